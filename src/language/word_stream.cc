// Windows lie end to end, some hundred pieces at a time: the encoder's products want full blocks, and vectors of a
// whole book would not fit into memory.
#include "language/word_stream.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

constexpr int kGroupPieces = 512;  // encoded at a time

std::vector<WindowPlan> plans_of(const std::vector<Word>& words, const WordInputs& inputs, int window) {
  std::vector<int> sizes;
  sizes.reserve(words.size());
  for (size_t w = 0; w < words.size(); ++w) sizes.push_back(inputs.size_of(static_cast<int>(w)));
  return plan_windows(words, sizes, window);
}

void drop_front(Buffer<float>& buffer, size_t n) {
  buffer.erase(buffer.begin(), buffer.begin() + static_cast<ptrdiff_t>(n));
}

}  // namespace

WordStream::WordStream(const std::vector<Word>& words, const WordInputs& inputs, std::shared_ptr<const Model> model,
                       const EncoderStack& stack, int window)
    : words_(words),
      inputs_(inputs),
      model_(std::move(model)),
      encoder_(model_, stack),
      hidden_(model_->config.hidden),
      plans_(plans_of(words, inputs, window)) {}

int WordStream::advance() {
  input_.clear();
  std::vector<int> rows, heads;
  while (!is_done() && (rows.empty() || input_.size() + plans_[next_].pieces <= kGroupPieces)) {
    const WindowPlan& plan = plans_[next_++];
    append_window(words_, inputs_, plan, *model_->pieces, input_, rows);
    heads.resize(rows.size(), input_.begins.back());
  }
  encoder_.run(input_, encoded_);
  append(rows, heads);
  return static_cast<int>(rows.size());
}

void WordStream::append(const std::vector<int>& rows, const std::vector<int>& heads) {
  for (const auto& [from, to] : {std::pair(&rows, &vectors_), std::pair(&heads, &roots_)}) {
    size_t at = to->size();
    to->resize(at + from->size() * static_cast<size_t>(hidden_));
    for (const int row : *from) {
      std::copy_n(encoded_.data() + static_cast<ptrdiff_t>(row) * hidden_, hidden_, to->data() + at);
      at += static_cast<size_t>(hidden_);
    }
  }
}

void WordStream::drop(size_t words) {
  drop_front(vectors_, words * static_cast<size_t>(hidden_));
  drop_front(roots_, words * static_cast<size_t>(hidden_));
  dropped_ += words;
}

}  // namespace dateline
