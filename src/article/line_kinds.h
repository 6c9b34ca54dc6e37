// What a line of a news page is, judged by its words alone. HTML pages and plain text share these judgements.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

// Words of the page and not of the article: "SHARE THIS ARTICLE", "Advertisement", "Read more: ...", "All rights
// reserved", a bare URL. Only short lines are ever judged so.
bool is_boilerplate_line(std::string_view line);

// Heads a list of other articles: "Related stories", "More from ...", "Read next".
bool is_related_heading(std::string_view line);

// "By Jane Doe", "Reporting by ...", "Nov 25, 2018 10:00 GMT", "Updated 3 hours ago".
bool is_byline_or_time(std::string_view line);

// Where a credit starts in a caption ("... Syria. (Photo by AFP)" gives the parenthesis); line.size() if there is none;
// 0 when the whole line is a credit.
size_t credit_start(std::string_view line);

// A sentence about a picture that speaks of itself: "This undated photo shows ...", "FILE PHOTO:".
bool opens_as_caption(std::string_view line);
// A sentence about a picture: such a one, or one that ends in a credit.
bool is_caption_line(std::string_view line);

// "News / Syria", "Home > World > Middle East".
bool is_breadcrumb_line(std::string_view line);

// Ends as sentences do: . ! ? or … with closing quotes or brackets behind.
bool ends_sentence(std::string_view line);

}  // namespace dateline
