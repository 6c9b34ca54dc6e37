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
#include <map>
#include <set>
#include <unordered_map>

#include "article/content_root.h"
#include "article/data_tables.h"
#include "article/line_kinds.h"
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

struct Choice {
  bool keep = false;
  BlockKind kind = BlockKind::kParagraph;
  bool barred = false;  // left out as another story's or as said elsewhere: no doubt
};

void bar(Choice& choice) {
  choice.keep = false;
  choice.barred = true;
}

// The model brings back what it gives this probability. By cross-validation on its training pages .5 is best, on
// newspapers' pages .8.
constexpr double kSure = 0.8;

class Selector {
 public:
  Selector(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const std::string& title,
           const BlockModel& model)
      : tree_(tree),
        blocks_(blocks),
        model_(model),
        page_(read_page_mass(tree, blocks)),
        title_(fold(title)),
        rows_(fact_rows(tree, blocks)),
        choices_(blocks.size()) {}

  std::vector<PageBlock> run(const std::function<void(const DoubtfulBlock&)>& listen) {
    root_ = content_root(tree_, blocks_, page_);
    find_lead();
    for (size_t i = 0; i < blocks_.size(); ++i) choices_[i] = choose(i);
    drop_related_sections();
    drop_repeats();
    drop_teasers();
    drop_story_list();
    complete_lists();
    settle_headings();
    trim_ends();
    if (std::none_of(choices_.begin(), choices_.end(), [](const Choice& c) { return c.keep; })) keep_lines();
    bring_back(listen);
    return collect();
  }

 private:
  Signs signs(size_t i) const { return page_.signs[static_cast<size_t>(blocks_[i].node)]; }

  bool in_root(const TextBlock& b) const { return b.node >= root_ && b.node < tree_[root_].end; }

