#include "ground/skeleton.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace dateline {
namespace {

struct Pair {
  const char* a;
  const char* b;
};

TEST(Skeleton, JoinsSpellingsOfOneName) {
  constexpr std::array<Pair, 26> kSame = {{
      {"Idlib", "Idleb"},
      {"Hmeimim", "Humaymim"},
      {"Khmeimim", "Ḩumaymīm"},
      {"Khan Sheikhoun", "Khān Shaykhūn"},
      {"Khan Shaykhun", "خان شيخون"},
      {"Kharkiv", "Kharkov"},
      {"Kharkiv", "Харків"},
      {"Hodeidah", "Al Ḩudaydah"},
      {"Douma", "Dūmā"},
      {"Homs", "Ḩimş"},
      {"Saraqeb", "Sarāqib"},
      {"Raqqa", "Ar Raqqah"},
      {"Qamishli", "Kamishli"},
      {"Zaporizhzhia", "Zaporizhzhya"},
      {"Deir ez-Zor", "Deir al-Zour"},
      {"Maaret al-Numan", "Maarrat an Nu`man"},
      {"al-Khalidiya", "Al Khālidīyah"},
      {"Jarjanaz", "Djardjanaz"},
      {"Ghouta", "Ghutah"},
      {"Shayrat", "Ash Sha`irat"},
      {"Mykolaiv", "Mykolayiv"},
      {"Luhansk", "Luhans'k"},
      {"Chasiv Yar", "Часів Яр"},
      {"Kunduz", "Qunduz"},
      {"Ghazni", "غزني"},
      {"Tal Abyad", "Tall Abyaḑ"},
  }};
  for (const auto& [a, b] : kSame) EXPECT_EQ(skeleton(a), skeleton(b)) << a << " / " << b;
}

TEST(Skeleton, KeepsDifferentNamesApart) {
  constexpr std::array<Pair, 6> kDifferent = {{{"Hmeimim", "Hama"},
                                               {"Homs", "Hama"},
                                               {"Idlib", "Aleppo"},
                                               {"Kharkiv", "Kherson"},
                                               {"Mosul", "Basra"},
                                               {"Douma", "Amman"}}};
  for (const auto& [a, b] : kDifferent) EXPECT_NE(skeleton(a), skeleton(b)) << a << " / " << b;
}

TEST(Skeleton, SaysNothingOfTooShortNames) {
  for (const char* name : {"", "Oa", "El", "A", "東京", "\xff\xfe"}) EXPECT_EQ(skeleton(name), "") << name;
}

TEST(Likeness, CountsEdits) {
  EXPECT_EQ(likeness("idlib", "idlib"), 1);
  EXPECT_NEAR(likeness("idlib", "idleb"), 0.8, 1e-9);
  EXPECT_EQ(likeness("", "idlib"), 0);
  EXPECT_NEAR(likeness(std::string(500, 'a'), std::string(500, 'b')), 0, 1e-9);
}

TEST(Romanise, SpellsOut) {
  EXPECT_EQ(romanise("Ялта"), "yalta");
  EXPECT_EQ(romanise("Ḩumaymīm"), "humaymim");
  EXPECT_EQ(romanise("حميميم"), "hmymym");
}

}  // namespace
}  // namespace dateline
