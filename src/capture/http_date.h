// Dates as HTTP headers write them.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// "Sun, 25 Nov 2018 08:49:37 GMT", "Sunday, 25-Nov-18 08:49:37 GMT", "Sun Nov 25 08:49:37 2018" -> "2018-11-25".
// Empty for anything that names no possible day.
std::string http_date_to_iso(std::string_view date);

}  // namespace dateline
