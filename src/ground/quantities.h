// How many: counts of people and things, with their bounds and what happened to those counted.
#pragma once

#include <vector>

#include "ground/grounded.h"
#include "ground/quantity_lexicon.h"

namespace dateline {

// Counts of all sentences, in order. A span holds modifier, number and noun phrase up to its head ("close to 100
// people"). Bounds: "close to 100" is 90..100, "more than 100" is 100.. without an upper bound, "dozens" is 24..99
// without a best value. "No one was killed" is an exact 0; where no word speaks of a count there is none. Dates, ages,
// measures, money, ordinals and numbers in names ("Su-35", "Resolution 2254") are no counts.
std::vector<Quantity> find_quantities(const Analysis& analysis, const CountLexicon& lexicon);

}  // namespace dateline
