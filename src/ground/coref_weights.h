// What learning has to say on who is who: one number for each hashed feature.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/result.h"

namespace dateline {

// Immutable after loading. Without a file every score is 0.
class CorefWeights {
 public:
  static constexpr uint32_t kBuckets = 1u << 15;

  // Reads lines "bucket<TAB>weight" (weights in hundredths); "#" begins a comment. kUnreadable or kMalformed names
  // file and line.
  static Result<CorefWeights> load(const std::filesystem::path& file);

  // The sum of the features' weights; each feature is below kBuckets.
  int score(const std::vector<uint32_t>& features) const;

 private:
  std::vector<int16_t> weights_;
};

}  // namespace dateline
