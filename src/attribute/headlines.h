// Sources that a headline names beside a colon or a dash.
#pragma once

#include <vector>

#include "attribute/cues.h"
#include "ground/grounded.h"

namespace dateline {

// "Observatory: Jets bombed Idlib", "Ten killed in Homs strike: state media", "... - ministry": one hit per title that
// names a voice so, with the mark as its cue. Not for topics ("Syria war: ...", "George Floyd: ..."), places that the
// rest lies in ("Syria: ten killed in Homs"), the publisher's own name, or a medium behind a dash, which is what sites
// put there.
std::vector<CueHit> find_headline_sources(const Tree& tree, const Grounded& grounded, const CueLexicon& lexicon);

}  // namespace dateline
