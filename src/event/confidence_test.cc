#include "event/confidence.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/data_dir.h"

namespace dateline {
namespace {

Result<Confidences> table(const std::string& text) {
  const auto file =
      std::filesystem::path(testing::TempDir()) /
      (std::string("confidence_") + testing::UnitTest::GetInstance()->current_test_info()->name() + ".tsv");
  std::ofstream(file) << text;  // a file for each test: they run side by side
  return Confidences::load(file);
}

TEST(Confidences, AreStepsAndTheScoreWhereNoneIsKnown) {
  const auto t = table("# kind\tfrom\tprobability\nevent once\t0\t0.2\nevent once\t0.5\t0.6\n");
  ASSERT_TRUE(t) << t.error().message;
  EXPECT_FLOAT_EQ(t->of("event once", 0.1F), 0.2F);
  EXPECT_FLOAT_EQ(t->of("event once", 0.5F), 0.6F);
  EXPECT_FLOAT_EQ(t->of("event once", 1.0F), 0.6F);
  EXPECT_FLOAT_EQ(t->of("claim beside", 0.4F), 0.4F);
}

TEST(Confidences, BrokenLinesAreNamed) {
  for (const char* line : {"event once\t0", "event once\t2\t0.5", "event once\t0.5\tx", "event once\t0\t0.3"}) {
    const auto t = table("event once\t0\t0.2\n" + std::string(line) + "\n");
    ASSERT_FALSE(t) << line;
    EXPECT_NE(t.error().message.find("line 2"), std::string::npos);
  }
}

TEST(Confidences, ShippedTableRises) {
  const auto t = Confidences::load(data_dir() / "lexicons" / "confidence.tsv");
  ASSERT_TRUE(t) << t.error().message;
  for (const char* kind : {"event once", "event again", "claim mention", "claim beside", "claim number"}) {
    for (int n = 0; n < 20; ++n)
      EXPECT_LE(t->of(kind, static_cast<float>(n) / 20), t->of(kind, static_cast<float>(n + 1) / 20)) << kind;
  }
}

}  // namespace
}  // namespace dateline
