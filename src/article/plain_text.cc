// Problem: text copied off a page carries breadcrumbs, captions and share prompts as lines like any other, and comes
// with blank lines between paragraphs, with single line ends, wrapped at column 72, or as one line.
// Obvious way: split at blank lines and clean up. Cleaning changes the text, and then no offset can be checked by the
// reader any more.
// Idea: only measure. Lines are joined to blocks where they look wrapped; each block is judged by its words
// (line_kinds.h) and by whether prose has begun or is over. Spans leave out the white space around a block.
#include "article/plain_text.h"

#include <algorithm>

#include "article/line_kinds.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

struct Line {
  Span span;            // without white space at both ends; empty for a blank line
  uint32_t indent = 0;  // bytes of white space before it
};

std::vector<Line> cut_lines(std::string_view text) {
  std::vector<Line> lines;
  for (size_t start = 0; start <= text.size();) {
    size_t end = text.find_first_of("\r\n", start);
    if (end == text.npos) end = text.size();
    Line line;
    size_t first = end, last = start;
    for (size_t i = start; i < end;) {
      size_t next = i;
      if (!is_space(decode(text, next))) {
        first = std::min(first, i);
        last = next;
      }
      i = next;
    }
    if (first < last) {
      line.span = {static_cast<uint32_t>(first), static_cast<uint32_t>(last)};
      line.indent = static_cast<uint32_t>(first - start);
    }
    lines.push_back(line);
    start = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

// The column at which the text is wrapped, or 0 if its lines are paragraphs.
uint32_t wrap_column(std::string_view text, const std::vector<Line>& lines) {
  std::vector<uint32_t> sizes;
  size_t ending = 0;
  for (const Line& line : lines) {
    if (line.span.empty()) continue;
    sizes.push_back(line.span.size());
    ending += ends_sentence(slice(text, line.span));
  }
  if (sizes.size() < 4 || ending * 2 > sizes.size()) return 0;
  std::sort(sizes.begin(), sizes.end());
  const uint32_t median = sizes[sizes.size() / 2], widest = sizes[sizes.size() * 95 / 100];
  return median >= 40 && widest <= 130 && median * 10 >= widest * 7 ? widest : 0;
}

bool continues(std::string_view text, const Line& above, const Line& below, uint32_t column) {
  if (column == 0 || below.indent >= above.indent + 2) return false;
  if (ends_sentence(slice(text, above.span))) return above.span.size() * 10 >= column * 8;
  return above.span.size() * 10 >= column * 6;
}

std::vector<Span> cut_blocks(std::string_view text) {
  const std::vector<Line> lines = cut_lines(text);
  const uint32_t column = wrap_column(text, lines);
  std::vector<Span> blocks;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].span.empty()) continue;
    if (i > 0 && !lines[i - 1].span.empty() && !blocks.empty() && continues(text, lines[i - 1], lines[i], column)) {
      blocks.back().end = lines[i].span.end;
    } else {
      blocks.push_back(lines[i].span);
    }
  }
  return blocks;
}

size_t count_words(std::string_view text) {
  const std::string folded = fold(text);
  return folded.empty() ? 0 : static_cast<size_t>(std::count(folded.begin(), folded.end(), ' ')) + 1;
}

class Layout {
 public:
  Layout(std::string_view text, std::string_view title)
      : text_(text), title_(fold(title)), spans_(cut_blocks(text)), kinds_(spans_.size(), BlockKind::kParagraph) {}

  PlainLayout run() {
    find_prose();
    page_ = is_page();
    if (spans_.size() > 1) {
      for (size_t i = 0; i < first_; ++i) judge_head(i);
      for (size_t i = first_; i < end_; ++i) judge_body(i);
      drop_related();
      for (size_t i = end_; i < spans_.size(); ++i) judge_tail(i);
    } else if (!title_.empty() && !spans_.empty() && fold(words(0)) == title_) {
      kinds_[0] = BlockKind::kTitle;
    }
    return collect();
  }

 private:
  std::string_view words(size_t i) const { return slice(text_, spans_[i]); }

  bool is_prose(size_t i) const {
    const std::string_view w = words(i);
    if (w.size() < 50 || is_boilerplate_line(w) || is_caption_line(w)) return false;
    if (!title_.empty() && fold(w) == title_) return false;
    return ends_sentence(w) || w.size() >= 180;
  }

  // [first_, end_) runs from the first block of prose to behind the last one.
  void find_prose() {
    first_ = 0;
    while (first_ < spans_.size() && !is_prose(first_)) ++first_;
    end_ = spans_.size();
    while (end_ > first_ && !is_prose(end_ - 1)) --end_;
    if (first_ == spans_.size()) first_ = end_ = 0, short_text_ = true;
  }

  bool may_be_title(size_t i) const {
    const std::string_view w = words(i);
    if (!title_.empty())
      return fold(w) == title_ || (w.size() >= 12 && title_.find(fold(w)) != std::string::npos && count_words(w) >= 4);
    return w.size() <= 250 && count_words(w) >= 3 && !w.ends_with(':') && !(w.ends_with('.') && !w.ends_with("..."));
  }

