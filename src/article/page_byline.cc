// Problem: one page in five names its own site, a log-in name or a picture's owner as the author, and prints the
// writer's name where readers look. Idea: JSON-LD and meta elements are believed when they name somebody else than the
// site; else the line in sight is read: elements marked as the author's, links to authors' pages, lines that start with
// "By". What is only in sight must look like names of persons. The site's own name is the last resort.
#include <algorithm>

#include "article/page_metadata.h"
#include "article/person_line.h"
#include "article/site_names.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr size_t kMostNames = 12;

struct Author {
  std::string name;
  bool weak = false;  // the site's own name, a log-in name
};
using Authors = std::vector<Author>;

// "jdoe": what somebody is called by the software.
bool is_login(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c == ' ' || (c >= 'A' && c <= 'Z'); });
}

// "jo-doe", as addresses write a name, is "Jo Doe"; other words come back as they are.
std::string unfold_slug(std::string name) {
  const bool slug = std::all_of(name.begin(), name.end(), [](char c) { return c == '-' || (c >= 'a' && c <= 'z'); });
  const auto parts = std::count(name.begin(), name.end(), '-');
  if (!slug || parts < 1 || parts > 3 || name.find("--") != name.npos || name.front() == '-' || name.back() == '-')
    return name;
  for (size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '-') name[i] = ' ';
    if (i == 0 || name[i - 1] == ' ') name[i] = static_cast<char>(name[i] - 'a' + 'A');
  }
  return name;
}

class StatedAuthors {
 public:
  explicit StatedAuthors(const PageStatements& page) : page_(page), site_(site_names(page)) {}

  // What JSON-LD says, else what meta elements say.
  Authors read() const {
    Authors authors;
    for (const auto* list : {&page_.articles, &page_.others}) {
      for (const JsonNode& node : *list) {
        if (list == &page_.others && !is_review(node)) continue;
        for (std::string_view key : {"author", "creator"}) {
          if (const JsonNode* found = node.find(key); found && authors.empty()) add(authors, *found, 0);
        }
        if (!authors.empty()) return authors;
      }
    }
    for (std::string_view key : {"author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator",
                                 "dcterms.creator", "citation_author", "article:author_name", "twitter:creator:name"}) {
      const auto [begin, end] = page_.meta.equal_range(std::string(key));
      for (auto it = begin; it != end; ++it) add_name(authors, it->second);
      if (!authors.empty()) break;
    }
    return authors;
  }

 private:
  static bool is_review(const JsonNode& node) {
    const JsonNode* type = node.find("@type");
    return type && type->text == "Review";
  }

  void add(Authors& authors, const JsonNode& node, int depth) const {
    if (depth > 3) return;
    if (node.kind == JsonNode::Kind::kString) add_name(authors, node.text);
    for (const JsonNode& item : node.items) add(authors, item, depth + 1);
    if (const JsonNode* name = node.find("name")) add(authors, *name, depth + 1);
  }

  void add_name(Authors& authors, std::string_view raw) const {
    std::string name = unfold_slug(clean_byline(decode_leftovers(squeeze_spaces(raw))));
    if (!may_be_author(name) || authors.size() >= kMostNames) return;
    for (const Author& known : authors) {
      if (equals_ignore_case(known.name, name)) return;
    }
    // A person's own site bears the person's name: that costs a look at the page only.
    const bool weak = names_site(name, site_) || is_login(name);
    authors.push_back({std::move(name), weak});
  }

  const PageStatements& page_;
  const std::vector<std::string> site_;
};

class AuthorsInSight {
 public:
  explicit AuthorsInSight(const HtmlTree& tree) : tree_(tree) {}

  std::vector<std::string> read() const {
    std::vector<std::string> names = in_marked_elements();
    if (names.empty()) names = in_author_links(0, tree_.size());
    if (names.empty()) names = in_lines();
    return names;
  }

