#include "encode/tensor_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace dateline {
namespace {

constexpr uint64_t kAlignment = 64;
constexpr int kMaxWidth = 32768;  // sums of 8-bit products then fit 32 bits

bool all_finite(const Buffer<float>& values) {
  return std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); });
}

size_t count(const std::vector<int64_t>& shape) {
  size_t n = 1;
  for (int64_t side : shape) n *= static_cast<size_t>(side);
  return n;
}

}  // namespace

// What -O2 leaves one by one.
__attribute__((optimize("O3"))) static bool all_finite(const uint16_t* halves, size_t n) {
  uint32_t bad = 0;
  for (size_t i = 0; i < n; ++i) bad |= static_cast<uint32_t>((halves[i] & 0x7C00) == 0x7C00);
  return bad == 0;
}

float widen(uint16_t half) {
  const uint32_t sign = static_cast<uint32_t>(half & 0x8000) << 16;
  const uint32_t exponent = half >> 10 & 31;
  const uint32_t fraction = half & 0x3FF;
  if (exponent == 31) return std::bit_cast<float>(sign | 0x7F800000 | fraction << 13);
  if (exponent != 0) return std::bit_cast<float>(sign | (exponent + 112) << 23 | fraction << 13);
  const float tiny = std::ldexp(static_cast<float>(fraction), -24);
  return sign ? -tiny : tiny;
}

void TensorTable::refuse(const std::string& name, std::string_view why) {
  if (problem_.empty()) problem_ = fmt::format("tensor {} {}", name, why);
}

const char* TensorTable::find(const std::string& name, std::string_view type, size_t width,
                              const std::vector<int64_t>& shape) {
  const auto found = entries_.find(name);
  if (found == entries_.end()) {
    refuse(name, "is missing");
    return nullptr;
  }
  const TensorEntry& entry = found->second;
  if (entry.type != type) {
    refuse(name, fmt::format("has type {} instead of {}", entry.type, type));
  } else if (entry.shape != shape) {
    refuse(name, fmt::format("has shape [{}] instead of [{}]", fmt::join(entry.shape, ", "), fmt::join(shape, ", ")));
  } else if (entry.bytes != count(shape) * width) {
    refuse(name, "has a byte count that its shape does not give");
  } else if (entry.offset % kAlignment != 0 || entry.offset > data_.size() ||
             entry.bytes > data_.size() - entry.offset) {
    refuse(name, "lies outside the file: it was cut off or damaged");
  } else {
    return data_.data() + entry.offset;
  }
  return nullptr;
}

const int8_t* TensorTable::i8(const std::string& name, const std::vector<int64_t>& shape) {
  return reinterpret_cast<const int8_t*>(find(name, "i8", 1, shape));
}

Buffer<float> TensorTable::f32(const std::string& name, const std::vector<int64_t>& shape) {
  const char* bytes = find(name, "f32", sizeof(float), shape);
  if (!bytes) return {};
  Buffer<float> out(count(shape));
  std::memcpy(out.data(), bytes, out.size() * sizeof(float));
  if (!all_finite(out)) refuse(name, "holds a value that is no finite number");
  return out;
}

const uint16_t* TensorTable::halves(const std::string& name, const std::vector<int64_t>& shape) {
  const auto* values = reinterpret_cast<const uint16_t*>(find(name, "f16", sizeof(uint16_t), shape));
  if (!values) return nullptr;
  if (!all_finite(values, count(shape))) refuse(name, "holds a value that is no finite number");
  return values;
}

Buffer<float> TensorTable::f16(const std::string& name, const std::vector<int64_t>& shape) {
  const uint16_t* values = halves(name, shape);
  if (!values) return {};
  Buffer<float> out(count(shape));
  std::transform(values, values + out.size(), out.begin(), widen);
  return out;
}

Int8Linear TensorTable::linear(const std::string& name, int out, int in) {
  if (out < 1 || in < 1 || out > kMaxWidth || in > kMaxWidth) {
    refuse(name, "has an impossible size");
    return {};
  }
  const int8_t* weight = i8(name + ".weight", {out, in});
  const Buffer<float> scale = f32(name + ".scale", {out});
  const Buffer<float> bias = f32(name + ".bias", {out});
  if (!problem_.empty()) return {};
  return Int8Linear(weight, scale.data(), bias.data(), out, in);
}

int TensorTable::rows(const std::string& name) {
  const auto found = entries_.find(name);
  if (found != entries_.end() && !found->second.shape.empty() && found->second.shape[0] >= 1 &&
      found->second.shape[0] <= kMaxWidth) {
    return static_cast<int>(found->second.shape[0]);
  }
  refuse(name, "is missing or has no size");
  return 0;
}

}  // namespace dateline
