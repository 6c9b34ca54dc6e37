// Table bodies, rows and cells. Reference: WHATWG HTML, 13.2.6.4.13 to 13.2.6.4.15.
#include "html/tree_builder.h"

namespace dateline::html {

bool TreeBuilder::in_table_body() {
  if (is_start(Tag::kTr)) {
    clear_to(kTableBody);
    insert_element();
    mode_ = Mode::kInRow;
    return false;
  }
  if (token_is(TokenKind::kStartTag, {Tag::kTd, Tag::kTh})) {
    clear_to(kTableBody);
    insert_implied(Tag::kTr);
    return switch_to(Mode::kInRow);
  }
  const bool end = token_.kind == TokenKind::kEndTag && (traits_of(token_.tag) & kTableBody);
  if (end || is_start_part() || is_end(Tag::kTable)) {
    if (end ? !open_.in_scope(token_.tag, Scope::kTable) : !open_.any_in_scope(kTableBody, Scope::kTable)) return false;
    clear_to(kTableBody);
    open_.pop();
    mode_ = Mode::kInTable;
    return !end;
  }
  if (is_ignored_end() || token_is(TokenKind::kEndTag, {Tag::kTd, Tag::kTh, Tag::kTr})) return false;
  return in_table();
}

bool TreeBuilder::in_row() {
  if (token_is(TokenKind::kStartTag, {Tag::kTd, Tag::kTh})) {
    clear_to(0, Tag::kTr);
    insert_element();
    formatting_.push_marker();
    mode_ = Mode::kInCell;
    return false;
  }
  const bool body_end = token_.kind == TokenKind::kEndTag && (traits_of(token_.tag) & kTableBody);
  if (is_end(Tag::kTr) || is_start_part() || is_end(Tag::kTable) || body_end) {
    if (body_end && !open_.in_scope(token_.tag, Scope::kTable)) return false;
    if (!open_.in_scope(Tag::kTr, Scope::kTable)) return false;
    clear_to(0, Tag::kTr);
    open_.pop();
    mode_ = Mode::kInTableBody;
    return !is_end(Tag::kTr);
  }
  if (is_ignored_end() || token_is(TokenKind::kEndTag, {Tag::kTd, Tag::kTh})) return false;
  return in_table();
}

bool TreeBuilder::in_cell() {
  if (token_is(TokenKind::kEndTag, {Tag::kTd, Tag::kTh})) {
    if (!open_.in_scope(token_.tag, Scope::kTable)) return false;
    generate_implied();
    open_.pop_until(token_.tag);
    formatting_.clear_to_marker();
    mode_ = Mode::kInRow;
    return false;
  }
  if (is_start_part()) return close_cell();
  if (is_ignored_end()) return false;
  const bool outer =
      token_.kind == TokenKind::kEndTag && (token_.tag == Tag::kTable || (traits_of(token_.tag) & kTablePart));
  if (outer) return open_.in_scope(token_.tag, Scope::kTable) && close_cell();
  return in_body();
}

// True if a cell was open.
bool TreeBuilder::close_cell() {
  const bool td = open_.in_scope(Tag::kTd, Scope::kTable);
  const bool th = open_.in_scope(Tag::kTh, Scope::kTable);
  if (!td && !th) return false;
  generate_implied();
  while (!open_.top().is(Tag::kTd) && !open_.top().is(Tag::kTh)) open_.pop();
  open_.pop();
  formatting_.clear_to_marker();
  return switch_to(Mode::kInRow);
}

}  // namespace dateline::html
