// The list of active formatting elements: those that a misplaced end tag closed, and that come back with the next text.
// Reference: WHATWG HTML, 13.2.4.3.
#pragma once

#include <vector>

#include "html/document.h"

namespace dateline::html {

struct FormattingEntry {
  NodeId node = kNoNode;  // kNoNode: a marker
  Tag tag = Tag::kNone;
  uint64_t attributes = 0;  // a hash of them that does not depend on their order

  bool is_marker() const { return node == kNoNode; }
};

class FormattingList {
 public:
  static constexpr size_t kNotFound = ~size_t{0};
  static constexpr size_t kMaxEntries = 4096;  // past it the oldest go, so that searches stay short

  // With the "Noah's ark clause": the fourth of the same name and attributes displaces the first.
  void push(const Document& document, NodeId node);
  void push_marker() { add({}); }
  void clear_to_marker();
  void remove(size_t index) { entries_.erase(entries_.begin() + static_cast<ptrdiff_t>(index)); }
  void insert(size_t index, FormattingEntry entry) {
    entries_.insert(entries_.begin() + static_cast<ptrdiff_t>(index), entry);
  }

  bool empty() const { return entries_.empty(); }
  size_t size() const { return entries_.size(); }
  const FormattingEntry& operator[](size_t index) const { return entries_[index]; }
  void set_node(size_t index, NodeId node) { entries_[index].node = node; }

  size_t find(NodeId node) const;
  size_t find_since_marker(Tag tag) const;  // the last of that name behind the last marker

 private:
  void add(FormattingEntry entry) {
    if (entries_.size() >= kMaxEntries) entries_.erase(entries_.begin(), entries_.begin() + kMaxEntries / 2);
    entries_.push_back(entry);
  }

  std::vector<FormattingEntry> entries_;
};

}  // namespace dateline::html
