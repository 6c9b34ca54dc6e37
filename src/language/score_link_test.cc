#include <gtest/gtest.h>

#include "language/analysis.h"

namespace dateline {
namespace {

TEST(ScoreLink, IsTheProductOfTheEarlierAndTheLaterSide) {
  EventReading a, b;
  a.earlier = {1.0F, 2.0F, 0.5F};
  b.later = {3.0F, -1.0F, 1.0F};
  EXPECT_FLOAT_EQ(score_link(a, b), 1.5F);
}

TEST(ScoreLink, IsZeroWithoutAModelThatLinks) { EXPECT_EQ(score_link(EventReading(), EventReading()), 0.0F); }

}  // namespace
}  // namespace dateline
