// Who speaks in interviews and broadcast transcripts, where a label before a colon stands for "said".
#pragma once

#include <vector>

#include "attribute/cues.h"
#include "attribute/quotes.h"
#include "ground/grounded.h"

namespace dateline {

// One hit per turn ("MINISTER: We did not fire.") of a transcript, with its colon as the cue and the rest of its
// paragraph as content; adds each such content to `quoted` (kept in text order), as it is the speaker's own words. None
// for the turns of hosts, reporters and whoever mostly asks, which are the publisher's, and none where a page has too
// few labels to be a transcript.
std::vector<CueHit> find_turns(const Tree& tree, const Grounded& grounded, const CueLexicon& lexicon,
                               std::vector<QuotedStretch>& quoted);

}  // namespace dateline
