// The entities of an article with their mentions, and its publisher among them.
#pragma once

#include "base/limits.h"
#include "ground/actor_lexicon.h"
#include "ground/grounded.h"

namespace dateline {

// Fills mentions, entities and publisher of `grounded`, whose analysis and places must be set. Mentions beyond
// `limits.mentions` are left out.
void add_entities(Grounded& grounded, const ActorLexicon& lexicon, const Limits& limits);

}  // namespace dateline
