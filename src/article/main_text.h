// Which of a page's text blocks are the article, and in which role.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "article/article.h"
#include "article/block_model.h"
#include "article/text_blocks.h"

namespace dateline {

struct PageBlock {
  std::string text;
  BlockKind kind = BlockKind::kParagraph;
  int32_t node = 0;
};

// A block that the rules left out and the model may bring back.
struct DoubtfulBlock {
  const TextBlock& block;
  BlockModel::Around around;
};

// The article's blocks in order: paragraphs, headings, lists, quotes, captions, credits; without the title itself
// (`title` may be empty). Empty if the page has no prose. `listen` is told of each doubtful block, for training.
std::vector<PageBlock> main_text(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const std::string& title,
                                 const BlockModel& model,
                                 const std::function<void(const DoubtfulBlock&)>& listen = nullptr);

}  // namespace dateline
