// The dateline at the head of a report and the wire agency behind it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "article/article.h"
#include "article/outlet_registry.h"

namespace dateline {

// Reads "ALEPPO, Syria (AP) —", "WASHINGTON, March 4 (Reuters) -", "NEW DELHI:", "(Reuters) -" at the start of
// text[from, to). The span covers the dateline with its dash or colon. None if the words are no dateline.
std::optional<DatelineLine> read_dateline(std::string_view text, Span paragraph, const OutletRegistry& registry);

// The agency that the whole text is credited to, as the table abbreviates it, or empty: from the byline, the dateline,
// or a credit line at the end ("With inputs from ANI"; `text[tail]` is searched).
std::string agency_credit(const Article& article, const OutletRegistry& registry);

}  // namespace dateline
