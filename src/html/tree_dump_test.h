// A tree as the standard's tests write it: a line a node, two spaces a level.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "html/document.h"

namespace dateline::html {

// "xlink:href" -> "xlink href", of the attributes that have a namespace.
inline std::string shown_attribute(const Document& document, NodeId element, uint32_t index) {
  static const std::vector<std::string> kPrefixed = {"xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role",
                                                     "xlink:show",    "xlink:title",   "xlink:type", "xml:lang",
                                                     "xml:space",     "xmlns:xlink"};
  std::string name(document.attribute_name(element, index));
  if (document[element].space != Space::kHtml &&
      std::find(kPrefixed.begin(), kPrefixed.end(), name) != kPrefixed.end()) {
    name[name.find(':')] = ' ';
  }
  return name;
}

inline std::string dump_node(const Document& document, NodeId id, const std::string& indent) {
  const Node& node = document[id];
  const std::string text(node.text);
  switch (node.kind) {
    case NodeKind::kText:
      return indent + '"' + text + "\"\n";
    case NodeKind::kComment:
      return indent + "<!-- " + text + " -->\n";
    case NodeKind::kDoctype: {
      std::string ids;
      if (document.has_public || document.has_system) {
        ids = " \"" + std::string(document.public_id) + "\" \"" + std::string(document.system_id) + '"';
      }
      return indent + "<!DOCTYPE " + text + ids + ">\n";
    }
    default:
      break;
  }
  static constexpr const char* kSpaces[] = {"", "svg ", "math "};
  std::string out = indent + '<' + kSpaces[static_cast<int>(node.space)] + std::string(document.name(id)) + ">\n";
  std::vector<std::string> attributes;
  attributes.reserve(node.attributes);
  for (uint32_t i = 0; i < node.attributes; ++i) {
    attributes.push_back(shown_attribute(document, id, i) + "=\"" + std::string(document.attributes(id)[i].value) +
                         '"');
  }
  std::sort(attributes.begin(), attributes.end());
  for (const auto& a : attributes) out.append(indent).append("  ").append(a).append("\n");
  if (node.tag == Tag::kTemplate && node.space == Space::kHtml) out += indent + "  content\n";
  return out;
}

// What lies below `top`, which is not shown itself.
inline std::string dump_tree(const Document& document, NodeId top = kRoot) {
  std::string out;
  for (NodeId id = document.after(top, top); id != kNoNode; id = document.after(id, top)) {
    std::string indent;
    for (NodeId up = document[id].parent; up != top; up = document[up].parent) {
      indent += document[up].tag == Tag::kTemplate && document[up].space == Space::kHtml ? "    " : "  ";
    }
    out += dump_node(document, id, "| " + indent);
  }
  return out;
}

}  // namespace dateline::html
