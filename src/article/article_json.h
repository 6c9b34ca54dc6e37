// The article's fields in the public format.
#pragma once

#include <string_view>

#include "article/article.h"
#include "base/json_writer.h"
#include "base/utf8.h"

namespace dateline {

// Writes the keys "format" to "blocks" into the object that is open in `w`. `points` must be built over `a.text`;
// spans come out in code points. `published_instead` is the value of "published" for an article without a date: JSON of
// what a later stage found, or "null".
void write_article_fields(JsonWriter& w, const Article& a, const CodePoints& points,
                          std::string_view published_instead = "null");

}  // namespace dateline
