// Quotations made whole: who speaks on when no new "said" stands there.
#pragma once

#include <vector>

#include "attribute/cues.h"
#include "attribute/quotes.h"

namespace dateline {

// Adds to the hits' contents what their quotations still hold: the rest of a stretch that they touch, and the stretches
// that go on behind it (`"A," he said. "B."`, or a new paragraph of nothing but quotation).
void complete_quotations(const Tree& tree, const std::vector<QuotedStretch>& quoted, std::vector<CueHit>& hits);

}  // namespace dateline
