#include <gtest/gtest.h>

#include "capture/reader.h"

namespace dateline {
namespace {

const std::string kLong(700, 'x');

std::vector<CaptureItem> read(const std::string& xml, uint64_t cursor = 0) {
  return read_bytes(xml, "feed.xml", {}, nullptr, cursor);
}

const std::string kRss =
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Example Post</title>"
    "<item><title>Shells hit Aleppo &#8211; dozens hurt</title><link>https://example.org/1</link>"
    "<guid isPermaLink='false'>n1</guid><pubDate>Sun, 25 Nov 2018 10:00:00 GMT</pubDate><dc:creator>Jo Doe</dc:creator>"
    "<description>Short.</description><content:encoded><![CDATA[<p>Shells fell on "
    "Aleppo.</p>]]></content:encoded></item>"
    "<item><title>Only a headline</title><link>https://example.org/2</link><description>Short &nbsp; too.</description>"
    "<source url='https://example.net'>Example Net</source></item></channel></rss>";

TEST(Feed, RssGivesTextsAndNamesWhatHasNone) {
  const auto items = read(kRss);
  ASSERT_EQ(items.size(), 2u);
  ASSERT_TRUE(items[0].capture.has_value());
  const Capture& page = *items[0].capture;
  EXPECT_EQ(page.kind, ContentKind::kHtml);
  EXPECT_NE(page.body.find("<p>Shells fell on Aleppo.</p>"), std::string::npos);
  EXPECT_EQ(page.given.title, "Shells hit Aleppo \xE2\x80\x93 dozens hurt");
  EXPECT_EQ(page.given.url, "https://example.org/1");
  EXPECT_EQ(page.given.published, "Sun, 25 Nov 2018 10:00:00 GMT");
  EXPECT_EQ(page.given.byline, "Jo Doe");
  EXPECT_TRUE(page.given.from_feed);
  EXPECT_EQ(items[0].id_hint, "n1");
  ASSERT_FALSE(items[1].capture.has_value());
  EXPECT_EQ(items[1].capture.error().code, ErrorCode::kEmpty);
  EXPECT_NE(items[1].capture.error().message.find("https://example.org/2"), std::string::npos);
}

TEST(Feed, EveryEntryCanBeReadAgainFromItsCursor) {
  const auto all = read(kRss);
  for (size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(read(kRss, all[i].cursor).size(), all.size() - i);
    EXPECT_EQ(read(kRss, all[i].next_offset).size(), all.size() - i - 1);
  }
}

TEST(Feed, WhatIsCutOffKeepsItsWholeEntries) {
  const auto items = read(kRss.substr(0, kRss.find("Only a")));
  ASSERT_EQ(items.size(), 2u);
  EXPECT_TRUE(items[0].capture.has_value());
  ASSERT_FALSE(items[1].capture.has_value());
  EXPECT_EQ(items[1].capture.error().code, ErrorCode::kMalformed);
}

TEST(Feed, Atom) {
  const auto items = read(
      "<feed xmlns='http://www.w3.org/2005/Atom'><title>X</title><entry><title type='html'>A &amp;lt;b&amp;gt; "
      "c</title>"
      "<link rel='self' href='https://example.org/self'/><link href='https://example.org/a'/><id>urn:1</id>"
      "<published>2018-11-25T10:00:00Z</published><author><name>Al Roe</name></author>"
      "<content type='xhtml'><div><p>Shells <b>fell</b>.</p></div></content></entry>"
      "<entry><id>https://example.org/b</id><summary>" +
      kLong + "</summary></entry></feed>");
  ASSERT_EQ(items.size(), 2u);
  ASSERT_TRUE(items[0].capture.has_value());
  EXPECT_EQ(items[0].capture->given.url, "https://example.org/a");
  EXPECT_EQ(items[0].capture->given.byline, "Al Roe");
  EXPECT_NE(items[0].capture->body.find("<div><p>Shells <b>fell</b>.</p></div>"), std::string::npos);
  ASSERT_TRUE(items[1].capture.has_value());
  EXPECT_EQ(items[1].capture->given.url, "https://example.org/b");
}

TEST(Feed, NitfInsideNewsMl) {
  const auto items = read(
      "<newsMessage><itemSet><newsItem guid='tag:x,1'><itemMeta><provider><name>Example Wire</name></provider>"
      "<firstCreated>2018-11-25T10:00:00Z</firstCreated></itemMeta><contentMeta><headline>Shells hit Aleppo</headline>"
      "<by>Jo Doe</by></contentMeta><contentSet><inlineXML contenttype='application/nitf+xml'><nitf><body><body.head>"
      "<hedline><hl1>Other</hl1></hedline></body.head><body.content><block><p>ALEPPO (EW) - Shells fell.</p></block>"
      "</body.content></body></nitf></inlineXML></contentSet></newsItem></itemSet></newsMessage>");
  ASSERT_EQ(items.size(), 1u);
  ASSERT_TRUE(items[0].capture.has_value());
  const Given& given = items[0].capture->given;
  EXPECT_EQ(given.title + "|" + given.outlet + "|" + given.byline, "Shells hit Aleppo|Example Wire|Jo Doe");
  EXPECT_NE(items[0].capture->body.find("<p>ALEPPO (EW) - Shells fell.</p>"), std::string::npos);
}

TEST(Feed, HostileXmlIsBounded) {
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>";
  for (char c = 'b'; c < 'q'; ++c) {
    const std::string before(10, static_cast<char>(c - 1));
    bomb += std::string("<!ENTITY ") + c + " '";
    for (char b : before) bomb += std::string("&") + b + ";";
    bomb += "'>";
  }
  const auto items = read(bomb + "]><rss><channel><item><title>&p;</title></item></channel></rss>");
  ASSERT_FALSE(items.empty());
  EXPECT_FALSE(items.back().capture.has_value());
  std::string deep = "<rss>";
  for (int i = 0; i < 5000; ++i) deep += "<a>";
  ASSERT_EQ(read(deep).size(), 1u);
  EXPECT_EQ(read(deep)[0].capture.error().code, ErrorCode::kOverLimit);
}

TEST(CommonCrawls, KeysAreUnderstood) {
  const auto items = read_bytes(
      "{\"maintext\":\"Shells fell.\",\"link\":\"https://example.org/1\",\"date_publish\":\"2018-11-25 10:00:00\","
      "\"source_domain\":\"example.org\",\"authors\":[\"Jo Doe\",\"Al \\\"X\\\" Roe\"]}\n"
      "{\"url\":\"https://example.org/2\",\"title\":\"T\",\"lang\":\"en\"}\n",
      "x.jsonl", {});
  ASSERT_EQ(items.size(), 2u);
  ASSERT_TRUE(items[0].capture.has_value());
  const Given& given = items[0].capture->given;
  EXPECT_EQ(given.url + "|" + given.published + "|" + given.outlet + "|" + given.byline,
            "https://example.org/1|2018-11-25 10:00:00|example.org|Jo Doe, Al \"X\" Roe");
  ASSERT_FALSE(items[1].capture.has_value());
  EXPECT_NE(items[1].capture.error().message.find("https://example.org/2"), std::string::npos);
}

}  // namespace
}  // namespace dateline
