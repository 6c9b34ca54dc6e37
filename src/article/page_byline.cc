// Idea: JSON-LD and meta elements name authors most cleanly; a marked-up line in sight is the fallback. Whatever the
// source, "By", roles and addresses are taken off, and what is no name (a URL, the site itself) is refused.
#include <algorithm>

#include "article/page_metadata.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

std::string clean_name(std::string_view raw) {
  std::string name = squeeze_spaces(raw);
  for (bool again = true; again;) {
    again = false;
    const std::string low = lower(name);
    for (std::string_view lead :
         {"by ", "by: ", "written by ", "posted by ", "author: ", "reported by ", "story by ", "from "}) {
      if (low.starts_with(lead)) {
        name.erase(0, lead.size());
        again = true;
        break;
      }
    }
  }
  if (const size_t mark = name.find(" | "); mark != std::string::npos) name.resize(mark);
  // A date behind the name ("Jane Doe November 19, 2019"), and marks left over.
  static constexpr std::string_view kMonths[] = {
      " January ", " February ", " March ",    " April ", " May ", " June ", " July ",   " August ",   " September ",
      " October ", " November ", " December ", " Jan ",   " Feb ", " Mar ",  " Apr ",    " Jun ",      " Jul ",
      " Aug ",     " Sep ",      " Sept ",     " Oct ",   " Nov ", " Dec ",  " Updated", " Published", " Posted"};
  for (std::string_view month : kMonths) {
    const size_t at = name.find(month);
    if (at != std::string::npos && at > 3 && name.find_first_of("0123456789", at) != std::string::npos) name.resize(at);
  }
  for (std::string_view dash : {" \xE2\x80\x94", " \xE2\x80\x93", " \xE2\x80\xA2", " -"}) {
    if (name.ends_with(dash)) name.resize(name.size() - dash.size());
  }
  while (!name.empty() && (name.front() == ',' || name.front() == ' ')) name.erase(0, 1);
  while (!name.empty() && (name.back() == ',' || name.back() == ' ' || name.back() == '|')) name.pop_back();
  return name;
}

bool is_name(std::string_view name) {
  if (name.size() < 2 || name.size() > 100) return false;
  const std::string low = lower(name);
  if (low.find("http") != low.npos || low.find("www.") != low.npos || low.find('@') != low.npos || low == "admin" ||
      low == "null" || low == "undefined" || low == "author") {
    return false;
  }
  return std::any_of(name.begin(), name.end(), [](char c) { return !(c >= '0' && c <= '9') && c != ' '; });
}

void add_name(std::vector<std::string>& names, std::string_view raw) {
  std::string name = clean_name(raw);
  if (!is_name(name) || names.size() >= 12) return;
  if (std::none_of(names.begin(), names.end(), [&](const std::string& n) { return equals_ignore_case(n, name); })) {
    names.push_back(std::move(name));
  }
}

void add_authors(std::vector<std::string>& names, const JsonNode& node, int depth = 0) {
  if (depth > 3) return;
  if (node.kind == JsonNode::Kind::kString) add_name(names, node.text);
  for (const JsonNode& item : node.items) add_authors(names, item, depth + 1);
  if (const JsonNode* name = node.find("name")) add_authors(names, *name, depth + 1);
}

std::string join(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

bool marks_author(const HtmlTree& tree, int32_t node) {
  if (tree.attribute(node, "rel") == "author") return true;
  if (tree.attribute(node, "itemprop").find("author") != std::string_view::npos) return true;
  const std::vector<std::string> words = class_words(tree.attribute(node, "class"));
  for (const std::string& word : words) {
    if (word == "byline" || word == "author" || word == "authors") return true;
  }
  return false;
}

}  // namespace

std::string page_byline(const HtmlTree& tree, const PageStatements& page) {
  std::vector<std::string> names;
  for (const JsonNode& article : page.articles) {
    if (const JsonNode* author = article.find("author")) add_authors(names, *author);
    if (names.empty()) {
      if (const JsonNode* creator = article.find("creator")) add_authors(names, *creator);
    }
    if (!names.empty()) return join(names);
  }
  for (std::string_view key : {"author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator",
                               "dcterms.creator", "citation_author", "article:author_name", "twitter:creator:name"}) {
    const auto [begin, end] = page.meta.equal_range(std::string(key));
    for (auto it = begin; it != end; ++it) add_name(names, it->second);
    if (!names.empty()) return join(names);
  }
  for (int32_t i = 0; i < tree.size(); ++i) {
    if (tree[i].is_text() || tree[i].attributes == 0 || !marks_author(tree, i)) continue;
    const std::string text = tree.text_of(i, 200);
    if (text.size() > 90 || std::count(text.begin(), text.end(), ' ') > 10) continue;
    add_name(names, text);
    if (!names.empty()) break;
  }
  return join(names);
}

}  // namespace dateline
