// Problem: 150-250 text blocks on a page, of which 10-40 are the article.
// Obvious ways: score each block alone (loses short paragraphs, keeps teasers), or take the one "best" element
// (Readability; loses the lead when a site wraps it apart, the oldest complaint about extractors).
// Idea: weigh blocks by how much prose they hold; walk down from the root to the smallest element that still holds
// nearly all of that prose; inside it keep everything that is not marked as something else, and let neighbours decide
// about short blocks. Names of elements count only while they do not cover most of the page's prose, so that a page
// wrapped in class="has-sidebar" is not lost.
// Reference: Kohlschuetter et al. 2010 (shallow text features), Pomikalek 2011 (context smoothing).
#include "article/main_text.h"

#include <algorithm>

#include "article/data_tables.h"
#include "article/line_kinds.h"
#include "article/page_choices.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

// Whether the first letter or digit, where it is ASCII, is the one that the folded words begin with.
bool may_fold_to(std::string_view text, std::string_view folded) {
  for (const char c : text.substr(0, 16)) {
    const auto b = static_cast<unsigned char>(c);
    if (b >= 0x80) return true;
    if (is_letter(b) || is_digit(b)) return (is_upper(b) ? static_cast<char>(c + 32) : c) == folded.front();
  }
  return true;
}

class Selector {
 public:
  Selector(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const std::string& title)
      : c_(tree, blocks, title) {}

  std::vector<PageBlock> run(const BlockModel& model, const std::function<void(const DoubtfulBlock&)>& listen) {
    find_lead();
    for (size_t i = 0; i < c_.blocks.size(); ++i) c_.choices[i] = choose(i);
    bar_foreign_blocks(c_);
    settle_with_fellows(c_);
    bring_back_doubtful(c_, model, listen);
    return collect();
  }

 private:
  // Sites often wrap the first paragraphs apart from the rest: prose between title and root is the lead.
  void find_lead() {
    lead_begin_ = lead_end_ = c_.blocks.size();
    for (size_t i = 0; i < c_.blocks.size(); ++i) {
      if (c_.in_root(c_.blocks[i])) {
        lead_end_ = i;
        break;
      }
      if (c_.is_title(c_.blocks[i]) && !(c_.signs(i) & kBadSigns & ~kHeaderSign)) lead_begin_ = i + 1;
    }
    if (lead_end_ == c_.blocks.size()) lead_begin_ = lead_end_;
  }

  static bool is_captioned(const TextBlock& b, Signs s) {
    return b.link_share() < 0.3 && ((s & kCaptionSign) || (b.text.size() > 20 && is_caption_line(b.text)));
  }

  // By its words alone, where it is known already at which byte a credit begins.
  static bool reads_as_caption(const TextBlock& b, size_t credit) {
    return b.link_share() < 0.3 && b.text.size() > 20 && (credit < b.text.size() || opens_as_caption(b.text));
  }

  bool in_lead(size_t i) const {
    const TextBlock& b = c_.blocks[i];
    if (i < lead_begin_ || i >= lead_end_) return false;
    if (is_captioned(b, c_.signs(i)) && b.text.size() < 500) return true;
    return b.heading == 0 && b.text.size() >= 60 && b.stops > 0 && ends_sentence(b.text) && b.link_share() < 0.3;
  }

  BlockChoice choose(size_t i) const {
    const TextBlock& b = c_.blocks[i];
    const Signs s = c_.signs(i);
    if ((!c_.in_root(b) && !in_lead(i)) || c_.is_title(b)) return {};
    const bool pictured = s & (kFigureSign | kCaptionSign);
    if (pictured && b.text.size() < 120 && (s & kBadSigns) == kFooterSign)
      return {true, BlockKind::kCredit};  // its copyright
    if (s & kBadSigns) return {};
    const std::string_view tag = c_.tree[b.node].tag;
    if ((s & kCreditSign) && b.text.size() < 200) return {true, BlockKind::kCredit};
    if ((s & kCaptionSign) || ((s & kFigureSign) && b.text.size() < 500 && tag != "p" && tag != "li"))
      return {true, BlockKind::kCaption};
    if (c_.rows[i] > 0) return {true, BlockKind::kList};
    if (tag == "pre") return {true, BlockKind::kParagraph};
    if (is_boilerplate_line(b.text)) return {};
    if (b.text.size() < 120 && is_byline_or_time(b.text)) return {};
    if (b.heading > 0) return {b.heading > 1 && b.link_share() < 0.5, BlockKind::kHeading};
    if (b.link_share() > link_limit(b, tag)) return {};
    const size_t credit = b.text.size() < 400 ? credit_start(b.text) : b.text.size();
    if (credit == 0 && b.text.size() < 120) return {true, BlockKind::kCredit};
    if (reads_as_caption(b, credit)) return {true, BlockKind::kCaption};
    if (s & kListSign) return {is_list_text(b) || is_short_item(i), BlockKind::kList};
    if (s & kTableSign) return {b.text.size() > 80 && b.stops > 0, BlockKind::kParagraph};
    if (s & kQuoteSign) return {true, BlockKind::kQuote};
    if (tag == "p") return {b.text.size() > 2, BlockKind::kParagraph};
    const bool sentence = b.stops > 0 && ends_sentence(b.text) && b.text.size() >= 20;
    return {sentence || (b.text.size() >= 40 && b.stops > 0) || b.text.size() > 100, BlockKind::kParagraph};
  }

