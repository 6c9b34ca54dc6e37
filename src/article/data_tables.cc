// Problem: the cells of a table are short lines without a sentence, just as the menus of old pages, which are tables,
// too. Obvious ways: drop all cells (loses standings and counts), or keep all (keeps the menus).
// Idea: a table of facts has several rows, about as many cells in each, few links, and cells of a few words.
// Reference: Wang & Hu 2002 tell genuine tables by the evenness of their rows and the length of their cells.
#include "article/data_tables.h"

#include <unordered_map>

namespace dateline {
namespace {

struct Cell {
  int32_t table = 0, row = 0;
};

struct Tally {
  size_t rows = 0, cells = 0, headers = 0, bytes = 0, link_bytes = 0;
  int32_t last_row = 0;
  bool nested = false;

  bool holds_facts() const {
    if (nested || rows < 3 || cells < 2 * rows) return false;
    return headers >= 2 || (bytes < 60 * cells && 2 * link_bytes < bytes);
  }
};

// The row and the table around a node.
Cell cell_of(const HtmlTree& tree, int32_t node) {
  Cell cell;
  for (int32_t up = node; up > 0; up = tree[up].parent) {
    if (tree[up].tag == "tr" && cell.row == 0) cell.row = up;
    if (tree[up].tag == "table") {
      cell.table = up;
      break;
    }
  }
  return cell.row > 0 && cell.table > 0 ? cell : Cell{};
}

bool is_nested(const HtmlTree& tree, int32_t table) {
  for (int32_t up = tree[table].parent; up > 0; up = tree[up].parent) {
    if (tree[up].tag == "table") return true;
  }
  return false;
}

}  // namespace

std::vector<int32_t> fact_rows(const HtmlTree& tree, const std::vector<TextBlock>& blocks) {
  std::vector<Cell> cells(blocks.size());
  std::unordered_map<int32_t, Tally> tables;
  for (size_t i = 0; i < blocks.size(); ++i) {
    cells[i] = cell_of(tree, blocks[i].node);
    if (cells[i].table == 0) continue;
    const auto [entry, fresh] = tables.try_emplace(cells[i].table);
    Tally& tally = entry->second;
    if (fresh) tally.nested = is_nested(tree, cells[i].table);
    tally.rows += cells[i].row != tally.last_row;
    tally.last_row = cells[i].row;
    ++tally.cells;
    tally.headers += tree[blocks[i].node].tag == "th";
    tally.bytes += blocks[i].text.size();
    tally.link_bytes += blocks[i].link_bytes;
  }
  std::vector<int32_t> rows(blocks.size(), 0);
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (cells[i].table > 0 && tables.at(cells[i].table).holds_facts()) rows[i] = cells[i].row;
  }
  return rows;
}

}  // namespace dateline