 private:
  bool in_other_part(int32_t node) const {
    constexpr Signs kOther = kCommentsSign | kRelatedSign | kNavSign | kFooterSign | kNewsletterSign | kCaptionSign;
    for (int32_t up = node; up >= 0 && tree_[up].tag != "body"; up = tree_[up].parent) {
      const Signs signs = tree_[up].signs;
      if ((signs & kOther) && !(signs & (kBodySign | kArticleSign))) return true;
    }
    return false;
  }

  bool marks_author(int32_t node) const {
    if (tree_.attribute(node, "rel").find("author") != std::string_view::npos) return true;
    if (tree_.attribute(node, "itemprop").find("author") != std::string_view::npos) return true;
    if (!(tree_[node].signs & kBylineSign) && tree_.attribute(node, "class").find("riter") == std::string_view::npos)
      return false;  // none of these words
    for (const std::string& word : class_words(tree_.attribute(node, "class"))) {
      if (word == "byline" || word == "author" || word == "authors" || word == "writer") return true;
    }
    return false;
  }

  bool leads_to_author(int32_t node) const {
    if (tree_[node].tag != "a") return false;
    const std::string href = lower(tree_.attribute(node, "href"));
    for (std::string_view part : {"/author/", "/authors/", "/writer/", "/writers/", "/staff/", "/by/", "/profile/",
                                  "/people/", "/contributor/", "/contributors/", "/journalist/", "/reporters/"}) {
      const size_t at = href.find(part);
      if (at != href.npos && at + part.size() < href.size()) return true;
    }
    return tree_.attribute(node, "rel").find("author") != std::string_view::npos;
  }

  std::vector<std::string> in_marked_elements() const {
    for (int32_t i = 0; i < tree_.size(); ++i) {
      if (tree_[i].is_text() || tree_[i].attributes == 0 || !marks_author(i)) continue;
      const std::string text = tree_.text_of(i, 200);
      if (text.empty() || text.size() > 180 || in_other_part(i)) continue;
      if (auto names = in_author_links(i, tree_[i].end); !names.empty()) return names;
      if (auto names = person_names(text); !names.empty()) return names;
    }
    return {};
  }

  // The first link to an author's page and those that stand beside it.
  std::vector<std::string> in_author_links(int32_t begin, int32_t end) const {
    std::vector<std::string> names;
    int32_t last = 0;
    for (int32_t i = begin; i < end && names.size() < kMostNames; ++i) {
      if (tree_[i].is_text() || !leads_to_author(i)) continue;
      if (!names.empty() && i > last + 12) break;
      const std::string text = tree_.text_of(i, 120);
      if (text.size() > 100 || in_other_part(i)) continue;
      for (std::string& name : person_names(text)) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
      }
      if (!names.empty()) last = tree_[i].end;
    }
    return names;
  }

  // "By Jo Doe" alone in a line near the title.
  std::vector<std::string> in_lines() const {
    int32_t title = 0;
    for (int32_t i = 0; i < tree_.size() && title == 0; ++i) {
      if (tree_[i].tag == "h1") title = i;
    }
    int lines = 0;
    for (int32_t i = title; i < tree_.size() && lines < 60; ++i) {
      const std::string_view text = trim(tree_[i].text);
      if (!tree_[i].is_text() || text.empty()) continue;
      ++lines;
      const std::string low = lower(text.substr(0, 12));
      if (!low.starts_with("by ") && low != "by" && low != "by:" && !low.starts_with("written by")) continue;
      const std::string line = tree_.text_of(tree_[i].parent, 200);
      if (line.size() > 120 || in_other_part(i)) continue;
      if (auto names = person_names(line); !names.empty()) return names;
    }
    return {};
  }

  const HtmlTree& tree_;
};

std::string join(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

}  // namespace

std::string page_byline(const HtmlTree& tree, const PageStatements& page) {
  const Authors stated = StatedAuthors(page).read();
  std::vector<std::string> strong, all;
  for (const Author& author : stated) {
    if (!author.weak) strong.push_back(author.name);
    all.push_back(author.name);
  }
  if (!strong.empty()) return join(strong);
  const std::vector<std::string> seen = AuthorsInSight(tree).read();
  return join(seen.empty() ? all : seen);
}

}  // namespace dateline
