// A linear layer with 8-bit weights: exact integer sums by oneDNN or, without VNNI, by our own products; real numbers
// by our own epilogues.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "encode/int8_product.h"
#include "encode/kernels.h"

namespace dateline {

// Immutable after construction; all threads share one.
class Int8Linear {
 public:
  static constexpr int kRows = 64;  // rows that one call takes at most; buffers must hold a multiple of kLanes rows

  Int8Linear();
  // `weight` [out, in] in -127..127, row-major, `scale` and `bias` [out]. `weight` must outlive the layer.
  Int8Linear(const int8_t* weight, const float* scale, const float* bias, int out, int in);
  ~Int8Linear();
  Int8Linear(Int8Linear&&) noexcept;
  Int8Linear& operator=(Int8Linear&&) noexcept;

  int in() const { return in_; }
  int out() const { return out_; }
  Dequantiser dequantiser() const { return {scale_.data(), bias_.data(), offset_.data(), out_}; }

  // sums[r][o] = sum over i of x[r][i] * weight[o][i], exactly. x: [rows, in] without gaps; sums: [rows, padded(out)].
  // Rows up to the next multiple of kLanes are read and written too.
  void multiply(const uint8_t* x, int rows, int32_t* sums) const;
  // The same in plain loops: the oracle, and what runs where the library fails.
  void multiply_plainly(const uint8_t* x, int rows, int32_t* sums) const;

  // Whether oneDNN's u8 x s8 products are exact here. Without VNNI instructions some CPUs saturate pairs of products to
  // 16 bits.
  static bool library_is_exact();

 private:
  struct Packed;

  const int8_t* weight_ = nullptr;
  int out_ = 0;
  int in_ = 0;
  std::vector<float> scale_;
  std::vector<float> bias_;
  std::vector<int32_t> offset_;
  std::unique_ptr<Packed> packed_;      // null where the library is not exact on this CPU;
  std::unique_ptr<Int8Panels> panels_;  // then these are there
};

}  // namespace dateline
