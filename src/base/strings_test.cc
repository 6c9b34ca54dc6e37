#include "base/strings.h"

#include <gtest/gtest.h>

#include <random>

#include "base/sha256.h"
#include "base/span.h"
#include "base/utf8.h"

namespace dateline {
namespace {

TEST(Strings, Trim) {
  EXPECT_EQ(trim(" \t\r\n a b \v\f"), "a b");
  EXPECT_EQ(trim(" \n "), "");
  EXPECT_EQ(trim(""), "");
}

TEST(Strings, SplitKeepsEmptyFields) {
  EXPECT_EQ(split("a,,b,", ','), (std::vector<std::string_view>{"a", "", "b", ""}));
  EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
}

TEST(Strings, EqualsIgnoreCase) {
  EXPECT_TRUE(equals_ignore_case("Content-Type", "content-TYPE"));
  EXPECT_FALSE(equals_ignore_case("a", "ab"));
  EXPECT_FALSE(equals_ignore_case("[", "{"));
}

// As squeeze_spaces, one code point at a time.
std::string squeezed_plainly(std::string_view text) {
  std::string out;
  bool gap = false;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = decode(text, i);
    if (is_space(c)) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    append_utf8(out, c);
  }
  return out;
}

TEST(Strings, SqueezeSpacesAsThePlainWayDoes) {
  std::mt19937 random(3);
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (size_t size = random() % 16; text.size() < size;)
      append_utf8(text, U"a b\t\u00A0\u00E9 c\u2003\x7F"[random() % 10]);
    ASSERT_EQ(squeeze_spaces(text), squeezed_plainly(text)) << text;
  }
}

TEST(Strings, VisibleEnd) {
  EXPECT_EQ(visible_end("ab c  d", 0), 4u);
  EXPECT_EQ(visible_end(" ab", 0), 0u);
  EXPECT_EQ(visible_end("ab ", 0), 2u);
  EXPECT_EQ(visible_end("ab \u00E9", 1), 2u);
  EXPECT_EQ(visible_end("", 0), 0u);
}

TEST(Strings, SqueezeSpaces) {
  EXPECT_EQ(squeeze_spaces(" a \u00A0\n b\u2003c "), "a b c");
  EXPECT_EQ(squeeze_spaces(" \n"), "");
}

TEST(Sha256, KnownValues) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(content_id("abc"), 0x3a7816bf8f01cfea);
  EXPECT_GE(content_id(""), 0);
}

TEST(Span, SlicesAndRelations) {
  EXPECT_EQ(slice("Aleppo", {1, 3}), "le");
  EXPECT_EQ(slice("Aleppo", {4, 99}), "po");
  EXPECT_EQ(slice("Aleppo", {9, 12}), "");
  EXPECT_EQ(slice("Aleppo", {3, 3}), "");
  EXPECT_TRUE((Span{1, 5}.contains({2, 5})));
  EXPECT_FALSE((Span{1, 3}.overlaps({3, 5})));
  EXPECT_EQ(cover({4, 5}, {1, 2}), (Span{1, 5}));
}

}  // namespace
}  // namespace dateline
