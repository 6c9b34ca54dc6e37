// The words that a claim rests on. Internal to the event stage.
#pragma once

#include <vector>

#include "event/draft.h"

namespace dateline {

// The verb of the clause that states the mention; kNoToken where it stands in a phrase of another statement.
int stating_verb(const Scene& scene, const Draft& draft);

// At least one span, in text order; `drafts` are those of the article, merged into events.
std::vector<Span> evidence_of(const Scene& scene, const std::vector<Draft>& drafts, const Draft& draft);

}  // namespace dateline
