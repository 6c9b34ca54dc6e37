#include "html/document.h"

#include "html/foreign_names.h"

namespace dateline::html {

void Document::reset() {
  nodes_.clear();
  attributes_.clear();
  arena.reset();
  names.reset();
  public_id = system_id = {};
  has_public = has_system = false;
  add(NodeKind::kDocument);
}

NodeId Document::add(NodeKind kind, std::string_view text) {
  Node& node = nodes_.emplace_back();
  node.kind = kind;
  node.text = text;
  return static_cast<NodeId>(nodes_.size()) - 1;
}

NodeId Document::add_element(Tag tag, Space space, const std::vector<Attribute>& attributes) {
  const NodeId id = add(NodeKind::kElement);
  Node& node = nodes_.back();
  node.tag = tag;
  node.space = space;
  node.first_attribute = static_cast<uint32_t>(attributes_.size());
  node.attributes = static_cast<uint32_t>(attributes.size());
  attributes_.insert(attributes_.end(), attributes.begin(), attributes.end());
  return id;
}

NodeId Document::clone(NodeId element) {
  Node copy = (*this)[element];
  copy.parent = copy.first_child = copy.last_child = copy.next = copy.previous = kNoNode;
  nodes_.push_back(copy);
  return static_cast<NodeId>(nodes_.size()) - 1;
}

void Document::add_missing_attributes(NodeId element, const std::vector<Attribute>& attributes) {
  Node& node = at(element);
  bool moved = false;
  for (const Attribute& a : attributes) {
    if (node.attributes >= 256 || find_attribute(element, a.name)) continue;
    if (!moved) {  // the range must grow at the end of the array
      const size_t first = node.first_attribute;
      node.first_attribute = static_cast<uint32_t>(attributes_.size());
      attributes_.reserve(attributes_.size() + node.attributes + attributes.size());
      for (size_t i = 0; i < node.attributes; ++i) attributes_.push_back(attributes_[first + i]);
      moved = true;
    }
    attributes_.push_back(a);
    ++node.attributes;
  }
}

void Document::insert(NodeId id, NodeId parent, NodeId before) {
  Node& node = at(id);
  Node& up = at(parent);
  node.parent = parent;
  node.next = before;
  node.previous = before == kNoNode ? up.last_child : at(before).previous;
  (node.previous == kNoNode ? up.first_child : at(node.previous).next) = id;
  (before == kNoNode ? up.last_child : at(before).previous) = id;
}

void Document::detach(NodeId id) {
  Node& node = at(id);
  if (node.parent == kNoNode) return;
  Node& up = at(node.parent);
  (node.previous == kNoNode ? up.first_child : at(node.previous).next) = node.next;
  (node.next == kNoNode ? up.last_child : at(node.next).previous) = node.previous;
  node.parent = node.next = node.previous = kNoNode;
}

void Document::move_children(NodeId from, NodeId to) {
  Node& source = at(from);
  Node& target = at(to);
  if (source.first_child == kNoNode) return;
  for (NodeId child = source.first_child; child != kNoNode; child = at(child).next) at(child).parent = to;
  (target.last_child == kNoNode ? target.first_child : at(target.last_child).next) = source.first_child;
  at(source.first_child).previous = target.last_child;
  target.last_child = source.last_child;
  source.first_child = source.last_child = kNoNode;
}

void Document::insert_text(std::string_view text, NodeId parent, NodeId before) {
  const NodeId neighbour = before == kNoNode ? at(parent).last_child : at(before).previous;
  if (neighbour != kNoNode && at(neighbour).kind == NodeKind::kText) {
    lengthen(at(neighbour), text);
  } else {
    insert(add(NodeKind::kText, text), parent, before);
  }
}

// In place where the two lie side by side or there is room behind; else in memory that doubles, so linear in all.
void Document::lengthen(Node& node, std::string_view more) {
  const size_t old_size = node.text.size(), size = old_size + more.size();
  const char* start = node.text.data();
  if (start + old_size != more.data()) {
    if (node.attributes < size) {
      char* memory = arena.take(2 * size);
      std::memcpy(memory, start, old_size);
      start = memory;
      node.attributes = static_cast<uint32_t>(2 * size);
    }
    std::memcpy(const_cast<char*>(start) + old_size, more.data(), more.size());
  }
  node.text = std::string_view(start, size);
}

NodeId Document::after(NodeId id, NodeId top) const {
  const Node* node = &(*this)[id];
  if (node->first_child != kNoNode) return node->first_child;
  while (id != top) {
    if (node->next != kNoNode) return node->next;
    id = node->parent;
    node = &(*this)[id];
  }
  return kNoNode;
}

std::string_view Document::name(NodeId element) const {
  const Node& node = (*this)[element];
  const std::string_view lowered = names.name(node.tag);
  return node.space == Space::kSvg ? svg_tag_name(lowered) : lowered;
}

std::string_view Document::attribute_name(NodeId element, uint32_t index) const {
  const std::string_view lowered = attributes(element)[index].name;
  switch ((*this)[element].space) {
    case Space::kSvg:
      return svg_attribute_name(lowered);
    case Space::kMathml:
      return lowered == "definitionurl" ? "definitionURL" : lowered;
    default:
      return lowered;
  }
}

const Attribute* Document::find_attribute(NodeId element, std::string_view name) const {
  const Attribute* first = attributes(element);
  for (const Attribute* a = first; a < first + (*this)[element].attributes; ++a) {
    if (a->name == name) return a;
  }
  return nullptr;
}

}  // namespace dateline::html
