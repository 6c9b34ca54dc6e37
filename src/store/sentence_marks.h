// What a text's sentences are known by when somebody else prints them too.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/document_view.h"

namespace dateline {

// One sentence of the body, or several short ones that stand side by side.
struct SentenceMark {
  view::Range span;     // code points of the text
  int64_t mark = 0;     // the same wherever the sentence is printed, also with other numbers in it
  int words = 0;        // numbers count as one
  std::string numbers;  // its numbers as values, in order: "90 12-99"; empty if there are none
};

// Marks of the paragraphs, quotes and lists of `document`, in order. Titles, captions and furniture have none. Linear
// in the text; any language that puts spaces between words.
std::vector<SentenceMark> sentence_marks(const view::Document& document);

}  // namespace dateline
