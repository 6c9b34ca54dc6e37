#include <gtest/gtest.h>

#include "event/draft.h"

namespace dateline {
namespace {

// How many of the triggers with these scores stay; all are words of the model's own.
size_t kept(const std::vector<float>& scores, const char* key = "model:ASSAULT") {
  std::vector<EventReading> readings(scores.size());
  Trigger trigger;
  trigger.key = key;
  std::vector<Draft> drafts(scores.size());
  for (size_t i = 0; i < scores.size(); ++i) {
    readings[i].score = scores[i];
    drafts[i].reading = &readings[i];
    drafts[i].trigger = &trigger;
  }
  keep_to_home_ground(drafts);
  return drafts.size();
}

TEST(HomeGround, ReportsOfConflictKeepWhatTheHeadIsUnsureOf) {
  EXPECT_EQ(kept({0.95F, 0.97F, 0.9F, 0.55F, 0.93F}), 5U);
}

TEST(HomeGround, ElsewhereOnlyWhatItIsSureOfIsAnAct) { EXPECT_EQ(kept({0.55F, 0.6F, 0.9F, 0.7F, 0.52F}), 1U); }

TEST(HomeGround, WordsOfTheCodebookNeedLess) { EXPECT_EQ(kept({0.55F, 0.65F, 0.9F, 0.7F, 0.52F}, "attack.01"), 3U); }

TEST(HomeGround, FewTriggersTellNothing) { EXPECT_EQ(kept({0.55F, 0.6F, 0.5F}), 3U); }

}  // namespace
}  // namespace dateline
