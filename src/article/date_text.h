// Dates as news pages write them, turned into ISO 8601.
#pragma once

#include <optional>
#include <string_view>

#include "article/article.h"

namespace dateline {

// Reads one date (with its time of day and zone, if it has them) at or near the start of `text`. The basis is left
// empty. Understood: ISO 8601 with its liberties, RFC 822, "Nov. 25, 2018 10:00 AM", "25 November 2018", "2018/11/25",
// "25.11.2018", Unix seconds and milliseconds. All-number dates in which day and month cannot be told apart are read
// as month first only if `month_first`, else day first. Years outside 1900-2100 are refused.
std::optional<PageDate> parse_date(std::string_view text, bool month_first = false);

// The first date written anywhere in `text` (a line, not an article); month names or ISO form only.
std::optional<PageDate> find_date(std::string_view text);

// "/2018/11/25/", "-20181125", "/2018/nov/25/" in the path of an address. Day or month precision.
std::optional<PageDate> date_in_url(std::string_view url);

}  // namespace dateline
