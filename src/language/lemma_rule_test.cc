#include "language/lemma_rule.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(LemmaRule, CutsAndAppends) {
  EXPECT_EQ(apply_lemma_rule("3/y", "carried", "VERB"), "carry");
  EXPECT_EQ(apply_lemma_rule("1/", "Strikes", "NOUN"), "strike");
  EXPECT_EQ(apply_lemma_rule("!be", "were", "AUX"), "be");
}

TEST(LemmaRule, ARuleThatDoesNotFitLeavesTheForm) {
  EXPECT_EQ(apply_lemma_rule("9/y", "hit", "VERB"), "hit");
  EXPECT_EQ(apply_lemma_rule("nonsense", "Hit", "VERB"), "hit");
}

TEST(American, RespellsVerbsAndNounsInIse) {
  EXPECT_EQ(american("neutralise"), "neutralize");
  EXPECT_EQ(american("paralyse"), "paralyze");
  EXPECT_EQ(american("mobilisation"), "mobilization");
  EXPECT_EQ(american("rise"), "rise");
  EXPECT_EQ(american("wise"), "wise");
  EXPECT_EQ(american(""), "");
}

}  // namespace
}  // namespace dateline
