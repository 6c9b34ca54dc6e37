// Idea: four formats, one shape: an element per report with a title, an address, a date, names and a text. Each format
// has a function that fills the shape; whatever else stands in the XML is left alone. References: RSS 2.0 with
// content:encoded, RFC 4287 (Atom), IPTC NewsML-G2 2.x, IPTC NITF 3.x.
#include "capture/news_xml.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

// A description of fewer visible bytes is a summary, not the report.
constexpr size_t kLeastText = 600;
constexpr size_t kMostEntries = 20'000;

std::string plain_line(std::string_view text) {
  std::string out;
  bool tag = false;
  for (char c : text) {
    if (c == '<') tag = true;
    if (!tag) out += c;
    if (c == '>') tag = false;
  }
  return squeeze_spaces(out);
}

size_t visible_bytes(std::string_view html) { return plain_line(html).size(); }

// The first of the children that says something.
std::string first_text(const XmlTree& tree, int32_t node, std::initializer_list<std::string_view> names) {
  for (std::string_view name : names) {
    if (std::string text = plain_line(tree.text_of(tree.child(node, name))); !text.empty()) return text;
  }
  return {};
}

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

NewsEntry read_rss_item(const XmlTree& tree, int32_t item) {
  NewsEntry entry;
  entry.id = first_text(tree, item, {"guid"});
  entry.given.title = first_text(tree, item, {"title"});
  entry.given.url = first_text(tree, item, {"link"});
  if (entry.given.url.empty()) entry.given.url = trim(tree.attribute(item, "rdf:about"));
  if (entry.given.url.empty() && is_address(entry.id)) entry.given.url = entry.id;
  entry.given.published = first_text(tree, item, {"pubDate", "dc:date", "dcterms:created", "published"});
  entry.given.byline = first_text(tree, item, {"dc:creator", "author"});
  entry.given.outlet = first_text(tree, item, {"source"});
  entry.body = trim(tree.text_of(tree.child(item, "content:encoded")));
  if (entry.body.empty()) entry.body = trim(tree.text_of(tree.child(item, "description")));
  if (tree.child(item, "content:encoded") < 0 && visible_bytes(entry.body) < kLeastText) entry.body.clear();
  return entry;
}

// Atom's text constructs: escaped HTML, plain text, or elements.
std::string atom_text(const XmlTree& tree, int32_t node) {
  const std::string_view type = tree.attribute(node, "type");
  if (type == "xhtml" || type == "application/xhtml+xml") return tree.markup_of(node);
  const std::string text = tree.text_of(node);
  const bool html = type == "html" || type == "text/html";
  return html ? text : escape_markup(text);
}

NewsEntry read_atom_entry(const XmlTree& tree, int32_t item) {
  NewsEntry entry;
  entry.id = first_text(tree, item, {"id"});
  if (const int32_t title = tree.child(item, "title"); title >= 0) {
    const bool elements = tree.attribute(title, "type") == "xhtml";
    entry.given.title = plain_line(elements ? tree.markup_of(title) : tree.text_of(title));
  }
  for (int32_t i = item + 1; i < tree[item].end; i = tree[i].end) {
    const std::string_view rel = tree.attribute(i, "rel");
    if (tree[i].name == "link" && (rel.empty() || rel == "alternate") && entry.given.url.empty()) {
      entry.given.url = trim(tree.attribute(i, "href"));
    }
  }
  if (entry.given.url.empty() && is_address(entry.id)) entry.given.url = entry.id;
  entry.given.published = first_text(tree, item, {"published", "updated", "issued", "modified"});
  entry.given.byline = plain_line(tree.text_of(tree.child(tree.child(item, "author"), "name")));
  entry.given.outlet = first_text(tree, tree.child(item, "source"), {"title"});
  if (const int32_t content = tree.child(item, "content"); content >= 0) entry.body = trim(atom_text(tree, content));
  if (entry.body.empty()) {
    const int32_t summary = tree.child(item, "summary");
    if (summary >= 0) entry.body = trim(atom_text(tree, summary));
    if (visible_bytes(entry.body) < kLeastText) entry.body.clear();
  }
  return entry;
}

