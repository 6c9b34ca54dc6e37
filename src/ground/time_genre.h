// Whether a text tells history or news: what its bare dates count from.
#pragma once

#include <optional>

#include "ground/time_calendar.h"
#include "ground/time_grammar.h"
#include "language/analysis.h"

namespace dateline {

// True for chronicles: texts that keep naming years well before their publication day and hardly ever speak of
// "yesterday" or "Monday". Without a publication day any named year counts. Linear in the number of tokens.
bool tells_history(const Analysis& analysis, const TimeGrammar& grammar, std::optional<Day> published);

}  // namespace dateline
