// Products without VNNI, by every instruction set of this machine, beside plain loops: equal to the last bit.
#include "encode/int8_product.h"

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <random>
#include <vector>

#include "encode/kernels.h"

namespace dateline {
namespace {

struct Case {
  int rows, out, in;
};

std::vector<int8_t> weights_of(const Case& c, bool largest) {
  std::mt19937 draw(1);
  std::vector<int8_t> weight(static_cast<size_t>(c.out) * static_cast<size_t>(c.in), 127);
  if (!largest) {
    for (int8_t& w : weight) w = static_cast<int8_t>(static_cast<int>(draw() % 255) - 127);
  }
  return weight;
}

std::vector<uint8_t> levels_of(const Case& c, bool largest) {
  std::mt19937 draw(2);
  std::vector<uint8_t> x(static_cast<size_t>(c.rows) * static_cast<size_t>(c.in), 255);
  if (!largest) {
    for (uint8_t& level : x) level = static_cast<uint8_t>(draw() % 256);
  }
  return x;
}

void expect_exact(const Case& c, bool largest) {
  const std::vector<int8_t> weight = weights_of(c, largest);
  const std::vector<uint8_t> x = levels_of(c, largest);
  const Int8Panels panels(weight.data(), c.out, c.in);
  std::vector<int32_t> sums(static_cast<size_t>(c.rows) * static_cast<size_t>(padded(c.out)), -1);
  panels.multiply(x.data(), c.rows, sums.data());
  for (int r = 0; r < c.rows; ++r) {
    for (int o = 0; o < padded(c.out); ++o) {
      int32_t sum = 0;
      for (int i = 0; o < c.out && i < c.in; ++i) sum += x[size_t(r * c.in + i)] * weight[size_t(o * c.in + i)];
      ASSERT_EQ(sums[size_t(r * padded(c.out) + o)], sum) << c.out << "x" << c.in << ", row " << r << ", output " << o;
    }
  }
}

TEST(Int8Panels, SumsAreExactForEveryShape) {
  for (const Case& c : std::vector<Case>{{1, 1, 1}, {3, 17, 5}, {7, 33, 48}, {64, 384, 384}, {5, 40, 1536}}) {
    expect_exact(c, false);
  }
}

TEST(Int8Panels, TheLargestSumsAreExact) { expect_exact({9, 16, 1536}, true); }

TEST(Int8Panels, EveryInstructionSetGivesTheSameSums) {
  const int rows = 13;
  const int pairs = 37;
  std::mt19937 draw(3);
  std::vector<int16_t> x(size_t{rows} * pairs * 2);
  for (int16_t& level : x) level = static_cast<int16_t>(draw() % 256);
  std::vector<int8_t> panel(size_t{pairs} * 2 * kLanes);
  for (int8_t& w : panel) w = static_cast<int8_t>(static_cast<int>(draw() % 255) - 127);
  std::vector<int32_t> wanted(size_t{rows} * kLanes, 0);
  for (int r = 0; r < rows; ++r) {
    for (int i = 0; i < 2 * pairs; ++i) {
      for (int o = 0; o < kLanes; ++o)
        wanted[size_t(r * kLanes + o)] +=
            x[size_t(r * pairs * 2 + i)] * panel[size_t((i / 2 * kLanes + o) * 2 + i % 2)];
    }
  }
  int seen = 0;
  for (const int64_t target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    std::vector<int32_t> sums(wanted.size(), -1);
    choose_panel_product()(x.data(), rows, pairs, panel.data(), sums.data(), kLanes);
    EXPECT_EQ(sums, wanted) << hwy::TargetName(target);
    ++seen;
  }
  hwy::SetSupportedTargetsForTest(0);
  EXPECT_GT(seen, 0);
}

}  // namespace
}  // namespace dateline
