// What a page calls the site it belongs to, and the traces that templates leave in what pages state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/page_metadata.h"

namespace dateline {

// The site's names as the page's statements and its address give them, folded.
std::vector<std::string> site_names(const PageStatements& page);
// True if `part` is one of `names`, give or take a few letters: "Example Post Online" for "example post".
bool names_site(std::string_view part, const std::vector<std::string>& names);

// Undoes entities that were escaped twice ("&amp;amp;", "&#039;"), as they are common in headlines and names.
std::string decode_leftovers(std::string text);

}  // namespace dateline