NewsEntry read_nitf(const XmlTree& tree, int32_t nitf) {
  NewsEntry entry;
  const int32_t body = tree.child(nitf, "body"), head = tree.child(body, "body.head");
  const int32_t headline = tree.child(head, "hedline");
  entry.given.title = first_text(tree, headline, {"hl1", "hl2"});
  if (entry.given.title.empty()) entry.given.title = first_text(tree, tree.child(nitf, "head"), {"title"});
  entry.given.byline = first_text(tree, head, {"byline"});
  const int32_t published = tree.descendant(nitf, "pubdata"), docdata = tree.descendant(nitf, "docdata");
  entry.given.outlet = trim(tree.attribute(published, "name"));
  if (entry.given.outlet.empty()) entry.given.outlet = first_text(tree, head, {"distributor"});
  entry.given.published = trim(tree.attribute(published, "date.publication"));
  if (entry.given.published.empty())
    entry.given.published = trim(tree.attribute(tree.child(docdata, "date.issue"), "norm"));
  entry.given.url = trim(tree.attribute(published, "ex-ref"));
  entry.id = trim(tree.attribute(tree.child(docdata, "doc-id"), "id-string"));
  entry.body = trim(tree.markup_of(tree.child(body, "body.content")));
  return entry;
}

// `own` where it says something, `inner` where it does not.
void fill_from(NewsEntry& own, NewsEntry inner) {
  for (auto field : {&Given::url, &Given::title, &Given::byline, &Given::outlet, &Given::published}) {
    if ((own.given.*field).empty()) own.given.*field = std::move(inner.given.*field);
  }
  if (own.body.empty()) own.body = std::move(inner.body);
}

std::string name_below(const XmlTree& tree, int32_t node) {
  std::string name = first_text(tree, node, {"name"});
  return name.empty() ? std::string(trim(tree.attribute(node, "literal"))) : name;
}

NewsEntry read_news_item(const XmlTree& tree, int32_t item) {
  NewsEntry entry;
  entry.id = trim(tree.attribute(item, "guid"));
  const int32_t about = tree.child(item, "itemMeta"), content = tree.child(item, "contentMeta");
  entry.given.title = first_text(tree, content, {"headline"});
  if (entry.given.title.empty()) entry.given.title = first_text(tree, about, {"title"});
  entry.given.byline = first_text(tree, content, {"by"});
  entry.given.published = first_text(tree, content, {"contentCreated"});
  if (entry.given.published.empty())
    entry.given.published = first_text(tree, about, {"firstCreated", "versionCreated"});
  entry.given.outlet = name_below(tree, tree.child(about, "provider"));
  const int32_t set = tree.child(item, "contentSet");
  const int32_t elements = tree.child(set, "inlineXML"), data = tree.child(set, "inlineData");
  if (const int32_t nitf = tree.child(elements, "nitf"); nitf >= 0) {
    fill_from(entry, read_nitf(tree, nitf));
  } else if (const int32_t body = tree.descendant(elements, "body"); body >= 0) {
    entry.body = trim(tree.markup_of(body));
  } else if (elements >= 0) {
    entry.body = trim(tree.markup_of(elements));
  } else if (data >= 0) {
    const bool html = tree.attribute(data, "contenttype").find("html") != std::string_view::npos;
    entry.body = trim(html ? tree.text_of(data) : "<pre>" + escape_markup(tree.text_of(data)) + "</pre>");
  }
  return entry;
}

using ReadEntry = NewsEntry (*)(const XmlTree&, int32_t);

struct Format {
  std::string_view root, element;
  ReadEntry read;
};

constexpr std::array<Format, 6> kFormats = {{{"rss", "item", read_rss_item},
                                             {"rdf:RDF", "item", read_rss_item},
                                             {"feed", "entry", read_atom_entry},
                                             {"newsMessage", "newsItem", read_news_item},
                                             {"newsItem", "newsItem", read_news_item},
                                             {"nitf", "nitf", read_nitf}}};

}  // namespace

bool is_news_xml(std::string_view root) {
  return std::any_of(kFormats.begin(), kFormats.end(), [&](const Format& f) { return lower(f.root) == lower(root); });
}

std::vector<NewsEntry> read_news_xml(const XmlTree& tree) {
  std::vector<NewsEntry> entries;
  if (tree.size() == 0) return entries;
  const auto format =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& f) { return f.root == tree[0].name; });
  if (format == kFormats.end()) return entries;
  for (int32_t i = 0; i < tree.size() && entries.size() < kMostEntries; ++i) {
    if (tree[i].name != format->element || !tree[i].whole) continue;
    NewsEntry entry = format->read(tree, i);
    entry.given.from_feed = true;
    entries.push_back(std::move(entry));
    i = std::max(i, tree[i].end - 1);
  }
  return entries;
}

}  // namespace dateline
