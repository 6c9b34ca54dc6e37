// Quotations whose speaker stands beside them, where no tree reaches.
#pragma once

#include <vector>

#include "attribute/cues.h"
#include "attribute/quotes.h"
#include "ground/grounded.h"

namespace dateline {

// Two kinds, each with the whole quotation as its content, and none where another hit's cue says it already:
//
//   "He attacked my brother." — Maria Lopez, 34     a name behind a dash, the cue; not the publisher's own
//   "Who pays?" a voice in the film asks.           a sentence of its own that goes on with a small letter
std::vector<CueHit> find_sayings_beside_quotes(const Tree& tree, const Grounded& grounded, const CueLexicon& lexicon,
                                               const std::vector<QuotedStretch>& quoted,
                                               const std::vector<CueHit>& hits);

}  // namespace dateline
