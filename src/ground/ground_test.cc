#include "ground/ground.h"

#include <gtest/gtest.h>

#include "base/data_dir.h"
#include "language/analysis_text.h"

namespace dateline {
namespace {

TEST(Ground, PutsTogetherWhoWhenAndHowMany) {
  const auto context = GroundContext::load(data_dir());
  ASSERT_TRUE(context) << context.error().message;
  auto analysis = read_analysis(R"(# publisher = Example Times
# published = 2018-11-25
# newpar
1 The the DET DT _ 3 det
2 Turkish Turkish ADJ JJ _ 3 amod
3 army army NOUN NN Number=Sing 4 nsubj
4 detained detain VERB VBD _ 0 root
5 three three NUM CD _ 6 nummod
6 civilians civilian NOUN NNS Number=Plur 4 obj
7 on on ADP IN _ 8 case
8 Saturday Saturday PROPN NNP Number=Sing 4 obl
9 . . PUNCT . _ 4 punct
)");
  ASSERT_TRUE(analysis) << analysis.error().message;
  const auto shared = std::make_shared<const Analysis>(std::move(*analysis));
  const auto grounded = ground(shared, *context);
  ASSERT_TRUE(grounded) << grounded.error().message;
  EXPECT_EQ(grounded->analysis, shared);
  ASSERT_EQ(grounded->times.size(), 1u);
  EXPECT_EQ(grounded->times[0].value, "2018-11-24");
  ASSERT_EQ(grounded->quantities.size(), 1u);
  EXPECT_EQ(grounded->quantities[0].best, 3);
  ASSERT_GE(grounded->entities.size(), 3u);
  EXPECT_EQ(grounded->entities[0].country, "TUR");
  EXPECT_EQ(grounded->entities[0].sector, "MIL");
  ASSERT_NE(grounded->publisher, kNone);
  EXPECT_EQ(grounded->entities[static_cast<size_t>(grounded->publisher)].name, "Example Times");
}

TEST(Ground, NoAnalysisIsAnErrorNotACrash) {
  const auto context = GroundContext::load(data_dir());
  ASSERT_TRUE(context) << context.error().message;
  const auto nothing = ground(nullptr, *context);
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().code, ErrorCode::kInvalid);

  auto outside = read_analysis("# newpar\n1 He he PRON PRP _ 0 root\n");
  ASSERT_TRUE(outside);
  outside->tokens[0].head = 7;
  const auto broken = ground(std::make_shared<const Analysis>(std::move(*outside)), *context);
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, ErrorCode::kInvalid);
}

TEST(Ground, AMissingTableIsNamed) {
  const auto context = GroundContext::load("/nowhere");
  ASSERT_FALSE(context);
  EXPECT_EQ(context.error().code, ErrorCode::kUnreadable);
}

}  // namespace
}  // namespace dateline
