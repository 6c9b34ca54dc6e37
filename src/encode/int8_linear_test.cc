// The library's products beside plain loops: they must be equal to the last bit, for all heights and odd sizes.
#include "encode/int8_linear.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "encode/scratch.h"

namespace dateline {
namespace {

struct Layer {
  std::vector<int8_t> weight;
  Int8Linear linear;

  Layer(int out, int in, uint32_t seed) {
    std::mt19937 draw(seed);
    for (int i = 0; i < out * in; ++i) weight.push_back(static_cast<int8_t>(static_cast<int>(draw() % 255) - 127));
    const std::vector<float> ones(static_cast<size_t>(out), 1.0F);
    linear = Int8Linear(weight.data(), ones.data(), ones.data(), out, in);
  }
};

Buffer<uint8_t> levels(int in, uint32_t seed) {
  std::mt19937 draw(seed);
  Buffer<uint8_t> x(static_cast<size_t>(Int8Linear::kRows * in));
  for (uint8_t& level : x) level = static_cast<uint8_t>(draw() % 256);
  return x;
}

TEST(Int8Linear, SumsAreExactForEveryHeight) {
  for (const auto& [out, in] :
       std::vector<std::pair<int, int>>{{384, 384}, {1536, 384}, {384, 1536}, {7, 64}, {33, 48}}) {
    const Layer layer(out, in, 1);
    const Buffer<uint8_t> x = levels(in, 2);
    for (const int rows : {1, 15, 16, 17, 48, 49, 64}) {
      Buffer<int32_t> fast(static_cast<size_t>(Int8Linear::kRows * padded(out)), -1);
      Buffer<int32_t> plain = fast;
      layer.linear.multiply(x.data(), rows, fast.data());
      layer.linear.multiply_plainly(x.data(), rows, plain.data());
      for (int r = 0; r < rows; ++r) {
        for (int o = 0; o < out; ++o) {
          const auto at = static_cast<size_t>(r * padded(out) + o);
          ASSERT_EQ(fast[at], plain[at]) << out << "x" << in << ", " << rows << " rows, row " << r << ", output " << o;
        }
      }
    }
  }
}

TEST(Int8Linear, TheLargestSumsDoNotOverflow) {
  const int in = 1536;
  const std::vector<int8_t> weight(static_cast<size_t>(in), 127);
  const float one = 1;
  const Int8Linear layer(weight.data(), &one, &one, 1, in);
  const Buffer<uint8_t> x(static_cast<size_t>(Int8Linear::kRows * in), 255);
  Buffer<int32_t> sums(static_cast<size_t>(Int8Linear::kRows * kLanes));
  layer.multiply(x.data(), 1, sums.data());
  EXPECT_EQ(sums[0], in * 127 * 255);
  EXPECT_EQ(layer.dequantiser().offset[0], 128 * in * 127);
}

TEST(Int8Linear, ThreadsShareALayer) {
  const Layer layer(96, 384, 3);
  const Buffer<uint8_t> x = levels(384, 4);
  Buffer<int32_t> plain(static_cast<size_t>(Int8Linear::kRows * 96));
  layer.linear.multiply_plainly(x.data(), 64, plain.data());
  std::vector<std::thread> threads;
  std::vector<Buffer<int32_t>> sums(4, Buffer<int32_t>(plain.size()));
  for (Buffer<int32_t>& own : sums) {
    threads.emplace_back([&] {
      for (int n = 0; n < 20; ++n) layer.linear.multiply(x.data(), 64, own.data());
    });
  }
  for (std::thread& t : threads) t.join();
  for (const Buffer<int32_t>& own : sums) EXPECT_EQ(own, plain);
}

}  // namespace
}  // namespace dateline
