#include "article/read_article.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>

#include "article/article_json.h"
#include "base/data_dir.h"
#include "base/utf8.h"

namespace dateline {
namespace {

const OutletRegistry& registry() {
  static const OutletRegistry loaded = OutletRegistry::load(data_dir() / "lexicons").value();
  return loaded;
}

const BlockModel& blocks() {
  static const BlockModel loaded = BlockModel::load(data_dir() / "models" / "blocks.tsv").value();
  return loaded;
}

Result<Article> read(std::string body, ContentKind kind, Given given = {}, Limits limits = {}) {
  Capture capture;
  capture.id = "id";
  capture.kind = kind;
  capture.body = std::move(body);
  capture.given = std::move(given);
  return read_article(capture, ArticleContext{registry(), blocks(), limits});
}

std::string sample(const std::string& name) {
  std::ifstream in(data_dir() / "samples" / "aleppo" / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void expect_sound(const Article& article) {
  ASSERT_TRUE(is_valid_utf8(article.text));
  auto on_border = [&](uint32_t at) {
    return at == article.text.size() || (static_cast<unsigned char>(article.text[at]) & 0xC0) != 0x80;
  };
  uint32_t last = 0;
  for (const Block& block : article.blocks) {
    ASSERT_LE(last, block.span.begin);
    ASSERT_LT(block.span.begin, block.span.end);
    ASSERT_LE(block.span.end, article.text.size());
    ASSERT_TRUE(on_border(block.span.begin) && on_border(block.span.end));
    last = block.span.end;
  }
  if (article.dateline) {
    ASSERT_LE(article.dateline->span.end, article.text.size());
    ASSERT_TRUE(on_border(article.dateline->span.begin) && on_border(article.dateline->span.end));
  }
}

struct Expected {
  const char* file;
  const char* publisher;
  const char* published;
  const char* agency;
  const char* first_words;  // of the first paragraph
  const char* last_words;   // of the last paragraph or quote
};

TEST(ReadArticle, Samples) {
  const Expected pages[] = {
      {"presstv.html", "presstv", "2018-11-25T17:40:00+03:30", "", "Warplanes of the Russian", "condemn the attack."},
      {"presstv-update.html", "presstv", "2018-11-25", "", "The Foreign Ministry of Syria", "Chemical Weapons."},
      {"sputnik.html", "sputnik", "2018-11-24T21:52+00:00", "Sputnik", "At least twelve", "intervention from outside."},
      {"rt.html", "rt", "2018-11-25T05:12", "", "The number of patients", "the ministry said."},
      {"financialexpress-reuters.html", "financial-express-bd", "2018-11-26", "Reuters", "BEIRUT, Nov 25",
       "any poison gas."},
      {"france24.html", "france24", "2018-11-25T09:31:08+00:00", "AFP", "Three parts of Aleppo",
       "verified independently."},
      {"newarab.html", "new-arab", "2018-11-25T11:20Z", "", "Damascus blames rebels", "it said."},
      {"dailymirror-afp.html", "daily-mirror-lk", "2018-11-25T19:46", "AFP", "ALEPPO, Syria", "agreed on."},
      {"voa.html", "voa", "2018-12-07T23:58:00Z", "VOA", "WASHINGTON", "to blame."},
      {"newsbel.html", "newsbel", "2018-11-25T20:15:00+03:00", "", "The number of people", "letter to the UN."},
      {"news-ru.txt", "news-ru", "2018-11-24T22:02", "", "Between ten and fifteen", "it came from."},
  };
  for (const Expected& page : pages) {
    const bool html = std::string_view(page.file).ends_with(".html");
    const auto article = read(sample(page.file), html ? ContentKind::kHtml : ContentKind::kText);
    ASSERT_TRUE(article) << page.file;
    expect_sound(*article);
    EXPECT_EQ(article->publisher.id, page.publisher) << page.file;
    EXPECT_EQ(article->published.value, page.published) << page.file;
    EXPECT_EQ(article->agency, page.agency) << page.file;
    EXPECT_EQ(article->language, "en") << page.file;
    std::string_view first, last;
    for (const Block& block : article->blocks) {
      if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kQuote) continue;
      last = slice(article->text, block.span);
      if (first.empty()) first = last;
    }
    EXPECT_TRUE(first.starts_with(page.first_words)) << page.file << ": " << first;
    EXPECT_TRUE(last.ends_with(page.last_words)) << page.file << ": " << last;
    for (const char* furniture :
         {"ookie", "ewsletter", "Most v", "Most p", "ead also", "READ MORE", "Copyright", "Share this"}) {
      EXPECT_TRUE(!html || article->text.find(furniture) == std::string::npos) << page.file << ": " << furniture;
    }
  }
}

TEST(ReadArticle, PlainTextIsKeptByteForByte) {
  const std::string text =
      "News\xC2\xA0 / \xC2\xA0Syria\r\n\r\nA town  under fire\r\n\r\nThe first shell fell\xC2\xA0"
      "before dawn, the mayor said on Sunday.\r\n";
  const auto article = read(text, ContentKind::kText);
  ASSERT_TRUE(article);
  EXPECT_EQ(article->text, text);
  EXPECT_EQ(article->title, "A town under fire");
  EXPECT_EQ(article->section, (std::vector<std::string>{"News", "Syria"}));
  expect_sound(*article);
}

TEST(ReadArticle, GivenFieldsWin) {
  Given given{"https://example.org/2017/01/02/x", "Given title", "TASS", "2018-11-24T22:00:00+03:00"};
  const auto article = read(sample("presstv.html"), ContentKind::kHtml, given);
  ASSERT_TRUE(article);
  EXPECT_EQ(article->title, "Given title");
  EXPECT_EQ(article->publisher.id, "tass");
  EXPECT_EQ(article->published.value, "2018-11-24T22:00:00+03:00");
  EXPECT_EQ(article->published.basis, "given");
  EXPECT_EQ(article->url, given.url);
}

TEST(ReadArticle, Limits) {
  Limits limits;
  const std::string line = "The first shell fell before dawn, the mayor said.";
  for (int delta : {-1, 0, 1}) {
    limits.text_bytes = static_cast<size_t>(static_cast<int>(line.size()) + delta);
    EXPECT_EQ(read(line, ContentKind::kText, {}, limits).has_value(), delta >= 0);
  }
  EXPECT_EQ(read("", ContentKind::kText).error().code, ErrorCode::kEmpty);
  EXPECT_EQ(read("<p></p>", ContentKind::kHtml).error().code, ErrorCode::kEmpty);
}

// Whatever happens to a page, spans stay in order, inside the text and on code-point borders.
TEST(ReadArticle, MutatedPagesStaySound) {
  std::mt19937 random(7);
  const std::string pieces[] = {"<",
                                ">",
                                "</p>",
                                "<p>",
                                "\"",
                                "<table>",
                                "<!--",
                                "&amp;",
                                "\xC2\xA0",
                                "\xE2\x80\x94",
                                "(AP) - ",
                                "\n\n",
                                "<div class=related>",
                                "</div>",
                                "<script>",
                                "By ",
                                "\xF0\x9F\x98\x80",
                                "<br><br>",
                                "{",
                                "]]>"};
  for (const char* name :
       {"presstv.html", "sputnik.html", "france24.html", "financialexpress-reuters.html", "news-ru.txt"}) {
    const std::string page = sample(name);
    for (int round = 0; round < 60; ++round) {
      std::string changed = page;
      for (int i = 0; i < 12; ++i) {
        const size_t at = random() % changed.size();
        const size_t length = random() % 40;
        switch (random() % 3) {
          case 0:
            changed.insert(at, pieces[random() % std::size(pieces)]);
            break;
          case 1:
            changed.erase(at, length);
            break;
          default:
            changed.insert(at, changed.substr(random() % changed.size(), length * 4));
        }
      }
      if (round % 10 == 0) changed.resize(changed.size() * (random() % 100) / 100);
      const ContentKind kind = round % 5 == 4 ? ContentKind::kText : ContentKind::kHtml;
      if (const auto article = read(to_valid_utf8(changed), kind)) expect_sound(*article);
    }
  }
}

TEST(ReadArticle, ADatelineMayStandOnALineOfItsOwn) {
  const auto article = read(
      "Shells fall on the city\n\nALEPPO, August 8 (Xinhua) --\n\nShells fell on the city on "
      "Sunday morning, the mayor said, and nobody was hurt.",
      ContentKind::kText);
  ASSERT_TRUE(article);
  const auto& found = article->dateline;
  if (!found) FAIL() << "no dateline";
  const DatelineLine& line = *found;
  EXPECT_EQ(slice(article->text, line.span), "ALEPPO, August 8 (Xinhua) --");
  EXPECT_EQ(line.date, "August 8");
  EXPECT_EQ(article->blocks[1].kind, BlockKind::kParagraph);
}

TEST(ArticleJson, WritesTheFormat) {
  const auto article =
      read("ALEPPO, Syria (AP) \xE2\x80\x94 Shells fell on the city, the mayor said on Sunday morning.\n\nRead more: x",
           ContentKind::kText);
  ASSERT_TRUE(article);
  JsonWriter w;
  w.begin_object();
  write_article_fields(w, *article, CodePoints(article->text));
  w.end_object();
  EXPECT_EQ(w.str(),
            "{\"format\":\"dateline/"
            "1\",\"id\":\"id\",\"url\":null,\"publisher\":null,\"title\":null,\"byline\":null,\"section\":[],"
            "\"language\":\"en\",\"published\":null,\"modified\":null,\"dateline\":{\"span\":[0,21],\"place\":\"ALEPPO,"
            " Syria\","
            "\"date\":null,\"agency\":\"AP\"},\"agency\":\"AP\",\"marks\":[],\"text\":\"ALEPPO, Syria (AP) "
            "\xE2\x80\x94 Shells fell "
            "on the city, the"
            " mayor said on Sunday morning.\\n\\nRead more: x\",\"blocks\":[{\"span\":[0,79],\"kind\":\"paragraph\"},"
            "{\"span\":[81,93],\"kind\":\"boilerplate\"}]}");
}

}  // namespace
}  // namespace dateline
