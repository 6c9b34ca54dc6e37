// What a page says about itself: JSON-LD, meta elements, and marked-up lines in sight.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "article/article.h"
#include "article/html_tree.h"
#include "article/lenient_json.h"
#include "article/text_blocks.h"

namespace dateline {

// The raw statements, in the order they stand on the page.
struct PageStatements {
  std::vector<JsonNode> articles;                // JSON-LD objects of an article type, main one first
  std::vector<JsonNode> others;                  // all further JSON-LD objects
  std::multimap<std::string, std::string> meta;  // lower-case name, property or itemprop -> content
  std::string canonical;                         // link rel=canonical, else og:url
  std::string title_element;
  std::string language;  // html lang
};

PageStatements read_statements(const HtmlTree& tree);
// The first non-empty content of any of `names`, tried in order. Empty if none.
std::string first_meta(const PageStatements& page, std::initializer_list<std::string_view> names);

// Headline without the site's name.
std::string page_title(const HtmlTree& tree, const PageStatements& page);
// Names of the authors, joined with ", "; without "By".
std::string page_byline(const HtmlTree& tree, const PageStatements& page);
std::vector<std::string> page_section(const HtmlTree& tree, const PageStatements& page);
// Of "amp", "live_blog", "paywall" those that the page says of itself, in this order.
std::vector<std::string> page_marks(const HtmlTree& tree, const PageStatements& page);
// The publisher's own name as JSON-LD or og:site_name give it; empty if absent.
std::string page_publisher_name(const PageStatements& page);

struct PageDates {
  PageDate published, modified;
};
// No date later than `origin.fetched_at` is believed; `origin.http_last_modified` is the last resort.
PageDates page_dates(const HtmlTree& tree, const PageStatements& page, const std::string& url, const Origin& origin);

}  // namespace dateline
