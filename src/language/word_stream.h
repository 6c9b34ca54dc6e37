// The vectors that an encoder gives a document's words, in their order, some at a time.
#pragma once

#include <memory>
#include <vector>

#include "encode/encoder.h"
#include "language/windows.h"

namespace dateline {

// Words wait with their vectors until they are dropped. The words and inputs given must outlive it.
class WordStream {
 public:
  // `window`: pieces that the encoder sees at once.
  WordStream(const std::vector<Word>& words, const WordInputs& inputs, std::shared_ptr<const Model> model,
             const EncoderStack& stack, int window);

  bool is_done() const { return next_ == plans_.size(); }
  // Encodes the next windows and returns how many words came in.
  int advance();
  // Words that have been encoded, dropped ones included.
  size_t reached() const { return dropped_ + waiting(); }

  size_t waiting() const { return vectors_.size() / static_cast<size_t>(hidden_); }
  // Of the i-th word that waits; the rows of its followers come behind. Valid until advance() or drop().
  const float* vector(size_t i) const { return vectors_.data() + i * static_cast<size_t>(hidden_); }
  const float* root(size_t i) const { return roots_.data() + i * static_cast<size_t>(hidden_); }  // its window's [CLS]
  void drop(size_t words);

 private:
  void append(const std::vector<int>& rows, const std::vector<int>& heads);

  const std::vector<Word>& words_;
  const WordInputs& inputs_;
  std::shared_ptr<const Model> model_;
  Encoder encoder_;
  int hidden_;
  std::vector<WindowPlan> plans_;
  size_t next_ = 0;  // plan
  size_t dropped_ = 0;
  EncoderInput input_;
  Buffer<float> encoded_;
  Buffer<float> vectors_, roots_;  // [waiting, hidden]
};

}  // namespace dateline
