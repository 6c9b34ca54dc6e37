// Makes hostile or wasteful HTML safe and cheap to parse, before the parser sees it.
#pragma once

#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"

namespace dateline {

// A copy without comments, styles, drawings and scripts (other than JSON-LD), in which no element lies deeper than
// limits.html_depth (the tags of deeper ones are dropped: their texts become siblings).
// Errors: kOverLimit when there are more start tags than limits.html_nodes.
Result<std::string> guard_html(std::string_view html, const Limits& limits);

}  // namespace dateline
