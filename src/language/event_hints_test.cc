#include "language/event_hints.h"

#include <gtest/gtest.h>

#include "language/analysis_text.h"

namespace dateline {
namespace {

constexpr const char* kText = R"(1 Police      police      NOUN  NNS _ 2 nsubj        _
2 cordoned    cordon      VERB  VBD _ 0 root         _
3 streets     street      NOUN  NNS _ 2 obj          _
4 off         off         ADP   RP  _ 2 compound:prt _
5 after       after       ADP   IN  _ 7 case         _
6 the         the         DET   DT  _ 7 det          _
7 car-bombing car-bombing NOUN  NN  _ 2 obl          _
8 Raid        raid        VERB  VB  _ 2 parataxis    _
)";

Model small_model() {
  Model model;
  model.labels.hint = {"COERCE!", "ASSAULT!", "ASSAULT", "@0", "@1", "@2", "@3", "@5", "@9", "@aside"};
  model.hints_of = {{"cordon_off/v", {0}}, {"cordon/v", {2}}, {"bombing/n", {1}}, {"raid/n", {2, 0}}};
  return model;
}

std::vector<int> hints(int at) {
  const Model model = small_model();
  const auto analysis = read_analysis(kText);
  EXPECT_TRUE(analysis);
  const auto found = hints_of(model, analysis->tokens, 0, at);
  return {found.begin(), found.end()};
}

TEST(EventHints, TakeVerbAndParticleBeforeTheVerbAlone) { EXPECT_EQ(hints(1), std::vector<int>{0}); }

TEST(EventHints, FallBackOnTheLastPartOfACompound) { EXPECT_EQ(hints(6), std::vector<int>{1}); }

TEST(EventHints, FallBackOnTheOtherPartOfSpeech) { EXPECT_EQ(hints(7), (std::vector<int>{2, 0})); }

TEST(EventHints, KnowNothingOfOtherWords) {
  EXPECT_TRUE(hints(2).empty());
  EXPECT_TRUE(hints(5).empty());
}

TEST(EventHints, ASentenceInsideADocumentCountsFromItsFirstToken) {
  const Model model = small_model();
  auto analysis = read_analysis(kText);
  for (Token& t : analysis->tokens) t.head += t.head == kNoToken ? 0 : 100;
  EXPECT_EQ(hints_of(model, analysis->tokens, 100, 1).front(), 0);
}

TEST(EventHints, PlacesCountTheRunningTextAlone) {
  std::vector<Block> blocks;
  blocks.push_back({{0, 1}, BlockKind::kBreadcrumb});
  blocks.push_back({{1, 2}, BlockKind::kTitle});
  blocks.push_back({{2, 3}, BlockKind::kCaption});
  for (uint32_t i = 0; i < 10; ++i) blocks.push_back({{3 + i, 4 + i}, BlockKind::kParagraph});
  EXPECT_EQ(place_hints(small_model(), blocks), (std::vector<int>{9, 3, 9, 4, 5, 6, 6, 7, 7, 7, 7, 8, 8}));
}

TEST(EventHints, AModelWithoutHintsHasNone) {
  EXPECT_EQ(place_hints(Model(), {{{0, 1}, BlockKind::kParagraph}}), std::vector<int>{-1});
}

}  // namespace
}  // namespace dateline
