// Differential test: random tag soup, read by our tree builder and by libgumbo, gives the same trees.
// The soup leaves out what libgumbo 0.10 reads by an older standard (select, option, template, ruby, dialog, search, a
// text of white space in a table, a second <html> before the head) or not as any standard says (</form> loses the text
// before it, </object> and </marquee> see through other scopes). For these the standard's own tests stand.
#include <gtest/gtest.h>
#include <gumbo.h>

#include <random>

#include "html/parse.h"

namespace dateline::html {
namespace {

constexpr std::string_view kSoup[] = {
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=x>",
    "</a>",
    "<nobr>",
    "</nobr>",
    "<font color=red>",
    "</font>",
    "<em>",
    "</em>",
    "<div>",
    "</div>",
    "<span>",
    "</span>",
    "<ul>",
    "</ul>",
    "<li>",
    "</li>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<h1>",
    "</h2>",
    "<table>",
    "</table>",
    "<tbody>",
    "</tbody>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th>",
    "<caption>",
    "</caption>",
    "<col>",
    "<colgroup>",
    "</colgroup>",
    "<button>",
    "</button>",
    "<form>",
    "<input type=hidden>",
    "<input>",
    "<br>",
    "</br>",
    "<hr>",
    "<img src=a>",
    "<image>",
    "<pre>\n",
    "</pre>",
    "<article>",
    "</article>",
    "<section>",
    "</section>",
    "<center>",
    "</center>",
    "<body class=k>",
    "</body>",
    "</html>",
    "<head>",
    "</head>",
    "<title>t</title>",
    "<script>s</script>",
    "<style>s</style>",
    "<!-- c -->",
    "text",
    " word ",
    "&amp;",
    "<blockquote>",
    "</blockquote>",
    "<b class=x>",
    "<code>",
    "</code>",
    "<textarea>\nx</textarea>",
    "<iframe>y</iframe>",
};

// libgumbo leaves texts apart that foster parenting puts side by side.
void add_text(std::string& out, const std::string& indent, const std::string& text) {
  const size_t line = out.rfind('\n', out.empty() ? 0 : out.size() - 2);
  if (!out.empty() && out.compare(line == std::string::npos ? 0 : line + 1, indent.size() + 1, indent + "T") == 0) {
    out.pop_back();
    out += text + "\n";
  } else {
    out += indent + "T" + text + "\n";
  }
}

std::string attribute_text(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=" + std::string(value);
}

std::string ours(std::string_view page) {
  Document document;
  parse(page, {}, document);
  std::string out;
  for (NodeId id = document.after(kRoot); id != kNoNode; id = document.after(id)) {
    const Node& node = document[id];
    if (node.kind == NodeKind::kDoctype) continue;
    std::string indent;
    for (NodeId up = node.parent; up != kRoot; up = document[up].parent) indent += "  ";
    if (node.kind == NodeKind::kElement) {
      out += indent + "<" + std::string(document.name(id));
      for (uint32_t i = 0; i < node.attributes; ++i) {
        out += attribute_text(document.attribute_name(id, i), document.attributes(id)[i].value);
      }
      out += ">\n";
    } else if (node.kind == NodeKind::kText) {
      add_text(out, indent, std::string(node.text));
    } else {
      out += indent + "!" + std::string(node.text) + "\n";
    }
  }
  return out;
}

void list_gumbo(const GumboNode* node, const std::string& indent, std::string& out) {
  if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_DOCUMENT) {
    if (node->type != GUMBO_NODE_COMMENT) return add_text(out, indent, node->v.text.text);
    out += indent + "!" + node->v.text.text + "\n";
    return;
  }
  const bool element = node->type == GUMBO_NODE_ELEMENT;
  if (element) {
    out += indent + "<" + gumbo_normalized_tagname(node->v.element.tag);
    const GumboVector& attributes = node->v.element.attributes;
    for (unsigned i = 0; i < attributes.length; ++i) {
      const auto* a = static_cast<const GumboAttribute*>(attributes.data[i]);
      out += attribute_text(a->name, a->value);
    }
    out += ">\n";
  }
  const GumboVector& children = element ? node->v.element.children : node->v.document.children;
  for (unsigned i = 0; i < children.length; ++i) {
    list_gumbo(static_cast<const GumboNode*>(children.data[i]), element ? indent + "  " : indent, out);
  }
}

std::string gumbos(const std::string& page) {
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
  std::string out;
  list_gumbo(output->document, "", out);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return out;
}

TEST(GumboDifferential, TagSoupGivesTheSameTree) {
  std::mt19937 random(7);
  int differing = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string page = "<!doctype html>";
    for (size_t parts = 1 + random() % 24; parts-- > 0;) page += kSoup[random() % std::size(kSoup)];
    const std::string expected = gumbos(page);
    const std::string got = ours(page);
    if (got == expected) continue;
    if (++differing < 6) ADD_FAILURE() << page << "\nours:\n" << got << "libgumbo's:\n" << expected;
  }
  EXPECT_EQ(differing, 0);
}

}  // namespace
}  // namespace dateline::html
