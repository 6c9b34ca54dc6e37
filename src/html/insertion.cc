// Where nodes go. Reference: WHATWG HTML, 13.2.6.1.
#include <algorithm>

#include "html/char_class.h"
#include "html/tree_builder.h"

namespace dateline::html {

// With foster parenting, what would go directly into a table goes before it.
TreeBuilder::Place TreeBuilder::place_for(const OpenElement& target) const {
  if (!foster_ || !target.has(kTableParent)) return {target.node, kNoNode};
  const size_t table = open_.find_last(Tag::kTable);
  const size_t holder = open_.find_last(Tag::kTemplate);
  if (holder != OpenElements::kNotFound && (table == OpenElements::kNotFound || holder > table)) {
    return {open_[holder].node, kNoNode};
  }
  if (table == OpenElements::kNotFound) return {open_[0].node, kNoNode};
  const NodeId node = open_[table].node;
  if (document_[node].parent != kNoNode) return {document_[node].parent, node};
  return {open_[table - 1].node, kNoNode};
}

TreeBuilder::Place TreeBuilder::place() const {
  return open_.size() == 0 ? Place{kRoot, kNoNode} : place_for(open_.top());
}

NodeId TreeBuilder::insert_node(NodeId node) {
  const Place where = place();
  document_.insert(node, where.parent, where.before);
  open_.push(node);
  return node;
}

NodeId TreeBuilder::insert_element(Tag tag, Space space) {
  return insert_node(document_.add_element(tag, space, token_.attributes));
}

NodeId TreeBuilder::insert_implied(Tag tag) { return insert_node(document_.add_element(tag, Space::kHtml, {})); }

NodeId TreeBuilder::insert_void() {
  const NodeId node = insert_element();
  open_.pop();
  return node;
}

void TreeBuilder::insert_text(std::string_view text) {
  const Place where = place();
  if (!text.empty() && where.parent != kRoot) document_.insert_text(text, where.parent, where.before);
}

void TreeBuilder::insert_comment() {
  const Place where = place();
  document_.insert(document_.add(NodeKind::kComment, token_.text), where.parent, where.before);
}

void TreeBuilder::insert_comment_in(NodeId parent) {
  document_.insert(document_.add(NodeKind::kComment, token_.text), parent);
}

std::string_view TreeBuilder::take_leading_spaces() {
  const char* begin = token_.text.data();
  const char* end = begin + token_.text.size();
  const auto spaces = static_cast<size_t>(skip_class(begin, end, kSpace) - begin);
  const std::string_view taken = token_.text.substr(0, spaces);
  token_.text.remove_prefix(spaces);
  return taken;
}

bool TreeBuilder::is_space(std::string_view text) {
  return skip_class(text.data(), text.data() + text.size(), kSpace) == text.data() + text.size();
}

bool TreeBuilder::insert_leading_spaces() {
  insert_text(take_leading_spaces());
  return token_.text.empty();
}

bool TreeBuilder::drop_leading_spaces() {
  take_leading_spaces();
  return token_.text.empty();
}

// Only the white space of the text, for places where nothing else may stand.
void TreeBuilder::insert_spaces_only() {
  while (!token_.text.empty()) {
    insert_text(take_leading_spaces());
    if (!token_.text.empty()) token_.text.remove_prefix(1);
  }
}

constexpr std::string_view kReplacementBytes = "\xEF\xBF\xBD";  // U+FFFD

std::string_view TreeBuilder::without_nul(bool replace) {
  if (!token_.may_hold_nul) return token_.text;
  char* memory = document_.arena.take((replace ? 3 : 1) * token_.text.size());
  size_t size = 0;
  for (const char c : token_.text) {
    if (c) {
      memory[size++] = c;
    } else if (replace) {
      for (const char byte : kReplacementBytes) memory[size++] = byte;
    }
  }
  return {memory, size};
}

bool TreeBuilder::read_text(Content content) {
  insert_element();
  tokenizer_.set_content(content, token_.tag);
  original_mode_ = mode_;
  mode_ = Mode::kText;
  return false;
}

void TreeBuilder::close_p() {
  if (!open_.in_scope(Tag::kP, Scope::kButton)) return;
  generate_implied(Tag::kP);
  open_.pop_until(Tag::kP);
}

void TreeBuilder::generate_implied(Tag except) {
  while (open_.top().has(kImplied) && !open_.top().is(except)) open_.pop();
}

bool TreeBuilder::token_is(TokenKind kind, std::initializer_list<Tag> tags) const {
  return token_.kind == kind && std::find(tags.begin(), tags.end(), token_.tag) != tags.end();
}

}  // namespace dateline::html
