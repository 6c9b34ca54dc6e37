// Best label sequences by Viterbi's algorithm.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Transition weights, sorted so that decoding costs O(labels) a step where most rows agree, as legal BIO transitions
// do. Immutable.
class SequenceDecoder {
 public:
  SequenceDecoder() = default;
  // `transitions` row-major [labels, labels], row = from. Weights of -1e8 and below forbid.
  SequenceDecoder(const std::vector<float>& transitions, size_t labels);

  // `scores` [n, labels], rows `stride` apart: log-probabilities. A sequence begins as if after label 0 ("O"). Of equal
  // sequences the one with smaller labels wins.
  std::vector<int> best(const float* scores, ptrdiff_t stride, int n) const;

 private:
  struct Source {
    int from;
    float weight;
  };
  struct Column {
    bool from_all = false;  // every label may come before, with the same weight
    float weight = 0;
    std::vector<Source> sources;  // else: those that may
  };

  size_t labels_ = 0;
  std::vector<Column> columns_;
  std::vector<float> start_;
};

// Turns n scores into log-probabilities, in place.
void log_softmax(float* scores, int n);

// A run of B-x I-x ... labels.
struct LabelledRun {
  int first = 0;
  int last = 0;            // exclusive
  std::string_view label;  // without "B-"; a view into `names`
  float probability = 0;   // mean of its labels' probabilities
};

// The runs of a decoded sequence; `log_probabilities` as given to best().
std::vector<LabelledRun> runs_of(const std::vector<int>& labels, const std::vector<std::string>& names,
                                 const float* log_probabilities, ptrdiff_t stride);

}  // namespace dateline
