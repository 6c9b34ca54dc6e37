// The fast kernels, for every instruction set that this machine has, beside the plain loops that say what they mean.
#include "encode/kernels.h"

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <cmath>
#include <functional>
#include <random>
#include <vector>

#include "encode/scratch.h"

namespace dateline {
namespace {

Buffer<float> random_floats(size_t n, float size, uint32_t seed) {
  std::mt19937 draw(seed);
  std::normal_distribution<float> value(0.0F, size);
  Buffer<float> out(n);
  for (float& x : out) x = value(draw);
  return out;
}

void expect_near(const Buffer<float>& a, const Buffer<float>& b, float tolerance) {
  ASSERT_EQ(a.size(), b.size());
  for (size_t i = 0; i < a.size(); ++i) ASSERT_NEAR(a[i], b[i], tolerance * (1 + std::fabs(b[i]))) << "at " << i;
}

// Calls `check` with the kernels of each instruction set in turn.
void for_every_target(const std::function<void(const Kernels&)>& check) {
  int seen = 0;
  for (const int64_t target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    SCOPED_TRACE(hwy::TargetName(target));
    check(choose_kernels());
    ++seen;
  }
  hwy::SetSupportedTargetsForTest(0);
  EXPECT_GT(seen, 0);
}

// The same for those with fused multiplication and addition, AVX2 and better ones, of which there must be `least` here.
// Others round once more.
void for_every_fused_target(int least, const std::function<void(const Kernels&)>& check) {
  int seen = 0;
  for (const int64_t target : hwy::SupportedAndGeneratedTargets()) {
    if (target > HWY_AVX2) continue;  // better ones have smaller numbers
    hwy::SetSupportedTargetsForTest(target);
    SCOPED_TRACE(hwy::TargetName(target));
    check(choose_kernels());
    ++seen;
  }
  hwy::SetSupportedTargetsForTest(0);
  if (seen < least) GTEST_SKIP() << "this processor has " << seen << " instruction sets with fused operations";
}

constexpr int kRows = 13;

TEST(Kernels, QuantisedLevelsAreTheReferences) {
  const int n = 112;
  const Buffer<float> x = random_floats(kRows * n, 3, 1);
  const auto levels = [&](const Kernels& k) {
    Buffer<uint8_t> out(kRows * n);
    Buffer<float> scale(kRows);
    k.quantise({x.data(), n}, kRows, n, {out.data(), n}, scale.data());
    std::vector<int> both(out.begin(), out.end());
    for (const float s : scale) both.push_back(static_cast<int>(s * 1e6F));
    return both;
  };
  const std::vector<int> plain = levels(reference_kernels());
  for_every_target([&](const Kernels& k) {
    const std::vector<int> fast = levels(k);
    for (size_t i = 0; i < plain.size(); ++i)
      ASSERT_LE(std::abs(plain[i] - fast[i]), 1) << i;  // halves may go either way
  });
}

TEST(Kernels, ARowOfZerosHasTheLevelOfZero) {
  for_every_target([](const Kernels& k) {
    const Buffer<float> x(kLanes, 0.0F);
    Buffer<uint8_t> out(kLanes);
    float scale = 1;
    k.quantise({x.data(), kLanes}, 1, kLanes, {out.data(), kLanes}, &scale);
    EXPECT_EQ(scale, 0.0F);
    for (const uint8_t level : out) EXPECT_EQ(level, 128);
  });
}

TEST(Kernels, DequantisedSumsAreTheReferences) {
  const int out = 37;
  const int wide = padded(out);
  std::mt19937 draw(2);
  Buffer<int32_t> sums(static_cast<size_t>(kRows * wide));
  for (int32_t& s : sums) s = static_cast<int32_t>(draw() % 2'000'000) - 1'000'000;
  Buffer<int32_t> offset(static_cast<size_t>(wide), 0);
  Buffer<float> scale = random_floats(static_cast<size_t>(wide), 1e-3F, 3);
  Buffer<float> bias = random_floats(static_cast<size_t>(wide), 1, 4);
  for (int i = 0; i < out; ++i) offset[static_cast<size_t>(i)] = 128 * i;
  for (int i = out; i < wide; ++i) scale[static_cast<size_t>(i)] = bias[static_cast<size_t>(i)] = 0;
  const Buffer<float> token = random_floats(kRows, 1e-2F, 5);
  const Buffer<float> residual = random_floats(static_cast<size_t>(kRows * wide), 1, 6);
  for (const Activation act : {Activation::kNone, Activation::kGelu, Activation::kLeakyRelu}) {
    for (const bool with : {false, true}) {
      const auto run = [&](const Kernels& k) {
        Buffer<float> y(static_cast<size_t>(kRows * wide));
        const Rows<const float> added = with ? Rows<const float>{residual.data(), wide} : Rows<const float>{};
        k.dequantise({sums.data(), wide}, token.data(), kRows, {scale.data(), bias.data(), offset.data(), out}, act,
                     added, {y.data(), wide});
        return y;
      };
      for_every_target([&](const Kernels& k) { expect_near(run(k), run(reference_kernels()), 2e-6F); });
    }
  }
}

TEST(Kernels, NormsAreTheReferences) {
  const int n = 384;
  const Buffer<float> x = random_floats(kRows * n, 2, 7);
  const Buffer<float> gamma = random_floats(n, 1, 8);
  const Buffer<float> beta = random_floats(n, 1, 9);
  const auto run = [&](const Kernels& k) {
    Buffer<float> y(kRows * n);
    k.layer_norm({x.data(), n}, kRows, n, gamma.data(), beta.data(), 1e-12F, {y.data(), n});
    return y;
  };
  for_every_target([&](const Kernels& k) { expect_near(run(k), run(reference_kernels()), 1e-5F); });
}

// What processors with AVX2 and with AVX-512 both add up: 16 partial sums, halved until one is left.
float halved(std::vector<float> part) {
  for (size_t half = part.size() / 2; half > 0; half /= 2) {
    for (size_t i = 0; i < half; ++i) part[i] += part[i + half];
  }
  return part[0];
}

TEST(Kernels, NormsAreTheSameBitsOnEveryMachineWithFusedOperations) {
  const int n = 384;
  const Buffer<float> x = random_floats(n, 2, 14);
  const Buffer<float> gamma = random_floats(n, 1, 15);
  const Buffer<float> beta = random_floats(n, 1, 16);
  std::vector<float> sum(kLanes, 0.0F), squares(kLanes, 0.0F), wanted(n);
  for (size_t i = 0; i < n; ++i) sum[i % kLanes] += x[i];
  const float mean = halved(sum) / static_cast<float>(n);
  for (size_t i = 0; i < n; ++i) squares[i % kLanes] = std::fma(x[i] - mean, x[i] - mean, squares[i % kLanes]);
  const float inverse = 1.0F / std::sqrt(halved(squares) / static_cast<float>(n) + 1e-12F);
  for (size_t i = 0; i < n; ++i) wanted[i] = std::fma((x[i] - mean) * inverse, gamma[i], beta[i]);
  for_every_fused_target(1, [&](const Kernels& k) {
    Buffer<float> y(n);
    k.layer_norm({x.data(), n}, 1, n, gamma.data(), beta.data(), 1e-12F, {y.data(), n});
    for (size_t i = 0; i < n; ++i) ASSERT_EQ(y[i], wanted[i]) << " at " << i;
  });
}

TEST(Kernels, ProductsSoftmaxesAndSumsAreTheSameBitsWithEveryFusedInstructionSet) {
  const int n = 48;
  const Buffer<float> a = random_floats(kRows * n, 1, 17);
  const Buffer<float> b = random_floats(n * n, 1, 18);
  const Buffer<float> ones(n, 1.0F);
  const Buffer<int32_t> none(n, 0);
  Buffer<int32_t> sums(kRows * n);
  for (size_t i = 0; i < sums.size(); ++i) sums[i] = static_cast<int32_t>(a[i] * 1000);
  std::vector<Buffer<float>> wanted;
  for_every_fused_target(2, [&](const Kernels& k) {
    std::vector<Buffer<float>> found(3, Buffer<float>(kRows * n));
    k.gemm({a.data(), n}, {b.data(), n}, kRows, n, n, {found[0].data(), n});
    found[1] = a;
    k.softmax({found[1].data(), n}, kRows, n - 5, 0.2F);
    k.dequantise({sums.data(), n}, ones.data(), kRows, {ones.data(), a.data(), none.data(), n}, Activation::kGelu, {},
                 {found[2].data(), n});
    if (wanted.empty()) wanted = found;
    for (size_t i = 0; i < found.size(); ++i) EXPECT_EQ(found[i], wanted[i]) << i;
  });
}

TEST(Kernels, SoftmaxesAreTheReferencesAndEndInZeros) {
  for (const int n : {1, 15, 16, 17, 100, 128}) {
    const int wide = padded(n);
    const auto run = [&](const Kernels& k) {
      Buffer<float> x = random_floats(static_cast<size_t>(kRows * wide), 5, static_cast<uint32_t>(n));
      k.softmax({x.data(), wide}, kRows, n, 0.2F);
      return x;
    };
    for_every_target([&](const Kernels& k) {
      const Buffer<float> y = run(k);
      expect_near(y, run(reference_kernels()), 1e-5F);
      for (int i = n; i < wide; ++i) EXPECT_EQ(y[static_cast<size_t>(i)], 0.0F);
    });
  }
}

TEST(Kernels, ProductsOfEveryHeightAreTheReferences) {
  for (const int m : {1, 2, 3, 4, 7, 8, 15, 32}) {
    for (const int n : {16, 32, 48}) {
      const int k_size = 33;
      const Buffer<float> a = random_floats(static_cast<size_t>(m * k_size), 1, 10);
      const Buffer<float> b = random_floats(static_cast<size_t>(k_size * n), 1, 11);
      const auto run = [&](const Kernels& k) {
        Buffer<float> c(static_cast<size_t>(m * n));
        k.gemm({a.data(), k_size}, {b.data(), n}, m, n, k_size, {c.data(), n});
        return c;
      };
      for_every_target([&](const Kernels& k) { expect_near(run(k), run(reference_kernels()), 1e-4F); });
    }
  }
}

// The promise of kernels.h: neither the batch nor the thread count can change a bit.
TEST(Kernels, ARowsProductDoesNotDependOnTheRowsBesideIt) {
  const int n = 48;
  const int k_size = 64;
  const Buffer<float> a = random_floats(static_cast<size_t>(32 * k_size), 1, 12);
  const Buffer<float> b = random_floats(static_cast<size_t>(k_size * n), 1, 13);
  for_every_target([&](const Kernels& k) {
    Buffer<float> all(static_cast<size_t>(32 * n));
    k.gemm({a.data(), k_size}, {b.data(), n}, 32, n, k_size, {all.data(), n});
    for (int r = 0; r < 32; ++r) {
      Buffer<float> one(static_cast<size_t>(n));
      k.gemm({a.data() + static_cast<ptrdiff_t>(r) * k_size, k_size}, {b.data(), n}, 1, n, k_size, {one.data(), n});
      for (int i = 0; i < n; ++i) ASSERT_EQ(one[static_cast<size_t>(i)], all[static_cast<size_t>(r * n + i)]) << r;
    }
  });
}

}  // namespace
}  // namespace dateline
