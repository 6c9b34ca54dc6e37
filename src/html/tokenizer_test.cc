#include "html/tokenizer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>
#include <vector>

namespace dateline::html {
namespace {

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string unescape(std::string text) {
  text = replace_all(std::move(text), "\\n", "\n");
  text = replace_all(std::move(text), "\\r", "\r");
  return replace_all(std::move(text), "\\0", std::string_view("\0", 1));
}
std::string escape(std::string text) {
  return replace_all(replace_all(replace_all(std::move(text), "\n", "\\n"), "\r", "\\r"), std::string_view("\0", 1),
                     "\\0");
}

std::string start_tag(const Token& token, std::string_view name) {
  std::vector<std::string> attributes;
  for (const Attribute& a : token.attributes) {
    attributes.push_back(" [" + std::string(a.name) + "=" + std::string(a.value) + "]");
  }
  std::sort(attributes.begin(), attributes.end());
  std::string line = "S " + std::string(name);
  for (const auto& a : attributes) line += a;
  return line + (token.self_closing ? " /" : "");
}

std::string doctype(const Token& token) {
  auto id = [](bool has, std::string_view text) { return has ? " \"" + std::string(text) + "\"" : " null"; };
  return "D " + (token.text.empty() ? "null" : std::string(token.text)) + id(token.has_public, token.public_id) +
         id(token.has_system, token.system_id) + (token.force_quirks ? " quirks" : "");
}

// One line a token; adjacent texts are joined.
std::vector<std::string> list_tokens(std::string_view input, Content content = Content::kData,
                                     Tag closing = Tag::kNone) {
  Arena arena;
  TagNames names;
  Tokenizer tokenizer(names, arena);
  tokenizer.start(input);
  tokenizer.set_content(content, closing);
  std::vector<std::string> lines;
  Token token;
  for (tokenizer.next(token); token.kind != TokenKind::kEnd; tokenizer.next(token)) {
    const std::string text = escape(std::string(token.text));
    if (token.kind == TokenKind::kText && !lines.empty() && lines.back().starts_with("T ")) {
      lines.back() += text;
    } else if (token.kind == TokenKind::kText) {
      lines.push_back("T " + text);
    } else if (token.kind == TokenKind::kComment) {
      lines.push_back("C " + text);
    } else if (token.kind == TokenKind::kDoctype) {
      lines.push_back(doctype(token));
    } else if (token.kind == TokenKind::kStartTag) {
      lines.push_back(start_tag(token, names.name(token.tag)));
    } else {
      lines.push_back("E " + std::string(names.name(token.tag)));
    }
  }
  return lines;
}

TEST(Tokenizer, GivesTheTokensOfTheDataFile) {
  std::ifstream file(DATELINE_SOURCE_DIR "/src/html/testdata/tokens.txt");
  ASSERT_TRUE(file);
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("> ")) continue;
    const std::string input = line.substr(2);
    std::vector<std::string> expected;
    while (std::getline(file, line) && !line.empty()) expected.push_back(line);
    EXPECT_EQ(list_tokens(unescape(input)), expected) << input;
    ++cases;
  }
  EXPECT_GE(cases, 9);
}

TEST(Tokenizer, ScriptsEndWhereBrowsersEndThem) {
  auto text_of = [](std::string_view script) {
    const auto lines = list_tokens(script, Content::kScript, Tag::kScript);
    return lines.empty() ? "" : lines.front();
  };
  EXPECT_EQ(text_of("a</b></scripts></SCRIPT >x"), "T a</b></scripts>");
  EXPECT_EQ(text_of("<!-- <script> </script> --> b</script>x"), "T <!-- <script> </script> --> b");
  EXPECT_EQ(text_of("<!-- a </script>x"), "T <!-- a ");
  EXPECT_EQ(text_of("<!--> <script> </script>x"), "T <!--> <script> ");
  EXPECT_EQ(text_of("never closed </script"), "T never closed </script");
}

TEST(Tokenizer, OrdinaryTextsAreSlicesOfTheSource) {
  const std::string source = "<p class=a>plain text</p><!-- note -->";
  Arena arena;
  TagNames names;
  Tokenizer tokenizer(names, arena);
  tokenizer.start(source);
  Token token;
  auto inside = [&source](std::string_view s) {
    return s.data() >= source.data() && s.data() + s.size() <= source.data() + source.size();
  };
  for (tokenizer.next(token); token.kind != TokenKind::kEnd; tokenizer.next(token)) {
    const bool has_text = token.kind == TokenKind::kText || token.kind == TokenKind::kComment;
    EXPECT_TRUE(!has_text || inside(token.text));
    for (const Attribute& a : token.attributes) EXPECT_TRUE(inside(a.name) && inside(a.value));
  }
}

size_t count_tokens(std::string_view input, Content content) {
  Arena arena;
  TagNames names;
  Tokenizer tokenizer(names, arena);
  tokenizer.start(input);
  tokenizer.set_content(content, Tag::kTitle);
  size_t count = 0;
  Token token;
  for (tokenizer.next(token); token.kind != TokenKind::kEnd; tokenizer.next(token)) ++count;
  return count;
}

TEST(Tokenizer, HostileInputTakesLinearTime) {
  auto repeat = [](std::string_view part, size_t times) {
    std::string out;
    while (times-- > 0) out += part;
    return out;
  };
  std::string attributes = "<p", names;
  for (int i = 0; i < 200'000; ++i) attributes += " a" + std::to_string(i);
  for (int i = 0; i < 200'000; ++i) names += "<x" + std::to_string(i) + ">";
  const std::string attacks[] = {
      attributes + ">",
      names,
      repeat("<", 2'000'000),
      repeat("&", 2'000'000),
      repeat("<!--", 500'000),
      repeat("</title", 300'000),
      repeat("<a b='", 300'000),
      "<!--" + repeat("->", 1'000'000),
      repeat("&CounterClockwiseContourIntegra", 60'000),
      std::string(2'000'000, '\0'),
  };
  for (const std::string& page : attacks) {
    for (const Content content : {Content::kData, Content::kRcdata, Content::kScript, Content::kCdata}) {
      const auto start = std::chrono::steady_clock::now();
      EXPECT_LE(count_tokens(page, content), page.size());
      const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
      EXPECT_LT(taken.count(), 5.0) << page.substr(0, 20);
    }
  }
}

TEST(Tokenizer, KeepsTheFirst256Attributes) {
  for (const size_t count : {255u, 256u, 257u}) {
    std::string page = "<p";
    for (size_t i = 0; i < count; ++i) page += " a" + std::to_string(i);
    Arena arena;
    TagNames names;
    Tokenizer tokenizer(names, arena);
    page += ">";
    tokenizer.start(page);
    Token token;
    tokenizer.next(token);
    EXPECT_EQ(token.attributes.size(), std::min<size_t>(count, 256));
  }
}

}  // namespace
}  // namespace dateline::html
