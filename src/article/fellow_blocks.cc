// Idea: a short block is what its neighbours are: an item of a list, a heading above text, furniture before the first
// and behind the last of the prose.
#include <algorithm>
#include <unordered_map>

#include "article/line_kinds.h"
#include "article/page_choices.h"

namespace dateline {
namespace {

// Of a list most of whose bytes are text all items are: names and links between the others.
void complete_lists(PageChoices& c) {
  struct Tally {
    size_t kept = 0, all = 0, links = 0;
    bool is_text() { return 2 * kept > all || (kept > 0 && 10 * links < 7 * all); }
  };
  std::unordered_map<int32_t, Tally> lists;
  auto is_item = [&](size_t i) {
    return c.tree[c.blocks[i].node].tag == "li" && c.in_root(c.blocks[i]) && !(c.signs(i) & kBadSigns);
  };
  for (size_t i = 0; i < c.blocks.size(); ++i) {
    if (!is_item(i)) continue;
    Tally& tally = lists[c.tree[c.blocks[i].node].parent];
    tally.all += c.blocks[i].text.size();
    tally.links += c.blocks[i].link_bytes;
    if (c.choices[i].keep) tally.kept += c.blocks[i].text.size();
  }
  for (size_t i = 0; i < c.blocks.size(); ++i) {
    if (c.choices[i].keep || !is_item(i)) continue;
    if (lists[c.tree[c.blocks[i].node].parent].is_text()) c.choices[i] = {true, BlockKind::kList};
  }
}

// "3. Australia", "21) Faces Places".
bool is_numbered(std::string_view heading) {
  const size_t digits = std::min(heading.find_first_not_of("0123456789"), heading.size());
  return digits > 0 && digits <= 3 && heading.size() > digits + 2 &&
         (heading[digits] == '.' || heading[digits] == ')') && heading[digits + 1] == ' ';
}

// A heading stays if text, or the heading of a part below its own, follows it; numbered ones are text themselves.
void settle_headings(PageChoices& c) {
  constexpr int kText = 7;
  int follows = 0;  // the level of the heading that stands next, or kText; 0: nothing
  for (size_t i = c.blocks.size(); i-- > 0;) {
    if (!c.choices[i].keep) continue;
    const BlockKind kind = c.choices[i].kind;
    if (kind == BlockKind::kHeading) {
      c.choices[i].keep = follows > c.blocks[i].heading || is_numbered(c.blocks[i].text);
      if (c.choices[i].keep) follows = c.blocks[i].heading;
    } else if (kind != BlockKind::kCaption && kind != BlockKind::kCredit) {
      follows = kText;
    }
  }
}

bool is_prose(const PageChoices& c, size_t i) {
  const TextBlock& b = c.blocks[i];
  const bool marked = (c.signs(i) & kBodySign) && c.tree[b.node].tag == "p";  // text even where no sentence ends
  return c.choices[i].keep && c.choices[i].kind != BlockKind::kCaption && b.text.size() >= 60 &&
         (b.stops > 0 || marked) && b.link_share() < 0.5;
}

// Short lines before the first and after the last prose are furniture, unless they are sentences in paragraphs.
void trim_ends(PageChoices& c) {
  auto strip = [&](size_t i) {
    if (is_prose(c, i)) return false;
    const BlockKind kind = c.choices[i].kind;
    const bool sentence = kind == BlockKind::kParagraph && c.blocks[i].stops > 0 && ends_sentence(c.blocks[i].text);
    const bool list = kind == BlockKind::kList && (c.rows[i] > 0 || c.blocks[i].link_share() < 0.1);
    if (kind != BlockKind::kCaption && kind != BlockKind::kCredit && !sentence && !list) c.choices[i].keep = false;
    return true;
  };
  for (size_t i = 0; i < c.blocks.size() && strip(i); ++i) {
  }
  for (size_t end = c.blocks.size(); end > 0 && strip(end - 1); --end) {
  }
}

// A page of a few words, as an alert is: the lines that nothing speaks against. Where there are many, those that are
// headings or links are an index of other pages; a word or two ("nginx" below an error) are nothing.
void keep_lines(PageChoices& c) {
  constexpr size_t kFewBytes = 200, kLeastWords = 3;
  std::vector<size_t> lines;
  size_t bytes = 0, words = 0;
  for (size_t i = 0; i < c.blocks.size(); ++i) {
    const TextBlock& b = c.blocks[i];
    if (!c.in_root(b) || (c.signs(i) & kBadSigns) || c.is_title(b) || is_boilerplate_line(b.text)) continue;
    lines.push_back(i);
    bytes += b.text.size();
    words += 1 + static_cast<size_t>(std::count(b.text.begin(), b.text.end(), ' '));
  }
  if (words < kLeastWords) return;
  for (size_t i : lines) {
    if (bytes <= kFewBytes || (c.blocks[i].heading == 0 && c.blocks[i].link_share() < 0.5))
      c.choices[i] = {true, BlockKind::kParagraph};
  }
}

}  // namespace

void settle_with_fellows(PageChoices& c) {
  complete_lists(c);
  settle_headings(c);
  trim_ends(c);
  if (c.keeps_nothing()) keep_lines(c);
}

}  // namespace dateline
