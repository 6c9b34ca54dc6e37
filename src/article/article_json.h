// The article's fields in the public format.
#pragma once

#include "article/article.h"
#include "base/json_writer.h"
#include "base/utf8.h"

namespace dateline {

// Writes the keys "format" to "blocks" into the object that is open in `w`. `points` must be built over `a.text`;
// spans come out in code points.
void write_article_fields(JsonWriter& w, const Article& a, const CodePoints& points);

}  // namespace dateline
