// Feasts and dates of other calendars: which year's is meant.
#pragma once

#include <optional>

#include "ground/time_resolve.h"

namespace dateline {

// A holiday rule's match: the feast of the year named beside it, else the one nearest to what the text counts from.
std::optional<ResolvedTime> feast(const TimeMatch& match, Lean lean, const TimeContext& context);

// A calendar rule's match ("12 Muharram 1440", "Azar 1397", "3 Azar"); months come out as EDTF intervals of civil days.
std::optional<ResolvedTime> foreign_date(const TimeMatch& match, Lean lean, const TimeContext& context);

}  // namespace dateline
