#include "article/page_metadata.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr size_t kMaxObjects = 400;

bool is_article_type(const JsonNode& node) {
  const JsonNode* type = node.find("@type");
  if (!type) return false;
  auto names_article = [](const std::string& name) {
    return name.ends_with("Article") || name == "BlogPosting" || name == "LiveBlogPosting" || name == "Report" ||
           name == "https://schema.org/NewsArticle" || name.ends_with("NewsArticle");
  };
  if (type->kind == JsonNode::Kind::kString) return names_article(type->text);
  return std::any_of(type->items.begin(), type->items.end(), [&](const JsonNode& t) { return names_article(t.text); });
}

// Sorts a JSON-LD value's objects into articles and others; looks into arrays, @graph and mainEntity.
void collect(JsonNode node, PageStatements& page, int depth) {
  if (depth > 4 || page.articles.size() + page.others.size() > kMaxObjects) return;
  if (node.kind == JsonNode::Kind::kArray) {
    for (JsonNode& item : node.items) collect(std::move(item), page, depth + 1);
    return;
  }
  if (node.kind != JsonNode::Kind::kObject) return;
  for (std::string_view inner : {"@graph", "mainEntity", "itemListElement"}) {
    if (const JsonNode* found = node.find(inner); found && (inner != "itemListElement" || depth == 0)) {
      if (inner == "itemListElement") break;  // lists of other articles
      collect(*found, page, depth + 1);
    }
  }
  (is_article_type(node) ? page.articles : page.others).push_back(std::move(node));
}

void read_meta(const HtmlTree& tree, int32_t node, PageStatements& page) {
  const std::string content = squeeze_spaces(tree.attribute(node, "content"));
  if (content.empty()) return;
  for (std::string_view attribute : {"name", "property", "itemprop", "http-equiv"}) {
    const std::string_view name = tree.attribute(node, attribute);
    if (!name.empty()) page.meta.emplace(lower(trim(name)), content);
  }
}

std::string name_of(const JsonNode* node) {
  if (!node) return "";
  if (node->kind == JsonNode::Kind::kString) return node->text;
  if (node->kind == JsonNode::Kind::kArray && !node->items.empty()) return name_of(&node->items[0]);
  const JsonNode* name = node->find("name");
  return name ? name_of(name) : "";
}

}  // namespace

PageStatements read_statements(const HtmlTree& tree) {
  PageStatements page;
  for (int32_t i = 0; i < tree.size(); ++i) {
    const HtmlNode& n = tree[i];
    if (n.tag == "html" && page.language.empty()) page.language = tree.attribute(i, "lang");
    if (n.tag == "meta") read_meta(tree, i, page);
    if (n.tag == "title" && page.title_element.empty()) page.title_element = squeeze_spaces(tree.raw_text_of(i));
    if (n.tag == "link" && tree.attribute(i, "rel") == "canonical" && page.canonical.empty()) {
      page.canonical = trim(tree.attribute(i, "href"));
    }
    if (n.tag == "script" && tree.attribute(i, "type").find("ld+json") != std::string_view::npos) {
      collect(read_lenient_json(tree.raw_text_of(i)), page, 0);
    }
  }
  const std::string declared = first_meta(page, {"og:url"});
  if (!page.canonical.starts_with("http") && declared.starts_with("http")) page.canonical = declared;
  if (page.language.empty()) page.language = first_meta(page, {"content-language", "language", "og:locale"});
  return page;
}

std::string first_meta(const PageStatements& page, std::initializer_list<std::string_view> names) {
  for (std::string_view name : names) {
    const auto [begin, end] = page.meta.equal_range(std::string(name));
    for (auto it = begin; it != end; ++it) {
      if (!it->second.empty()) return it->second;
    }
  }
  return "";
}

std::string page_publisher_name(const PageStatements& page) {
  for (const JsonNode& article : page.articles) {
    if (std::string name = name_of(article.find("publisher")); !name.empty()) return squeeze_spaces(name);
  }
  if (std::string name =
          first_meta(page, {"og:site_name", "application-name", "twitter:app:name:iphone", "dc.publisher"});
      !name.empty()) {
    return name;
  }
  for (const JsonNode& other : page.others) {
    const std::string type = name_of(other.find("@type"));
    if (type == "NewsMediaOrganization" || type == "Organization" || type == "WebSite") {
      if (std::string name = name_of(other.find("name")); !name.empty()) return squeeze_spaces(name);
    }
  }
  return "";
}

std::vector<std::string> page_section(const HtmlTree& tree, const PageStatements& page) {
  std::vector<std::string> section;
  for (const JsonNode& article : page.articles) {
    const JsonNode* value = article.find("articleSection");
    if (!value) continue;
    if (value->kind == JsonNode::Kind::kString) section.push_back(squeeze_spaces(value->text));
    for (const JsonNode& item : value->items) section.push_back(squeeze_spaces(name_of(&item)));
    break;
  }
  if (section.empty()) {
    if (std::string s = first_meta(page, {"article:section", "section", "parsely-section", "cxenseparse:section"});
        !s.empty()) {
      section.push_back(s);
    }
  }
  for (int32_t i = 0; section.empty() && i < tree.size(); ++i) {
    if (!(tree[i].signs & kBreadcrumbSign)) continue;
    for (int32_t j = i; j < tree[i].end && section.size() < 6; ++j) {
      if (tree[j].tag != "a") continue;
      std::string name = tree.text_of(j, 60);
      if (!name.empty() && name.size() < 40) section.push_back(std::move(name));
    }
  }
  std::erase_if(section,
                [](const std::string& s) { return s.empty() || equals_ignore_case(s, "home") || s.size() > 80; });
  if (section.size() > 8) section.resize(8);
  return section;
}

}  // namespace dateline
