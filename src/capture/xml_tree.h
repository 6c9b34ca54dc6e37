// An XML document's elements and texts as one flat array, for feeds and the agencies' formats.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace dateline {

// An element or a run of text. Descendants of node i are the nodes (i, end).
struct XmlNode {
  int32_t parent = -1;
  int32_t end = 0;
  bool whole = false;  // its end tag was there
  std::string name;    // as written, prefix and all; empty for text
  std::string text;    // of texts only
  std::vector<std::pair<std::string, std::string>> attributes;
};

// Prefixes are taken as they are written: real feeds use the customary ones, also where they forget to declare them.
// Entities that a document type would declare are read as HTML's commonest or left out; nothing outside is ever loaded.
class XmlTree {
 public:
  // `text` is UTF-8, whatever its declaration says. Depth and nodes are bounded by html_depth and html_nodes.
  // Where the markup breaks, the tree holds what came before and broken() says why; so no input is refused.
  static XmlTree parse(std::string_view text, const Limits& limits);

  int32_t size() const { return static_cast<int32_t>(nodes_.size()); }
  const XmlNode& operator[](int32_t node) const { return nodes_[static_cast<size_t>(node)]; }
  const std::optional<Error>& broken() const { return broken_; }

  std::string_view attribute(int32_t node, std::string_view name) const;  // empty if absent
  // The first child, or descendant, of that name; -1 if there is none. Node -1 has none.
  int32_t child(int32_t node, std::string_view name) const;
  int32_t descendant(int32_t node, std::string_view name) const;
  // All text below a node; empty for -1.
  std::string text_of(int32_t node) const;
  // What lies below a node, written as markup again; empty for -1.
  std::string markup_of(int32_t node) const;

  class Builder;

 private:
  std::vector<XmlNode> nodes_;
  std::optional<Error> broken_;
};

// With &, <, > and quotes escaped.
std::string escape_markup(std::string_view text);

}  // namespace dateline
