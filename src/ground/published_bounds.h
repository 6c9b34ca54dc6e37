// When an article without a date can have been published, from what its text takes for granted.
#pragma once

#include <optional>

#include "ground/actor_lexicon.h"
#include "ground/dated_facts.h"
#include "ground/grounded.h"

namespace dateline {

// nullopt if the text tells nothing. `grounded` has its times and entities; reasons come out in text order.
std::optional<PublishedBounds> published_bounds(const Grounded& grounded, const ActorLexicon& actors,
                                                const DatedFacts& facts);

}  // namespace dateline
