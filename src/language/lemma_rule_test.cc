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

// The best rule cuts four letters: "denies" would be of "den", a verb that the frames have, too.
TEST(LemmaOf, RegularFormsKeepToTheirSpelling) {
  Model model;
  model.labels.lemma = {"4/", "3/y", "2/", "3/"};
  model.rolesets_of = {{"den/v", {0}},  {"deny/v", {1}}, {"week/n", {2}},
                       {"riot/n", {3}}, {"free/v", {4}}, {"go/v", {5}}};
  model.lemmas.of_form = {{"went/VERB", "go"}, {"freed/VERB", "fre"}};
  const float cut_four[] = {3, 2, 1, 0}, cut_two[] = {1, 2, 3, 0}, cut_three[] = {0, 0, 1, 3};
  EXPECT_EQ(lemma_of(model, cut_four, "denies", "VERB", "VBZ"), "deny");
  EXPECT_EQ(lemma_of(model, cut_three, "rioters", "NOUN", "NNS"), "rioter");
  EXPECT_EQ(lemma_of(model, cut_two, "freed", "VERB", "VBD"), "free");
  EXPECT_EQ(lemma_of(model, cut_two, "kamikazes", "NOUN", "NNS"), "kamikaze");
  EXPECT_EQ(lemma_of(model, cut_two, "blitzes", "NOUN", "NNS"), "blitz");
  EXPECT_EQ(lemma_of(model, cut_two, "weekly", "NOUN", "NN"), "weekly");
  EXPECT_EQ(lemma_of(model, cut_two, "Strike", "VERB", "VB"), "strike");
  EXPECT_EQ(lemma_of(model, cut_two, "went", "VERB", "VBD"), "go");
}

TEST(LemmaOf, AWordIsNotTakenForAnother) {
  Model model;
  model.labels.lemma = {"!peak", "2/"};
  model.rolesets_of = {{"peak/v", {0}}, {"photo/n", {1}}};
  model.lemmas.of_form = {{"went/VERB", "go"}};
  const float whole[] = {2, 1};
  EXPECT_EQ(lemma_of(model, whole, "Photo", "VERB", "VBN"), "photo");
  EXPECT_EQ(lemma_of(model, whole, "pook", "VERB", "VBD"), "peak") << "no word of its own: an irregular form";
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
