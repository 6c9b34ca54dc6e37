// Tells tables that hold facts (standings, casualty counts, schedules) from tables that only lay a page out.
#pragma once

#include <cstdint>
#include <vector>

#include "article/html_tree.h"
#include "article/text_blocks.h"

namespace dateline {

// For each block the row (a `tr` node) of the table of facts whose cell it is, or 0. Time: blocks times depth.
std::vector<int32_t> fact_rows(const HtmlTree& tree, const std::vector<TextBlock>& blocks);

}  // namespace dateline