  // Sites often wrap the first paragraphs apart from the rest: prose between title and root is the lead.
  void find_lead() {
    lead_begin_ = lead_end_ = blocks_.size();
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (in_root(blocks_[i])) {
        lead_end_ = i;
        break;
      }
      if (is_title(blocks_[i]) && !(signs(i) & kBadSigns & ~kHeaderSign)) lead_begin_ = i + 1;
    }
    if (lead_end_ == blocks_.size()) lead_begin_ = lead_end_;
  }

  static bool is_captioned(const TextBlock& b, Signs s) {
    return b.link_share() < 0.3 && ((s & kCaptionSign) || (b.text.size() > 20 && is_caption_line(b.text)));
  }

  // By its words alone, where it is known already at which byte a credit begins.
  static bool reads_as_caption(const TextBlock& b, size_t credit) {
    return b.link_share() < 0.3 && b.text.size() > 20 && (credit < b.text.size() || opens_as_caption(b.text));
  }

  bool in_lead(size_t i) const {
    const TextBlock& b = blocks_[i];
    if (i < lead_begin_ || i >= lead_end_) return false;
    if (is_captioned(b, signs(i)) && b.text.size() < 500) return true;
    return b.heading == 0 && b.text.size() >= 60 && b.stops > 0 && ends_sentence(b.text) && b.link_share() < 0.3;
  }

  bool is_title(const TextBlock& b) const {
    if (title_.empty() || b.text.size() > 400) return false;
    if (b.heading != 1 && !may_fold_to(b.text, title_)) return false;
    const std::string folded = fold(b.text);
    return folded == title_ ||
           (b.heading == 1 && (title_.find(folded) != std::string::npos || folded.find(title_) != std::string::npos));
  }

  Choice choose(size_t i) const {
    const TextBlock& b = blocks_[i];
    const Signs s = signs(i);
    if ((!in_root(b) && !in_lead(i)) || is_title(b)) return {};
    const bool pictured = s & (kFigureSign | kCaptionSign);
    if (pictured && b.text.size() < 120 && (s & kBadSigns) == kFooterSign)
      return {true, BlockKind::kCredit};  // its copyright
    if (s & kBadSigns) return {};
    const std::string_view tag = tree_[b.node].tag;
    if ((s & kCreditSign) && b.text.size() < 200) return {true, BlockKind::kCredit};
    if ((s & kCaptionSign) || ((s & kFigureSign) && b.text.size() < 500 && tag != "p" && tag != "li"))
      return {true, BlockKind::kCaption};
    if (rows_[i] > 0) return {true, BlockKind::kList};
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
    const TextBlock& b = blocks_[i];
    if (b.text.size() < 3 || b.link_bytes > 0) return false;
    auto is_fellow = [&](size_t other) {
      const TextBlock& fellow = blocks_[other];
      return tree_[fellow.node].parent == tree_[b.node].parent && fellow.link_bytes == 0 && is_list_text(fellow);
    };
    return (i > 0 && is_fellow(i - 1)) || (i + 1 < blocks_.size() && is_fellow(i + 1));
  }

  // Headings such as "Related stories" take what follows with them, up to the next prose of some length.
  void drop_related_sections() {
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].stops > 0 || !in_root(blocks_[i]) || !is_related_heading(blocks_[i].text)) continue;
      bar(choices_[i]);
      for (size_t j = i + 1; j < blocks_.size() && j < i + 30; ++j) {
        const TextBlock& b = blocks_[j];
        const bool paragraph = tree_[b.node].tag == "p" && b.link_share() < 0.5;
        const bool opens_list = paragraph && b.text.ends_with(':');  // "In the interview the minister also said:"
        if (opens_list || (paragraph && b.text.size() > 80 && b.stops > 0)) break;
        if (b.heading > 0 || b.link_share() > 0.5 || (signs(j) & kListSign)) bar(choices_[j]);
      }
    }
  }

  // Summaries and page versions for small screens repeat a paragraph: of two that start alike the later one stays.
  // Those stand in parts of their own; what is said twice in one part its author meant to say twice.
  void drop_repeats() {
    std::unordered_map<std::string_view, size_t> seen;
    std::vector<size_t> repeats;
    for (size_t i = blocks_.size(); i-- > 0;) {
      const TextBlock& b = blocks_[i];
      if (!choices_[i].keep || b.text.size() < 60) continue;
      const auto [first, fresh] = seen.emplace(std::string_view(b.text).substr(0, 80), i);
      const int32_t parent = tree_[b.node].parent;
      if (fresh || tree_[blocks_[first->second].node].parent == parent) continue;
      if (blocks_[first->second].text.size() * 2 > b.text.size()) repeats.push_back(i);
    }
    // A part that says something of its own beside is no summary.
    for (size_t i : repeats) {
      const int32_t part = tree_[blocks_[i].node].parent;
      const bool own = std::any_of(seen.begin(), seen.end(), [&](const auto& entry) {
        const TextBlock& other = blocks_[entry.second];
        return tree_[other.node].parent == part && choices_[entry.second].kind == BlockKind::kParagraph;
      });
      if (!own) bar(choices_[i]);
    }
  }

  // A teaser is a link with one short paragraph in a box of their own. Two of them are no accident.
  void drop_teasers() {
    std::vector<size_t> teasers;
    for (size_t i = 1; i < blocks_.size(); ++i) {
      if (choices_[i].keep && choices_[i].kind == BlockKind::kParagraph && is_teaser(i)) teasers.push_back(i);
    }
    if (teasers.size() < 2) return;
    for (size_t i : teasers) bar(choices_[i]);
  }

  bool is_teaser(size_t i) const {
    const TextBlock& words = blocks_[i];
    const TextBlock& link = blocks_[i - 1];
    if (words.text.size() > 300 || link.link_share() < 0.8 || link.text.size() < 15 || link.text.size() > 200)
      return false;
    int32_t box = words.node;
    while (box > root_ && !(link.node >= box && link.node < tree_[box].end)) box = tree_[box].parent;
    if (box <= root_) return false;
    const bool alone_before = i < 2 || !(blocks_[i - 2].node >= box && blocks_[i - 2].node < tree_[box].end);
    const bool alone_behind =
        i + 1 == blocks_.size() || blocks_[i + 1].node >= tree_[box].end || blocks_[i + 1].text.size() < 40;
    return alone_before && alone_behind;
  }

  // Five and more boxes that look alike, each with a linked heading and a few words: a list of other stories, unless
  // the page holds little else.
  void drop_story_list() {
    constexpr size_t kFew = 5, kWords = 400, kMostLists = 16;
    size_t seen = 0;
    std::map<std::pair<int32_t, std::string>, std::set<int32_t>> lists;  // boxes by their parent and look
    for (const TextBlock& b : blocks_) {
      if (b.heading == 0 || b.link_share() < 0.8 || !in_root(b)) continue;
      int32_t box = tree_[b.node].parent;
      for (int step = 0; step < 4 && box > root_; ++step, box = tree_[box].parent)
        lists[{tree_[box].parent, element_look(tree_, box)}].insert(box);
    }
    for (const auto& [key, boxes] : lists) {
      if (boxes.size() < kFew) continue;
      if (++seen > kMostLists) return;
      std::vector<size_t> inside;
      size_t bytes = 0, all = 0;
      for (size_t i = 0; i < blocks_.size(); ++i) {
        if (!choices_[i].keep) continue;
        all += blocks_[i].text.size();
        const auto behind = boxes.upper_bound(blocks_[i].node);
        if (behind == boxes.begin() || blocks_[i].node >= tree_[*std::prev(behind)].end) continue;
        bytes += blocks_[i].text.size();
        inside.push_back(i);
      }
      if (bytes > kWords * boxes.size() || 2 * bytes > all) continue;
      for (size_t i : inside) bar(choices_[i]);
    }
  }

  // Of a list most of whose bytes are text all items are: names and links between the others.
  void complete_lists() {
    struct Tally {
      size_t kept = 0, all = 0, links = 0;
      bool is_text() const { return 2 * kept > all || (kept > 0 && 10 * links < 7 * all); }
    };
    std::unordered_map<int32_t, Tally> lists;
    auto is_item = [&](size_t i) {
      return tree_[blocks_[i].node].tag == "li" && in_root(blocks_[i]) && !(signs(i) & kBadSigns);
    };
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (!is_item(i)) continue;
      Tally& tally = lists[tree_[blocks_[i].node].parent];
      tally.all += blocks_[i].text.size();
      tally.links += blocks_[i].link_bytes;
      if (choices_[i].keep) tally.kept += blocks_[i].text.size();
    }
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (choices_[i].keep || !is_item(i)) continue;
      if (lists[tree_[blocks_[i].node].parent].is_text()) choices_[i] = {true, BlockKind::kList};
    }
  }

  // "3. Australia", "21) Faces Places".
  static bool is_numbered(std::string_view heading) {
    const size_t digits = std::min(heading.find_first_not_of("0123456789"), heading.size());
    return digits > 0 && digits <= 3 && heading.size() > digits + 2 &&
           (heading[digits] == '.' || heading[digits] == ')') && heading[digits + 1] == ' ';
  }

  // A heading stays if text, or the heading of a part below its own, follows it; numbered ones are text themselves.
  void settle_headings() {
    constexpr int kText = 7;
    int follows = 0;  // the level of the heading that stands next, or kText; 0: nothing
    for (size_t i = blocks_.size(); i-- > 0;) {
      if (!choices_[i].keep) continue;
      const BlockKind kind = choices_[i].kind;
      if (kind == BlockKind::kHeading) {
        choices_[i].keep = follows > blocks_[i].heading || is_numbered(blocks_[i].text);
        if (choices_[i].keep) follows = blocks_[i].heading;
      } else if (kind != BlockKind::kCaption && kind != BlockKind::kCredit) {
        follows = kText;
      }
    }
  }

  bool is_prose(size_t i) const {
    const TextBlock& b = blocks_[i];
    const bool marked = (signs(i) & kBodySign) && tree_[b.node].tag == "p";  // text even where no sentence ends
    return choices_[i].keep && choices_[i].kind != BlockKind::kCaption && b.text.size() >= 60 &&
           (b.stops > 0 || marked) && b.link_share() < 0.5;
  }

  // Short lines before the first and after the last prose are furniture, unless they are sentences in paragraphs.
  void trim_ends() {
    auto strip = [&](size_t i) {
      if (is_prose(i)) return false;
      const BlockKind kind = choices_[i].kind;
      const bool sentence = kind == BlockKind::kParagraph && blocks_[i].stops > 0 && ends_sentence(blocks_[i].text);
      const bool list = kind == BlockKind::kList && (rows_[i] > 0 || blocks_[i].link_share() < 0.1);
      if (kind != BlockKind::kCaption && kind != BlockKind::kCredit && !sentence && !list) choices_[i].keep = false;
      return true;
    };
    for (size_t i = 0; i < blocks_.size() && strip(i); ++i) {
    }
    for (size_t end = blocks_.size(); end > 0 && strip(end - 1); --end) {
    }
  }

  // A page of a few words, as an alert is: the lines that nothing speaks against. Where there are many, those that are
  // headings or links are an index of other pages.
  void keep_lines() {
    constexpr size_t kFewBytes = 200;
    std::vector<size_t> lines;
    size_t bytes = 0;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const TextBlock& b = blocks_[i];
      if (!in_root(b) || (signs(i) & kBadSigns) || is_title(b) || is_boilerplate_line(b.text)) continue;
      lines.push_back(i);
      bytes += b.text.size();
    }
    for (size_t i : lines) {
      if (bytes <= kFewBytes || (blocks_[i].heading == 0 && blocks_[i].link_share() < 0.5))
        choices_[i] = {true, BlockKind::kParagraph};
    }
  }

  BlockLook look(size_t i, size_t first, size_t last) const {
    const BlockKind kind = choices_[i].kind;
    const bool caption = kind == BlockKind::kCaption || kind == BlockKind::kCredit;
    auto share = [&](int32_t node) { return page_.prose[static_cast<size_t>(node)] / std::max(page_.prose[0], 1.0); };
    auto above = [&](int32_t node) { return std::max(tree_[node].parent, 0); };
    const int32_t node = blocks_[i].node, parent = above(node);
    return look_of({blocks_[i],
                    choices_[i].keep ? (caption ? RuleChoice::kCaption : RuleChoice::kText) : RuleChoice::kLeftOut,
                    signs(i),
                    tree_[node].tag,
                    {share(node), share(parent), share(above(above(parent)))},
                    i<first, i>
                        last});
  }

  // What the rules left out inside the article's part, without a reason that is sure, and the model is sure of.
  void bring_back(const std::function<void(const DoubtfulBlock&)>& listen) {
    const auto kept = [](const Choice& c) { return c.keep; };
    const auto first = static_cast<size_t>(std::find_if(choices_.begin(), choices_.end(), kept) - choices_.begin());
    const auto behind = static_cast<size_t>(choices_.rend() - std::find_if(choices_.rbegin(), choices_.rend(), kept));
    if (behind == 0) return;
    std::unordered_map<size_t, BlockLook> looks;
    std::vector<size_t> sure;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const TextBlock& b = blocks_[i];
      if (choices_[i].keep || choices_[i].barred || !in_root(b) || (signs(i) & kBadSigns) || is_title(b)) continue;
      DoubtfulBlock doubtful{b, {}};
      for (size_t seat = 0; seat < doubtful.around.size(); ++seat) {
        const size_t at = i + seat - BlockModel::kNear;  // wraps below 0
        if (at >= blocks_.size()) continue;
        const auto [known, fresh] = looks.try_emplace(at);
        if (fresh) known->second = look(at, first, behind - 1);
        doubtful.around[seat] = &known->second;
      }
      if (listen) listen(doubtful);
      if (model_.probability(doubtful.around) > kSure) sure.push_back(i);
    }
    for (size_t i : sure) {
      const bool list = signs(i) & kListSign;
      choices_[i] = {true, blocks_[i].heading > 0 ? BlockKind::kHeading
                           : list                 ? BlockKind::kList
                                                  : BlockKind::kParagraph};
    }
  }

  std::vector<PageBlock> collect() const {
    std::vector<PageBlock> kept;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (!choices_[i].keep) continue;
      const TextBlock& b = blocks_[i];
      if (choices_[i].kind == BlockKind::kCaption) {
        const size_t credit = credit_start(b.text);
        const std::string_view words = trim(std::string_view(b.text).substr(0, credit));
        if (!words.empty()) kept.push_back({std::string(words), BlockKind::kCaption, b.node});
        if (credit < b.text.size()) kept.push_back({b.text.substr(credit), BlockKind::kCredit, b.node});
      } else if (i > 0 && rows_[i] > 0 && rows_[i] == rows_[i - 1] && choices_[i - 1].keep) {
        kept.back().text += " " + b.text;  // a table's row is one line
      } else {
        kept.push_back({b.text, choices_[i].kind, b.node});
      }
    }
    return kept;
  }

  const HtmlTree& tree_;
  const std::vector<TextBlock>& blocks_;
  const BlockModel& model_;
  const PageMass page_;
  const std::string title_;
  const std::vector<int32_t> rows_;  // of tables of facts, by block
  std::vector<Choice> choices_;
  int32_t root_ = 0;
  size_t lead_begin_ = 0, lead_end_ = 0;  // blocks between the title and the root
};

}  // namespace

std::vector<PageBlock> main_text(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const std::string& title,
                                 const BlockModel& model, const std::function<void(const DoubtfulBlock&)>& listen) {
  if (tree.size() == 0 || blocks.empty()) return {};
  return Selector(tree, blocks, title, model).run(listen);
}

}  // namespace dateline
