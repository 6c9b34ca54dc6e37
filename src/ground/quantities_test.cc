#include "ground/quantities.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/data_dir.h"
#include "base/strings.h"
#include "ground/number_words.h"
#include "ground/time_test_text.h"
#include "language/analysis_text.h"

namespace dateline {
namespace {

const CountLexicon& lexicon() {
  static const Result<CountLexicon> loaded = CountLexicon::load(data_dir() / "lexicons" / "counted.tsv");
  if (!loaded) ADD_FAILURE() << loaded.error().message;
  return *loaded;
}

std::string bound(const std::optional<double>& value) { return value ? fmt::format("{}", *value) : "-"; }

std::string described(const Quantity& q) {
  return fmt::format("{} {} {} {} {} {}", q.what, bound(q.low), bound(q.best), bound(q.high), q.modifier,
                     q.subgroup.empty() ? "-" : q.subgroup);
}

// The sentence with its counts in brackets, and what they are, as a line of testdata/quantities.txt.
std::string as_line(const Analysis& analysis, const std::vector<Quantity>& found) {
  std::string text(analysis.text()), notes;
  for (size_t i = found.size(); i-- > 0;) {
    text.insert(found[i].span.end, "]");
    text.insert(found[i].span.begin, "[");
  }
  for (const Quantity& q : found) notes += (notes.empty() ? " | " : "; ") + described(q);
  return text + notes;
}

TEST(Quantities, EveryLineOfTheTestFile) {
  std::ifstream in(std::string(DATELINE_SOURCE_DIR) + "/src/ground/testdata/quantities.txt");
  ASSERT_TRUE(in.is_open());
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    std::string sentence;
    for (const char c : trim(std::string_view(line).substr(0, line.find(" | ")))) {
      if (c != '[' && c != ']') sentence.push_back(c);
    }
    const Analysis analysis = analysis_of_text(sentence, "");
    EXPECT_EQ(as_line(analysis, find_quantities(analysis, lexicon())), line) << "quantities.txt:" << number;
  }
}

// What the model reads over a phrase, in place of the weights.
std::string with_reading(std::string_view sentence, TokenRange tokens, std::string_view what, float score) {
  Analysis analysis = analysis_of_text(std::string(sentence), "");
  analysis.count_readings.push_back({tokens, what, score});
  return as_line(analysis, find_quantities(analysis, lexicon()));
}

TEST(Quantities, AReadingGivesABareNumberItsMeaning) {
  EXPECT_EQ(with_reading("The mayor put it at seven .", {5, 6}, "killed", 0.9F),
            "The mayor put it at [seven] . | killed 7 7 7 exact -");
  EXPECT_EQ(with_reading("The mayor put it at seven .", {5, 6}, "killed", 0.4F), "The mayor put it at seven .");
}

TEST(Quantities, AReadingOfSomethingElseTakesAWrongTollAway) {
  EXPECT_EQ(with_reading("The blast killed 12 people .", {3, 5}, "other", 0.9F),
            "The blast killed [12 people] . | other 12 12 12 exact -");
}

TEST(Quantities, AReadingBesideThePhraseSaysNothingOfIt) {
  EXPECT_EQ(with_reading("The blast killed 12 people .", {0, 2}, "injured", 0.9F),
            "The blast killed [12 people] . | killed 12 12 12 exact -");
}

TEST(Quantities, TheTreeTellsWhoWasKilled) {
  const auto analysis = read_analysis(
      "1 Twelve twelve NUM CD _ 2 nummod\n"
      "2 guards guard NOUN NNS _ 5 nsubj\n"
      "3 at at ADP IN _ 4 case\n"
      "4 noon noon NOUN NN _ 2 nmod\n"
      "5 killed kill VERB VBD _ 0 root\n"
      "6 rebels rebel NOUN NNS _ 5 obj\n"
      "7 . . PUNCT . _ 5 punct\n");
  ASSERT_TRUE(analysis.has_value());
  const auto found = find_quantities(*analysis, lexicon());
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].what, "other");
  EXPECT_EQ(found[0].head, 1);
}

// Models take counts of people for counts of the dead where they know no better; the words must tell of death.
TEST(Quantities, TheDeadAreDeadByTheirWordsToo) {
  const auto reading = [](const char* text, TokenRange tokens) { return with_reading(text, tokens, "killed", 0.9F); };
  EXPECT_EQ(reading("State media say that 107 people could hardly breathe when they arrived in hospital.", {4, 6}),
            "State media say that [107 people] could hardly breathe when they arrived in hospital. | hospitalised 107 "
            "107 107 exact -");
  EXPECT_EQ(reading("Doctors counted 46 people who were choking.", {2, 4}),
            "Doctors counted [46 people] who were choking. | hospitalised 46 46 46 exact -");
  EXPECT_EQ(reading("The nurse saw 46 people who were choking.", {3, 5}),
            "The nurse saw [46 people] who were choking. | injured 46 46 46 exact -");
  EXPECT_EQ(reading("The funerals of 46 people were held beside the hospital.", {3, 5}),
            "The funerals of [46 people] were held beside the hospital. | killed 46 46 46 exact -");
  EXPECT_EQ(reading("The ministry speaks of 46 people.", {4, 6}),
            "The ministry speaks of [46 people]. | killed 46 46 46 exact -");
}

TEST(Quantities, NumbersInWordsAndDigits) {
  const std::pair<const char*, double> cases[] = {{"59", 59},
                                                  {"twenty-five", 25},
                                                  {"1,200", 1200},
                                                  {"1.5 million", 1.5e6},
                                                  {"two hundred and six", 206},
                                                  {"half a million", 5e5},
                                                  {"a hundred", 100},
                                                  {"two dozen", 24},
                                                  {"three thousand five hundred", 3500},
                                                  {"2 1/2", 2.5}};
  for (const auto& [text, value] : cases) {
    const Analysis analysis = analysis_of_text(text, "");
    std::vector<Piece> pieces;
    pieces_of(analysis, analysis.sentences.at(0), pieces);
    const auto number = match_number(pieces, 0);
    if (!number) FAIL() << text;
    EXPECT_DOUBLE_EQ(number->value, value) << text;
    EXPECT_EQ(static_cast<size_t>(number->pieces), pieces.size()) << text;
  }
}

TEST(Quantities, HostileNumbersAreNoNumbers) {
  for (const char* text : {"1,2,3", "1..2", "99999999999999999999999999", "-", "million", "twenty thirty"}) {
    const Analysis analysis = analysis_of_text(text, "");
    std::vector<Piece> pieces;
    pieces_of(analysis, analysis.sentences.at(0), pieces);
    const auto number = match_number(pieces, 0);
    EXPECT_TRUE(!number || static_cast<size_t>(number->pieces) < pieces.size()) << text;
  }
}

}  // namespace
}  // namespace dateline
