// Which of a page's blocks are the article, while they are being chosen; for the sources of main_text alone.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "article/content_root.h"
#include "article/main_text.h"

namespace dateline {

struct BlockChoice {
  bool keep = false;
  BlockKind kind = BlockKind::kParagraph;
  bool barred = false;  // left out as another story's or as said elsewhere: no doubt

  void bar() {
    keep = false;
    barred = true;
  }
};

// Refers to the page; must not outlive it.
struct PageChoices {
  PageChoices(const HtmlTree& its_tree, const std::vector<TextBlock>& its_blocks, const std::string& its_title);

  Signs signs(size_t i) const { return page.signs[static_cast<size_t>(blocks[i].node)]; }
  bool in_root(const TextBlock& b) const { return b.node >= root && b.node < tree[root].end; }
  bool is_title(const TextBlock& b) const;
  bool keeps_nothing() const;

  const HtmlTree& tree;
  const std::vector<TextBlock>& blocks;
  const PageMass page;
  const std::string title;          // folded
  const std::vector<int32_t> rows;  // of tables of facts, by block
  int32_t root = 0;
  std::vector<BlockChoice> choices;  // by block
};

// Bars what belongs to other stories or stands on the page twice.
void bar_foreign_blocks(PageChoices& c);

// Lets neighbours decide: lists are kept whole, headings only above something, furniture at both ends goes; of a page
// that keeps nothing its few lines stay.
void settle_with_fellows(PageChoices& c);

// What the rules left out inside the article's part, without a reason that is sure, and the model is sure of.
void bring_back_doubtful(PageChoices& c, const BlockModel& model,
                         const std::function<void(const DoubtfulBlock&)>& listen);

}  // namespace dateline
