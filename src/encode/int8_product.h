// Products of 8-bit matrices without VNNI: exact sums from 16-bit multiplications, for every instruction set.
#pragma once

#include <cstddef>
#include <cstdint>

#include "encode/scratch.h"

namespace dateline {

// Weights in the order in which the product reads them: of 16 outputs at a time, two inputs of each side by side.
// Immutable; threads share it.
class Int8Panels {
 public:
  // `weight` [out, in] row-major; it is copied.
  Int8Panels(const int8_t* weight, int out, int in);

  // sums[r][o] = sum over i of x[r][i] * weight[o][i], exactly. x [rows, in] without gaps; sums [rows, padded(out)],
  // all columns of which are written.
  void multiply(const uint8_t* x, int rows, int32_t* sums) const;

 private:
  int in_ = 0;
  int panels_ = 0;
  Buffer<int8_t> weights_;  // [panels_][(in_ + 1) / 2][16][2]
};

// One panel's product. x: rows of `pairs` pairs of 16-bit levels, row after row; panel: [pairs][16][2];
// sums: 16 columns of rows that lie `stride` apart.
using PanelProduct = void (*)(const int16_t* x, int rows, int pairs, const int8_t* panel, int32_t* sums,
                              ptrdiff_t stride);

// The best one that Highway may use at this moment (tests change that); Int8Panels asks once.
PanelProduct choose_panel_product();

}  // namespace dateline
