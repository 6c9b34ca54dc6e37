// What learning has to say of a choice (who is who, which event a claim is about): one number for each hashed feature.
// A feature is a number of its kind and the values it is seen with; hashing them costs no string and no table.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

// Immutable after loading. Without a file every score is 0.
class HashedWeights {
 public:
  // Reads lines "bucket<TAB>weight" (weights in hundredths) into a table of 2^`bits` buckets; "#" begins a comment.
  // kUnreadable or kMalformed names file and line.
  static Result<HashedWeights> load(const std::filesystem::path& file, int bits);

  bool empty() const { return !any_; }  // no weight is known: every score is 0
  // The sum of the features' weights: those of the buckets that their lowest bits name.
  int score(const std::vector<uint32_t>& features) const;

 private:
  std::vector<int16_t> weights_;
  bool any_ = false;
};

uint64_t mixed_hash(uint64_t hash, uint64_t value);
uint64_t word_hash(std::string_view word);

// Adds the hash of feature `number` with these values. The same on every machine.
template <typename... Values>
void add_feature(std::vector<uint32_t>& out, uint64_t number, Values... values) {
  uint64_t hash = mixed_hash(14695981039346656037ull, number);
  ((hash = mixed_hash(hash, static_cast<uint64_t>(values))), ...);
  // The last value has moved few bits so far; the product's upper half depends on all of them.
  out.push_back(static_cast<uint32_t>((hash * 0x9E3779B97F4A7C15ull) >> 32));
}

}  // namespace dateline
