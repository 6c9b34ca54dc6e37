// The element that holds the article, found by where the page's prose lies.
#pragma once

#include <string>
#include <vector>

#include "article/node_signs.h"
#include "article/text_blocks.h"

namespace dateline {

// Where the prose of a page lies. One entry per node of the tree.
struct PageMass {
  std::vector<Signs> signs;   // own and inherited, after signs that cover most of the prose have been struck out
  std::vector<double> prose;  // bytes of running text below the node, outside parts with bad signs
};

// Tag and class words without those that hold a digit: elements that repeat on a page look alike.
std::string element_look(const HtmlTree& tree, int32_t node);

PageMass read_page_mass(const HtmlTree& tree, const std::vector<TextBlock>& blocks);

// The smallest element with nearly all of the page's prose. `tree` must not be empty.
int32_t content_root(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const PageMass& page);

}  // namespace dateline
