#include "store/sentence_marks.h"

#include <gtest/gtest.h>

#include <random>

namespace dateline {
namespace {

// A document of paragraphs, one block each; its line is read back as the store reads it.
view::Document document(const std::vector<std::string>& paragraphs, const std::string& kind = "paragraph") {
  std::string text, blocks;
  size_t at = 0;
  for (const std::string& p : paragraphs) {
    size_t length = 0;
    for (const char c : p) length += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    blocks += (blocks.empty() ? "" : ",") + std::string("{\"span\":[") + std::to_string(at) + "," +
              std::to_string(at + length) + "],\"kind\":\"" + kind + "\"}";
    text += p + "\\n\\n";
    at += length + 2;
  }
  return *view::read_line("{\"id\":\"d\",\"text\":\"" + text + "\",\"blocks\":[" + blocks + "]}");
}

std::vector<SentenceMark> marks(const std::vector<std::string>& paragraphs) {
  return sentence_marks(document(paragraphs));
}

constexpr const char* kShelling = "Three shells fell on the market of Norda early on Sunday, the mayor said.";

TEST(SentenceMarks, OneForEachSentenceWithItsWords) {
  const std::string second = "Two of the wounded were taken to a clinic across the river Élan.";
  const view::Document d = document({std::string(kShelling) + " " + second});
  const auto found = sentence_marks(d);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(d.words(found[0].span), kShelling);
  EXPECT_EQ(d.words(found[1].span), second);
  EXPECT_EQ(found[0].numbers, "3");
  EXPECT_EQ(found[1].numbers, "2");
  EXPECT_EQ(found[0].words, 14);
}

TEST(SentenceMarks, AreTheSameWithOtherNumbersCaseAndSpacing) {
  const auto a = marks({"At least 90 people were hurt and 1,500 fled when shells hit the old town."});
  const auto b = marks({"AT LEAST twenty-five people were hurt  and dozens fled when shells hit the old town."});
  ASSERT_EQ(a.size(), 1u);
  ASSERT_EQ(b.size(), 1u);
  EXPECT_EQ(a[0].mark, b[0].mark);
  EXPECT_EQ(a[0].numbers, "90 1500");
  EXPECT_EQ(b[0].numbers, "25 24-99");
}

TEST(SentenceMarks, ShortSentencesStandTogether) {
  const auto found = marks({"He fled. They stayed. The army came back to the village on the next morning."});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].words, 15);
  EXPECT_TRUE(marks({"Read more here."}).empty());
  EXPECT_EQ(marks({"About 256 people had died there."}).size(), 1u);
}

TEST(SentenceMarks, AbbreviationsOfOneLetterAndDecimalsEndNothing) {
  EXPECT_EQ(marks({"The U.S. embassy paid 1.5 million dollars to the families of the drivers."}).size(), 1u);
}

TEST(SentenceMarks, TablesOfNumbersHaveNone) { EXPECT_TRUE(marks({"1 2 3 4 5 6 7 8 9 10 11 12 13 14"}).empty()); }

TEST(SentenceMarks, TitlesCaptionsAndFurnitureHaveNone) {
  for (const char* kind : {"title", "caption", "credit", "boilerplate", "breadcrumb"}) {
    EXPECT_TRUE(sentence_marks(document({kShelling}, kind)).empty()) << kind;
  }
  EXPECT_EQ(sentence_marks(document({kShelling}, "quote")).size(), 1u);
}

// What copies do to a sentence: words before it, one word changed.
TEST(SentenceMarks, MostlyStayWhenASentenceIsEdited) {
  std::mt19937 random(7);
  const auto word = [&] { return "w" + std::to_string(random() % 5000) + "x"; };
  int with_head = 0, with_change = 0;
  constexpr int kTrials = 1000;
  for (int i = 0; i < kTrials; ++i) {
    std::vector<std::string> words;
    for (int k = 0; k < 22; ++k) words.push_back(word());
    const auto joined = [](const std::vector<std::string>& list) {
      std::string text;
      for (const std::string& w : list) text += (text.empty() ? "" : " ") + w;
      return text + ".";
    };
    const int64_t mark = marks({joined(words)})[0].mark;
    with_head += marks({"ALEPPO, Syria (AP) - " + joined(words)})[0].mark == mark;
    words[random() % words.size()] = "other";
    with_change += marks({joined(words)})[0].mark == mark;
  }
  EXPECT_GT(with_head, kTrials * 75 / 100);    // 18 of 21 runs are old ones: 0.86
  EXPECT_GT(with_change, kTrials * 55 / 100);  // some 14 of 22
}

}  // namespace
}  // namespace dateline
