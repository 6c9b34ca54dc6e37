// Problem: a page's text has no lines; what stands together is decided by the display of its elements.
// Idea: one pass over the flat tree. Inline elements let text run on, every other element's start and end closes the
// running block, and so do two line breaks in a row (old pages separate paragraphs so).
#include "article/text_blocks.h"

#include <algorithm>

#include "article/tag_table.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

enum class Flow : uint8_t { kBlock, kInline, kSkipped };

// What is no block lets text run on, or is none of the page's text.
Flow flow_of(std::string_view tag) {
  using enum Flow;
  static const auto* table = new TagTable<Flow>{
      {"a", kInline},       {"abbr", kInline},      {"acronym", kInline}, {"b", kInline},         {"bdi", kInline},
      {"bdo", kInline},     {"big", kInline},       {"cite", kInline},    {"code", kInline},      {"data", kInline},
      {"del", kInline},     {"dfn", kInline},       {"em", kInline},      {"font", kInline},      {"i", kInline},
      {"ins", kInline},     {"kbd", kInline},       {"mark", kInline},    {"nobr", kInline},      {"q", kInline},
      {"ruby", kInline},    {"s", kInline},         {"samp", kInline},    {"small", kInline},     {"span", kInline},
      {"strike", kInline},  {"strong", kInline},    {"sub", kInline},     {"sup", kInline},       {"time", kInline},
      {"tt", kInline},      {"u", kInline},         {"var", kInline},     {"wbr", kInline},       {"img", kInline},
      {"label", kInline},   {"unknown", kInline},   {"x", kInline},       {"org", kInline},       {"location", kInline},
      {"person", kInline},  {"script", kSkipped},   {"style", kSkipped},  {"template", kSkipped}, {"head", kSkipped},
      {"select", kSkipped}, {"textarea", kSkipped}, {"iframe", kSkipped}, {"svg", kSkipped},      {"math", kSkipped},
      {"option", kSkipped}};
  return table->find(tag);
}

int heading_level(std::string_view tag) {
  return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' ? tag[1] - '0' : 0;
}

// Full stops and question marks of Chinese, Japanese, Hindi, Urdu, Arabic.
bool is_foreign_stop(std::string_view t) {
  return t.starts_with("\xE3\x80\x82") || t.starts_with("\xEF\xBC\x81") || t.starts_with("\xEF\xBC\x9F") ||
         t.starts_with("\xE0\xA5\xA4") || t.starts_with("\xDB\x94") || t.starts_with("\xD8\x9F");
}

class Cutter {
 public:
  explicit Cutter(const HtmlTree& tree) : tree_(tree) {}

  std::vector<TextBlock> run() {
    for (int32_t i = 0; i < tree_.size(); ++i) {
      close_until(i);
      const HtmlNode& n = tree_[i];
      if (n.is_text()) {
        add_text(n.text);
      } else if (flow_of(n.tag) == Flow::kSkipped || is_card(i)) {
        i = n.end - 1;
      } else if (n.tag == "br") {
        line_break();
      } else {
        open(i);
      }
    }
    close_until(tree_.size() + 1);
    flush();
    return std::move(blocks_);
  }

 private:
  struct Open {
    int32_t node, end;
    bool block;
  };

  // A span in running text that opens with a picture and has links of its own appears when the pointer rests on a name.
  bool is_card(int32_t node) const {
    constexpr int32_t kMost = 64;
    if (tree_[node].tag != "span" || block_.text.empty()) return false;
    int links = 0, pictures = 0;
    for (int32_t i = node + 1; i < std::min(tree_[node].end, node + kMost); ++i) {
      if (pictures == 0 && !trim(tree_[i].text).empty()) return false;
      links += tree_[i].tag == "a";
      pictures += tree_[i].tag == "img";
    }
    return links >= 2 && pictures > 0;
  }

  void open(int32_t node) {
    const std::string_view tag = tree_[node].tag;
    // A credit inside a caption is a block of its own.
    const bool block = flow_of(tag) != Flow::kInline || (tree_[node].signs & (kCreditSign | kFooterSign));
    if (block) flush();
    open_.push_back({node, tree_[node].end, block});
    if (tag == "a") ++links_;
    if (tag == "pre") ++preformatted_;
    if (tag == "b" || tag == "strong") ++bolds_;
    if (heading_level(tag)) heading_ = heading_level(tag);
  }

  void close_until(int32_t index) {
    while (!open_.empty() && open_.back().end <= index) {
      const Open top = open_.back();
      if (top.block) flush();
      open_.pop_back();
      const std::string_view tag = tree_[top.node].tag;
      if (tag == "a") --links_;
      if (tag == "pre") --preformatted_;
      if (tag == "b" || tag == "strong") --bolds_;
      if (heading_level(tag)) heading_ = 0;
    }
  }

  void line_break() {
    if (breaks_ > 0) {
      flush();
    } else {
      pending_space_ = true;
      breaks_ = 1;
    }
  }

  void add_text(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
      const size_t start = i;
      char32_t c = static_cast<unsigned char>(text[i]);
      if (c < 0x80) {
        ++i;
        if (c > 0x20) i = visible_end(text, i);  // a run of them at once
      } else {
        c = decode(text, i);
      }
      if (c == 0xAD || c == 0x200B || c == 0xFEFF) continue;
      if (c <= 0x20 || c == 0x7F || (c >= 0x80 && is_space(c))) {
        pending_space_ = true;
        if (c == '\n' && preformatted_ > 0) line_break();
        continue;
      }
      size_t added = 0;
      if (pending_space_ && !block_.text.empty()) {
        block_.text.push_back(' ');
        added = 1;
      }
      pending_space_ = false;
      breaks_ = 0;
      block_.text += text.substr(start, i - start);
      added += i - start;
      if (links_ > 0) block_.link_bytes += static_cast<uint32_t>(added);
      if (bolds_ > 0) block_.bold_bytes += static_cast<uint32_t>(added);
    }
  }

  void flush() {
    pending_space_ = false;
    breaks_ = 0;
    if (block_.text.empty()) return;
    for (size_t i = open_.size(); i-- > 0;) {
      if (open_[i].block) {
        block_.node = open_[i].node;
        break;
      }
    }
    block_.heading = heading_;
    count_marks();
    blocks_.push_back(std::move(block_));
    block_ = TextBlock{};
  }

  void count_marks() {
    const std::string& t = block_.text;
    for (size_t i = 0; i < t.size(); ++i) {
      const auto b = static_cast<unsigned char>(t[i]);
      if (b >= '@' && b < 0x80) continue;  // mostly letters
      if (b == ',') ++block_.commas;
      if (b >= 0x80 && is_foreign_stop(std::string_view(t).substr(i, 3))) ++block_.stops;
      if (t[i] != '.' && t[i] != '!' && t[i] != '?') continue;
      // A closing quotation mark may stand between the stop and the space.
      size_t j = i + 1;
      while (j < t.size() && (t[j] == '"' || t[j] == '\'' || t[j] == ')' || static_cast<unsigned char>(t[j]) >= 0x80))
        ++j;
      if (j == t.size() || t[j] == ' ') ++block_.stops;
    }
  }

  const HtmlTree& tree_;
  std::vector<TextBlock> blocks_;
  std::vector<Open> open_;
  TextBlock block_;
  int links_ = 0, bolds_ = 0, preformatted_ = 0, heading_ = 0, breaks_ = 0;
  bool pending_space_ = false;
};

}  // namespace

std::vector<TextBlock> text_blocks(const HtmlTree& tree) { return Cutter(tree).run(); }

}  // namespace dateline