  void judge_head(size_t i) {
    const std::string_view w = words(i);
    // NOLINTNEXTLINE(bugprone-branch-clone): a known title goes before all other kinds, a guessed one behind them
    if (!has_title_ && !title_.empty() && may_be_title(i)) {
      set_title(i);
    } else if (!has_title_ && i < 3 && is_breadcrumb_line(w)) {
      kinds_[i] = BlockKind::kBreadcrumb;
    } else if (is_byline_or_time(w) || is_boilerplate_line(w)) {
      kinds_[i] = BlockKind::kBoilerplate;
      if (is_byline_or_time(w) && lower(w).starts_with("by ") && byline_.empty())
        byline_ = std::string(trim(w.substr(3)));
    } else if (is_caption_line(w)) {
      kinds_[i] = BlockKind::kCaption;
    } else if (!has_title_ && may_be_title(i)) {
      set_title(i);
    } else if (ends_sentence(w)) {
      kinds_[i] = BlockKind::kParagraph;
    } else {
      const bool kept = (!page_ && title_.empty()) || (has_title_ && count_words(w) >= 4);
      kinds_[i] = kept ? BlockKind::kHeading : BlockKind::kBoilerplate;
    }
  }

  // The text has a line that only pages have: it was copied with what stood around the story. A text without one is
  // taken whole, as whoever cut it out wanted it.
  bool is_page() const {
    return std::any_of(spans_.begin(), spans_.end(), [&](Span s) {
      const std::string_view w = slice(text_, s);
      const bool address = w.find("://") != std::string_view::npos || w.starts_with("www.");  // people write these too
      return (is_boilerplate_line(w) && !address) || is_breadcrumb_line(w) || is_related_heading(w) ||
             is_caption_line(w);
    });
  }

  void set_title(size_t i) {
    kinds_[i] = BlockKind::kTitle;
    has_title_ = true;
  }

  void judge_body(size_t i) {
    const std::string_view w = words(i);
    if (is_boilerplate_line(w)) {
      kinds_[i] = BlockKind::kBoilerplate;
    } else if (i != first_ && is_caption_line(w)) {
      kinds_[i] = BlockKind::kCaption;
    } else if (w.starts_with("- ") || w.starts_with("* ") || w.starts_with("\xE2\x80\xA2")) {
      kinds_[i] = BlockKind::kList;
    } else if (w.size() < 90 && !ends_sentence(w) && w.back() != ':' && w.back() != ',') {
      kinds_[i] = is_byline_or_time(w) ? BlockKind::kBoilerplate : BlockKind::kHeading;
    }
  }

  // "Related stories" and the short lines behind it.
  void drop_related() {
    for (size_t i = first_; i < end_; ++i) {
      if (kinds_[i] == BlockKind::kParagraph || !is_related_heading(words(i))) continue;
      for (size_t j = i; j < end_ && !is_prose(j); ++j) kinds_[j] = BlockKind::kBoilerplate;
    }
  }

  // Behind the last prose a short sentence may still be the story's; what follows furniture is furniture.
  void judge_tail(size_t i) {
    const std::string_view w = words(i);
    if (short_text_) {
      kinds_[i] = is_boilerplate_line(w) ? BlockKind::kBoilerplate : BlockKind::kParagraph;
      return;
    }
    const bool credit = credit_start(w) == 0 && w.size() < 80;
    if (credit && !tail_over_) {
      kinds_[i] = BlockKind::kCredit;
    } else if (is_caption_line(w) && !tail_over_) {
      kinds_[i] = BlockKind::kCaption;
    } else if (!page_) {
      kinds_[i] = ends_sentence(w) || count_words(w) > 12 ? BlockKind::kParagraph : BlockKind::kHeading;
    } else if (tail_over_ || is_boilerplate_line(w) || !ends_sentence(w)) {
      kinds_[i] = BlockKind::kBoilerplate;
      tail_over_ = true;
    }
  }

  PlainLayout collect() {
    PlainLayout out;
    for (size_t i = 0; i < spans_.size(); ++i) {
      if (kinds_[i] == BlockKind::kBreadcrumb && out.section.empty()) out.section = section_of(words(i));
      if (kinds_[i] == BlockKind::kCaption) {
        add_caption(out.blocks, spans_[i]);
      } else {
        out.blocks.push_back({spans_[i], kinds_[i]});
      }
    }
    out.byline = byline_;
    return out;
  }

  void add_caption(std::vector<Block>& blocks, Span span) const {
    const std::string_view w = slice(text_, span);
    const auto credit = static_cast<uint32_t>(credit_start(w));
    uint32_t end = credit;
    while (end > 0 && (w[end - 1] == ' ' || w.substr(0, end).ends_with("\xC2\xA0"))) end -= w[end - 1] == ' ' ? 1 : 2;
    if (end > 0) blocks.push_back({{span.begin, span.begin + end}, BlockKind::kCaption});
    if (credit < w.size()) blocks.push_back({{span.begin + credit, span.end}, BlockKind::kCredit});
  }

  static std::vector<std::string> section_of(std::string_view line) {
    std::vector<std::string> section;
    std::string part;
    auto finish = [&] {
      std::string name = squeeze_spaces(part);
      if (!name.empty() && !equals_ignore_case(name, "home")) section.push_back(std::move(name));
      part.clear();
    };
    for (size_t i = 0; i < line.size();) {
      const char32_t c = decode(line, i);
      if (c == '/' || c == '>' || c == '|' || c == 0xBB || c == 0x203A) {
        finish();
      } else {
        append_utf8(part, c);
      }
    }
    finish();
    return section;
  }

  std::string_view text_;
  std::string title_;
  std::vector<Span> spans_;
  std::vector<BlockKind> kinds_;
  std::string byline_;
  size_t first_ = 0, end_ = 0;
  bool has_title_ = false, short_text_ = false, tail_over_ = false, page_ = false;
};

}  // namespace

PlainLayout read_plain_text(std::string_view text, std::string_view known_title) {
  return Layout(text, known_title).run();
}

}  // namespace dateline
