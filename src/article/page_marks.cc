// What kind of page an article stands on, as the page itself says: these change how its text should be read. Behind a
// paywall the text is a beginning; a live blog has many hours and many authors under one date; an AMP page repeats
// another address.
#include "article/page_metadata.h"
#include "base/strings.h"

namespace dateline {
namespace {

bool says_no(const JsonNode* value) {
  return value && (equals_ignore_case(value->text, "false") || value->text.ends_with("schema.org/False"));
}

// A part of an article that is not free counts too: `hasPart` names it by the CSS class of the hidden text.
bool is_behind_paywall(const PageStatements& page) {
  for (const JsonNode& article : page.articles) {
    if (says_no(article.find("isAccessibleForFree"))) return true;
    const JsonNode* part = article.find("hasPart");
    if (!part) continue;
    if (says_no(part->find("isAccessibleForFree"))) return true;
    for (const JsonNode& item : part->items) {
      if (says_no(item.find("isAccessibleForFree"))) return true;
    }
  }
  const std::string tier = first_meta(page, {"article:content_tier"});
  return equals_ignore_case(tier, "locked") || equals_ignore_case(tier, "metered");
}

bool names_live_blog(const JsonNode& node) {
  const JsonNode* type = node.find("@type");
  if (!type) return false;
  if (type->text.ends_with("LiveBlogPosting")) return true;
  for (const JsonNode& t : type->items) {
    if (t.text.ends_with("LiveBlogPosting")) return true;
  }
  return false;
}

bool is_live_blog(const HtmlTree& tree, const PageStatements& page) {
  for (const JsonNode& article : page.articles) {
    if (names_live_blog(article)) return true;
  }
  for (int32_t i = 0; i < tree.size(); ++i) {
    if (tree.attribute(i, "itemtype").ends_with("LiveBlogPosting")) return true;
  }
  return false;
}

bool is_amp(const HtmlTree& tree) {
  for (int32_t i = 0; i < tree.size(); ++i) {
    if (tree[i].tag == "html") return tree.has_attribute(i, "amp") || tree.has_attribute(i, "\xE2\x9A\xA1");
  }
  return false;
}

}  // namespace

std::vector<std::string> page_marks(const HtmlTree& tree, const PageStatements& page) {
  std::vector<std::string> marks;
  if (is_amp(tree)) marks.push_back("amp");
  if (is_live_blog(tree, page)) marks.push_back("live_blog");
  if (is_behind_paywall(page)) marks.push_back("paywall");
  return marks;
}

}  // namespace dateline
