// Problem: a head's 0.9 is no nine in ten: it was sure of what it had learned. Idea: steps of probability measured on
// reports that it had not seen, by isotonic regression (Zadrozny & Elkan 2002; benchmarks/calibration makes them).
#include "event/confidence.h"

#include <charconv>
#include <fstream>

#include "base/strings.h"

namespace dateline {
namespace {

bool share(std::string_view text, float& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && out >= 0 && out <= 1;
}

}  // namespace

Result<Confidences> Confidences::load(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) return fail(ErrorCode::kUnreadable, "event", "Cannot read the table " + path.string() + ".");
  Confidences table;
  std::string line;
  for (int at = 1; std::getline(file, line); ++at) {
    if (trim(line).empty() || line.front() == '#') continue;
    const auto fields = split(line, '\t');
    float from = 0, probability = 0;
    const bool good = fields.size() == 3 && share(fields[1], from) && share(fields[2], probability);
    auto* steps = good ? &table.steps_[std::string(fields[0])] : nullptr;
    if (!good || (!steps->empty() && steps->back().first >= from)) {
      return fail(ErrorCode::kMalformed, "event",
                  path.string() + ", line " + std::to_string(at) + ": not a kind, a rising score and a probability.");
    }
    steps->emplace_back(from, probability);
  }
  return table;
}

float Confidences::of(std::string_view kind, float score) const {
  const auto steps = steps_.find(kind);
  if (steps == steps_.end()) return score;
  float probability = steps->second.front().second;
  for (const auto& [from, p] : steps->second) {
    if (from <= score) probability = p;
  }
  return probability;
}

}  // namespace dateline
