#include "base/hashed_weights.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

namespace dateline {
namespace {

Result<HashedWeights> weights_of(const std::string& text) {
  const auto file =
      std::filesystem::path(testing::TempDir()) /
      (std::string("hashed_weights_") + testing::UnitTest::GetInstance()->current_test_info()->name() + ".tsv");
  std::ofstream(file) << text;  // a file for each test: they run side by side
  return HashedWeights::load(file, 15);
}

TEST(HashedWeights, AddUpAndAreZeroElsewhere) {
  const auto weights = weights_of("# head\n3\t20\n32767\t-5\n");
  ASSERT_TRUE(weights) << weights.error().message;
  EXPECT_EQ(weights->score({3, 3, 32767, 4}), 35);
  EXPECT_EQ(weights->score({32768 + 3}), 20) << "the lowest bits name the bucket";
  EXPECT_EQ(weights->score({}), 0);
  EXPECT_EQ(HashedWeights().score({3}), 0);
}

TEST(HashedWeights, BrokenLinesAreNamed) {
  for (const char* line : {"32768\t1", "-1\t1", "1\t40000", "1", "x\t1", "1\t2\t3"}) {
    const auto weights = weights_of("1\t1\n" + std::string(line) + "\n");
    ASSERT_FALSE(weights) << line;
    EXPECT_EQ(weights.error().code, ErrorCode::kMalformed);
    EXPECT_NE(weights.error().message.find("line 2"), std::string::npos);
  }
  const auto missing = HashedWeights::load("no/such/file", 15);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kUnreadable);
}

// Small numbers, as ranks and buckets are, fall into buckets of their own wherever they stand.
TEST(HashedWeights, EveryValueTellsFeaturesApart) {
  for (int at = 0; at < 3; ++at) {
    std::set<uint32_t> buckets;
    for (int value = 0; value < 64; ++value) {
      std::vector<uint32_t> features;
      int values[] = {7, 7, 7};
      values[at] = value;
      add_feature(features, 62, values[0], values[1], values[2]);
      buckets.insert(features.front() & 0x7FFF);
    }
    EXPECT_GE(buckets.size(), 62U) << "value " << at;
  }
}

}  // namespace
}  // namespace dateline
