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

TEST(PageTitle, CutsKickersAndLabels) {
  const std::string stated = "<meta property=og:title content='Governor vetoes the ban on gas stoves'>";
  for (const char* heading :
       {"Politics | Governor vetoes the ban on gas stoves", "Opinion <b>Governor vetoes</b> the ban on gas stoves",
        "Governor vetoes the ban on gas stoves | Letters"}) {
    EXPECT_EQ(title(stated + "<h1>" + heading + "</h1>"), "Governor vetoes the ban on gas stoves") << heading;
  }
  EXPECT_EQ(title("<meta property=og:title content='Gas stoves in old houses'><script type=\"application/ld+json\">"
                  "{\"@type\":\"NewsArticle\",\"headline\":\"What to know: Gas stoves in old houses\"}</script>"
                  "<h1>What to know: Gas stoves in old houses</h1>"),
            "What to know: Gas stoves in old houses");  // a statement has it, too
  EXPECT_EQ(title("<h1>Opinion | Let the ban on gas stoves stand</h1>"), "Let the ban on gas stoves stand");
  EXPECT_EQ(title(stated + "<h1>In the end the governor vetoes the ban on gas stoves</h1>"),
            "In the end the governor vetoes the ban on gas stoves");
}

TEST(PageByline, LooksAtThePageWhereTheStatementNamesTheSite) {
  const std::string site =
      R"(<meta property=og:site_name content="Example Post"><script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization","name":"Example Post"}}</script>)";
  EXPECT_EQ(byline(site + "<h1>Some title of it</h1><p>x</p>"), "Example Post");
  for (const char* seen :
       {"<div class=author><span>By <!-- -->Jo Doe</span></div>",
        "<p>By <a href='/author/jo-doe/'>Jo Doe</a>, Senior Writer</p>", "<p class=x>By Jo Doe</p>",
        "<a href=/staff/7/jo class=authors>Jo Doe</a>", "<div class=byline>Jo Doe Senior Writer</div>",
        "<div class=byline>Review by Jo Doe Contributor</div>"}) {
    EXPECT_EQ(byline(site + "<h1>Some title of it</h1>" + seen), "Jo Doe") << seen;
  }
  EXPECT_EQ(byline("<h1>Some title of it</h1><div class=byline>By Jo Doe and Al van Roe</div>"), "Jo Doe, Al van Roe");
}

TEST(PageByline, TakesNoFurnitureForWriters) {
  for (const char* seen :
       {"<div class=author>About the author</div>", "<div class=author>17:00 4 comments Manga</div>",
        "<div class=byline>By</div>", "<p>By 2030 all will be well</p>", "<nav><a href=/author/jo>Jo Doe</a></nav>",
        "<figcaption class=caption>By Jo Doe</figcaption>"}) {
    EXPECT_EQ(byline(std::string("<h1>Some title of it</h1>") + seen), "") << seen;
  }
  EXPECT_EQ(byline(R"x(<script type="application/ld+json">{"@type":"NewsArticle",
                       "author":[{"name":"Jo O&#039;Doe"},{"name":"(Image: Getty)"}]}</script>)x"),
            "Jo O'Doe");
  EXPECT_EQ(byline("<meta name=author content=jo-doe>"), "Jo Doe");
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
  const std::string meta = "<meta property=article:published_time content='2018-11-24T13:02:03Z'>";
  const std::string time = "<h1>Some title of it</h1><time datetime='2018-11-23'>yesterday</time>";
  const std::string url = "https://example.org/2018/11/22/x";
  EXPECT_EQ(published(json + meta + time, url), "2018-11-25T10:00:00+03:30 second json-ld");
  EXPECT_EQ(published(meta + time, url), "2018-11-24T13:02:03Z second meta");
  EXPECT_EQ(published(time, url), "2018-11-23 day meta");
  EXPECT_EQ(published("<p>x</p>", url), "2018-11-22 day url");
  EXPECT_EQ(published("<h1>Some title of it</h1><div>Nov 21, 2018 10:15 GMT</div>"), "2018-11-21T10:15Z minute text");
  Origin origin;
  origin.http_last_modified = "2018-11-20";
  EXPECT_EQ(published("<p>x</p>", "", origin), "2018-11-20 day http");
  EXPECT_EQ(published("<p>x</p>"), "  none");
}

TEST(PageDates, TheDayInSightIsThePublishersOwn) {
  const std::string meta =
      "<meta property=article:published_time content='2023-12-24T01:06:51Z'><h1>Some title of it</h1>";
  EXPECT_EQ(published(meta + "<time>Dec 23, 2023 5:06pm PT</time>").substr(0, 10), "2023-12-23");
  EXPECT_EQ(published(meta + "<time datetime='2023-12-23T20:06:51-05:00'>x</time>"),
            "2023-12-23T20:06:51-05:00 second meta");
  EXPECT_EQ(published(meta + "<p>Dec 21, 2023</p>"), "2023-12-24T01:06:51Z second meta");  // no zone is that far off
  const std::string evening =
      "<meta property=article:published_time content='2023-12-22T18:30:00Z'><h1>Some title of it</h1>";
  EXPECT_EQ(published(evening + "<time datetime='2023-12-23T05:30:00+11:00'>x</time>"),
            "2023-12-23T05:30:00+11:00 second meta");
  EXPECT_EQ(published("<span>Published August 7, 2023</span><h1>Some title of it</h1><p>x</p>"), "2023-08-07 day text");
  EXPECT_EQ(published("<h1>Some title of it</h1><span>17.05.2021</span>"), "2021-05-17 day text");
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
