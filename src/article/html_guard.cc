// Problem: tree builders take quadratic time on deeply nested tags and thousands of attributes, and free their trees
// by recursion; and two thirds of a news page's bytes are scripts and styles that nobody reads.
// Obvious way: parse and look at the depth afterwards. Then the time is already spent and the stack already gone.
// Idea: one linear pass over the tags with a stack of open names, which follows the rules of implied end tags closely
// enough that its depth is never far below the parser's; tags beyond the limit are not copied.
// Reference: WHATWG HTML, sections 13.1.2.4 (optional tags) and 13.2.5 (tokenization).
#include "article/html_guard.h"

#include <vector>

#include "base/strings.h"

namespace dateline {
namespace {

constexpr size_t kMaxTagBytes = 64u << 10;
constexpr size_t kMaxAttributes = 512;

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool ends_name(char c) { return c == '>' || c == '/' || c == ' ' || (c >= '\t' && c <= '\r'); }

bool any_of(std::string_view name, std::initializer_list<std::string_view> names) {
  for (std::string_view n : names) {
    if (n == name) return true;
  }
  return false;
}

bool is_void(std::string_view name) {
  return any_of(name, {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
                       "track", "wbr", "keygen", "frame", "image"});
}

// Elements whose content is no markup. Those named in `kDropped` are left out altogether.
bool is_raw(std::string_view name) {
  return any_of(name, {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"});
}
bool is_dropped(std::string_view name) {
  return any_of(name, {"style", "xmp", "iframe", "noembed", "noframes", "textarea"});
}

class Guard {
 public:
  Guard(std::string_view html, const Limits& limits) : html_(html), limits_(limits) { out_.reserve(html.size() / 2); }

  Result<std::string> run() {
    while (pos_ < html_.size()) {
      const size_t tag = html_.find('<', pos_);
      out_ += html_.substr(pos_, tag == std::string_view::npos ? tag : tag - pos_);
      if (tag == std::string_view::npos) break;
      pos_ = tag;
      read_markup();
      if (tags_ > limits_.html_nodes) {
        return fail(ErrorCode::kOverLimit, "article", "The page has more elements than html_nodes allows.");
      }
    }
    return std::move(out_);
  }

 private:
  void read_markup() {
    const std::string_view rest = html_.substr(pos_);
    if (rest.starts_with("<!--")) {
      const size_t end = html_.find("-->", pos_ + 2);
      pos_ = end == std::string_view::npos ? html_.size() : end + 3;
    } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '?')) {
      const size_t end = html_.find('>', pos_);
      pos_ = end == std::string_view::npos ? html_.size() : end + 1;
    } else if (rest.size() > 2 && rest[1] == '/' && is_name_start(rest[2])) {
      end_tag();
    } else if (rest.size() > 1 && is_name_start(rest[1])) {
      start_tag();
    } else {
      out_ += "&lt;";
      ++pos_;
    }
  }

  static std::string name_at(std::string_view html, size_t pos) {
    std::string name;
    while (pos < html.size() && !ends_name(html[pos]) && name.size() < 64) {
      const char c = html[pos++];
      name.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
    return name;
  }

  // Position behind the tag's '>', minding quoted values; counts its attributes roughly.
  size_t tag_end(size_t pos, size_t& attributes) const {
    char quote = 0;
    bool value_next = false;
    for (; pos < html_.size(); ++pos) {
      const char c = html_[pos];
      if (quote) {
        if (c == quote) quote = 0;
      } else if ((c == '"' || c == '\'') && value_next) {
        quote = c;
        value_next = false;
      } else if (c == '>') {
        return pos + 1;
      } else if (c == '=') {
        value_next = true;
      } else if (c == ' ' || c == '/' || (c >= '\t' && c <= '\r')) {
        if (!value_next) ++attributes;
      } else {
        value_next = false;
      }
    }
    return html_.size();
  }

  void end_tag() {
    size_t attributes = 0;
    const std::string name = name_at(html_, pos_ + 2);
    const size_t end = tag_end(pos_, attributes);
    pos_ = end;
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    for (size_t i = open_.size(); i-- > 0;) {
      if (open_[i] == name) {
        open_.resize(i);
        break;
      }
    }
    out_ += "</";
    out_ += name;
    out_ += '>';
  }

  void start_tag() {
    const std::string name = name_at(html_, pos_ + 1);
    size_t attributes = 0;
    const size_t end = tag_end(pos_, attributes);
    const std::string_view tag = html_.substr(pos_, end - pos_);
    pos_ = end;
    ++tags_;
    if (name == "svg") return skip_to_close("svg");
    if (name == "math") return skip_to_close("math");
    if (is_raw(name)) return raw_element(name, tag);
    if (name == "plaintext") return;
    if (!is_void(name)) {
      close_implied(name);
      if (open_.size() >= limits_.html_depth || skipped_ > 0) {
        ++skipped_;
        return;
      }
      open_.push_back(name);
    }
    if (tag.size() > kMaxTagBytes || attributes > kMaxAttributes) {
      out_ += '<';
      out_ += name;
      out_ += '>';
    } else {
      out_ += tag;
    }
  }

  // Position of "</name", any case, from `pos_` on.
  size_t find_close(std::string_view name) const {
    for (size_t at = pos_; (at = html_.find("</", at)) != std::string_view::npos; at += 2) {
      if (equals_ignore_case(html_.substr(at + 2, name.size()), name)) return at;
    }
    return std::string_view::npos;
  }

  void skip_to_close(std::string_view name) {
    if (unclosed_ == name) return;  // searching to the end for every such tag would be quadratic
    const size_t close = find_close(name);
    if (close == std::string_view::npos) {
      unclosed_ = name;
      return;
    }
    const size_t end = html_.find('>', close);
    pos_ = end == std::string_view::npos ? html_.size() : end + 1;
  }

  void raw_element(const std::string& name, std::string_view tag) {
    size_t close = find_close(name);
    if (close == std::string_view::npos) close = html_.size();
    const bool keep = name == "title" || (name == "script" && tag.find("ld+json") != std::string_view::npos);
    if (keep && !is_dropped(name) && skipped_ == 0) {
      out_ += tag;
      out_ += html_.substr(pos_, close - pos_);
      out_ += "</";
      out_ += name;
      out_ += '>';
    }
    const size_t end = html_.find('>', close);
    pos_ = end == std::string_view::npos ? html_.size() : end + 1;
  }

  // The end tags that a start tag implies. Popping too little is safe, popping too much is not.
  void close_implied(std::string_view name) {
    const bool block = name != "p" && any_of(name, {"li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot"});
    if ((name == "p" || block) && !open_.empty() && open_.back() == "p") open_.pop_back();
    auto pop = [&](std::initializer_list<std::string_view> names) {
      if (!open_.empty() && any_of(open_.back(), names)) open_.pop_back();
    };
    if (name == "li") pop({"li"});
    if (name == "option") pop({"option"});
    if (name == "dt" || name == "dd") pop({"dt", "dd"});
    const bool row = name == "tr" || name == "tbody" || name == "thead" || name == "tfoot";
    if (name == "td" || name == "th" || row) pop({"td", "th"});
    if (row) pop({"tr"});
    if (row && name != "tr") pop({"tbody", "thead", "tfoot"});
  }

  std::string_view html_;
  const Limits& limits_;
  std::string out_;
  std::vector<std::string> open_;
  std::string_view unclosed_;  // "svg" or "math" that no end tag follows
  size_t pos_ = 0;
  size_t skipped_ = 0;  // open elements whose tags were not copied
  size_t tags_ = 0;
};

}  // namespace

Result<std::string> guard_html(std::string_view html, const Limits& limits) { return Guard(html, limits).run(); }

}  // namespace dateline
