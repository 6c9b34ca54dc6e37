#include <gtest/gtest.h>

#include "article/page_metadata.h"

namespace dateline {
namespace {

std::vector<std::string> marks(const std::string& html) {
  const HtmlTree tree = *HtmlTree::parse(html, Limits{});
  return page_marks(tree, read_statements(tree));
}

std::string json_ld(const std::string& fields) {
  return "<script type=application/ld+json>{\"@type\":\"NewsArticle\"," + fields + "}</script>";
}

using Marks = std::vector<std::string>;

TEST(PageMarks, PaywallAsJsonLdOrMetaSayIt) {
  EXPECT_EQ(marks(json_ld("\"isAccessibleForFree\":false")), Marks{"paywall"});
  EXPECT_EQ(marks(json_ld("\"isAccessibleForFree\":\"False\"")), Marks{"paywall"});
  EXPECT_EQ(marks(json_ld("\"hasPart\":[{\"isAccessibleForFree\":\"https://schema.org/False\"}]")), Marks{"paywall"});
  EXPECT_EQ(marks("<meta property=article:content_tier content=metered>"), Marks{"paywall"});
  EXPECT_EQ(marks(json_ld("\"isAccessibleForFree\":true")), Marks{});
  EXPECT_EQ(marks("<meta property=article:content_tier content=free>"), Marks{});
}

TEST(PageMarks, OfAnotherObjectThanTheArticleDoNotCount) {
  EXPECT_EQ(marks("<script type=application/ld+json>{\"@type\":\"Product\",\"isAccessibleForFree\":false}</script>"),
            Marks{});
}

TEST(PageMarks, LiveBlogs) {
  EXPECT_EQ(marks("<script type=application/ld+json>{\"@type\":[\"NewsArticle\",\"LiveBlogPosting\"]}</script>"),
            Marks{"live_blog"});
  EXPECT_EQ(marks("<article itemscope itemtype=http://schema.org/LiveBlogPosting><p>x</article>"), Marks{"live_blog"});
}

TEST(PageMarks, AmpByEitherSign) {
  EXPECT_EQ(marks("<html amp lang=en><p>x"), Marks{"amp"});
  EXPECT_EQ(marks("<html \xE2\x9A\xA1><p>x"), Marks{"amp"});
  EXPECT_EQ(marks("<html class=amp><p>x"), Marks{});
}

}  // namespace
}  // namespace dateline
