// Bare texts and the role of each of their blocks.
#include "article/plain_text.h"

#include <gtest/gtest.h>

#include "base/strings.h"

namespace dateline {
namespace {

const std::string kProse1 = "The first shell fell before dawn, the mayor said, and nobody had been warned of it.";
const std::string kProse2 = "Two people were hurt when a wall came down, according to the fire brigade.";

std::string roles(const std::string& text, const std::string& title = "") {
  std::string out;
  for (const Block& block : read_plain_text(text, title).blocks)
    out += std::string(1, block_name(block.kind)[0] == 'c' ? block_name(block.kind)[1] : block_name(block.kind)[0]);
  return out;
}

// p paragraph, t title, h heading, l list, a caption, r credit, b breadcrumb or boilerplate.
TEST(PlainText, Roles) {
  const std::pair<std::string, const char*> cases[] = {
      {kProse1, "p"},
      {kProse1 + "\n" + kProse2, "pp"},
      {kProse1 + "\r\n\r\n" + kProse2, "pp"},
      {"A town under fire\n" + kProse1 + "\n" + kProse2, "tpp"},
      {"A town under fire\n\nBy Jo Doe\n\n" + kProse1 + "\n\n" + kProse2, "tbpp"},
      {"News\xC2\xA0 / \xC2\xA0Syria\n\nA town under fire\n\n" + kProse1, "btp"},
      {"A town under fire\n\nA street of the town on Sunday. (Photo by AFP)\n\n" + kProse1, "tarp"},
      {kProse1 + "\n\nWhat we know\n\n" + kProse2, "php"},
      {kProse1 + "\n\n- one thing\n- another thing\n\n" + kProse2, "pllp"},
      {kProse1 + "\n\nRead more: An older story\n\n" + kProse2, "pbp"},
      {kProse1 + "\n\nRelated stories\nAn older story\n\n" + kProse2, "pbbp"},
      {kProse1 + "\n\nwww.example.org\n\nSHARE THIS ARTICLE\nExample Roku", "pbbb"},
      {kProse1 + "\n\nNobody was hurt.", "pp"},
      {"THE ARMY SAID TODAY THAT TWO OF ITS MEN WERE HURT IN A CLASH\nWITH FIGHTERS NEAR THE BRIDGE OVER THE RIVER IN "
       "THE EAST.\n\n"
       "THE FIGHTERS FLED INTO THE HILLS AFTER AN HOUR OF SHOOTING,\nTHE ARMY'S STATEMENT WENT ON, AND LEFT THEIR ARMS "
       "BEHIND.",
       "pp"},
      {"shots heard in town", "p"},
      {"", ""},
      {" \n\t\n\xC2\xA0\n", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(roles(text), expected) << text;
}

TEST(PlainText, ATitleFromOutsideIsFoundOrLeft) {
  EXPECT_EQ(roles("Some kicker line\nA town under fire\n" + kProse1, "A town under fire"), "btp");
  EXPECT_EQ(roles(kProse1 + "\n" + kProse2, "A town under fire"), "pp");
}

TEST(PlainText, ATextWithoutSignsOfAPageIsTakenWhole) {
  EXPECT_EQ(roles("Dear all\n\n" + kProse1 +
                      "\n\nSee you\n\nthey say that the bridge is open again and that nobody was hurt there",
                  ""),
            "hphp");
  EXPECT_EQ(roles("Dear all\n\n" + kProse1 + "\n\nSee you\n\nSubscribe to our newsletter", ""), "bpbb");
}

TEST(PlainText, SpansLeaveSpacesOut) {
  const std::string text = "\n  News / Syria \n\n\xC2\xA0" + kProse1 + "\xC2\xA0\n";
  const PlainLayout layout = read_plain_text(text, "");
  ASSERT_EQ(layout.blocks.size(), 2u);
  EXPECT_EQ(slice(text, layout.blocks[0].span), "News / Syria");
  EXPECT_EQ(slice(text, layout.blocks[1].span), kProse1);
  EXPECT_EQ(layout.section, (std::vector<std::string>{"News", "Syria"}));
}

}  // namespace
}  // namespace dateline
