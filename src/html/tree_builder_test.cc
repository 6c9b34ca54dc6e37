#include <chrono>

#include "html/html5lib_test.h"
#include "html/parse.h"
#include "html/tree_dump_test.h"

namespace dateline::html {
namespace {

std::string repeat(std::string_view part, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += part;
  return out;
}

std::string tree_of(std::string_view page) {
  Document document;
  EXPECT_EQ(parse(page, {}, document), ParseOutcome::kDone);
  return dump_tree(document);
}

size_t depth_of(const Document& document) {
  size_t deepest = 0;
  for (NodeId id = document.after(kRoot); id != kNoNode; id = document.after(id)) {
    size_t depth = 0;
    for (NodeId up = id; up != kRoot; up = document[up].parent) ++depth;
    deepest = std::max(deepest, depth);
  }
  return deepest;
}

TEST(TreeBuilder, GivesTheTreesOfTheDataFile) {
  std::istringstream file(slurp(std::filesystem::path(DATELINE_SOURCE_DIR) / "src/html/testdata/trees.txt"));
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("> ")) continue;
    std::string page = line.substr(2), expected;
    for (size_t at; (at = page.find("\\n")) != std::string::npos;) page.replace(at, 2, "\n");
    while (std::getline(file, line) && !line.empty()) expected += line + '\n';
    EXPECT_EQ(tree_of(page), expected) << page;
    ++cases;
  }
  EXPECT_GE(cases, 24);
}

TEST(TreeBuilder, EveryPageHasATree) {
  for (const std::string_view page :
       {"", " ", "<", "</", "<!", "<a", "</a>", "<!---", "&", "<title>", "<svg><![CDATA["}) {
    EXPECT_TRUE(tree_of(page).find("| <html>\n|   <head>\n") != std::string::npos) << page;
  }
}

TEST(TreeBuilder, ADocumentIsUsedAgain) {
  Document document;
  parse("<!doctype html PUBLIC \"a\" \"b\"><x-card a=1>one", {}, document);
  parse("<p>two", {}, document);
  EXPECT_EQ(dump_tree(document), tree_of("<p>two"));
}

TEST(TreeBuilder, TheContextOfAFragmentIsNotOpen) {
  for (const Tag context : {Tag::kForm, Tag::kTemplate, Tag::kTd, Tag::kFrameset, Tag::kColgroup, Tag::kHead}) {
    Document document;
    ParseOptions options;
    options.context = context;
    parse("</form></template></td></frameset></colgroup></head></html></body><html>", options, document);
    EXPECT_EQ(document.after(document[kRoot].first_child), kNoNode) << name_of_known(context);
  }
}

TEST(TreeBuilder, DropsTagsBeyondTheDepth) {
  ParseOptions options;
  options.max_depth = 3;
  auto body_of = [&options](std::string_view page) {
    Document document;
    parse(page, options, document);
    const std::string tree = dump_tree(document);
    return tree.substr(tree.find("|   <body>\n") + 11);
  };
  EXPECT_EQ(body_of("<div><div><div><div>deep</div>x</div></div></div><p>y"),
            "|     <div>\n|       <div>\n|         <div>\n|           \"deepx\"\n|     <p>\n|       \"y\"\n");
  EXPECT_EQ(body_of("<ul><li><p>a<p>b<li>c"),
            "|     <ul>\n|       <li>\n|         <p>\n|           \"a\"\n|         <p>\n|           \"b\"\n"
            "|       <li>\n|         \"c\"\n");
  EXPECT_EQ(body_of("<i><i><i><br><script><p></script>"),
            "|     <i>\n|       <i>\n|         <i>\n|           <br>\n|           <script>\n|             \"<p>\"\n");
}

TEST(TreeBuilder, StopsAtItsLimits) {
  ParseOptions options;
  Document document;
  options.max_start_tags = 10;
  EXPECT_EQ(parse(repeat("<i></i>", 10), options, document), ParseOutcome::kDone);
  EXPECT_EQ(parse(repeat("<i></i>", 11), options, document), ParseOutcome::kTooManyTags);
  options = {};
  options.max_nodes = 1000;
  EXPECT_EQ(parse("<p>" + repeat("<b id=1><i id=2><u id=3><p>x", 300), options, document), ParseOutcome::kTooManyNodes);
}

// Each of these has taken parsers quadratic time, their whole stack, or memory without end.
TEST(TreeBuilder, HostilePagesTakeLinearTime) {
  const std::string_view attacks[] = {
      "<div>",
      "<b id=1><p>",
      "<li><dd>",
      "<svg>",
      "<math><mi>",
      "<table><tr><td>",
      "<a href=x><p>",
      "<select><option>",
      "<table>x",
      "<template>",
      "</p>",
      "<html a=1>",
      "<object><b>",
      "<table><td><object>",
      "<nobr><p>",
      "<form><button>",
      "<p></b>",
      "<i></b><b>",
      "<ruby><rt>",
      "<frameset>",
      "<x-card>",
      "<h1></h2>",
      "<svg></p>",
      "<body a=b c=d>",
      "<table><tr>x</tr></table>",
      "<b></p><i></b></i>",
      "<font><div></font>",
      "a<table> <tr>b",
      "<svg><desc><svg>",
      "<a><table><td></a>",
  };
  for (const std::string_view attack : attacks) {
    const std::string page = repeat(attack, (1u << 20) / attack.size());
    Document document;
    const auto start = std::chrono::steady_clock::now();
    parse(page, {}, document);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    EXPECT_LT(taken.count(), 5.0) << attack;
    EXPECT_LE(document.size(), 1'010'000u) << attack;
    std::printf("%-28s %6.3f s  %7zu nodes\n", std::string(attack).c_str(), taken.count(), document.size());
  }
}

TEST(TreeBuilder, HostilePagesKeepTheDepth) {
  for (const std::string_view attack : {"<div>", "<b id=1><p>", "<svg><desc>", "<table><tr><td>", "<template><td>"}) {
    Document document;
    parse(repeat(attack, 2'000), {}, document);
    EXPECT_LE(depth_of(document), 520u) << attack;
  }
}

}  // namespace
}  // namespace dateline::html
