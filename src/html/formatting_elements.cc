// Misnested formatting: "<b><p></b>" is in use everywhere, and readers expect it to work.
// Reference: WHATWG HTML, 13.2.4.3 (reconstruct the active formatting elements) and 13.2.6.4.7 (adoption agency).
#include "html/tree_builder.h"

namespace dateline::html {

void TreeBuilder::reconstruct_formatting() {
  size_t first = formatting_.size();
  while (first > 0 && !formatting_[first - 1].is_marker() &&
         open_.find(formatting_[first - 1].node) == OpenElements::kNotFound) {
    --first;
  }
  for (; first < formatting_.size() && open_.size() < max_open(); ++first) {
    formatting_.set_node(first, insert_node(document_.clone(formatting_[first].node)));
  }
}

void TreeBuilder::start_formatting() {
  reconstruct_formatting();
  formatting_.push(document_, insert_element());
}

// An a inside an a closes the outer one.
void TreeBuilder::start_anchor() {
  const size_t other = formatting_.find_since_marker(Tag::kA);
  if (other != FormattingList::kNotFound) {
    const NodeId node = formatting_[other].node;
    adopt(Tag::kA);
    const size_t listed = formatting_.find(node);
    if (listed != FormattingList::kNotFound) formatting_.remove(listed);
    const size_t open = open_.find(node);
    if (open != OpenElements::kNotFound) open_.remove(open);
  }
  start_formatting();
}

void TreeBuilder::adopt(Tag tag) {
  if (open_.top().is(tag) && formatting_.find(open_.top().node) == FormattingList::kNotFound) return open_.pop();
  for (int round = 0; round < 8; ++round) {
    const size_t listed = formatting_.find_since_marker(tag);
    if (listed == FormattingList::kNotFound) return end_other();
    const NodeId node = formatting_[listed].node;
    const size_t format_at = open_.find(node);
    if (format_at == OpenElements::kNotFound) return formatting_.remove(listed);
    if (!open_.node_in_scope(node)) return;
    size_t block_at = format_at + 1;
    while (block_at < open_.size() && !open_[block_at].is_special()) ++block_at;
    if (block_at == open_.size()) {
      open_.pop_above(format_at);
      open_.pop();
      return formatting_.remove(listed);
    }
    adopt_block(format_at, block_at, listed);
  }
}

// Takes the block out of the formatting element, and puts a copy of that element around the block's content.
void TreeBuilder::adopt_block(size_t format_at, size_t block_at, size_t listed) {
  const NodeId block = open_[block_at].node;
  const NodeId format = open_[format_at].node;
  size_t bookmark = listed;
  const NodeId last = adopt_chain(format_at, block_at, bookmark);
  const Place where = place_for(open_[format_at - 1]);
  document_.detach(last);
  document_.insert(last, where.parent, where.before);

  const NodeId copy = document_.clone(format);
  document_.move_children(block, copy);
  document_.insert(copy, block);
  const size_t old = formatting_.find(format);
  FormattingEntry entry = formatting_[old];
  entry.node = copy;
  formatting_.remove(old);
  formatting_.insert(old < bookmark ? bookmark - 1 : bookmark, entry);
  open_.remove(format_at);
  open_.insert(open_.find(block) + 1, copy);
}

// Copies the elements between the formatting element and the block, one into the other. Returns the outermost.
NodeId TreeBuilder::adopt_chain(size_t format_at, size_t block_at, size_t& bookmark) {
  const NodeId block = open_[block_at].node;
  NodeId last = block;
  int counter = 0;
  for (size_t at = block_at - 1; at > format_at; --at) {
    size_t listed = formatting_.find(open_[at].node);
    if (++counter > 3 && listed != FormattingList::kNotFound) {
      formatting_.remove(listed);
      if (listed < bookmark) --bookmark;
      listed = FormattingList::kNotFound;
    }
    if (listed == FormattingList::kNotFound) {
      open_.remove(at);
      continue;
    }
    const NodeId copy = document_.clone(open_[at].node);
    formatting_.set_node(listed, copy);
    open_.replace(at, copy);
    if (last == block) bookmark = listed + 1;
    document_.detach(last);
    document_.insert(last, copy);
    last = copy;
  }
  return last;
}

}  // namespace dateline::html
