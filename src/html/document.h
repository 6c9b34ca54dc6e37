// A page as the standard's tree, in flat arrays that are used again for the next page.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "html/arena.h"
#include "html/tag.h"
#include "html/token.h"

namespace dateline::html {

using NodeId = int32_t;
inline constexpr NodeId kNoNode = -1;
inline constexpr NodeId kRoot = 0;  // the root of every tree

enum class NodeKind : uint8_t { kDocument, kDoctype, kElement, kText, kComment };
enum class Space : uint8_t { kHtml, kSvg, kMathml };  // namespaces

// Nodes stand in the order in which they were made, which is not quite document order: follow the links.
// The children of a template are its contents.
struct Node {
  NodeId parent = kNoNode, first_child = kNoNode, last_child = kNoNode, next = kNoNode, previous = kNoNode;
  Tag tag = Tag::kNone;
  NodeKind kind = NodeKind::kDocument;
  Space space = Space::kHtml;
  uint32_t first_attribute = 0;  // elements: into `attributes`
  uint32_t attributes = 0;       // elements: how many; texts: bytes of memory behind a text that was put together
  std::string_view text;         // of texts and comments; a doctype's name
};

class Document {
 public:
  // Empties the tree but keeps its memory.
  void reset();

  size_t size() const { return nodes_.size(); }  // nodes ever made, detached ones among them
  const Node& operator[](NodeId id) const { return nodes_[static_cast<size_t>(id)]; }
  // The next node in document order below `top`, or kNoNode: a walk without recursion.
  NodeId after(NodeId id, NodeId top = kRoot) const;

  std::string_view name(NodeId element) const;  // as the standard spells it: "linearGradient"
  const Attribute* attributes(NodeId element) const { return attributes_.data() + (*this)[element].first_attribute; }
  std::string_view attribute_name(NodeId element, uint32_t index) const;  // "viewBox"; "xlink:href" keeps its prefix
  const Attribute* find_attribute(NodeId element, std::string_view name) const;  // null if absent

  // A doctype's identifiers, if the page has one.
  std::string_view public_id, system_id;
  bool has_public = false, has_system = false;

  // For the tree builder.
  NodeId add(NodeKind kind, std::string_view text = {});
  NodeId add_element(Tag tag, Space space, const std::vector<Attribute>& attributes);
  NodeId clone(NodeId element);  // without children
  void add_missing_attributes(NodeId element, const std::vector<Attribute>& attributes);
  void insert(NodeId node, NodeId parent, NodeId before = kNoNode);                 // before kNoNode: as the last child
  void insert_text(std::string_view text, NodeId parent, NodeId before = kNoNode);  // joins a neighbouring text
  void detach(NodeId node);
  void move_children(NodeId from, NodeId to);

  Arena arena;
  TagNames names;

 private:
  Node& at(NodeId id) { return nodes_[static_cast<size_t>(id)]; }
  void lengthen(Node& node, std::string_view more);

  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
};

}  // namespace dateline::html
