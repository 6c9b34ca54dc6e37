// Problem: the library's 8-bit products are exact only where the processor has VNNI; many laptops and servers
// have AVX2 alone, where pairs of products saturate. The obvious way out, seven bits instead of eight,
// changes what the model says with the machine. Plain loops are exact, but reach a seventeenth of this. Idea: levels
// and weights are widened to 16 bits on the way into registers, where one instruction multiplies two inputs of every
// output and adds them up in 32 bits, exactly. Weights stay 8 bits wide in memory, in panels of 16 outputs that remain
// in the first-level cache while all rows pass. Reference: Goto & van de Geijn 2008 (panels); Intel's manual, PMADDWD.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "encode/int8_product.cc"
#include <hwy/foreach_target.h>  // must come first
// clang-format off
#include <hwy/highway.h>
// clang-format on

#include <cstring>

#include "encode/int8_product.h"
#include "encode/kernels.h"

HWY_BEFORE_NAMESPACE();
namespace dateline {
namespace HWY_NAMESPACE {
namespace {

#if HWY_TARGET == HWY_SCALAR  // vectors of one lane hold no pairs

void panel_product(const int16_t* x, int rows, int pairs, const int8_t* panel, int32_t* sums, ptrdiff_t stride) {
  for (int r = 0; r < rows; ++r, x += ptrdiff_t{2} * pairs, sums += stride) {
    for (int o = 0; o < kLanes; ++o) {
      sums[o] = 0;
      for (int i = 0; i < 2 * pairs; ++i) sums[o] += x[i] * panel[(ptrdiff_t{i} / 2 * kLanes + o) * 2 + i % 2];
    }
  }
}

#else

namespace hn = hwy::HWY_NAMESPACE;
using Sums = hn::CappedTag<int32_t, kLanes>;
using Levels = hn::Repartition<int16_t, Sums>;
using Bytes = hn::Rebind<int8_t, Levels>;
using Vec = hn::Vec<Sums>;

constexpr int kWidth = hn::MaxLanes(Sums());        // outputs in a vector
constexpr int kVectors = kWidth >= kLanes ? 1 : 2;  // vectors of outputs at a time

// kRows rows by kVectors vectors of outputs, kept in registers over the whole sum.
template <int kRows>
HWY_INLINE void tile(const int16_t* x, int pairs, const int8_t* panel, int32_t* sums, ptrdiff_t stride) {
  const Sums d;
  Vec own[kRows][kVectors];
  Vec unused = hn::Zero(d);
#pragma GCC unroll 8
  for (auto& row : own) {
#pragma GCC unroll 2
    for (Vec& sum : row) sum = hn::Zero(d);
  }
  for (int p = 0; p < pairs; ++p) {
    hn::Vec<Levels> weights[kVectors];
#pragma GCC unroll 2
    for (int j = 0; j < kVectors; ++j) {
      weights[j] = hn::PromoteTo(Levels(), hn::LoadU(Bytes(), panel + ptrdiff_t{2} * (p * kLanes + j * kWidth)));
    }
#pragma GCC unroll 8
    for (int i = 0; i < kRows; ++i) {
      int32_t pair;
      std::memcpy(&pair, x + ptrdiff_t{2} * (static_cast<ptrdiff_t>(i) * pairs + p), sizeof pair);
      const auto levels = hn::BitCast(Levels(), hn::Set(d, pair));
#pragma GCC unroll 2
      for (int j = 0; j < kVectors; ++j) {
        own[i][j] = hn::ReorderWidenMulAccumulate(d, weights[j], levels, own[i][j], unused);
      }
    }
  }
#pragma GCC unroll 8
  for (int i = 0; i < kRows; ++i) {
#pragma GCC unroll 2
    for (int j = 0; j < kVectors; ++j) hn::StoreU(own[i][j], d, sums + i * stride + j * kWidth);
  }
}

void panel_product(const int16_t* x, int rows, int pairs, const int8_t* panel, int32_t* sums, ptrdiff_t stride) {
  constexpr int kRows = HWY_TARGET <= HWY_AVX3 ? 8 : 6;
  for (int column = 0; column < kLanes; column += kVectors * kWidth) {
    const int8_t* weights = panel + ptrdiff_t{2} * column;
    int r = 0;
    const auto at = [&] { return x + static_cast<ptrdiff_t>(r) * pairs * 2; };
    const auto to = [&] { return sums + r * stride + column; };
    for (; r + kRows <= rows; r += kRows) tile<kRows>(at(), pairs, weights, to(), stride);
    for (; r + 2 <= rows; r += 2) tile<2>(at(), pairs, weights, to(), stride);
    for (; r < rows; ++r) tile<1>(at(), pairs, weights, to(), stride);
  }
}

#endif

}  // namespace

PanelProduct best() { return panel_product; }

}  // namespace HWY_NAMESPACE
}  // namespace dateline
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dateline {

HWY_EXPORT(best);

PanelProduct choose_panel_product() { return HWY_DYNAMIC_DISPATCH(best)(); }

Int8Panels::Int8Panels(const int8_t* weight, int out, int in) : in_(in), panels_(padded(out) / kLanes) {
  const int pairs = (in + 1) / 2;
  weights_.assign(static_cast<size_t>(panels_) * static_cast<size_t>(pairs) * 2 * kLanes, 0);
  for (int o = 0; o < out; ++o) {
    int8_t* to = weights_.data() + (static_cast<ptrdiff_t>(o / kLanes) * pairs * kLanes + o % kLanes) * 2;
    const int8_t* from = weight + static_cast<ptrdiff_t>(o) * in;
    for (int i = 0; i + 1 < in; i += 2) std::memcpy(to + static_cast<ptrdiff_t>(i) * kLanes, from + i, 2);
    if (in % 2 != 0) to[static_cast<ptrdiff_t>(in - 1) * kLanes] = from[in - 1];
  }
}

// What -O2 leaves byte by byte.
__attribute__((optimize("O3"))) static void widen(const uint8_t* x, int n, int16_t* out) {
  for (int i = 0; i < n; ++i) out[i] = x[i];
}

void Int8Panels::multiply(const uint8_t* x, int rows, int32_t* sums) const {
  static const PanelProduct kProduct = choose_panel_product();
  thread_local Buffer<int16_t> levels;
  const int pairs = (in_ + 1) / 2;
  levels.resize(static_cast<size_t>(rows) * static_cast<size_t>(pairs) * 2);
  for (int r = 0; r < rows; ++r) {
    int16_t* row = levels.data() + static_cast<ptrdiff_t>(r) * pairs * 2;
    row[pairs * 2 - 1] = 0;
    widen(x + static_cast<ptrdiff_t>(r) * in_, in_, row);
  }
  for (int p = 0; p < panels_; ++p) {
    kProduct(levels.data(), rows, pairs, weights_.data() + static_cast<ptrdiff_t>(p) * pairs * 2 * kLanes,
             sums + static_cast<ptrdiff_t>(p) * kLanes, static_cast<ptrdiff_t>(panels_) * kLanes);
  }
}

}  // namespace dateline
#endif
