// The attribution tagger's spans, linked into attributions and joined with what the cue lexicon found in the trees.
#pragma once

#include <vector>

#include "attribute/cues.h"

namespace dateline {

// Adds to `hits` the cues that only the tagger sees, with the nearest content and source, and widens the contents of
// the hits that both see. Force and stance come from the lexicon where it knows the word. Keeps text order.
void join_tagged(const Tree& tree, const CueLexicon& lexicon, std::vector<CueHit>& hits);

// The words of the tagged span of that role around a token; empty if it lies in none.
Span tagged_span(const Tree& tree, AttributionRole role, int token);

}  // namespace dateline
