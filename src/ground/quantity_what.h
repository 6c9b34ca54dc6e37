// What a count is about: killed, injured, ... as the verbs around the counted phrase say it.
#pragma once

#include <string>
#include <vector>

#include "ground/quantity_phrase.h"

namespace dateline {

// One of Quantity::what, or empty where the words do not say. `next` is where the sentence's next counted phrase begins
// (or its piece count), a border for what is said of this one.
std::string what_of(const Analysis& analysis, const CountLexicon& lexicon, const std::vector<Piece>& pieces,
                    const CountedPhrase& phrase, size_t next);

}  // namespace dateline
