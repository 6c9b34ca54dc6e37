#include "article/credits.h"

#include <gtest/gtest.h>

#include "base/data_dir.h"

namespace dateline {
namespace {

const OutletRegistry& registry() {
  static const OutletRegistry loaded = OutletRegistry::load(data_dir() / "lexicons").value();
  return loaded;
}

std::string dateline_of(const std::string& text) {
  const auto line = read_dateline(text, {0, static_cast<uint32_t>(text.size())}, registry());
  if (!line) return "none";
  return line->place + ";" + line->date + ";" + line->agency + ";" +
         std::string(slice(text, {line->span.end, line->span.end + 4}));
}

TEST(Dateline, Forms) {
  const std::pair<const char*, const char*> cases[] = {
      {"ALEPPO, Syria (AP) \xE2\x80\x94 The shells fell at dawn.", "ALEPPO, Syria;;AP;The "},
      {"WASHINGTON, March 4 (Reuters) - The shells fell.", "WASHINGTON;March 4;Reuters;The "},
      {"NEW DELHI: The shells fell at dawn.", "NEW DELHI;;;The "},
      {"JEDDAH, Saudi Arabia -- The shells fell.", "JEDDAH, Saudi Arabia;;;The "},
      {"PUTRAJAYA, Nov 22 \xE2\x80\x94 The shells fell.", "PUTRAJAYA;Nov 22;;The "},
      {"TALLAHASSEE, Fla. (AP) \xE2\x80\x94 The shells fell.", "TALLAHASSEE, Fla.;;AP;The "},
      {"BEIRUT, Nov 25 (Reuters): The shells fell.", "BEIRUT;Nov 25;Reuters;The "},
      {"Moscow (Xinhua) -- The shells fell.", "Moscow;;Xinhua;The "},
      {"(Reuters) - The shells fell.", ";;Reuters;The "},
      {"WASHINGTON (AP) _ The shells fell.", "WASHINGTON;;AP;The "},
      {"SAN SALVADOR, 9 JAN 90 (DPA) -- THE ARMY TODAY SAID", "SAN SALVADOR;9 JAN 90;DPA;THE "},
      {"LONDON Aug 24 (Reuters) - The shells fell.", "LONDON;Aug 24;Reuters;The "},
      {"LONDON | Tue Mar 15, 2011 1:48 pm GMT NEW YORK (Reuters) - The shells", "NEW YORK;;Reuters;The "},
      {"TRIPOLI/TUNIS (Reuters) - The shells fell.", "TRIPOLI/TUNIS;;Reuters;The "},
      {"KHARTOUM, 19 November (Nile Wire) - The shells fell.", "KHARTOUM;19 November;Nile Wire;The "},
      {"Addis Ababa, October 7 (ASH) \xE2\x80\x94 The shells fell.", "Addis Ababa;October 7;ASH;The "},
      {"(Nile Wire) \xE2\x80\x93 The shells fell.", ";;Nile Wire;The "},
      {"Feb 22 (Kessler) - The shells fell.", ";Feb 22;Kessler;The "},
      {"The minister (Interior) - who resigned - came.", "none"},
      {"FLASH - Shells fall at dawn.", "none"},
      {"Russia - which denies it - fired the shells.", "none"},
      {"WARNING: This text holds shells.", "none"},
      {"ANN DOE, CNN ANCHOR: Good evening.", "none"},
      {"The long-awaited talks began.", "none"},
      {"THE ARMY SAID: THE SHELLS FELL AND NOBODY WAS HURT BY THEM AT ALL", "none"},
      {"Rebels (AP) say nothing", "none"},
      {"", "none"},
      {"-", "none"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(dateline_of(text), expected) << text;
}

std::string credit(const std::string& byline, const std::string& tail) {
  Article article;
  article.byline = byline;
  article.text = "The shells fell at dawn.\n\n" + tail;
  article.blocks = {{{0, 24}, BlockKind::kParagraph},
                    {{26, static_cast<uint32_t>(article.text.size())}, BlockKind::kParagraph}};
  return agency_credit(article, registry());
}

TEST(AgencyCredit, WhereItStands) {
  EXPECT_EQ(credit("Reuters", "Nobody was hurt."), "Reuters");
  EXPECT_EQ(credit("Jo Doe, Associated Press", "Nobody was hurt."), "AP");
  EXPECT_EQ(credit("JO DOE, AP Sports Writer", "Nobody was hurt."), "AP");
  EXPECT_EQ(credit("", "(With inputs from ANI)"), "ANI");
  EXPECT_EQ(credit("", "(FRANCE 24 with AFP and REUTERS)"), "AFP");
  EXPECT_EQ(credit("", "\xE2\x80\x94 Reuters"), "Reuters");
  EXPECT_EQ(credit("Jo Doe", "TASS reported that nobody was hurt."), "");
}

}  // namespace
}  // namespace dateline
