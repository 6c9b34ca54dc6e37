#include "base/utf8.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <string>

namespace dateline {
namespace {

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (int value : values) out.push_back(static_cast<char>(value));
  return out;
}

// Well-formed by the table in chapter 3 of the Unicode Standard ("Well-Formed UTF-8 Byte Sequences"), for two bytes.
bool two_bytes_are_well_formed(int a, int b) {
  if (a < 0x80) return b < 0x80;
  return a >= 0xC2 && a <= 0xDF && b >= 0x80 && b <= 0xBF;
}

TEST(Utf8, AllTwoByteSequences) {
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      const std::string text = bytes({a, b});
      ASSERT_EQ(is_valid_utf8(text), two_bytes_are_well_formed(a, b)) << a << " " << b;
      const std::string repaired = to_valid_utf8(text);
      ASSERT_TRUE(is_valid_utf8(repaired)) << a << " " << b;
      ASSERT_EQ(repaired == text, two_bytes_are_well_formed(a, b)) << a << " " << b;
    }
  }
}

// What stands for ICU's tables where a character is ASCII.
TEST(Utf8, AsciiIsReadAsTheTablesRead) {
  for (char32_t c = 0; c < 0x80; ++c) {
    const auto u = static_cast<UChar32>(c);
    EXPECT_EQ(is_space(c), static_cast<bool>(u_isUWhiteSpace(u))) << u;
    EXPECT_EQ(is_letter(c), static_cast<bool>(u_isalpha(u))) << u;
    EXPECT_EQ(is_digit(c), static_cast<bool>(u_isdigit(u))) << u;
    EXPECT_EQ(is_upper(c), static_cast<bool>(u_isupper(u))) << u;
    const std::string ascii(1, static_cast<char>(c));
    EXPECT_EQ(fold("a" + ascii + "B\u00E9"), fold("a" + ascii + "B") + "e") << u;
  }
}

TEST(Utf8, EveryCodePointComesBack) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    size_t pos = 0;
    ASSERT_EQ(decode(text, pos), c);
    ASSERT_EQ(pos, text.size());
    ASSERT_TRUE(is_valid_utf8(text)) << static_cast<uint32_t>(c);
  }
}

TEST(Utf8, IllFormedSequences) {
  const std::string ill[] = {bytes({0xC0, 0x80}),
                             bytes({0xE0, 0x80, 0x80}),
                             bytes({0xE0, 0x9F, 0xBF}),
                             bytes({0xED, 0xA0, 0x80}),
                             bytes({0xED, 0xBF, 0xBF}),
                             bytes({0xF0, 0x8F, 0xBF, 0xBF}),
                             bytes({0xF4, 0x90, 0x80, 0x80}),
                             bytes({0xF5, 0x80, 0x80, 0x80}),
                             bytes({0xE2, 0x82}),
                             bytes({0xF0, 0x9F, 0x98}),
                             bytes({0x80}),
                             bytes({0xFF}),
                             bytes({0xC3})};
  for (const std::string& text : ill) {
    EXPECT_FALSE(is_valid_utf8(text));
    EXPECT_FALSE(is_valid_utf8("a" + text + "b"));
    std::string replaced;
    for (size_t i = 0; i < text.size(); ++i) append_utf8(replaced, kReplacement);
    EXPECT_EQ(to_valid_utf8("a" + text + "b"), "a" + replaced + "b");
  }
}

TEST(Utf8, ReplacementCharacterItselfIsValid) { EXPECT_TRUE(is_valid_utf8("\xEF\xBF\xBD")); }

TEST(Utf8, RepairedTextIsValidWhateverTheBytes) {
  uint64_t state = 1;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int i = 0; i < 8; ++i) {
      state = state * 6364136223846793005ull + 1442695040888963407ull;
      text.push_back(static_cast<char>(state >> 56 | (state >> 40 & 1 ? 0x80 : 0)));
    }
    ASSERT_TRUE(is_valid_utf8(to_valid_utf8(text)));
    ASSERT_TRUE(is_valid_utf8(fold(text)));
    ASSERT_TRUE(is_valid_utf8(lower(text)));
  }
}

TEST(Utf8, CodePointsAgreeWithCounting) {
  std::string text;
  for (int i = 0; i < 300; ++i) append_utf8(text, std::u32string(U"aéд中😀")[static_cast<size_t>(i * i % 5)]);
  for (size_t length : {size_t{0}, size_t{1}, size_t{63}, size_t{64}, size_t{65}, size_t{128}, text.size()}) {
    const std::string part = to_valid_utf8(text.substr(0, length));
    const CodePoints points(part);
    uint32_t count = 0;
    for (size_t i = 0; i < part.size();) {
      ASSERT_EQ(points.at(static_cast<uint32_t>(i)), count);
      decode(part, i);
      ++count;
    }
    EXPECT_EQ(points.at(static_cast<uint32_t>(part.size())), count);
    EXPECT_EQ(points.at(static_cast<uint32_t>(part.size()) + 100), count);
  }
}

TEST(Utf8, FoldMakesNamesComparable) {
  EXPECT_EQ(fold("Al-Ḩudaydah"), "al hudaydah");
  EXPECT_EQ(fold("  Sana'a — صنعاء "), "sanaa صنعاء");
  EXPECT_EQ(fold("ÉCOLE nº 5"), "ecole no 5");
  EXPECT_EQ(fold("--"), "");
}

TEST(Utf8, Lower) {
  EXPECT_EQ(lower("Алеппо ALEPPO Ç"), "алеппо aleppo ç");
  EXPECT_EQ(lower(""), "");
}

TEST(Utf8, Classes) {
  EXPECT_TRUE(is_space(U'\u00A0') && is_space(U' ') && is_space(U'\u200B') && !is_space(U'a'));
  EXPECT_TRUE(is_letter(U'ح') && is_letter(U'中') && !is_letter(U'5'));
  EXPECT_TRUE(is_digit(U'5') && is_digit(U'٥') && !is_digit(U'½'));
  EXPECT_TRUE(is_upper(U'Д') && !is_upper(U'д'));
  EXPECT_TRUE(is_punctuation(U'«') && is_punctuation(U'$') && is_punctuation(U'،') && !is_punctuation(U'a'));
}

}  // namespace
}  // namespace dateline
