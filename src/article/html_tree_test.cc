#include "article/html_tree.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace dateline {
namespace {

int count_tag(const HtmlTree& tree, std::string_view tag) {
  int count = 0;
  for (int32_t i = 0; i < tree.size(); ++i) count += tree[i].tag == tag;
  return count;
}

int depth_of(const HtmlTree& tree) {
  int deepest = 0;
  for (int32_t i = 0; i < tree.size(); ++i) {
    int depth = 0;
    for (int32_t up = i; up >= 0; up = tree[up].parent) ++depth;
    deepest = std::max(deepest, depth);
  }
  return deepest;
}

std::string repeat(std::string_view part, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += part;
  return out;
}

TEST(HtmlTree, KeepsDocumentOrderAndRanges) {
  const auto tree = HtmlTree::parse("<p>One <b>two</b> three</p><p class='x y'>Four &amp; five</p>", Limits{});
  ASSERT_TRUE(tree);
  for (int32_t i = 1; i < tree->size(); ++i) {
    const HtmlNode& n = (*tree)[i];
    ASSERT_LT(n.parent, i);
    ASSERT_LE(n.end, (*tree)[n.parent].end);
    if (n.attributes) {
      EXPECT_EQ(tree->attribute(i, "class"), "x y");
      EXPECT_EQ(tree->text_of(i), "Four & five");
    }
  }
  EXPECT_EQ(count_tag(*tree, "p"), 2);
}

TEST(HtmlTree, LeavesOutScriptsButKeepsJsonLd) {
  const auto tree = HtmlTree::parse(
      "<script>if (a<b) document.write('<p>no</p>')</script><style>p{}</style><!-- <p>no</p> -->"
      "<script type=\"application/ld+json\">{\"a\":1}</script><svg><title>no</title></svg><p>yes</p>",
      Limits{});
  ASSERT_TRUE(tree);
  EXPECT_EQ(count_tag(*tree, "p"), 1);
  EXPECT_EQ(count_tag(*tree, "script"), 1);
  EXPECT_EQ(count_tag(*tree, "svg"), 0);
}

// Each of these has taken parsers quadratic time or their whole stack.
TEST(HtmlTree, HostilePagesEndInTime) {
  const std::string attacks[] = {
      repeat("<div>", 200'000),
      repeat("<b id=1><p>", 50'000),
      repeat("<li><dd>", 100'000),
      repeat("<svg>", 300'000),
      repeat("<table><tr><td>", 50'000),
      repeat("<a href=x><button>", 20'000),
      "<p" + repeat(" a b=c", 200'000) + ">x</p>",
      repeat("<rt>", 100'000) + repeat("</i>", 100'000),
      "<title>" + repeat("<", 500'000),
      repeat("<select><option>", 50'000),
      repeat("<table>x", 30'000),
  };
  for (const std::string& page : attacks) {
    const auto start = std::chrono::steady_clock::now();
    const auto tree = HtmlTree::parse(page, Limits{});
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    EXPECT_LT(taken.count(), 20.0) << page.substr(0, 20);
    if (tree) {
      EXPECT_LE(depth_of(*tree), 2'000) << page.substr(0, 20);
    } else {
      EXPECT_EQ(tree.error().code, ErrorCode::kOverLimit);
    }
  }
}

TEST(HtmlTree, NodeLimitIsExact) {
  Limits limits;
  limits.html_nodes = 100;
  EXPECT_TRUE(HtmlTree::parse(repeat("<i></i>", 99), limits));
  EXPECT_TRUE(HtmlTree::parse(repeat("<i></i>", 100), limits));
  const auto over = HtmlTree::parse(repeat("<i></i>", 101), limits);
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().code, ErrorCode::kOverLimit);
  EXPECT_NE(over.error().message.find("html_nodes"), std::string::npos);
}

TEST(HtmlTree, ElementsBeyondTheDepthBecomeSiblings) {
  Limits limits;
  limits.html_depth = 8;
  for (size_t depth : {7u, 8u, 9u, 50u}) {
    const auto tree =
        HtmlTree::parse(repeat("<div>", depth) + "deep" + repeat("</div>", depth) + "<p>after</p>", limits);
    ASSERT_TRUE(tree);
    EXPECT_EQ(count_tag(*tree, "div"), static_cast<int>(std::min<size_t>(depth, 8)));
    EXPECT_EQ(tree->text_of(0), "deep after");
  }
}

}  // namespace
}  // namespace dateline
