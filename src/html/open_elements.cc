#include "html/open_elements.h"

namespace dateline::html {
namespace {

// The elements of MathML and SVG that hold HTML are special and bound scopes.
bool holds_html(Tag tag, Space space) {
  switch (tag) {
    case Tag::kMi:
    case Tag::kMo:
    case Tag::kMn:
    case Tag::kMs:
    case Tag::kMtext:
    case Tag::kAnnotationXml:
      return space == Space::kMathml;
    case Tag::kForeignObject:
    case Tag::kDesc:
    case Tag::kTitle:
      return space == Space::kSvg;
    default:
      return false;
  }
}

}  // namespace

bool OpenElement::is_special() const {
  return space == Space::kHtml ? (traits_of(tag) & kSpecial) != 0 : holds_html(tag, space);
}
bool OpenElement::bounds_scope() const {
  return space == Space::kHtml ? (traits_of(tag) & kScope) != 0 : holds_html(tag, space);
}

void OpenElements::push(NodeId id) {
  const Node& node = document_[id];
  stack_.push_back({id, node.tag, node.space});
  open_p_ += node.tag == Tag::kP;
}

void OpenElements::pop() {
  open_p_ -= stack_.back().tag == Tag::kP;
  stack_.pop_back();
}

void OpenElements::pop_above(size_t index) {
  while (stack_.size() > index + 1) pop();
}

void OpenElements::pop_until(Tag tag) {
  bool found = false;
  while (!found && stack_.size() > 1) {
    found = stack_.back().is(tag);
    pop();
  }
}

void OpenElements::remove(size_t index) {
  open_p_ -= stack_[index].tag == Tag::kP;
  stack_.erase(stack_.begin() + static_cast<ptrdiff_t>(index));
}

void OpenElements::insert(size_t index, NodeId id) {
  const Node& node = document_[id];
  stack_.insert(stack_.begin() + static_cast<ptrdiff_t>(index), OpenElement{id, node.tag, node.space});
  open_p_ += node.tag == Tag::kP;
}

void OpenElements::replace(size_t index, NodeId id) { stack_[index].node = id; }

size_t OpenElements::find(NodeId node) const {
  for (size_t i = stack_.size(); i-- > 0;) {
    if (stack_[i].node == node) return i;
  }
  return kNotFound;
}

size_t OpenElements::find_last(Tag tag) const {
  for (size_t i = stack_.size(); i-- > 0;) {
    if (stack_[i].is(tag)) return i;
  }
  return kNotFound;
}

template <typename Wanted>
bool OpenElements::search(Scope scope, Wanted wanted) const {
  for (size_t i = stack_.size(); i-- > 0;) {
    const OpenElement& e = stack_[i];
    if (wanted(e)) return true;
    if (scope == Scope::kTable) {
      if (e.has(kTableContext)) return false;
    } else if (e.bounds_scope() || (scope == Scope::kButton && e.is(Tag::kButton)) ||
               (scope == Scope::kListItem && (e.is(Tag::kOl) || e.is(Tag::kUl)))) {
      return false;
    }
  }
  return false;
}

bool OpenElements::in_scope(Tag tag, Scope scope) const {
  if (tag == Tag::kP && open_p_ == 0) return false;
  return search(scope, [tag](const OpenElement& e) { return e.is(tag); });
}

bool OpenElements::node_in_scope(NodeId node) const {
  return search(Scope::kDefault, [node](const OpenElement& e) { return e.node == node; });
}

bool OpenElements::any_in_scope(uint16_t traits, Scope scope) const {
  return search(scope, [traits](const OpenElement& e) { return e.has(traits); });
}

}  // namespace dateline::html
