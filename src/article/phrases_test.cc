#include "article/phrases.h"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"

namespace dateline {
namespace {

// Text of few different letters, so that phrases do occur.
std::string random_text(std::mt19937& random, size_t most) {
  std::string text;
  for (size_t size = random() % (most + 1); text.size() < size;) text += "ab c\xC2"[random() % 5];
  return text;
}

TEST(PhraseSet, AnswersAsTheListsDo) {
  const std::initializer_list<std::string_view> list = {"ab", "ba c", "bb", "a b", "c a", "\xC2 a", "cc", "ab a"};
  const PhraseSet set(list);
  std::mt19937 random(7);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random_text(random, 12);
    ASSERT_EQ(set.has(text), equals_any(text, list)) << text;
    ASSERT_EQ(set.opens(text), starts_with_any(text, list)) << text;
    ASSERT_EQ(set.stands_in(text), contains_any(text, list)) << text;
  }
}

TEST(PlainForm, IsLowerSqueezedAndEndsInAWord) {
  EXPECT_EQ(plain_form("  Don\xE2\x80\x99t  MISS: ! "), "don't miss");
  EXPECT_EQ(plain_form("..."), "");
  EXPECT_EQ(plain_form("\xC3\x89t\xC3\xA9\xC2\xA0 2"), "\xC3\xA9t\xC3\xA9 2");
}

}  // namespace
}  // namespace dateline
