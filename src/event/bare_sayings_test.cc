// Which words are asked whether they mean an event that they do not name, and what the choice is made from.
#include "event/bare_sayings.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "attribute/attribute.h"
#include "base/data_dir.h"
#include "event/code_events.h"
#include "event/code_for_test.h"
#include "ground/ground.h"
#include "language/analysis_text.h"

namespace dateline {
namespace {

// An attack; a saying about it; a sentence that goes on; a saying that names the act itself.
constexpr std::string_view kReport = R"(# newblock = paragraph
1 Airstrikes airstrike NOUN NNS Number=Plur 2 nsubj
2 destroyed destroy VERB VBD VerbForm=Fin 0 root _ Roleset=destroy.01|Args=ARG0:1,ARG1:3-4
3 two two NUM CD _ 4 nummod
4 depots depot NOUN NNS _ 2 obj _ SpaceAfter=No
5 . . PUNCT . _ 2 punct

# newblock = paragraph
1 The the DET DT _ 2 det
2 ministry ministry NOUN NN Number=Sing 3 nsubj
3 said say VERB VBD VerbForm=Fin 0 root
4 that that SCONJ IN _ 6 mark
5 it it PRON PRP _ 8 nsubj
6 was be AUX VBD VerbForm=Fin 8 cop
7 an a DET DT _ 8 det
8 accident accident NOUN NN Number=Sing 3 ccomp _ SpaceAfter=No
9 . . PUNCT . _ 3 punct

1 Two two NUM CD _ 2 nummod
2 pilots pilot NOUN NNS Number=Plur 5 nsubj
3 had have AUX VBD VerbForm=Fin 5 aux
4 long long ADV RB _ 5 advmod
5 slept sleep VERB VBN VerbForm=Part 0 root _ SpaceAfter=No
6 . . PUNCT . _ 5 punct

# newblock = paragraph
1 Residents resident NOUN NNS Number=Plur 2 nsubj
2 said say VERB VBD VerbForm=Fin 0 root
3 airstrikes airstrike NOUN NNS Number=Plur 4 nsubj
4 destroyed destroy VERB VBD VerbForm=Fin 2 ccomp _ Roleset=destroy.01|Args=ARG0:3,ARG1:5
5 mills mill NOUN NNS _ 4 obj _ SpaceAfter=No
6 . . PUNCT . _ 2 punct
)";

struct Heard {
  std::string words;
  bool own, goes_on;
  size_t candidates, aspects;
};

Document read(std::vector<Heard>& heard, std::shared_ptr<const HashedWeights> weights) {
  const auto analysis = std::make_shared<const Analysis>(loaded(read_analysis(kReport)));
  const GroundContext ground_context = loaded(GroundContext::load(data_dir()));
  const AttributeContext attribute_context = loaded(AttributeContext::load(data_dir(), Limits{}));
  EventContext context = loaded(EventContext::load(data_dir(), "plover"));
  context.bare = std::move(weights);
  auto grounded = std::make_shared<const Grounded>(loaded(ground(analysis, ground_context)));
  auto attributed = std::make_shared<const Attributed>(loaded(attribute(std::move(grounded), attribute_context)));
  const auto listen = [&](const BareSaying& s, const std::vector<int>& events, const FeatureLists& candidates,
                          const FeatureLists& aspects) {
    EXPECT_EQ(candidates.size(), 1 + events.size() * (s.attribution == kNone && s.goes_on != kNone ? 2 : 1));
    heard.push_back({std::string(analysis->words(s.spans.front())), s.attribution == kNone, s.goes_on != kNone,
                     candidates.size(), aspects.size()});
    for (const auto& features : candidates) EXPECT_FALSE(features.empty());
  };
  return loaded(code_events(std::move(attributed), context, listen));
}

size_t count_bare(const Document& d) {
  return static_cast<size_t>(std::count_if(d.claims.begin(), d.claims.end(),
                                           [](const Claim& c) { return c.decided_by.starts_with("beside"); }));
}

TEST(BareSayings, AreContentsAndSentencesThatNameNoEvent) {
  std::vector<Heard> heard;
  const Document d = read(heard, std::make_shared<const HashedWeights>());
  ASSERT_EQ(heard.size(), 2U);
  EXPECT_EQ(heard[0].words, "that it was an accident");
  EXPECT_FALSE(heard[0].own);
  EXPECT_EQ(heard[0].candidates, 1 + d.events.size());
  EXPECT_EQ(heard[0].aspects, bare_aspects().size());
  EXPECT_EQ(heard[1].words, "Two pilots had long slept");
  EXPECT_TRUE(heard[1].own);
  EXPECT_TRUE(heard[1].goes_on);
  EXPECT_EQ(heard[1].candidates, 1 + 2 * d.events.size()) << "as the page's word and as the ministry's";
  EXPECT_EQ(count_bare(d), 0U) << "nothing is known, so nothing is claimed";
}

TEST(BareSayings, ShippedWeightsKeepChainAndForce) {
  std::vector<Heard> heard;
  const EventContext shipped = loaded(EventContext::load(data_dir(), "plover"));
  const Document d = read(heard, shipped.bare);
  for (const Claim& c : d.claims) {
    if (!c.decided_by.starts_with("beside <")) continue;
    ASSERT_EQ(c.branches.size(), 1U);
    EXPECT_EQ(d.analysis().words(c.branches[0].back().span), "The ministry");
    EXPECT_EQ(c.force, Force::kAsserted);
    EXPECT_GT(c.confidence, 0.0F);
    EXPECT_LE(c.confidence, 1.0F);
  }
}

}  // namespace
}  // namespace dateline
