#include "language/commas.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace dateline {
namespace {

struct Word {
  const char* form;
  int head;  // from 1, 0 for the root
  const char* relation;
};

// The form of each comma's head, the sentence standing at word 10 of its document.
std::string heads(const std::vector<Word>& words) {
  constexpr int kFirst = 10;
  std::vector<Token> tokens;
  for (const Word& w : words) {
    Token t;
    t.lemma = w.form;
    t.upos = std::string_view(w.relation) == "punct" ? "PUNCT" : "X";
    t.deprel = w.relation;
    t.head = w.head == 0 ? kNoToken : kFirst + w.head - 1;
    tokens.push_back(t);
  }
  mend_commas(tokens, kFirst);
  std::string out;
  for (const Token& t : tokens) {
    if (t.upos == "PUNCT") out += tokens[static_cast<size_t>(t.head - kFirst)].lemma + " ";
  }
  return out;
}

TEST(Commas, HangOnTheUnitThatTheyPartOff) {
  EXPECT_EQ(heads({{"today", 3, "obl"}, {",", 4, "punct"}, {"left", 0, "root"}, {"early", 3, "advmod"}}), "today ");
  EXPECT_EQ(heads({{"left", 0, "root"}, {"here", 1, "advmod"}, {",", 2, "punct"}, {"saying", 1, "advcl"}}), "saying ");
}

TEST(Commas, StayWhereTheParserChoseANeighbour) {
  EXPECT_EQ(heads({{"today", 3, "obl"}, {",", 3, "punct"}, {"left", 0, "root"}}), "left ");
}

TEST(Commas, OddTreesStayTrees) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    const int n = 2 + static_cast<int>(random() % 9);
    std::vector<Token> tokens(static_cast<size_t>(n));
    for (int i = 0; i < n; ++i) {
      Token& t = tokens[static_cast<size_t>(i)];
      const bool mark = random() % 3 == 0;
      t.lemma = mark ? "," : "x";
      t.upos = mark ? "PUNCT" : "X";
      t.deprel = mark ? "punct" : "dep";
      t.head =
          i == 0 ? kNoToken : static_cast<int>(random() % static_cast<unsigned>(i));  // always to the left: no cycle
    }
    mend_commas(tokens, 0);
    for (int i = 0; i < n; ++i) {
      int at = i, steps = 0;
      while (at >= 0 && steps <= n) at = tokens[static_cast<size_t>(at)].head, ++steps;
      ASSERT_LE(steps, n);
    }
  }
}

}  // namespace
}  // namespace dateline
