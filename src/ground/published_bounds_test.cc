#include "ground/published_bounds.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/data_dir.h"
#include "ground/time_test_text.h"
#include "ground/times.h"

namespace dateline {
namespace {

template <typename T>
T loaded(Result<T> result) {
  if (!result) ADD_FAILURE() << result.error().message;
  return std::move(*result);
}

const ActorLexicon& actors() {
  static const ActorLexicon lexicon = loaded(ActorLexicon::load(data_dir() / "lexicons"));
  return lexicon;
}

// "earliest..latest", or "" where the text tells nothing. `named` is an actor's id whose name the text bears.
std::string bounds_of(const std::string& text, std::string_view name = "", const char* actor = "") {
  static const TimeGrammar grammar = loaded(TimeGrammar::load(data_dir() / "lexicons" / "times"));
  static const DatedFacts facts = loaded(DatedFacts::load(data_dir() / "lexicons" / "dated.tsv"));
  Grounded grounded;
  auto analysis = std::make_shared<Analysis>(analysis_of_text(text, ""));
  grounded.times = find_times(*analysis, grammar);
  if (!name.empty()) {
    Mention mention;
    const auto begin = static_cast<uint32_t>(text.find(name));
    mention.span = {begin, begin + static_cast<uint32_t>(name.size())};
    while (analysis->tokens[static_cast<size_t>(mention.tokens.first)].span.begin < begin) ++mention.tokens.first;
    mention.entity = 0;
    grounded.mentions.push_back(mention);
    Entity entity;
    entity.actor_id = actor;
    entity.mentions = {0};
    grounded.entities.push_back(entity);
  }
  grounded.analysis = analysis;
  const auto bounds = published_bounds(grounded, actors(), facts);
  return bounds ? bounds->earliest + ".." + bounds->latest : "";
}

TEST(PublishedBounds, WhatTheTextTakesForGrantedDatesIt) {
  const struct {
    const char* text;
    const char* bounds;
  } cases[] = {
      {"Shells fell on the port, and nobody was hurt.", ""},
      {"The port was shelled in March 2011.", "2011-03-01.."},
      {"The port was shelled in 1998. It was hit again in 2004.", "2004-01-01.."},
      {"A vote will be held in 2020.", "..2020-12-31"},
      {"Analysts said 2020 earnings fell short.", ""},
      {"The port was shelled on Friday.", ""},
      {"President Clinton said on Friday that the talks failed.", "1993-01-20..2001-01-20"},
      {"President Clinton took office when the talks failed.", "1993-01-20.."},
      {"President Clinton met them. In 1998 the talks ended.", "1998-01-01..2001-01-20"},
      {"Former President Clinton said on Friday that the talks failed.", ""},
      {"It happened after the Sept. 11 attacks.", "2001-09-11.."},
      // Two agree against one.
      {"The tower was built in 2011. President Clinton said today he met Secretary of State Madeleine Albright.",
       "1997-01-23..2001-01-20"},
  };
  for (const auto& c : cases) EXPECT_EQ(bounds_of(c.text), c.bounds) << c.text;
}

TEST(PublishedBounds, ActorsBringTheirTerms) {
  EXPECT_EQ(bounds_of("On Friday Prime Minister Theresa May met them.", "Theresa May", "theresa_may"),
            "2016-07-13..2019-07-24");
  EXPECT_EQ(bounds_of("On Friday Theresa May met them.", "Theresa May", "theresa_may"), "");
  EXPECT_EQ(bounds_of("It was claimed by Jabhat Fateh al-Sham.", "Jabhat Fateh al-Sham", "jabhat_fateh_al_sham"),
            "2016-07-28..");
  EXPECT_EQ(bounds_of("The group, formerly known as al-Nusra Front, fled.", "al-Nusra Front", "al_nusra_front"),
            "2016-07-28..");
}

TEST(PublishedBounds, ReasonsAreThePlacesThatMovedABound) {
  const std::string text = "The port was shelled in 1998. It was hit again in 2004.";
  Grounded grounded;
  auto analysis = std::make_shared<Analysis>(analysis_of_text(text, ""));
  grounded.times = find_times(*analysis, loaded(TimeGrammar::load(data_dir() / "lexicons" / "times")));
  grounded.analysis = analysis;
  const auto bounds = published_bounds(grounded, actors(), DatedFacts());
  if (!bounds) FAIL() << "no bounds";
  ASSERT_EQ(bounds->reasons.size(), 1u);
  EXPECT_EQ(analysis->words(bounds->reasons[0].span), "2004");
  EXPECT_EQ(bounds->reasons[0].from, "2004-01-01");
}

TEST(DatedFacts, OddRowsAreErrorsWithTheirLine) {
  const auto path = std::filesystem::path(testing::TempDir()) / "dated.tsv";
  for (const char* row : {"a\tb\t2001", "president\tx\t2001-13-01\t", "\tx\t2002\t2001", "\t\t2001\t", "\tx\t\t"}) {
    std::ofstream(path) << "# head\n" << row << "\n";
    const auto facts = DatedFacts::load(path);
    ASSERT_FALSE(facts) << row;
    EXPECT_NE(facts.error().message.find("dated.tsv:2"), std::string::npos) << facts.error().message;
  }
  EXPECT_FALSE(DatedFacts::load("/nowhere/dated.tsv"));
}

}  // namespace
}  // namespace dateline
