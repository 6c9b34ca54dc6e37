// Idea: what belongs to other stories gives itself away by its company: a heading that says so, a link above it in a
// box of its own, boxes that look alike; and what a page says twice is said once as a summary.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "article/line_kinds.h"
#include "article/page_choices.h"

namespace dateline {
namespace {

// Headings such as "Related stories" take what follows with them, up to the next prose of some length.
void drop_related_sections(PageChoices& c) {
  for (size_t i = 0; i < c.blocks.size(); ++i) {
    if (c.blocks[i].stops > 0 || !c.in_root(c.blocks[i]) || !is_related_heading(c.blocks[i].text)) continue;
    c.choices[i].bar();
    for (size_t j = i + 1; j < c.blocks.size() && j < i + 30; ++j) {
      const TextBlock& b = c.blocks[j];
      const bool paragraph = c.tree[b.node].tag == "p" && b.link_share() < 0.5;
      const bool opens_list = paragraph && b.text.ends_with(':');  // "In the interview the minister also said:"
      if (opens_list || (paragraph && b.text.size() > 80 && b.stops > 0)) break;
      if (b.heading > 0 || b.link_share() > 0.5 || (c.signs(j) & kListSign)) c.choices[j].bar();
    }
  }
}

// Summaries and page versions for small screens repeat a paragraph: of two that start alike the later one stays.
// Those stand in parts of their own; what is said twice in one part its author meant to say twice.
void drop_repeats(PageChoices& c) {
  std::unordered_map<std::string_view, size_t> seen;
  std::vector<size_t> repeats;
  for (size_t i = c.blocks.size(); i-- > 0;) {
    const TextBlock& b = c.blocks[i];
    if (!c.choices[i].keep || b.text.size() < 60) continue;
    const auto [first, fresh] = seen.emplace(std::string_view(b.text).substr(0, 80), i);
    const int32_t parent = c.tree[b.node].parent;
    if (fresh || c.tree[c.blocks[first->second].node].parent == parent) continue;
    if (c.blocks[first->second].text.size() * 2 > b.text.size()) repeats.push_back(i);
  }
  // A part that says something of its own beside is no summary.
  for (size_t i : repeats) {
    const int32_t part = c.tree[c.blocks[i].node].parent;
    const bool own = std::any_of(seen.begin(), seen.end(), [&](const auto& entry) {
      const TextBlock& other = c.blocks[entry.second];
      return c.tree[other.node].parent == part && c.choices[entry.second].kind == BlockKind::kParagraph;
    });
    if (!own) c.choices[i].bar();
  }
}

bool is_teaser(const PageChoices& c, size_t i) {
  const TextBlock& words = c.blocks[i];
  const TextBlock& link = c.blocks[i - 1];
  if (words.text.size() > 300 || link.link_share() < 0.8 || link.text.size() < 15 || link.text.size() > 200)
    return false;
  int32_t box = words.node;
  while (box > c.root && !(link.node >= box && link.node < c.tree[box].end)) box = c.tree[box].parent;
  if (box <= c.root) return false;
  const bool alone_before = i < 2 || !(c.blocks[i - 2].node >= box && c.blocks[i - 2].node < c.tree[box].end);
  const bool alone_behind =
      i + 1 == c.blocks.size() || c.blocks[i + 1].node >= c.tree[box].end || c.blocks[i + 1].text.size() < 40;
  return alone_before && alone_behind;
}

// A teaser is a link with one short paragraph in a box of their own. Two of them are no accident.
void drop_teasers(PageChoices& c) {
  std::vector<size_t> teasers;
  for (size_t i = 1; i < c.blocks.size(); ++i) {
    if (c.choices[i].keep && c.choices[i].kind == BlockKind::kParagraph && is_teaser(c, i)) teasers.push_back(i);
  }
  if (teasers.size() < 2) return;
  for (size_t i : teasers) c.choices[i].bar();
}

// Five and more boxes that look alike, each with a linked heading and a few words: a list of other stories, unless
// the page holds little else.
void drop_story_list(PageChoices& c) {
  constexpr size_t kFew = 5, kWords = 400, kMostLists = 16;
  size_t seen = 0;
  std::map<std::pair<int32_t, std::string>, std::set<int32_t>> lists;  // boxes by their parent and look
  for (const TextBlock& b : c.blocks) {
    if (b.heading == 0 || b.link_share() < 0.8 || !c.in_root(b)) continue;
    int32_t box = c.tree[b.node].parent;
    for (int step = 0; step < 4 && box > c.root; ++step, box = c.tree[box].parent)
      lists[{c.tree[box].parent, element_look(c.tree, box)}].insert(box);
  }
  for (const auto& [key, boxes] : lists) {
    if (boxes.size() < kFew) continue;
    if (++seen > kMostLists) return;
    std::vector<size_t> inside;
    size_t bytes = 0, all = 0;
    for (size_t i = 0; i < c.blocks.size(); ++i) {
      if (!c.choices[i].keep) continue;
      all += c.blocks[i].text.size();
      const auto behind = boxes.upper_bound(c.blocks[i].node);
      if (behind == boxes.begin() || c.blocks[i].node >= c.tree[*std::prev(behind)].end) continue;
      bytes += c.blocks[i].text.size();
      inside.push_back(i);
    }
    if (bytes > kWords * boxes.size() || 2 * bytes > all) continue;
    for (size_t i : inside) c.choices[i].bar();
  }
}

}  // namespace

void bar_foreign_blocks(PageChoices& c) {
  drop_related_sections(c);
  drop_repeats(c);
  drop_teasers(c);
  drop_story_list(c);
}

}  // namespace dateline
