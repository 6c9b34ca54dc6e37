// A page's elements and texts as one flat array, with what their names say: all that the article stage knows of HTML.
// The parser behind it lives in html_tree.cc alone and can be replaced without touching a reader.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace dateline {

// What an element's tag, class, id and role say about the part of the page that it opens: bits of article/node_signs.h.
using Signs = uint32_t;

struct HtmlAttribute {
  std::string_view name;  // lower case
  std::string_view value;
};

// An element or a run of text. Descendants of node i are the nodes (i, end): document order, no pointers.
struct HtmlNode {
  int32_t parent = -1;
  int32_t end = 0;
  std::string_view tag;   // lower case; empty for text
  std::string_view text;  // of text nodes only, entities decoded
  uint32_t first_attribute = 0;
  uint32_t attributes = 0;
  Signs signs = 0;  // the element's own; 0 for text

  bool is_text() const { return tag.empty(); }
};

// Immutable; owns all strings of its nodes.
class HtmlTree {
 public:
  // The page without drawings, styles, frames, form fields' texts, and scripts other than JSON-LD. Never recurses; its
  // time is linear. Tags that lie deeper than limits.html_depth are dropped: their texts become siblings.
  // Errors: kOverLimit (more elements than limits.html_nodes). Broken markup is no error.
  static Result<HtmlTree> parse(std::string_view html, const Limits& limits);

  int32_t size() const { return static_cast<int32_t>(nodes_.size()); }
  const HtmlNode& operator[](int32_t node) const { return nodes_[static_cast<size_t>(node)]; }
  std::span<const HtmlAttribute> attributes(int32_t node) const {
    const HtmlNode& n = (*this)[node];
    return {attributes_.data() + n.first_attribute, n.attributes};
  }
  std::string_view attribute(int32_t node, std::string_view name) const;  // empty if absent
  bool has_attribute(int32_t node, std::string_view name) const;
  // The white-space-squeezed text below a node; at most about `limit` bytes.
  std::string text_of(int32_t node, size_t limit = 4096) const;
  // The unchanged text below a node (for script elements).
  std::string raw_text_of(int32_t node) const;

 private:
  struct Page;
  class Flattener;

  std::shared_ptr<Page> page_;
  std::vector<HtmlNode> nodes_;
  std::vector<HtmlAttribute> attributes_;
};

}  // namespace dateline
