// Mends what no tree of the treebanks has and parsers of news text still make.
#pragma once

#include <span>

#include "language/analysis.h"

namespace dateline {

// Changes tags, heads and relations of one sentence where they break a rule of its grammar: a common noun's tag on a
// verb, two subjects that are one name, an owner that governs what it owns, a subject hung on a noun behind its verb,
// who speaks between doer and act or behind a relative clause, two who are joined taken for a compound. `first`: the
// index of the sentence's first token in the document, where heads point. The tree stays a tree.
void mend_tree(std::span<Token> sentence, int first);

}  // namespace dateline
