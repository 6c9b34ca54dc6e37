// The standard's tests of the tokeniser. What is left out is named and counted in the output.
#include <simdjson.h>

#include <map>
#include <optional>

#include "base/utf8.h"
#include "html/html5lib_test.h"
#include "html/tokenizer.h"

namespace dateline::html {
namespace {

namespace od = simdjson::ondemand;

// "\u0041" -> "A". Nothing for a surrogate without its other half: UTF-8 cannot hold it.
std::optional<std::string> unescape(const std::string& text) {
  std::string out;
  char32_t high = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\u") != 0) {
      if (high) return std::nullopt;
      out += text[i];
      continue;
    }
    const auto unit = static_cast<char32_t>(std::stoul(text.substr(i + 2, 4), nullptr, 16));
    i += 5;
    if (unit >= 0xD800 && unit < 0xDC00) {
      if (high) return std::nullopt;
      high = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
      if (!high) return std::nullopt;
      append_utf8(out, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
      high = 0;
    } else {
      if (high) return std::nullopt;
      append_utf8(out, unit);
    }
  }
  return high ? std::nullopt : std::optional(out);
}

// One line a token; adjacent texts are joined.
class Listing {
 public:
  void text(const std::string& text) {
    if (lines_.empty() || lines_.back().front() != 'T') lines_.push_back("T ");
    lines_.back() += text;
  }
  void comment(const std::string& text) { lines_.push_back("C " + text); }
  void start(const std::string& name, const std::map<std::string, std::string>& attributes, bool self_closing) {
    std::string line = "S " + name;
    for (const auto& [key, value] : attributes) line.append(" [").append(key).append("=").append(value).append("]");
    lines_.push_back(line + (self_closing ? " /" : ""));
  }
  void end(const std::string& name) { lines_.push_back("E " + name); }
  void doctype(const std::string& name, const std::string& public_id, const std::string& system_id, bool correct) {
    lines_.push_back("D " + name + "|" + public_id + "|" + system_id + (correct ? "" : "|quirks"));
  }
  std::string str() const {
    std::string out;
    for (const auto& line : lines_) out += line + "\n";
    return out;
  }

 private:
  std::vector<std::string> lines_;
};

std::string quoted(bool there, std::string_view text) { return there ? '"' + std::string(text) + '"' : "null"; }

std::string list_tokens(const std::string& input, const std::string& state, const std::string& closing) {
  static const std::map<std::string, Content> kContents = {
      {"Data state", Content::kData},           {"RCDATA state", Content::kRcdata},
      {"RAWTEXT state", Content::kRawtext},     {"Script data state", Content::kScript},
      {"PLAINTEXT state", Content::kPlaintext}, {"CDATA section state", Content::kCdata}};
  Arena arena;
  TagNames names;
  Tokenizer tokenizer(names, arena);
  tokenizer.start(input);
  tokenizer.set_content(kContents.at(state), closing.empty() ? Tag::kNone : names.intern(closing, arena));
  Listing list;
  Token token;
  for (tokenizer.next(token); token.kind != TokenKind::kEnd; tokenizer.next(token)) {
    const std::string text(token.text);
    std::map<std::string, std::string> attributes;
    for (const Attribute& a : token.attributes) attributes.emplace(a.name, a.value);
    switch (token.kind) {
      case TokenKind::kText:
        list.text(text);
        break;
      case TokenKind::kComment:
        list.comment(text);
        break;
      case TokenKind::kStartTag:
        list.start(lower(names.name(token.tag)), attributes, token.self_closing);
        break;
      case TokenKind::kEndTag:
        list.end(lower(names.name(token.tag)));
        break;
      default:
        list.doctype(quoted(!text.empty(), text), quoted(token.has_public, token.public_id),
                     quoted(token.has_system, token.system_id), !token.force_quirks);
    }
  }
  return list.str();
}

struct Case {
  std::string description, input, closing;
  std::vector<std::string> states;
  Listing expected;
  bool representable = true;  // in UTF-8
};

class CaseReader {
 public:
  Case read(od::object object) {
    Case c;
    doubled_ = false;
    bool doubled = false;
    if (object["doubleEscaped"].get(doubled) == simdjson::SUCCESS) doubled_ = doubled;
    c.description = std::string(std::string_view(object["description"]));
    od::array states;
    if (object["initialStates"].get(states) == simdjson::SUCCESS) {
      for (od::value state : states) c.states.emplace_back(std::string_view(state));
    } else {
      c.states = {"Data state"};
    }
    std::string_view closing;
    if (object["lastStartTag"].get(closing) == simdjson::SUCCESS) c.closing = std::string(closing);
    representable_ = true;
    c.input = string(object["input"]);
    for (od::array token : object["output"].get_array()) token_to(c.expected, token);
    c.representable = representable_;
    return c;
  }

