// Reads bare text: what is title, caption, paragraph and furniture, without changing a byte of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"

namespace dateline {

struct PlainLayout {
  std::vector<Block> blocks;         // in order, inside the text, never empty ones
  std::vector<std::string> section;  // from a breadcrumb line
  std::string byline;
};

// `known_title`: a title delivered apart from the text (it need not occur in it); may be empty.
PlainLayout read_plain_text(std::string_view text, std::string_view known_title);

}  // namespace dateline
