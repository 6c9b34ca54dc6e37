// The arithmetic of the encoder and its heads, twice: a fast version (Highway, chosen for the CPU at run time) and
// plain loops that tests hold it against. Results of a row depend on that row alone, and every sum runs in a fixed
// order, so that neither the batch nor the number of threads can change a bit of the output.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline {

inline constexpr int kLanes = 16;  // row lengths are padded to a multiple of this

inline constexpr int padded(int n) { return (n + kLanes - 1) / kLanes * kLanes; }

enum class Activation { kNone, kGelu, kLeakyRelu };

// What turns the integer sums of a quantised product into reals. Arrays hold padded(out) entries, zeros at the end.
struct Dequantiser {
  const float* scale = nullptr;  // of each row of the weights
  const float* bias = nullptr;
  const int32_t* offset = nullptr;  // 128 * sum of the row's weights: the part that the activations' +128 adds
  int out = 0;
};

// A row-major matrix view; `stride` counts elements from row to row.
template <typename T>
struct Rows {
  T* data = nullptr;
  ptrdiff_t stride = 0;
  T* row(int r) const { return data + r * stride; }
};

struct Kernels {
  // u8 = round(x * 127 / max|x|) + 128 per row of length n (a multiple of kLanes); scale[row] = max|x| / 127.
  void (*quantise)(Rows<const float> x, int rows, int n, Rows<uint8_t> out, float* scale);
  // out = act((sums - offset) * token_scale * scale + bias) [+ residual]; all padded(out) columns are written.
  void (*dequantise)(Rows<const int32_t> sums, const float* token_scale, int rows, const Dequantiser& by,
                     Activation act, Rows<const float> residual, Rows<float> out);
  // out = (x - mean) / sqrt(variance + eps) * gamma + beta, n a multiple of kLanes. `out` may be `x`.
  void (*layer_norm)(Rows<const float> x, int rows, int n, const float* gamma, const float* beta, float eps,
                     Rows<float> out);
  // Row-wise softmax(x * factor) of the first n columns, in place; columns n .. padded(n) become 0.
  void (*softmax)(Rows<float> x, int rows, int n, float factor);
  // c[m, n] = a[m, k] b[k, n]; n a multiple of kLanes.
  void (*gemm)(Rows<const float> a, Rows<const float> b, int m, int n, int k, Rows<float> c);
};

const Kernels& fast_kernels();
// What fast_kernels() remembers: the kernels for the best instruction set that Highway may use at this moment.
const Kernels& choose_kernels();
const Kernels& reference_kernels();

}  // namespace dateline