 private:
  std::string string(od::value value) {
    std::string_view view;
    if (value.get(view) != simdjson::SUCCESS) {
      representable_ = false;
      return {};
    }
    if (!doubled_) return std::string(view);
    const auto text = unescape(std::string(view));
    if (!text) representable_ = false;
    return text.value_or("");
  }
  std::string string_or_null(od::value value) { return value.is_null() ? "null" : '"' + string(value) + '"'; }

  void token_to(Listing& list, od::array token) {
    std::vector<std::string> parts;
    std::map<std::string, std::string> attributes;
    bool flag = false;
    std::string kind;
    for (od::value part : token) {
      switch (part.type()) {
        case od::json_type::string:
          if (kind.empty()) {
            kind = std::string(std::string_view(part));
          } else {
            parts.push_back(kind == "DOCTYPE" ? '"' + string(part) + '"' : string(part));
          }
          break;
        case od::json_type::object:
          for (od::field field : part.get_object()) {
            const std::string key(std::string_view(field.unescaped_key()));
            attributes[doubled_ ? unescape(key).value_or("") : key] = string(field.value());
          }
          break;
        case od::json_type::boolean:
          flag = bool(part);
          break;
        default:
          parts.push_back("null");
      }
    }
    if (kind == "Character") list.text(parts.at(0));
    if (kind == "Comment") list.comment(parts.at(0));
    if (kind == "StartTag") list.start(parts.at(0), attributes, flag);
    if (kind == "EndTag") list.end(parts.at(0));
    if (kind == "DOCTYPE") list.doctype(parts.at(0), parts.at(1), parts.at(2), flag);
  }

  bool doubled_ = false, representable_ = true;
};

TEST(Html5lib, Tokenizer) {
  const auto files = html5lib_files("tokenizer", ".test");
  if (files.empty()) GTEST_SKIP() << "No html5lib-tests at " << html5lib_tests() << ": nothing was tested.";
  int passed = 0, total = 0, unrepresentable = 0;
  for (const auto& file : files) {
    if (file.filename() == "xmlViolation.test") {
      std::printf("left out: xmlViolation.test (4 tests: names and characters as XML wants them)\n");
      continue;
    }
    const simdjson::padded_string json = simdjson::padded_string::load(file.string());
    od::parser parser;
    od::document document = parser.iterate(json);
    int file_passed = 0, file_total = 0;
    for (od::object object : document["tests"].get_array()) {
      const Case c = CaseReader().read(object);
      if (!c.representable) {
        std::printf("left out: %s: %s (a lone surrogate is no UTF-8)\n", file.filename().c_str(),
                    c.description.c_str());
        unrepresentable += static_cast<int>(c.states.size());
        continue;
      }
      for (const std::string& state : c.states) {
        const std::string got = list_tokens(c.input, state, c.closing);
        ++file_total;
        file_passed += got == c.expected.str();
        EXPECT_EQ(got, c.expected.str()) << file.filename() << ": " << c.description << " in " << state << "\n"
                                         << c.input;
      }
    }
    std::printf("%-32s %4d of %4d\n", file.filename().c_str(), file_passed, file_total);
    passed += file_passed;
    total += file_total;
  }
  std::printf("tokenizer: %d of %d passed, %d left out\n", passed, total, unrepresentable + 4);
}

}  // namespace
}  // namespace dateline::html
