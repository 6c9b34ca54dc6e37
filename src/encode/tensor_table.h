// Typed, bounds-checked access to the tensors of a weight file, for the loader.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "encode/int8_linear.h"
#include "encode/scratch.h"

namespace dateline {

float widen(uint16_t half);  // IEEE half precision

struct TensorEntry {
  std::string type;
  std::vector<int64_t> shape;
  uint64_t offset = 0;
  uint64_t bytes = 0;
};

// Getters remember the first thing that was wrong and return something empty; ask problem() before using anything.
class TensorTable {
 public:
  explicit TensorTable(std::string_view data) : data_(data) {}

  void add(std::string name, TensorEntry entry) { entries_[std::move(name)] = std::move(entry); }

  bool has(const std::string& name) const { return entries_.contains(name); }

  // Pointers into the mapped file; null after a problem.
  const int8_t* i8(const std::string& name, const std::vector<int64_t>& shape);
  const uint16_t* halves(const std::string& name, const std::vector<int64_t>& shape);  // finite values only
  Buffer<float> f32(const std::string& name, const std::vector<int64_t>& shape);       // finite values only
  Buffer<float> f16(const std::string& name, const std::vector<int64_t>& shape);       // widened; finite values only
  Int8Linear linear(const std::string& name, int out, int in);
  // First dimension of a tensor whose size nothing else says; 0 after a problem.
  int rows(const std::string& name);

  void refuse(const std::string& name, std::string_view why);
  const std::string& problem() const { return problem_; }  // empty while all is well

 private:
  const char* find(const std::string& name, std::string_view type, size_t width, const std::vector<int64_t>& shape);

  std::string_view data_;
  std::unordered_map<std::string, TensorEntry> entries_;
  std::string problem_;
};

}  // namespace dateline
