// Whose word a statement, a letter or a report is.
#pragma once

#include "attribute/tree.h"
#include "ground/grounded.h"

namespace dateline {

// Who speaks in the document that the token names: "a statement from [the ministry]", "[the army]'s communique", "a
// leaflet signed by [the Front]", "[police] report". kNoToken where the token names no document, or nobody who can
// speak stands by it.
int author_of(const Tree& tree, const Grounded& grounded, int token);

}  // namespace dateline
