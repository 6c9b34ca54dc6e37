// Whether the words around a time expression look back or ahead.
#pragma once

#include <vector>

#include "ground/time_match.h"

namespace dateline {

enum class Lean { kNeither, kPast, kFuture };

// News tells what was: a weekday is the last one, unless a plan speaks ("is due to arrive on Friday", "by Friday").
// Looks at the nearest cue before the match in its sentence, and behind it where there is none.
Lean lean_of(const Analysis& analysis, const std::vector<Piece>& pieces, const std::vector<TimeCell>& cells,
             const TimeMatch& match);

// The same, for what is said of the time itself and for sure: words of saying are passed over ("said that in 2020
// ..."), plans count only in the present tense ("will", "plans to"), and a past under any plan's word is none.
Lean sure_lean_of(const Analysis& analysis, const std::vector<Piece>& pieces, const std::vector<TimeCell>& cells,
                  const TimeMatch& match);

}  // namespace dateline
