// Cuts a page into its smallest runs of text that stand on their own: paragraphs, list items, headings, cells.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "article/html_tree.h"
#include "article/node_signs.h"

namespace dateline {

struct TextBlock {
  int32_t node = 0;         // the block-level element that holds the text
  std::string text;         // white space squeezed
  uint32_t link_bytes = 0;  // bytes of `text` inside links
  uint32_t bold_bytes = 0;  // bytes inside b and strong
  int heading = 0;          // 1..6 inside h1..h6
  uint32_t stops = 0;       // sentence ends: . ! ? before a space or the end
  uint32_t commas = 0;

  double link_share() const { return text.empty() ? 0 : double(link_bytes) / double(text.size()); }
};

// In document order; no empty ones. Scripts, templates and the like are left out. Two line breaks end a block.
std::vector<TextBlock> text_blocks(const HtmlTree& tree);

}  // namespace dateline
