// Words of a document and the windows in which the encoder sees them.
#pragma once

#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/span.h"
#include "encode/encoder.h"
#include "encode/model.h"

namespace dateline {

struct Word {
  Span span;
  int block = 0;  // index into Article::blocks
  bool ends_block = false;
  bool may_end_sentence = false;  // a full stop and what closes behind it: where a long block may be cut
};

// The words of every block that is read as language: all but boilerplate and breadcrumbs.
std::vector<Word> words_of(const Article& article);

// Words [first, last) that form one window, and how many pieces they have with [CLS] and every [SEP].
struct WindowPlan {
  int first = 0;
  int last = 0;
  int pieces = 0;
};

// Whole blocks, as many as fit; a longer block is cut at sentence candidates, else at the last word that fits. Every
// word is in exactly one window. `sizes`: pieces of each word, at least 1.
std::vector<WindowPlan> plan_windows(const std::vector<Word>& words, const std::vector<int>& sizes, int limit);

// The inputs of the encoder for all words: pieces, case classes and quote states.
struct WordInputs {
  std::vector<int32_t> pieces;
  std::vector<int> begins;     // first piece of each word, and the end
  std::vector<uint8_t> shape;  // per word
  std::vector<uint8_t> quote;  // per word

  int size_of(int word) const { return begins[static_cast<size_t>(word) + 1] - begins[static_cast<size_t>(word)]; }
};
WordInputs inputs_of(std::string_view text, const std::vector<Word>& words, const Model& model);

// Appends one window to `input` and the rows of its words' first pieces to `rows`. The window's own row is that of
// [CLS].
void append_window(const std::vector<Word>& words, const WordInputs& inputs, const WindowPlan& plan,
                   const WordPieces& pieces, EncoderInput& input, std::vector<int>& rows);

}  // namespace dateline
