// Quotations that a name behind a dash signs.
#pragma once

#include <vector>

#include "attribute/cues.h"
#include "attribute/quotes.h"
#include "ground/grounded.h"

namespace dateline {

// "He attacked my brother." — Maria Lopez, 34: a hit for each quotation that is followed by a dash and somebody's name,
// with the dash as its cue. Not for the publisher's own name, and not where another hit's cue says the quotation.
std::vector<CueHit> find_signed_quotes(const Tree& tree, const Grounded& grounded, const CueLexicon& lexicon,
                                       const std::vector<QuotedStretch>& quoted, const std::vector<CueHit>& hits);

}  // namespace dateline
