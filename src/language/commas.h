// Where commas hang in a tree.
#pragma once

#include <span>

#include "language/analysis.h"

namespace dateline {

// Hangs the sentence's commas and semicolons that hang on neither of their neighbours. `first`: index of its first
// token in the document. Trees stay trees. O(n) for each comma.
void mend_commas(std::span<Token> sentence, int first);

}  // namespace dateline