  static double link_limit(const TextBlock& b, std::string_view tag) {
    if (tag == "p" && b.stops > 0) return b.text.size() > 150 ? 0.85 : 0.65;
    return b.stops > 0 && b.text.size() > 100 ? 0.6 : 0.4;
  }

  static bool is_list_text(const TextBlock& b) { return b.text.size() >= 15 && b.link_share() < 0.6; }

  // A few bytes between or beside longer items of the same list, none of them a link.
  bool is_short_item(size_t i) const {
    const TextBlock& b = c_.blocks[i];
    if (b.text.size() < 3 || b.link_bytes > 0) return false;
    auto is_fellow = [&](size_t other) {
      const TextBlock& fellow = c_.blocks[other];
      return c_.tree[fellow.node].parent == c_.tree[b.node].parent && fellow.link_bytes == 0 && is_list_text(fellow);
    };
    return (i > 0 && is_fellow(i - 1)) || (i + 1 < c_.blocks.size() && is_fellow(i + 1));
  }

  std::vector<PageBlock> collect() const {
    std::vector<PageBlock> kept;
    for (size_t i = 0; i < c_.blocks.size(); ++i) {
      if (!c_.choices[i].keep) continue;
      const TextBlock& b = c_.blocks[i];
      if (c_.choices[i].kind == BlockKind::kCaption) {
        const size_t credit = credit_start(b.text);
        const std::string_view words = trim(std::string_view(b.text).substr(0, credit));
        if (!words.empty()) kept.push_back({std::string(words), BlockKind::kCaption, b.node});
        if (credit < b.text.size()) kept.push_back({b.text.substr(credit), BlockKind::kCredit, b.node});
      } else if (i > 0 && c_.rows[i] > 0 && c_.rows[i] == c_.rows[i - 1] && c_.choices[i - 1].keep) {
        kept.back().text += " " + b.text;  // a table's row is one line
      } else {
        kept.push_back({b.text, c_.choices[i].kind, b.node});
      }
    }
    return kept;
  }

  PageChoices c_;
  size_t lead_begin_ = 0, lead_end_ = 0;  // blocks between the title and the root
};

}  // namespace

PageChoices::PageChoices(const HtmlTree& its_tree, const std::vector<TextBlock>& its_blocks,
                         const std::string& its_title)
    : tree(its_tree),
      blocks(its_blocks),
      page(read_page_mass(tree, blocks)),
      title(fold(its_title)),
      rows(fact_rows(tree, blocks)),
      root(content_root(tree, blocks, page)),
      choices(blocks.size()) {}

bool PageChoices::is_title(const TextBlock& b) const {
  if (title.empty() || b.text.size() > 400) return false;
  if (b.heading != 1 && !may_fold_to(b.text, title)) return false;
  const std::string folded = fold(b.text);
  return folded == title ||
         (b.heading == 1 && (title.find(folded) != std::string::npos || folded.find(title) != std::string::npos));
}

bool PageChoices::keeps_nothing() const {
  return std::none_of(choices.begin(), choices.end(), [](const BlockChoice& choice) { return choice.keep; });
}

std::vector<PageBlock> main_text(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const std::string& title,
                                 const BlockModel& model, const std::function<void(const DoubtfulBlock&)>& listen) {
  if (tree.size() == 0 || blocks.empty()) return {};
  return Selector(tree, blocks, title).run(model, listen);
}

}  // namespace dateline
