// The stack of open elements, with the standard's scopes.
// Reference: WHATWG HTML, 13.2.4.2.
#pragma once

#include <vector>

#include "html/document.h"

namespace dateline::html {

struct OpenElement {
  NodeId node;
  Tag tag;
  Space space;

  bool is(Tag t) const { return tag == t && space == Space::kHtml; }
  bool has(uint16_t traits) const { return space == Space::kHtml && (traits_of(tag) & traits); }
  bool is_special() const;
  bool bounds_scope() const;
};

enum class Scope : uint8_t { kDefault, kListItem, kButton, kTable };

class OpenElements {
 public:
  explicit OpenElements(const Document& document) : document_(document) {}

  static constexpr size_t kNotFound = ~size_t{0};

  void push(NodeId node);
  void pop();
  void pop_above(size_t index);  // so that `index` becomes the top
  void pop_until(Tag tag);       // pops an element of that name, and what lies above it
  void remove(size_t index);
  void insert(size_t index, NodeId node);
  void replace(size_t index, NodeId node);

  size_t size() const { return stack_.size(); }
  const OpenElement& top() const { return stack_.back(); }
  const OpenElement& operator[](size_t index) const { return stack_[index]; }

  size_t find(NodeId node) const;   // from the top
  size_t find_last(Tag tag) const;  // an HTML element of that name, from the top
  bool contains(Tag tag) const { return find_last(tag) != kNotFound; }

  bool in_scope(Tag tag, Scope scope = Scope::kDefault) const;
  bool node_in_scope(NodeId node) const;
  bool any_in_scope(uint16_t traits, Scope scope = Scope::kDefault) const;

 private:
  template <typename Wanted>
  bool search(Scope scope, Wanted wanted) const;

  const Document& document_;
  std::vector<OpenElement> stack_;
  size_t open_p_ = 0;  // how many p are open: the most frequent question
};

}  // namespace dateline::html
