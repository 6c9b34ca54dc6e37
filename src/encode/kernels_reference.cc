// Plain loops that say what each kernel means: the oracle of the tests. Not used in production.
#include <algorithm>
#include <cmath>

#include "encode/kernels.h"

namespace dateline {
namespace {

void quantise(Rows<const float> x, int rows, int n, Rows<uint8_t> out, float* scale) {
  for (int r = 0; r < rows; ++r) {
    float most = 0;
    for (int i = 0; i < n; ++i) most = std::max(most, std::fabs(x.row(r)[i]));
    const float inverse = most > 0 ? 127.0F / most : 0.0F;
    for (int i = 0; i < n; ++i) {
      const float level = std::clamp(std::nearbyint(x.row(r)[i] * inverse), -127.0F, 127.0F);
      out.row(r)[i] = static_cast<uint8_t>(static_cast<int>(level) + 128);
    }
    scale[r] = most / 127.0F;
  }
}

float activate(float x, Activation act) {
  switch (act) {
    case Activation::kNone:
      return x;
    case Activation::kGelu:
      return 0.5F * x * (1.0F + std::erf(x * 0.70710678F));
    case Activation::kLeakyRelu:
      return x > 0 ? x : 0.1F * x;
  }
  return x;
}

void dequantise(Rows<const int32_t> sums, const float* token_scale, int rows, const Dequantiser& by, Activation act,
                Rows<const float> residual, Rows<float> out) {
  for (int r = 0; r < rows; ++r) {
    for (int i = 0; i < padded(by.out); ++i) {
      const auto sum = i < by.out ? static_cast<float>(sums.row(r)[i] - by.offset[i]) : 0.0F;
      const float x = activate(sum * (token_scale[r] * by.scale[i]) + by.bias[i], act);
      out.row(r)[i] = residual.data ? x + residual.row(r)[i] : x;
    }
  }
}

void layer_norm(Rows<const float> x, int rows, int n, const float* gamma, const float* beta, float eps,
                Rows<float> out) {
  for (int r = 0; r < rows; ++r) {
    double mean = 0;
    for (int i = 0; i < n; ++i) mean += x.row(r)[i];
    mean /= n;
    double variance = 0;
    for (int i = 0; i < n; ++i) variance += (x.row(r)[i] - mean) * (x.row(r)[i] - mean);
    const double inverse = 1 / std::sqrt(variance / n + eps);
    for (int i = 0; i < n; ++i) out.row(r)[i] = static_cast<float>((x.row(r)[i] - mean) * inverse) * gamma[i] + beta[i];
  }
}

void softmax(Rows<float> x, int rows, int n, float factor) {
  for (int r = 0; r < rows; ++r) {
    float* row = x.row(r);
    const float most = *std::max_element(row, row + n);
    double sum = 0;
    for (int i = 0; i < n; ++i) sum += row[i] = std::exp((row[i] - most) * factor);
    for (int i = 0; i < n; ++i) row[i] = static_cast<float>(row[i] / sum);
    std::fill(row + n, row + padded(n), 0.0F);
  }
}

void gemm(Rows<const float> a, Rows<const float> b, int m, int n, int k, Rows<float> c) {
  for (int i = 0; i < m; ++i) {
    for (int j = 0; j < n; ++j) {
      float sum = 0;
      for (int l = 0; l < k; ++l) sum += a.row(i)[l] * b.row(l)[j];
      c.row(i)[j] = sum;
    }
  }
}

}  // namespace

const Kernels& reference_kernels() {
  static constexpr Kernels kKernels{quantise, dequantise, layer_norm, softmax, gemm};
  return kKernels;
}

}  // namespace dateline
