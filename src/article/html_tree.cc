// The standard's tree, flattened into one array without recursion. What no reader of pages wants stays out: drawings,
// styles, scripts other than JSON-LD, and the content of form fields and frames.
#include "article/html_tree.h"

#include "article/node_signs.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "html/parse.h"

namespace dateline {

// The strings of the nodes lie in the source, or in the document's memory.
struct HtmlTree::Page {
  std::string source;
  html::Document document;
};

namespace {

bool is_json_ld(const html::Document& document, html::NodeId script) {
  const html::Attribute* first = document.attributes(script);
  for (const html::Attribute* a = first; a < first + document[script].attributes; ++a) {
    if (a->value.find("ld+json") != std::string_view::npos) return true;
  }
  return false;
}

bool is_left_out(const html::Document& document, html::NodeId id) {
  const html::Node& node = document[id];
  if (node.kind != html::NodeKind::kElement) return node.kind != html::NodeKind::kText;
  if (node.space != html::Space::kHtml) return true;
  switch (node.tag) {
    case html::Tag::kIframe:
    case html::Tag::kNoembed:
    case html::Tag::kNoframes:
    case html::Tag::kStyle:
    case html::Tag::kTextarea:
    case html::Tag::kXmp:
      return true;
    case html::Tag::kScript:
      return !is_json_ld(document, id);
    default:
      return false;
  }
}

}  // namespace

class HtmlTree::Flattener {
 public:
  Flattener(html::Document& document, HtmlTree& tree) : document_(document), tree_(tree) {}

  void run() {
    tree_.nodes_.reserve(document_.size());
    html::NodeId id = document_[html::kRoot].first_child;
    while (id != html::kNoNode) {
      const bool out = is_left_out(document_, id);
      if (!out) add(id);
      if (!out && document_[id].first_child != html::kNoNode) {
        open_.push_back(tree_.size() - 1);
        id = document_[id].first_child;
        continue;
      }
      while (document_[id].next == html::kNoNode && !open_.empty()) {
        tree_.nodes_[static_cast<size_t>(open_.back())].end = tree_.size();
        open_.pop_back();
        id = document_[id].parent;
      }
      id = document_[id].next;
    }
  }

 private:
  void add(html::NodeId id) {
    const html::Node& node = document_[id];
    HtmlNode out;
    out.parent = open_.empty() ? -1 : open_.back();
    out.end = tree_.size() + 1;
    if (node.kind == html::NodeKind::kText) {
      out.text = node.text;
    } else {
      out.tag = document_.name(id);
      out.first_attribute = static_cast<uint32_t>(tree_.attributes_.size());
      out.attributes = node.attributes;
      const html::Attribute* first = document_.attributes(id);
      for (uint32_t i = 0; i < node.attributes; ++i) tree_.attributes_.push_back({first[i].name, first[i].value});
      out.signs = signs_.read(out.tag, std::span(tree_.attributes_).subspan(out.first_attribute));
    }
    tree_.nodes_.push_back(out);
  }

  html::Document& document_;
  HtmlTree& tree_;
  SignReader signs_;
  std::vector<int32_t> open_;  // indices of the open elements
};

Result<HtmlTree> HtmlTree::parse(std::string_view html, const Limits& limits) {
  HtmlTree tree;
  tree.page_ = std::make_shared<Page>();
  Page& page = *tree.page_;
  page.source = is_valid_utf8(html) ? std::string(html) : to_valid_utf8(html);
  std::string_view source = page.source;
  if (source.starts_with("\xEF\xBB\xBF")) source.remove_prefix(3);
  const html::ParseOptions options{
      .max_depth = limits.html_depth, .max_start_tags = limits.html_nodes, .max_nodes = 2 * limits.html_nodes};
  switch (html::parse(source, options, page.document)) {
    case html::ParseOutcome::kDone:
      break;
    case html::ParseOutcome::kTooManyTags:
      return fail(ErrorCode::kOverLimit, "article", "The page has more elements than html_nodes allows.");
    case html::ParseOutcome::kTooManyNodes:
      return fail(ErrorCode::kOverLimit, "article", "The page has more elements and texts than html_nodes allows.");
  }
  Flattener(page.document, tree).run();
  return tree;
}

std::string_view HtmlTree::attribute(int32_t node, std::string_view name) const {
  const HtmlNode& n = (*this)[node];
  for (uint32_t i = 0; i < n.attributes; ++i) {
    if (attributes_[n.first_attribute + i].name == name) return attributes_[n.first_attribute + i].value;
  }
  return {};
}

bool HtmlTree::has_attribute(int32_t node, std::string_view name) const {
  const HtmlNode& n = (*this)[node];
  for (uint32_t i = 0; i < n.attributes; ++i) {
    if (attributes_[n.first_attribute + i].name == name) return true;
  }
  return false;
}

std::string HtmlTree::text_of(int32_t node, size_t limit) const {
  std::string text;
  for (int32_t i = node; i < (*this)[node].end && text.size() < limit; ++i) {
    const HtmlNode& n = (*this)[i];
    if (n.tag == "script" || n.tag == "noscript" || n.tag == "template") {
      i = n.end - 1;
    } else if (n.is_text()) {
      text += n.text;
    } else if (n.tag == "br" || n.tag == "div" || n.tag == "p" || n.tag == "li") {
      text += ' ';
    }
  }
  return squeeze_spaces(text);
}

std::string HtmlTree::raw_text_of(int32_t node) const {
  std::string text;
  for (int32_t i = node; i < (*this)[node].end; ++i) text += (*this)[i].text;
  return text;
}

}  // namespace dateline
