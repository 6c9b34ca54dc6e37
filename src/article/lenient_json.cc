// Problem: up to four in a hundred JSON-LD blocks are no JSON, and a strict parser loses date and headline with them.
// Idea: a small descent that repairs what it can (see the header) and returns what it has when it cannot go on.
#include "article/lenient_json.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr int kMaxDepth = 64;
constexpr size_t kMaxNodes = 100'000;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  JsonNode read(int depth) {
    JsonNode node;
    skip_noise();
    if (pos_ >= text_.size() || depth > kMaxDepth || ++nodes_ > kMaxNodes) {
      pos_ = text_.size();
      return node;
    }
    switch (text_[pos_]) {
      case '{':
        read_object(node, depth);
        break;
      case '[':
        read_array(node, depth);
        break;
      case '"':
        node.kind = JsonNode::Kind::kString;
        node.text = read_string();
        break;
      default:
        read_word(node);
    }
    return node;
  }

 private:
  void skip_noise() {
    while (pos_ < text_.size()) {
      const char c = text_[pos_];
      if (c == ' ' || (c >= '\t' && c <= '\r') || c == ';') {
        ++pos_;
      } else if (text_.substr(pos_, 2) == "//" || text_.substr(pos_, 4) == "<!--") {
        skip_past(text_.find('\n', pos_) == std::string_view::npos ? "" : "\n");
      } else if (text_.substr(pos_, 2) == "/*") {
        skip_past("*/");
      } else if (text_.substr(pos_, 9) == "<![CDATA[") {
        pos_ += 9;
      } else {
        return;
      }
    }
  }

  void skip_past(std::string_view mark) {
    const size_t at = mark.empty() ? std::string_view::npos : text_.find(mark, pos_);
    pos_ = at == std::string_view::npos ? text_.size() : at + mark.size();
  }

  bool take(char c) {
    skip_noise();
    if (pos_ >= text_.size() || text_[pos_] != c) return false;
    ++pos_;
    return true;
  }

  void read_object(JsonNode& node, int depth) {
    node.kind = JsonNode::Kind::kObject;
    ++pos_;
    while (true) {
      while (take(',')) {
      }
      if (take('}') || pos_ >= text_.size()) return;
      if (text_[pos_] != '"') {
        pos_ = text_.size();
        return;
      }
      std::string name = read_string();
      if (!take(':')) {
        pos_ = text_.size();
        return;
      }
      node.names.push_back(std::move(name));
      node.values.push_back(read(depth + 1));
    }
  }

  void read_array(JsonNode& node, int depth) {
    node.kind = JsonNode::Kind::kArray;
    ++pos_;
    while (true) {
      while (take(',')) {
      }
      if (take(']') || pos_ >= text_.size()) return;
      if (text_[pos_] == '}' || text_[pos_] == ':') return;
      node.items.push_back(read(depth + 1));
    }
  }

  void read_word(JsonNode& node) {
    const size_t start = pos_;
    while (pos_ < text_.size() && std::string_view(",]}:{[\"").find(text_[pos_]) == std::string_view::npos) ++pos_;
    if (pos_ == start) ++pos_;
    node.text = trim(text_.substr(start, pos_ - start));
    node.kind = node.text == "null" ? JsonNode::Kind::kNull : JsonNode::Kind::kScalar;
  }

  char32_t read_hex() {
    char32_t value = 0;
    for (int i = 0; i < 4 && pos_ < text_.size(); ++i, ++pos_) {
      const char c = text_[pos_];
      if (c >= '0' && c <= '9')
        value = value * 16 + static_cast<char32_t>(c - '0');
      else if (c >= 'a' && c <= 'f')
        value = value * 16 + static_cast<char32_t>(c - 'a' + 10);
      else if (c >= 'A' && c <= 'F')
        value = value * 16 + static_cast<char32_t>(c - 'A' + 10);
      else
        break;
    }
    return value;
  }

  void read_escape(std::string& out) {
    if (pos_ >= text_.size()) return;
    const char c = text_[pos_++];
    switch (c) {
      case 'n':
      case 'r':
      case 't':
      case 'b':
      case 'f':
        out.push_back(' ');
        return;
      case 'u':
        break;
      default:
        out.push_back(c);
        return;
    }
    char32_t value = read_hex();
    if (value >= 0xD800 && value < 0xDC00 && text_.substr(pos_, 2) == "\\u") {
      pos_ += 2;
      const char32_t low = read_hex();
      value = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00) : kReplacement;
    }
    if (value >= 0xD800 && value < 0xE000) value = kReplacement;
    if (value >= 0x20) append_utf8(out, value);
  }

  std::string read_string() {
    std::string out;
    ++pos_;
    while (pos_ < text_.size()) {
      const char c = text_[pos_++];
      if (c == '"') return out;
      if (c == '\\') {
        read_escape(out);
      } else {
        out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
      }
    }
    return out;
  }

  std::string_view text_;
  size_t pos_ = 0;
  size_t nodes_ = 0;
};

}  // namespace

const JsonNode* JsonNode::find(std::string_view name) const {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? nullptr : &values[static_cast<size_t>(found - names.begin())];
}

JsonNode read_lenient_json(std::string_view text) { return Reader(text).read(0); }

}  // namespace dateline
