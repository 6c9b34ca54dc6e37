// Words cut finer than tokens: the units that number and time grammars match.
//
// Tokenisers disagree about "third-quarter", "10am", "p.m." and "1980-88"; pieces look the same under all of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/analysis.h"

namespace dateline {

// A word, a number or one punctuation mark. `norm` is its lower-cased form (ASCII letters only) with abbreviation dots
// dropped ("p.m." -> "pm"), hyphens and en dashes as "-", an em dash as "--", any apostrophe as "'".
struct Piece {
  Span span;      // bytes of the article's text
  int token = 0;  // index into Analysis::tokens
  std::string norm;
  bool glued = false;  // no white space between it and the piece before
  bool upper = false;  // begins with an ASCII capital
};

// Pieces of a sentence, in order. `out` is cleared first; passing the same vector again saves allocations.
void pieces_of(const Analysis& analysis, const Sentence& sentence, std::vector<Piece>& out);

// Pieces of a text that nobody has cut into tokens; `token` is 0, spans are bytes of `text`. `out` is cleared first.
void pieces_of(std::string_view text, std::vector<Piece>& out);

}  // namespace dateline
