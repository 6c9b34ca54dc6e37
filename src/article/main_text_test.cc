// Small pages and the blocks that must come out of them: "kind: text" lines.
#include "article/main_text.h"

#include <gtest/gtest.h>

#include "article/page_metadata.h"

namespace dateline {
namespace {

constexpr const char* kLead =
    "<p>The first shell fell before dawn, the mayor said, and nobody had been warned of it.</p>";
constexpr const char* kMore =
    "<p>Two people were hurt when a wall came down, according to the fire brigade of the town.</p>"
    "<p>Both sides denied that they had fired, and each of them blamed the other one for it.</p>";

std::string read(const std::string& body, const std::string& title = "A town under fire") {
  const auto tree = HtmlTree::parse("<html><body>" + body + "</body></html>", Limits{});
  if (!tree) return tree.error().message;
  std::string out;
  for (const PageBlock& block : main_text(*tree, text_blocks(*tree), title, BlockModel{})) {
    out += std::string(block_name(block.kind)) + ": " + block.text.substr(0, 24) + "\n";
  }
  return out;
}

const std::string kLeadOut = "paragraph: The first shell fell bef\n";
const std::string kMoreOut = "paragraph: Two people were hurt whe\nparagraph: Both sides denied that t\n";

struct Case {
  const char* name;
  std::string body;
  std::string expected;
};

class MainText : public testing::TestWithParam<Case> {};

TEST_P(MainText, Blocks) { EXPECT_EQ(read(GetParam().body), GetParam().expected); }

const std::string kStory =
    "<article><h2><a href=1>Rain is expected in the west</a></h2><span>12 votes</span><div><p>Dry days.</p></div>"
    "</article>";

const std::string kArticle = std::string("<article><h1>A town under fire</h1>") + kLead + kMore + "</article>";

constexpr const char* kTyped =
    "ARMED FORCES PRESS RELEASE, number 12,\nfor use at once by all who get it.\n\nThe general said that no shell had "
    "fallen "
    "on the town,\nand that his troops were not there.\n";

// More prose than the article's.
const std::string kPictures = [] {
  std::string pictures;
  for (int i = 0; i < 30; ++i) {
    pictures += "<p>Picture " + std::to_string(i) +
                ": the company had a good year, its owner said, and sold more than ever.</p>";
  }
  return pictures;
}();

INSTANTIATE_TEST_SUITE_P(
    Pages, MainText,
    testing::Values(
        Case{"plain", kArticle, kLeadOut + kMoreOut},
        Case{"hidden_part",
             std::string("<article><h1>A town under fire</h1>") + kLead + "<div style='display: none'>" + kMore +
                 "</div></article>",
             kLeadOut},
        Case{"hidden_until_a_script_runs",
             std::string("<div class=hide><h1>A town under fire</h1>") + kLead + kMore +
                 "</div><p>Loading the page.</p>",
             kLeadOut + kMoreOut},
        Case{"said_again_in_another_part_beside_something_new",
             std::string("<article><h1>A town under fire</h1><div>") + kLead + kMore + "</div><div>" + kMore +
                 "<p>Nobody has asked the people who live there, said the priest of the parish.</p></div></article>",
             kLeadOut + kMoreOut + kMoreOut + "paragraph: Nobody has asked the peo\n"},
        Case{"preformatted", "<pre>" + std::string(kTyped) + "</pre>",
             "paragraph: ARMED FORCES PRESS RELEA\nparagraph: The general said that no\n"},
        Case{"names_in_a_list",
             kArticle +
                 std::string("<ul><li>The following streets were hit, the police wrote in their log:</li>"
                             "<li>Mill Row</li><li><a href=1>Dock Street</a></li></ul>") +
                 kLead,
             kLeadOut + kMoreOut + "list: The following streets we\nlist: Mill Row\nlist: Dock Street\n" + kLeadOut},
        Case{"heading_above_a_part_with_its_own",
             std::string("<article><h1>A town under fire</h1>") + kLead + "<h2>The night</h2><h3>At the river</h3>" +
                 kMore + "<h2>Nothing follows</h2></article>",
             kLeadOut + "heading: The night\nheading: At the river\n" + kMoreOut},
        Case{"numbered_headings",
             std::string("<article><h1>A town under fire</h1>") + kLead +
                 "<h2>1. Mill Row</h2><h2>2. Dock Street</h2>" + kMore + "</article>",
             kLeadOut + "heading: 1. Mill Row\nheading: 2. Dock Street\n" + kMoreOut},
        Case{"table_of_links_under_headers",
             kArticle +
                 std::string("<table><tr><th>Street</th><th>Hurt</th></tr><tr><td><a href=1>Mill Row</a></td>"
                             "<td>2</td></tr><tr><td><a href=2>Dock Street</a></td><td>5</td></tr></table>") +
                 kLead,
             kLeadOut + kMoreOut + "list: Street Hurt\nlist: Mill Row 2\nlist: Dock Street 5\n" + kLeadOut},
        Case{"sentence_about_a_shop",
             kArticle + std::string("<p>The ministry had the app removed from the App Store and Google Play.</p>") +
                 kLead,
             kLeadOut + kMoreOut + "paragraph: The ministry had the app\n" + kLeadOut},
        Case{"alert", "<h1>A town under fire</h1><div>Shells fall on the port</div>",
             "paragraph: Shells fall on the port\n"},
        Case{"a_word_below_a_title", "<center><h1>A town under fire</h1></center><hr><center>nginx</center>", ""},
        Case{"linked_alert", "<h1>A town under fire</h1><a href=1>Shells fall on the port</a>",
             "paragraph: Shells fall on the port\n"},
        Case{"gallery_beside_the_body",
             std::string("<div class=article-body>") + kLead + kMore + kMore + kMore + kMore + kMore + kMore +
                 "<div class=gallery>" + kPictures + "</div></div>",
             kLeadOut + kMoreOut + kMoreOut + kMoreOut + kMoreOut + kMoreOut + kMoreOut},
        Case{"body_in_a_part_with_a_bad_name",
             std::string("<div class=ad-portal><div class=article-body>") + kLead + kMore + kMore + kMore + kMore +
                 kMore + kMore + "</div></div><div>" + kPictures + "</div>",
             kLeadOut + kMoreOut + kMoreOut + kMoreOut + kMoreOut + kMoreOut + kMoreOut},
        Case{"nav_and_footer",
             "<nav><ul><li><a href=/>Home</a></li></ul></nav>" + kArticle +
                 "<footer><p>All texts on this site are protected, and their use is not allowed.</p></footer>",
             kLeadOut + kMoreOut},
        Case{"lead_outside_the_body",
             std::string("<div class=story><h1>A town under fire</h1><div class=lead>") + kLead +
                 "</div><div class=media></div><div class=story-body>" + kMore + kMore + "</div></div>",
             kLeadOut + kMoreOut + kMoreOut},
        Case{"said_twice_in_one_part",
             std::string("<article><h1>A town under fire</h1>") + kLead + kMore + kLead + "</article>",
             kLeadOut + kMoreOut + kLeadOut},
        Case{"list_behind_an_advertisement",
             std::string("<article><h1>A town under fire</h1>") + kLead +
                 "<div>Advertisement</div><p>The mayor also said:</p><ul><li>the bridge stays closed until the "
                 "spring</li>"
                 "<li>schools open again on Monday</li></ul>" +
                 kMore + "</article>",
             kLeadOut +
                 "paragraph: The mayor also said:\nlist: the bridge stays closed \nlist: schools open again on Mo\n" +
                 kMoreOut},
        Case{"body_inside_a_teaser",
             std::string("<h1>A town under fire</h1><div class=teaser-content><div class=article-body>") + kLead +
                 "</div></div><div class=rest><div class=article-body>" + kMore + kMore + "</div></div>",
             kLeadOut + kMoreOut + kMoreOut},
        Case{"two_halves_around_an_advertisement",
             std::string("<div class=wrap><div class=part>") + kLead +
                 "</div><div class=ad>Advertisement</div><div class=part>" + kMore + "</div></div>",
             kLeadOut + kMoreOut},
        Case{"caption_and_credit",
             std::string("<article><h1>A town under fire</h1><figure><img><figcaption>A street in the town."
                         " (Photo by AFP)</figcaption></figure>") +
                 kLead + kMore + "</article>",
             "caption: A street in the town.\ncredit: (Photo by AFP)\n" + kLeadOut + kMoreOut},
        Case{"credit_in_a_span",
             std::string("<article><figure><figcaption>A street in the town. <span class=photo-credit>Jo Doe, AFP"
                         "</span></figcaption></figure>") +
                 kLead + kMore + "</article>",
             "caption: A street in the town.\ncredit: Jo Doe, AFP\n" + kLeadOut + kMoreOut},
        Case{"share_and_newsletter_inside",
             std::string("<article>") + kLead +
                 "<div class='share-tools'><p>Share this with your"
                 " friends on the networks, please.</p></div><div class=newsletter-signup><p>Get the best of our "
                 "stories, every day,"
                 " in your mailbox.</p></div>" +
                 kMore + "</article>",
             kLeadOut + kMoreOut},
        Case{"read_more_line",
             std::string("<article>") + kLead +
                 "<p><strong>READ MORE: <a href=x>Last year's shelling</a></strong>"
                 "</p>" +
                 kMore + "</article>",
             kLeadOut + kMoreOut},
        Case{"related_list_at_the_end",
             std::string("<article>") + kLead + kMore +
                 "<h3>Related stories</h3><ul><li><a href=1>One"
                 " story of long ago</a></li><li><a href=2>Another old story</a></li></ul></article>",
             kLeadOut + kMoreOut},
        Case{"teasers_with_prose",
             std::string("<div class=page><div class=text>") + kLead + kMore +
                 "</div><div class=list>"
                 "<div class=item><a href=1>Rain is expected in the west</a><p>Showers will occur, the weather office "
                 "said.</p></div>"
                 "<div class=item><a href=2>Bus fares will go down soon</a><p>Fares will be cut, the minister said on "
                 "Sunday.</p></div>"
                 "</div></div>",
             kLeadOut + kMoreOut},
        Case{"list_of_stories",
             std::string("<main><div class=text>") + kLead + kMore + kMore + "</div>" + kStory + kStory + kStory +
                 kStory + kStory + "</main>",
             kLeadOut + kMoreOut + kMoreOut},
        Case{"heading_list_quote",
             std::string("<article>") + kLead +
                 "<h2>What we know</h2><ul><li>Two people are in hospital"
                 "</li><li>The road is closed</li></ul><blockquote>We heard nothing at all.</blockquote>" +
                 kMore + "</article>",
             kLeadOut +
                 "heading: What we know\nlist: Two people are in hospit\nlist: The road is closed\n"
                 "quote: We heard nothing at all.\n" +
                 kMoreOut},
        Case{"table_of_facts",
             std::string("<article>") + kLead + kMore +
                 "<table><tr><th>Town<th>Dead<th>Hurt<tr class=player-7><td>Varna<td>2<td>0<tr><td><a "
                 "href=d>Drum</a><td>0<td>11"
                 "</table></article>",
             kLeadOut + kMoreOut + "list: Town Dead Hurt\nlist: Varna 2 0\nlist: Drum 0 11\n"},
        Case{"table_of_links",
             std::string("<article>") + kLead + kMore +
                 "<table><tr><td><a href=1>World news</a><td><a href=2>Home news</a><tr><td><a href=3>Sport</a><td>"
                 "<a href=4>Weather</a><tr><td><a href=5>Letters</a><td><a href=6>Archive</a></table></article>",
             kLeadOut + kMoreOut},
        Case{"short_item_beside_long_ones",
             std::string("<article>") + kLead + kMore +
                 "<ul><li>The mayor resigned at noon<li>No strikes</ul></article>",
             kLeadOut + kMoreOut + "list: The mayor resigned at no\nlist: No strikes\n"},
        Case{"short_items_alone",
             std::string("<article>") + kLead + kMore + "<ul><li>Telegram<li>Reddit</ul></article>",
             kLeadOut + kMoreOut},
        Case{"lines_without_a_sentence_in_the_marked_body",
             std::string("<div itemprop=articleBody>") + kLead + kMore +
                 "<p>First stage in Varna, second stage in Drum, third stage in the capital</p></div>",
             kLeadOut + kMoreOut + "paragraph: First stage in Varna, se\n"},
        Case{"quoted_post",
             std::string("<article>") + kLead +
                 "<div class=social-media-embed><blockquote>We heard nothing at all.</blockquote></div>" + kMore +
                 "</article>",
             kLeadOut + "quote: We heard nothing at all.\n" + kMoreOut},
        Case{
            "card_over_a_name",
            std::string("<article>") + kLead +
                "<p>Mayor <span><a href=m>Jo Doe</a><span><img src=j><a href=1>Mayor opens a bridge</a><a href=2>Mayor "
                "sings</a></span></span> left.</p>" +
                kMore + "</article>",
            kLeadOut + "paragraph: Mayor Jo Doe left.\n" + kMoreOut},
        Case{"bad_names_around_everything",
             std::string("<div class='page has-sidebar no-comments'><div class='dialog-off-canvas'>"
                         "<div class='content hidden'>") +
                 kLead + kMore + "</div></div></div>",
             kLeadOut + kMoreOut},
        Case{"consent_longer_than_the_article",
             kArticle + "<div class=cookie-consent><p>" + std::string(1, 'W') +
                 "e and our partners keep cookies, read them, and measure what you do with every page.</p><p>You"
                 " may take back what you allowed at any time, with effect for the future, in the settings.</p><p>We "
                 "need some of the"
                 " cookies for the site to work at all, so that you cannot refuse them here.</p></div>",
             kLeadOut + kMoreOut},
        Case{"paragraphs_by_line_breaks",
             "<div id=t>The first shell fell before dawn, the mayor said, and nobody had been warned.<br>"
             "<br>Two people were hurt when a wall came down, according to the fire brigade.<br> <br/>Both sides "
             "denied that they"
             " had fired at it.</div>",
             kLeadOut + kMoreOut},
        Case{"hidden_comments",
             kArticle + "<div id=comments><p>I was there, and I saw it all with my own eyes, believe me.</p></div>",
             kLeadOut + kMoreOut},
        Case{"summary_repeated",
             std::string("<article><h1>A town under fire</h1><div class=sum>") + kLead + "</div><div class=b>" + kLead +
                 kMore + "</div></article>",
             kLeadOut + kMoreOut},
        Case{"nothing_to_read", "<nav><a href=1>One</a><a href=2>Two</a></nav><h1>A town under fire</h1>", ""}),
    [](const auto& page) { return std::string(page.param.name); });

TEST(MainText, EmptyPage) {
  const auto tree = HtmlTree::parse("", Limits{});
  ASSERT_TRUE(tree);
  EXPECT_TRUE(main_text(*tree, text_blocks(*tree), "", BlockModel{}).empty());
}

}  // namespace
}  // namespace dateline
