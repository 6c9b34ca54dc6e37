#include "base/hashed_weights.h"

#include <charconv>
#include <fstream>
#include <string>

#include "base/strings.h"

namespace dateline {
namespace {

bool number(std::string_view text, int least, int most, int& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && out >= least && out <= most;
}

constexpr uint64_t kPrime = 1099511628211ull;

}  // namespace

uint64_t mixed_hash(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * kPrime;
  return hash ^ (hash >> 29);
}

uint64_t word_hash(std::string_view word) {
  uint64_t hash = 14695981039346656037ull;
  for (char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash;
}

Result<HashedWeights> HashedWeights::load(const std::filesystem::path& path, int bits) {
  std::ifstream file(path);
  if (!file) return fail(ErrorCode::kUnreadable, "weights", "Cannot read the table " + path.string() + ".");
  HashedWeights weights;
  weights.weights_.assign(size_t{1} << bits, 0);
  std::string line;
  for (int at = 1; std::getline(file, line); ++at) {
    if (trim(line).empty() || line.front() == '#') continue;
    const auto fields = split(line, '\t');
    int bucket = 0, weight = 0;
    if (fields.size() != 2 || !number(fields[0], 0, (1 << bits) - 1, bucket) ||
        !number(fields[1], INT16_MIN, INT16_MAX, weight)) {
      return fail(ErrorCode::kMalformed, "weights",
                  path.string() + ", line " + std::to_string(at) + ": not a bucket and a weight.");
    }
    weights.weights_[static_cast<size_t>(bucket)] = static_cast<int16_t>(weight);
    weights.any_ = true;
  }
  return weights;
}

int HashedWeights::score(const std::vector<uint32_t>& features) const {
  int sum = 0;
  if (weights_.empty()) return sum;
  const size_t mask = weights_.size() - 1;
  for (uint32_t f : features) sum += weights_[f & mask];
  return sum;
}

}  // namespace dateline
