// Problem: between two matrix products every number is touched a few times (scales, bias, GELU, sums, norms, softmax);
// done in scalar code that costs more than the products. The obvious way, one library call per step, walks memory once
// per step. Idea: each step is one pass over a row that still lies in the first-level cache, written once with Highway
// and compiled for every instruction set; the best one is chosen at run time. Sums across a row keep 16 partial sums,
// however wide the vectors are, and are added up once at the end, so that AVX2 and AVX-512 give the same bits; the
// product keeps its accumulators in registers and never sums across lanes. References: Highway quick reference; error
// function: the rational approximation of Eigen's generic_fast_erf.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "encode/kernels.cc"
#include <hwy/foreach_target.h>  // must come first
// clang-format off
#include <hwy/highway.h>
#include <hwy/contrib/math/math-inl.h>
// clang-format on

#include "encode/kernels.h"

HWY_BEFORE_NAMESPACE();
namespace dateline {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, kLanes>;
using Ints = hn::RebindToSigned<Floats>;
using Vec = hn::Vec<Floats>;

HWY_INLINE int lanes() { return static_cast<int>(hn::Lanes(Floats())); }

constexpr int kParts = kLanes / static_cast<int>(hn::MaxLanes(Floats()));

// kLanes partial sums whatever the width of the vectors, halved until one is left: the same additions in the same
// order on every machine.
struct PartialSums {
  Vec part[kParts];
  PartialSums() {
    for (Vec& v : part) v = hn::Zero(Floats());
  }
  float total() {
    for (int half = kParts / 2; half > 0; half /= 2) {
      for (int j = 0; j < half; ++j) part[j] = hn::Add(part[j], part[j + half]);
    }
    return hn::GetLane(hn::SumOfLanes(Floats(), part[0]));
  }
};

HWY_INLINE float max_of(Vec v) { return hn::GetLane(hn::MaxOfLanes(Floats(), v)); }

void quantise_row(const float* x, int n, uint8_t* out, float& scale) {
  const Floats d;
  const hn::Rebind<uint8_t, Floats> bytes;
  Vec most = hn::Zero(d);
  for (int i = 0; i < n; i += lanes()) most = hn::Max(most, hn::Abs(hn::LoadU(d, x + i)));
  const float top = max_of(most);
  scale = top / 127.0F;
  const Vec inverse = hn::Set(d, top > 0 ? 127.0F / top : 0.0F);
  const auto low = hn::Set(Ints(), 1);
  const auto high = hn::Set(Ints(), 255);
  const auto shift = hn::Set(Ints(), 128);
  for (int i = 0; i < n; i += lanes()) {
    const auto level = hn::Add(hn::NearestInt(hn::Mul(hn::LoadU(d, x + i), inverse)), shift);
    hn::StoreU(hn::DemoteTo(bytes, hn::Min(hn::Max(level, low), high)), bytes, out + i);
  }
}

void quantise(Rows<const float> x, int rows, int n, Rows<uint8_t> out, float* scale) {
  for (int r = 0; r < rows; ++r) quantise_row(x.row(r), n, out.row(r), scale[r]);
}

// erf on [-4, 4] (beyond, it is 1 to the last bit): an odd polynomial over an even one.
HWY_INLINE Vec error_function(Vec v) {
  const Floats d;
  const Vec x = hn::Clamp(v, hn::Set(d, -4.0F), hn::Set(d, 4.0F));
  const Vec y = hn::Mul(x, x);
  Vec p = hn::Set(d, -2.72614225801306e-10F);
  p = hn::MulAdd(p, y, hn::Set(d, 2.77068142495902e-08F));
  p = hn::MulAdd(p, y, hn::Set(d, -2.10102402082508e-06F));
  p = hn::MulAdd(p, y, hn::Set(d, -5.69250639462346e-05F));
  p = hn::MulAdd(p, y, hn::Set(d, -7.34990630326855e-04F));
  p = hn::MulAdd(p, y, hn::Set(d, -2.95459980854025e-03F));
  p = hn::MulAdd(p, y, hn::Set(d, -1.60960333262415e-02F));
  Vec q = hn::Set(d, -1.45660718464996e-05F);
  q = hn::MulAdd(q, y, hn::Set(d, -2.13374055278905e-04F));
  q = hn::MulAdd(q, y, hn::Set(d, -1.68282697438203e-03F));
  q = hn::MulAdd(q, y, hn::Set(d, -7.37332916720468e-03F));
  q = hn::MulAdd(q, y, hn::Set(d, -1.42647390514189e-02F));
  return hn::Div(hn::Mul(x, p), q);
}

template <Activation kAct>
HWY_INLINE Vec activate(Vec x) {
  const Floats d;
  if constexpr (kAct == Activation::kGelu) {
    const Vec half = hn::Mul(x, hn::Set(d, 0.5F));
    return hn::MulAdd(half, error_function(hn::Mul(x, hn::Set(d, 0.70710678F))), half);
  } else if constexpr (kAct == Activation::kLeakyRelu) {
    return hn::Max(x, hn::Mul(x, hn::Set(d, 0.1F)));
  } else {
    return x;
  }
}

template <Activation kAct>
void dequantise_rows(Rows<const int32_t> sums, const float* token_scale, int rows, const Dequantiser& by,
                     Rows<const float> residual, Rows<float> out) {
  const Floats d;
  const Ints whole;
  for (int r = 0; r < rows; ++r) {
    const Vec token = hn::Set(d, token_scale[r]);
    for (int i = 0; i < padded(by.out); i += lanes()) {
      const auto sum = hn::Sub(hn::LoadU(whole, sums.row(r) + i), hn::LoadU(whole, by.offset + i));
      const Vec scale = hn::Mul(token, hn::LoadU(d, by.scale + i));
      Vec x = activate<kAct>(hn::MulAdd(hn::ConvertTo(d, sum), scale, hn::LoadU(d, by.bias + i)));
      if (residual.data) x = hn::Add(x, hn::LoadU(d, residual.row(r) + i));
      hn::StoreU(x, d, out.row(r) + i);
    }
  }
}

void dequantise(Rows<const int32_t> sums, const float* token_scale, int rows, const Dequantiser& by, Activation act,
                Rows<const float> residual, Rows<float> out) {
  switch (act) {
    case Activation::kNone:
      return dequantise_rows<Activation::kNone>(sums, token_scale, rows, by, residual, out);
    case Activation::kGelu:
      return dequantise_rows<Activation::kGelu>(sums, token_scale, rows, by, residual, out);
    case Activation::kLeakyRelu:
      return dequantise_rows<Activation::kLeakyRelu>(sums, token_scale, rows, by, residual, out);
  }
}

void layer_norm(Rows<const float> x, int rows, int n, const float* gamma, const float* beta, float eps,
                Rows<float> out) {
  const Floats d;
  for (int r = 0; r < rows; ++r) {
    const float* in = x.row(r);
    PartialSums sum;
    for (int i = 0; i < n; i += kLanes) {
      for (int j = 0; j < kParts; ++j) sum.part[j] = hn::Add(sum.part[j], hn::LoadU(d, in + i + j * lanes()));
    }
    const Vec mean = hn::Set(d, sum.total() / static_cast<float>(n));
    PartialSums squares;
    for (int i = 0; i < n; i += kLanes) {
      for (int j = 0; j < kParts; ++j) {
        const Vec away = hn::Sub(hn::LoadU(d, in + i + j * lanes()), mean);
        squares.part[j] = hn::MulAdd(away, away, squares.part[j]);
      }
    }
    const Vec inverse = hn::Div(hn::Set(d, 1.0F), hn::Sqrt(hn::Set(d, squares.total() / static_cast<float>(n) + eps)));
    for (int i = 0; i < n; i += lanes()) {
      const Vec unit = hn::Mul(hn::Sub(hn::LoadU(d, in + i), mean), inverse);
      hn::StoreU(hn::MulAdd(unit, hn::LoadU(d, gamma + i), hn::LoadU(d, beta + i)), d, out.row(r) + i);
    }
  }
}

void softmax_row(float* x, int n, float factor) {
  const Floats d;
  for (int i = n; i < padded(n); ++i) x[i] = x[0];
  Vec most = hn::LoadU(d, x);
  for (int i = lanes(); i < n; i += lanes()) most = hn::Max(most, hn::LoadU(d, x + i));
  const Vec top = hn::Set(d, max_of(most));
  const Vec by = hn::Set(d, factor);
  for (int i = 0; i < n; i += lanes()) hn::StoreU(hn::Exp(d, hn::Mul(hn::Sub(hn::LoadU(d, x + i), top), by)), d, x + i);
  for (int i = n; i < padded(n); ++i) x[i] = 0;
  PartialSums sum;
  for (int i = 0; i < n; i += kLanes) {
    for (int j = 0; j < kParts; ++j) sum.part[j] = hn::Add(sum.part[j], hn::LoadU(d, x + i + j * lanes()));
  }
  const Vec inverse = hn::Set(d, 1.0F / sum.total());
  for (int i = 0; i < n; i += lanes()) hn::StoreU(hn::Mul(hn::LoadU(d, x + i), inverse), d, x + i);
}

void softmax(Rows<float> x, int rows, int n, float factor) {
  for (int r = 0; r < rows; ++r) softmax_row(x.row(r), n, factor);
}

// kRows rows of c, kColumns vectors wide, kept in registers over the whole sum.
template <int kRows, int kColumns>
HWY_INLINE void tile(Rows<const float> a, Rows<const float> b, int k, Rows<float> c) {
  const Floats d;
  Vec sums[kRows][kColumns];
#pragma GCC unroll 16
  for (auto& row : sums) {
#pragma GCC unroll 4
    for (Vec& sum : row) sum = hn::Zero(d);
  }
  for (int l = 0; l < k; ++l) {
    const float* in = b.row(l);
    Vec columns[kColumns];
#pragma GCC unroll 4
    for (int j = 0; j < kColumns; ++j) columns[j] = hn::LoadU(d, in + j * lanes());
#pragma GCC unroll 16
    for (int i = 0; i < kRows; ++i) {
      const Vec factor = hn::Set(d, a.row(i)[l]);
#pragma GCC unroll 4
      for (int j = 0; j < kColumns; ++j) sums[i][j] = hn::MulAdd(factor, columns[j], sums[i][j]);
    }
  }
#pragma GCC unroll 16
  for (int i = 0; i < kRows; ++i) {
#pragma GCC unroll 4
    for (int j = 0; j < kColumns; ++j) hn::StoreU(sums[i][j], d, c.row(i) + j * lanes());
  }
}

template <int kColumns>
void strip(Rows<const float> a, Rows<const float> b, int m, int k, Rows<float> c) {
  constexpr int kRows = HWY_TARGET <= HWY_AVX3 ? 8 : 4;
  int i = 0;
  for (; i + kRows <= m; i += kRows) {
    tile<kRows, kColumns>({a.row(i), a.stride}, b, k, {c.row(i), c.stride});
  }
  for (; i + 4 <= m; i += 4) tile<4, kColumns>({a.row(i), a.stride}, b, k, {c.row(i), c.stride});
  for (; i + 2 <= m; i += 2) tile<2, kColumns>({a.row(i), a.stride}, b, k, {c.row(i), c.stride});
  for (; i < m; ++i) tile<1, kColumns>({a.row(i), a.stride}, b, k, {c.row(i), c.stride});
}

void gemm(Rows<const float> a, Rows<const float> b, int m, int n, int k, Rows<float> c) {
  int j = 0;
  for (; j + 2 * lanes() <= n; j += 2 * lanes()) strip<2>(a, {b.data + j, b.stride}, m, k, {c.data + j, c.stride});
  for (; j < n; j += lanes()) strip<1>(a, {b.data + j, b.stride}, m, k, {c.data + j, c.stride});
}

}  // namespace

const Kernels* kernels() {
  static constexpr Kernels kKernels{quantise, dequantise, layer_norm, softmax, gemm};
  return &kKernels;
}

}  // namespace HWY_NAMESPACE
}  // namespace dateline
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dateline {

HWY_EXPORT(kernels);

const Kernels& choose_kernels() { return *HWY_DYNAMIC_DISPATCH(kernels)(); }

const Kernels& fast_kernels() {
  static const Kernels& chosen = choose_kernels();
  return chosen;
}

}  // namespace dateline
#endif
