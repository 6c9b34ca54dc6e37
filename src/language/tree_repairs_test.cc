#include "language/tree_repairs.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace dateline {
namespace {

// Words of "form/upos/xpos>head:deprel", heads counted from 1, 0 for the root. Forms stand in a text that is not kept.
std::vector<Token> sentence(const std::vector<std::string>& words) {
  static const std::vector<std::string>* const table = new std::vector<std::string>{
      "NOUN",      "PROPN", "VERB",       "PART",      "ADP",       "SCONJ", "CCONJ",     "DET",  "PUNCT", "AUX",
      "ADJ",       "NN",    "NNP",        "VBD",       "VBN",       "VBG",   "POS",       "IN",   "CC",    "DT",
      ",",         "HYPH",  "JJ",         "root",      "flat",      "nsubj", "nmod:poss", "case", "obj",   "appos",
      "ccomp",     "mark",  "nmod",       "obl",       "conj",      "cc",    "punct",     "det",  "aux",   "compound",
      "nmod:desc", "acl",   "acl:relcl",  "amod",      "parataxis", "''",    "NNS",       "PRON", "WDT",   "RB",
      "iobj",      "advcl", "nsubj:pass", "obl:agent", "aux:pass"};
  const auto view = [](const std::string& word) -> std::string_view {
    for (const std::string& known : *table) {
      if (known == word) return known;
    }
    ADD_FAILURE() << word;
    return "";
  };
  std::vector<Token> out;
  uint32_t at = 0;
  for (const std::string& word : words) {
    const size_t pos = word.find('/'), xpos = word.find('/', pos + 1), head = word.find('>'),
                 relation = word.find(':', head);
    Token t;
    t.lemma = word.substr(0, pos);
    t.span = {at, at + static_cast<uint32_t>(pos)};
    at += static_cast<uint32_t>(pos) + (t.lemma == "-" || t.lemma == "Ames" ? 0 : 1);
    t.upos = view(word.substr(pos + 1, xpos - pos - 1));
    t.xpos = view(word.substr(xpos + 1, head - xpos - 1));
    t.head = std::stoi(word.substr(head + 1, relation - head - 1)) - 1;
    t.deprel = view(word.substr(relation + 1));
    out.push_back(t);
  }
  return out;
}

std::string tree_of(std::vector<Token> tokens, int first = 0) {
  mend_tree(tokens, first);
  std::string text;
  for (const Token& t : tokens) text += std::to_string(t.head + 1) + ":" + std::string(t.deprel) + " ";
  text.pop_back();
  return text;
}

TEST(TreeRepairs, SayingsBetweenDoerAndAct) {
  // Officers, farmers claimed in Ames, seized it
  const std::vector<std::string> claimed = {
      "Officers/NOUN/NNS>8:nsubj", ",/PUNCT/,>3:punct",    "farmers/NOUN/NNS>1:appos", "claim/VERB/VBN>3:acl",
      "in/ADP/IN>6:case",          "Ames/PROPN/NNP>4:obl", ",/PUNCT/,>1:punct",        "seized/VERB/VBD>0:root"};
  EXPECT_EQ(tree_of(sentence(claimed)), "8:nsubj 3:punct 4:nsubj 8:parataxis 6:case 4:obl 1:punct 0:root");
  std::vector<std::string> by = claimed;  // "... claimed by Ames": they are those whom he claimed
  by[5] = "Ames/PROPN/NNP>4:obl:agent";
  EXPECT_EQ(tree_of(sentence(by)), "8:nsubj 3:punct 1:appos 3:acl 6:case 4:obl:agent 1:punct 0:root");
  // Prisoners, officers said, seized it
  EXPECT_EQ(tree_of(sentence({"Prisoners/NOUN/NNS>4:ccomp", ",/PUNCT/,>1:punct", "officers/NOUN/NNS>4:nsubj",
                              "say/VERB/VBD>0:root", ",/PUNCT/,>1:punct", "seized/VERB/VBD>4:conj"})),
            "6:nsubj 1:punct 4:nsubj 0:root 1:punct 4:ccomp");
}

TEST(TreeRepairs, WhoSpeaksBehindARelativeClause) {
  // to Reuters, which cited TASS, Ann said
  EXPECT_EQ(tree_of(sentence({"to/ADP/IN>2:case", "Reuters/PROPN/NNP>8:obl", "which/PRON/WDT>4:nsubj",
                              "cited/VERB/VBD>2:acl:relcl", "TASS/PROPN/NNP>4:obj", ",/PUNCT/,>7:punct",
                              "Ann/PROPN/NNP>5:conj", "said/VERB/VBD>0:root"})),
            "2:case 8:obl 4:nsubj 2:acl:relcl 4:obj 7:punct 8:nsubj 0:root");
}

TEST(TreeRepairs, WhatIsQuotedIsNoPartOfItsSpeaker) {
  // great," Rep. Ames said
  EXPECT_EQ(tree_of(sentence({"great/ADJ/JJ>4:nmod:desc", ",/PUNCT/,>1:punct", "\"/PUNCT/''>1:punct",
                              "Rep./PROPN/NNP>6:nsubj", "Ames/PROPN/NNP>4:flat", "say/VERB/VBD>0:root"})),
            "6:ccomp 1:punct 1:punct 6:nsubj 4:flat 0:root");
  // the "great" Rep. Ames said
  EXPECT_EQ(tree_of(sentence({"great/ADJ/JJ>3:amod", "\"/PUNCT/''>1:punct", "Rep./PROPN/NNP>5:nsubj",
                              "Ames/PROPN/NNP>3:flat", "say/VERB/VBD>0:root"})),
            "3:amod 1:punct 5:nsubj 3:flat 0:root");
}

TEST(TreeRepairs, UnknownOnesInARowAreAList) {
  // a witness, a doctor and officers said
  EXPECT_EQ(tree_of(sentence({"a/DET/DT>2:det", "witness/NOUN/NN>8:nsubj", ",/PUNCT/,>5:punct", "a/DET/DT>5:det",
                              "doctor/NOUN/NN>8:nsubj", "and/CCONJ/CC>7:cc", "officers/NOUN/NNS>5:conj",
                              "say/VERB/VBD>0:root"})),
            "2:det 8:nsubj 5:punct 5:det 2:conj 7:cc 2:conj 0:root");
  // the witness, a doctor and officer, said
  EXPECT_EQ(tree_of(sentence({"the/DET/DT>2:det", "witness/NOUN/NN>8:nsubj", ",/PUNCT/,>5:punct", "a/DET/DT>5:det",
                              "doctor/NOUN/NN>2:appos", "and/CCONJ/CC>7:cc", "officer/NOUN/NN>5:conj",
                              "say/VERB/VBD>0:root"})),
            "2:det 8:nsubj 5:punct 5:det 2:appos 7:cc 5:conj 0:root");
}

TEST(TreeRepairs, TwoWhoAreJoinedAreNoCompound) {
  // the interior minister and army officers said
  EXPECT_EQ(tree_of(sentence({"the/DET/DT>3:det", "interior/ADJ/JJ>3:amod", "minister/NOUN/NN>6:compound",
                              "and/CCONJ/CC>5:cc", "army/NOUN/NN>3:conj", "officers/NOUN/NNS>7:nsubj",
                              "said/VERB/VBD>0:root"})),
            "3:det 3:amod 7:nsubj 6:cc 6:compound 3:conj 0:root");
  // the trade and finance ministers said
  EXPECT_EQ(tree_of(sentence({"the/DET/DT>5:det", "trade/NOUN/NN>5:compound", "and/CCONJ/CC>4:cc",
                              "finance/NOUN/NN>2:conj", "ministers/NOUN/NNS>6:nsubj", "said/VERB/VBD>0:root"})),
            "5:det 5:compound 4:cc 2:conj 6:nsubj 0:root");
}

TEST(TreeRepairs, OwnersHangOnWhatTheyOwn) {
  // Interfax carried Ann Ames-Ross's claim
  EXPECT_EQ(tree_of(sentence({"Interfax/PROPN/NNP>2:nsubj", "carried/VERB/VBD>0:root", "Ann/PROPN/NNP>2:obj",
                              "Ames/PROPN/NNP>3:flat", "-/PUNCT/HYPH>6:punct", "Ross/PROPN/NNP>8:nmod:poss",
                              "'s/PART/POS>6:case", "claim/NOUN/NN>2:obj"})),
            "2:nsubj 0:root 8:nmod:poss 3:flat 6:punct 3:flat 3:case 2:obj");
  // carried the chief of Vessen's claim
  EXPECT_EQ(tree_of(sentence({"carried/VERB/VBD>0:root", "the/DET/DT>3:det", "chief/NOUN/NN>1:obj", "of/ADP/IN>5:case",
                              "Vessen/PROPN/NNP>7:nmod:poss", "'s/PART/POS>5:case", "claim/NOUN/NN>3:nmod"})),
            "0:root 3:det 7:nmod:poss 5:case 3:nmod 3:case 1:obj");
}

TEST(TreeRepairs, SubjectsStandBeforeTheirVerb) {
  // directors told AFP of claims by Ames
  EXPECT_EQ(
      tree_of(sentence({"directors/NOUN/NN>7:appos", "told/VERB/VBD>0:root", "AFP/PROPN/NNP>2:iobj", "of/ADP/IN>5:case",
                        "claims/NOUN/NN>2:obl", "by/ADP/IN>7:case", "Ames/PROPN/NNP>5:nmod"})),
      "2:nsubj 0:root 2:iobj 5:case 2:obl 7:case 5:nmod");
  // TASS reported that spokesmen had stated
  EXPECT_EQ(tree_of(sentence({"TASS/PROPN/NNP>2:nsubj", "reported/VERB/VBD>0:root", "that/SCONJ/IN>6:mark",
                              "spokesmen/NOUN/NN>1:nmod:desc", "had/AUX/VBD>6:aux", "stated/VERB/VBN>2:ccomp"})),
            "2:nsubj 0:root 6:mark 6:nsubj 6:aux 2:ccomp");
}

TEST(TreeRepairs, ANameBehindAJoinedNounIsItsApposition) {
  // Syria and ally Russia spoke
  EXPECT_EQ(tree_of(sentence({"Syria/PROPN/NNP>5:nsubj", "and/CCONJ/CC>3:cc", "ally/NOUN/NN>1:conj",
                              "Russia/PROPN/NNP>1:conj", "spoke/VERB/VBD>0:root"})),
            "5:nsubj 3:cc 1:conj 3:appos 0:root");
}

TEST(TreeRepairs, ABareNounRightBeforeAPastTenseIsItsSubject) {
  // hit a yard, officers died; with "in officers died" the noun stays
  EXPECT_EQ(tree_of(sentence({"hit/VERB/VBD>0:root", "a/DET/DT>3:det", "yard/NOUN/NN>1:obj", ",/PUNCT/,>6:punct",
                              "officers/NOUN/NNS>1:obl", "died/VERB/VBD>1:advcl"})),
            "0:root 3:det 1:obj 6:punct 6:nsubj 1:advcl");
  EXPECT_EQ(tree_of(sentence({"hit/VERB/VBD>0:root", "a/DET/DT>3:det", "yard/NOUN/NN>1:obj", "in/ADP/IN>5:case",
                              "officers/NOUN/NNS>1:obl", "died/VERB/VBD>1:advcl"})),
            "0:root 3:det 1:obj 5:case 1:obl 1:advcl");
}

TEST(TreeRepairs, GoodTreesStay) {
  const std::vector<Token> good =
      sentence({"Ann/PROPN/NNP>3:nsubj", "Ames/PROPN/NNP>1:flat", "saw/VERB/VBD>0:root", "the/DET/DT>5:det",
                "mayor/NOUN/NN>7:nmod:poss", "'s/PART/POS>5:case", "house/NOUN/NN>3:obj"});
  EXPECT_EQ(tree_of(good), "3:nsubj 1:flat 0:root 5:det 7:nmod:poss 5:case 3:obj");
}

// Whatever tree the parser makes of whatever tags, a tree with one root comes out.
TEST(TreeRepairs, TreesStayTrees) {
  std::mt19937 random(1);
  const std::vector<std::string> words = {
      "Ann/PROPN/NNP", "noun/NOUN/NN",  "told/VERB/VBD", "said/VERB/VBN", "cite/VERB/VBG", "'s/PART/POS",
      "by/ADP/IN",     "that/SCONJ/IN", "and/CCONJ/CC",  "-/PUNCT/HYPH",  "had/AUX/VBD",   "the/DET/DT",
      "say/VERB/VBN",  "men/NOUN/NNS",  ",/PUNCT/,",     "old/ADJ/JJ",    "\"/PUNCT/''",   "a/DET/DT"};
  const std::vector<std::string> relations = {
      "nsubj", "flat", "appos", "compound", "nmod",       "nmod:poss", "nmod:desc", "obj",  "obl", "case",     "mark",
      "cc",    "conj", "ccomp", "acl",      "nsubj:pass", "aux",       "acl:relcl", "amod", "det", "parataxis"};
  for (int round = 0; round < 100000; ++round) {
    const int n = 2 + static_cast<int>(random() % 12), first = static_cast<int>(random() % 3) * 7;
    std::vector<int> order(static_cast<size_t>(n));
    for (int i = 0; i < n; ++i) order[static_cast<size_t>(i)] = i;
    std::shuffle(order.begin(), order.end(), random);
    std::vector<int> heads(static_cast<size_t>(n), 0);
    for (int i = 1; i < n; ++i)
      heads[static_cast<size_t>(order[static_cast<size_t>(i)])] = order[random() % static_cast<size_t>(i)] + 1;
    std::vector<std::string> text;
    for (int i = 0; i < n; ++i) {
      const int head = heads[static_cast<size_t>(i)];
      text.push_back(words[random() % words.size()] + ">" + std::to_string(head) + ":" +
                     (head == 0 ? "root" : relations[random() % relations.size()]));
    }
    std::vector<Token> tokens = sentence(text);
    for (Token& t : tokens) t.head = t.head < 0 ? t.head : t.head + first;
    mend_tree(tokens, first);
    int roots = 0;
    for (int i = 0; i < n; ++i) {
      roots += tokens[static_cast<size_t>(i)].head < 0;
      int at = first + i, steps = 0;
      while (at >= 0 && steps <= n) {
        ASSERT_TRUE(at >= first && at < first + n);
        at = tokens[static_cast<size_t>(at - first)].head;
        ++steps;
      }
      ASSERT_LE(steps, n) << "a cycle";
    }
    ASSERT_EQ(roots, 1);
  }
}

}  // namespace
}  // namespace dateline
