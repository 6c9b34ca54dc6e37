// Reference: Viterbi 1967; Forney 1973.
#include "language/decode_sequence.h"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

constexpr float kForbidden = -1e8F;

}  // namespace

SequenceDecoder::SequenceDecoder(const std::vector<float>& transitions, size_t labels)
    : labels_(labels), columns_(labels) {
  for (size_t to = 0; to < labels; ++to) {
    Column& column = columns_[to];
    column.weight = transitions[to];
    column.from_all = column.weight > kForbidden;
    for (size_t from = 0; from < labels; ++from) {
      const float weight = transitions[from * labels + to];
      column.from_all &= weight == column.weight;
      if (weight > kForbidden) column.sources.push_back({static_cast<int>(from), weight});
    }
  }
  start_.assign(transitions.begin(), transitions.begin() + static_cast<ptrdiff_t>(labels));
}

std::vector<int> SequenceDecoder::best(const float* scores, ptrdiff_t stride, int n) const {
  if (n <= 0 || labels_ == 0) return {};
  std::vector<float> now(labels_);
  std::vector<float> next(labels_);
  std::vector<int> back(static_cast<size_t>(n) * labels_, 0);
  for (size_t l = 0; l < labels_; ++l) now[l] = scores[l] + start_[l];
  for (int i = 1; i < n; ++i) {
    const auto top = std::max_element(now.begin(), now.end());
    for (size_t l = 0; l < labels_; ++l) {
      const Column& column = columns_[l];
      int from = static_cast<int>(top - now.begin());
      float value = *top + column.weight;
      if (!column.from_all) {
        value = *top + 10 * kForbidden;  // nothing may come before: still a number
        for (const Source& source : column.sources) {
          const float through = now[static_cast<size_t>(source.from)] + source.weight;
          if (through > value) {
            value = through;
            from = source.from;
          }
        }
      }
      next[l] = value + scores[i * stride + static_cast<ptrdiff_t>(l)];
      back[static_cast<size_t>(i) * labels_ + l] = from;
    }
    now.swap(next);
  }
  std::vector<int> path(static_cast<size_t>(n));
  path.back() = static_cast<int>(std::max_element(now.begin(), now.end()) - now.begin());
  for (size_t i = path.size() - 1; i > 0; --i) path[i - 1] = back[i * labels_ + static_cast<size_t>(path[i])];
  return path;
}

void log_softmax(float* scores, int n) {
  const float most = *std::max_element(scores, scores + n);
  float sum = 0;
  for (int i = 0; i < n; ++i) sum += std::exp(scores[i] - most);
  const float shift = most + std::log(sum);
  for (int i = 0; i < n; ++i) scores[i] -= shift;
}

std::vector<LabelledRun> runs_of(const std::vector<int>& labels, const std::vector<std::string>& names,
                                 const float* log_probabilities, ptrdiff_t stride) {
  std::vector<LabelledRun> runs;
  for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
    const int label = labels[static_cast<size_t>(i)];
    const std::string_view name = names[static_cast<size_t>(label)];
    if (name.size() < 3) continue;
    const std::string_view kind = name.substr(2);
    const float probability = std::exp(log_probabilities[i * stride + label]);
    const bool goes_on = name[0] == 'I' && !runs.empty() && runs.back().last == i && runs.back().label == kind;
    if (!goes_on) runs.push_back({i, i, kind, 0});
    runs.back().last = i + 1;
    runs.back().probability += probability;
  }
  for (LabelledRun& run : runs) run.probability /= static_cast<float>(run.last - run.first);
  return runs;
}

}  // namespace dateline
