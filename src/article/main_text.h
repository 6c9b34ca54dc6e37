// Which of a page's text blocks are the article, and in which role.
#pragma once

#include <string>
#include <vector>

#include "article/article.h"
#include "article/text_blocks.h"

namespace dateline {

struct PageBlock {
  std::string text;
  BlockKind kind = BlockKind::kParagraph;
  int32_t node = 0;
};

// The article's blocks in order: paragraphs, headings, lists, quotes, captions, credits; without the title itself
// (`title` may be empty). Empty if the page has no prose.
std::vector<PageBlock> main_text(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const std::string& title);

}  // namespace dateline
