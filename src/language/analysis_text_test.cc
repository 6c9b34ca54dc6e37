#include "language/analysis_text.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

constexpr const char* kText = R"(# publisher = The Harbour Post
# published = 2020-05-04
# newblock = title
1 Shells  shell  NOUN NNS Number=Plur 2 nsubj _
2 fall    fall   VERB VBP _           0 root  Roleset=fall.01|Args=ARG1:1

# newpar
1   The       the      DET   DT  _ 2 det   Attr=B-source
2   mayor     mayor    NOUN  NN  _ 3 nsubj Attr=I-source
3   said      say      VERB  VBD _ 0 root  Attr=B-cue|Roleset=say.01|Args=ARG0:1-2,ARG1:4-7
4   Mara      Mara     PROPN NNP _ 7 nsubj Name=B-PER
5   Oren      Oren     PROPN NNP _ 4 flat  Name=I-PER
6-7 didn't    _        _     _   _ _ _     SpaceAfter=No
6   did       do       AUX   VBD _ 3 ccomp _
7   n't       not      PART  RB  _ 6 advmod _
8   .         .        PUNCT .   _ 3 punct _

)";

TEST(ReadAnalysis, BuildsTextAndSpans) {
  const auto a = read_analysis(kText);
  ASSERT_TRUE(a) << a.error().message;
  EXPECT_EQ(a->text(), "Shells fall\n\nThe mayor said Mara Oren didn't.");
  ASSERT_EQ(a->sentences.size(), 2u);
  ASSERT_EQ(a->article->blocks.size(), 2u);
  EXPECT_EQ(a->article->blocks[0].kind, BlockKind::kTitle);
  EXPECT_EQ(a->words(a->article->blocks[1].span), "The mayor said Mara Oren didn't.");
  EXPECT_EQ(a->article->published.value, "2020-05-04");
  ASSERT_EQ(a->names.size(), 1u);
  EXPECT_EQ(a->words(a->names[0].span), "Mara Oren");
  ASSERT_EQ(a->predicates.size(), 2u);
  EXPECT_EQ(a->predicates[1].roleset, "say.01");
  ASSERT_EQ(a->predicates[1].arguments.size(), 2u);
  EXPECT_EQ(a->words(a->predicates[1].arguments[1].span), "Mara Oren didn't");
  ASSERT_EQ(a->attribution_spans.size(), 2u);
  EXPECT_EQ(a->words(a->attribution_spans[0].span), "The mayor");
  EXPECT_EQ(a->tokens[2].head, 3);
  EXPECT_EQ(a->tokens[4].head, kNoToken);
}

TEST(ReadAnalysis, PartsOfAMultiwordTokenHaveSpansOfTheirOwn) {
  const auto a = read_analysis(kText);
  ASSERT_TRUE(a);
  EXPECT_EQ(a->words(a->tokens[7].span), "did");
  EXPECT_EQ(a->words(a->tokens[8].span), "n't");
}

TEST(ReadAnalysis, ReadsBackWhatIsWritten) {
  const auto a = read_analysis(kText);
  ASSERT_TRUE(a);
  const std::string once = write_conllu(*a);
  const auto b = read_analysis(once);
  ASSERT_TRUE(b) << b.error().message;
  EXPECT_EQ(b->text(), a->text());
  EXPECT_EQ(write_conllu(*b), once);
}

TEST(ReadAnalysis, NamesTheBadLine) {
  for (const char* bad :
       {"1 a a X X _ 9 dep _", "2 a a X X _ 0 root _", "1 a a X X _ 0 root Name=I-PER", "1-2 ab", "# newblock = poem",
        "1 a a X X _ 0 root Roleset=a.01|Args=ARG0:1-4", "x y", "1 a a X X _ 0 root Attr=B-song"}) {
    const auto a = read_analysis(bad);
    ASSERT_FALSE(a) << bad;
    EXPECT_EQ(a.error().code, ErrorCode::kMalformed);
    EXPECT_NE(a.error().message.find("line 1"), std::string::npos) << a.error().message;
  }
}

}  // namespace
}  // namespace dateline
