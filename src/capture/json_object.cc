// Problem: fields that Dateline does not know must come back exactly as they were (a number of thirty digits, 1.0 as
// 1.0), while the text beside them may hold what strict parsers refuse as a whole: raw tabs, half of a surrogate pair.
// A DOM would change the former and lose the page over the latter.
// Idea: check the syntax once without building anything, and keep each member's value as a view of the input.
// Reference: RFC 8259.
#include "capture/json_object.h"

#include "base/json_writer.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr size_t kMaxDepth = 512;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char l = static_cast<char>(c | 0x20);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

// Four hex digits at `at`, or -1.
int hex4(std::string_view text, size_t at) {
  if (at + 4 > text.size()) return -1;
  int value = 0;
  for (size_t i = at; i < at + 4; ++i) {
    const int digit = hex_value(text[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

// Checks syntax from a position onwards; every member function returns false at the first offence.
class Checker {
 public:
  explicit Checker(std::string_view text) : text_(text) {}

  size_t at = 0;
  bool too_deep = false;

  void blanks() {
    while (at < text_.size() && is_blank(text_[at])) ++at;
  }
  bool take(char c) {
    if (at >= text_.size() || text_[at] != c) return false;
    ++at;
    return true;
  }
  bool string() {
    if (!take('"')) return false;
    while (at < text_.size()) {
      const char c = text_[at++];
      if (c == '"') return true;
      if (c == '\\' && !escape()) return false;
    }
    return false;
  }
  bool value(size_t depth) {
    blanks();
    if (at >= text_.size()) return false;
    switch (text_[at]) {
      case '{':
        return container(depth, '}', true);
      case '[':
        return container(depth, ']', false);
      case '"':
        return string();
      case 't':
        return word("true");
      case 'f':
        return word("false");
      case 'n':
        return word("null");
      default:
        return number();
    }
  }
  bool at_end() {
    blanks();
    return at == text_.size();
  }

 private:
  bool escape() {
    if (at >= text_.size()) return false;
    const char c = text_[at++];
    if (c != 'u') return std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos;
    if (hex4(text_, at) < 0) return false;
    at += 4;
    return true;
  }
  bool word(std::string_view name) {
    if (text_.substr(at, name.size()) != name) return false;
    at += name.size();
    return true;
  }
  bool digits() {
    const size_t start = at;
    while (at < text_.size() && text_[at] >= '0' && text_[at] <= '9') ++at;
    return at > start;
  }
  bool number() {
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (at < text_.size() && (text_[at] | 0x20) == 'e') {
      ++at;
      if (!take('+')) take('-');
      return digits();
    }
    return true;
  }
  bool container(size_t depth, char close, bool keyed) {
    if (depth >= kMaxDepth) {
      too_deep = true;
      return false;
    }
    ++at;
    blanks();
    if (take(close)) return true;
    for (;;) {
      blanks();
      if (keyed) {
        if (!string()) return false;
        blanks();
        if (!take(':')) return false;
      }
      if (!value(depth + 1)) return false;
      blanks();
      if (take(close)) return true;
      if (!take(',')) return false;
    }
  }

  std::string_view text_;
};

// Reads an escape behind its backslash at `at`, which moves behind it.
char32_t take_escape(std::string_view raw, size_t& at) {
  const char c = raw[at++];
  switch (c) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'u':
      break;
    default:
      return static_cast<unsigned char>(c);
  }
  const int high = hex4(raw, at);
  if (high < 0) return kReplacement;
  at += 4;
  if (high < 0xD800 || high > 0xDFFF) return static_cast<char32_t>(high);
  const int low = raw.substr(at, 2) == "\\u" ? hex4(raw, at + 2) : -1;
  if (high > 0xDBFF || low < 0xDC00 || low > 0xDFFF) return kReplacement;
  at += 6;
  return static_cast<char32_t>(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
}

}  // namespace

Result<std::vector<JsonMember>> parse_json_object(std::string_view text) {
  Checker check(text);
  std::vector<JsonMember> members;
  const auto broken = [&] {
    if (check.too_deep) return fail(ErrorCode::kOverLimit, "capture", "the JSON is nested deeper than 512");
    return fail(ErrorCode::kMalformed, "capture", "the JSON breaks off at byte " + std::to_string(check.at));
  };
  check.blanks();
  if (!check.take('{')) return fail(ErrorCode::kMalformed, "capture", "the line is no JSON object");
  check.blanks();
  for (bool more = !check.take('}'); more; more = !check.take('}')) {
    if (!members.empty() && !check.take(',')) return broken();
    check.blanks();
    const size_t key_start = check.at;
    if (!check.string()) return broken();
    JsonMember member;
    member.key = json_string(text.substr(key_start, check.at - key_start));
    check.blanks();
    if (!check.take(':')) return broken();
    check.blanks();
    const size_t value_start = check.at;
    if (!check.value(1)) return broken();
    member.raw = text.substr(value_start, check.at - value_start);
    members.push_back(std::move(member));
    check.blanks();
  }
  if (!check.at_end()) return broken();
  return members;
}

size_t JsonExtent::feed(std::string_view bytes) {
  for (size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (in_string_) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\') {
        escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
      }
    } else if (c == '"') {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if (c == '}' || c == ']') {
      if (depth_ > 0) --depth_;
      ended_ = depth_ == 0;
      if (ended_) return i + 1;
    }
  }
  return bytes.size();
}

size_t json_extent(std::string_view text) {
  JsonExtent extent;
  const size_t size = extent.feed(text);
  return extent.ended() ? size : 0;
}

bool is_json_string(std::string_view raw) { return raw.size() >= 2 && raw.front() == '"'; }

std::string json_string(std::string_view raw) {
  if (!is_json_string(raw)) return {};
  raw = raw.substr(1, raw.size() - 2);
  std::string out;
  out.reserve(raw.size());
  for (size_t at = 0; at < raw.size();) {
    const size_t run = std::min(raw.find('\\', at), raw.size());
    out.append(raw.substr(at, run - at));
    at = run;
    if (at + 1 < raw.size()) {
      append_utf8(out, take_escape(raw, ++at));
    } else if (at < raw.size()) {
      ++at;
    }
  }
  return to_valid_utf8(out);
}

std::string compact_json(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (size_t at = 0; at < raw.size();) {
    if (raw[at] == '"') {
      Checker check(raw);
      check.at = at;
      if (!check.string()) break;
      append_json_string(out, json_string(raw.substr(at, check.at - at)));
      at = check.at;
    } else {
      if (!is_blank(raw[at])) out.push_back(raw[at]);
      ++at;
    }
  }
  return out;
}

}  // namespace dateline
