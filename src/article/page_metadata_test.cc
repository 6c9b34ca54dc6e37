#include "article/page_metadata.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

struct Read {
  HtmlTree tree;
  PageStatements page;
};

Read read(const std::string& html) {
  Read r{*HtmlTree::parse(html, Limits{}), {}};
  r.page = read_statements(r.tree);
  return r;
}

std::string title(const std::string& html) {
  const Read r = read(html);
  return page_title(r.tree, r.page);
}

std::string byline(const std::string& html) {
  const Read r = read(html);
  return page_byline(r.tree, r.page);
}

std::string published(const std::string& html, const std::string& url = "", const Origin& origin = {}) {
  const Read r = read(html);
  const PageDate d = page_dates(r.tree, r.page, url, origin).published;
  return d.value + " " + d.precision + " " + d.basis;
}

TEST(PageTitle, PrefersTheHeadingThatAgrees) {
  EXPECT_EQ(
      title("<title>Shells hit Aleppo, dozens hurt | Example Post</title><h1>Example Post</h1><h1>Shells hit Aleppo,"
            " dozens hurt</h1>"),
      "Shells hit Aleppo, dozens hurt");
}

TEST(PageTitle, CutsTheSiteOff) {
  EXPECT_EQ(
      title("<meta property=og:site_name content='Example Post'><meta property=og:title content='Shells hit Aleppo,"
            " dozens hurt - Example Post'>"),
      "Shells hit Aleppo, dozens hurt");
  EXPECT_EQ(title("<meta property=og:site_name content=PressTV><title>PressTV - Shells hit Aleppo</title>"),
            "Shells hit Aleppo");
  EXPECT_EQ(title("<link rel=canonical href='https://www.rt.com/news/1'><title>Shells hit Aleppo \xE2\x80\x94 RT World "
                  "News</title>"),
            "Shells hit Aleppo");
}

TEST(PageTitle, KeepsADashOfTheHeadline) {
  EXPECT_EQ(title("<meta property=og:title content='Aleppo - a city between two wars'>"),
            "Aleppo - a city between two wars");
}

TEST(PageByline, FromEverySource) {
  EXPECT_EQ(
      byline(
          R"(<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Jo Doe"},{"name":"Al Roe"}]}</script>)"),
      "Jo Doe, Al Roe");
  EXPECT_EQ(byline("<meta name=author content='By Jo Doe'>"), "Jo Doe");
  EXPECT_EQ(byline("<span class=byline>By <a>Jo Doe</a></span>"), "Jo Doe");
  EXPECT_EQ(byline("<meta property=article:author content='https://social.example/jo'><p>x</p>"), "");
  EXPECT_EQ(byline("<div class=author>Jo Doe November 19, 2019</div>"), "Jo Doe");
}

TEST(PageDates, OrderOfTrust) {
  const std::string json =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2018-11-25T10:00:00+03:30"}</script>)";
  const std::string meta = "<meta property=article:published_time content='2018-11-24T01:02:03Z'>";
  const std::string time = "<h1>Some title of it</h1><time datetime='2018-11-23'>yesterday</time>";
  const std::string url = "https://example.org/2018/11/22/x";
  EXPECT_EQ(published(json + meta + time, url), "2018-11-25T10:00:00+03:30 second json-ld");
  EXPECT_EQ(published(meta + time, url), "2018-11-24T01:02:03Z second meta");
  EXPECT_EQ(published(time, url), "2018-11-23 day meta");
  EXPECT_EQ(published("<p>x</p>", url), "2018-11-22 day url");
  EXPECT_EQ(published("<h1>Some title of it</h1><div>Nov 21, 2018 10:15 GMT</div>"), "2018-11-21T10:15Z minute text");
  Origin origin;
  origin.http_last_modified = "2018-11-20";
  EXPECT_EQ(published("<p>x</p>", "", origin), "2018-11-20 day http");
  EXPECT_EQ(published("<p>x</p>"), "  none");
}

TEST(PageDates, ThePublishersOwnDay) {
  const std::string meta = "<meta property=article:published_time content='2018-12-01T01:30:00Z'>";
  EXPECT_EQ(published(meta, "https://example.org/2018/11/30/x"), "2018-11-30 day url");
  EXPECT_EQ(published(meta, "https://example.org/2018/11/29/x"), "2018-12-01T01:30:00Z second meta");
}

TEST(PageDates, NeverAfterTheFetch) {
  Origin origin;
  origin.fetched_at = "2018-11-25T12:00:00Z";
  EXPECT_EQ(published("<meta name=date content='2019-01-01'><time datetime='2018-11-24'></time>", "", origin),
            "2018-11-24 day meta");
}

TEST(PageDates, TeasersDoNotCount) {
  EXPECT_EQ(published("<h1>Some title of it</h1><div class=related-articles><time datetime='2018-01-01'></time></div>"
                      "<time datetime='2018-11-24'></time>"),
            "2018-11-24 day meta");
}

TEST(PageStatements, BrokenJsonStillTells) {
  const Read r = read(
      "<script type='application/ld+json'>//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"A \n b\","
      "\"publisher\":{\"name\":\"Example Post\",},};\n//]]></script>");
  ASSERT_EQ(r.page.articles.size(), 1u);
  EXPECT_EQ(page_publisher_name(r.page), "Example Post");
}

TEST(PageStatements, SectionFromBreadcrumb) {
  const Read r = read("<div class=breadcrumbs><a>Home</a><a>News</a><a>Syria</a></div>");
  EXPECT_EQ(page_section(r.tree, r.page), (std::vector<std::string>{"News", "Syria"}));
}

}  // namespace
}  // namespace dateline
