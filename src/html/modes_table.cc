// Tables, their captions and columns. Reference: WHATWG HTML, 13.2.6.4.9 to 13.2.6.4.12.
#include "html/tree_builder.h"

namespace dateline::html {

// Clears the stack back to the context that these traits or that tag make.
void TreeBuilder::clear_to(uint16_t traits, Tag tag) {
  while (!open_.top().has(traits) && !open_.top().is(tag) && !open_.top().is(Tag::kTemplate) &&
         !open_.top().is(Tag::kHtml)) {
    open_.pop();
  }
}

// The start tag of a part of a table.
bool TreeBuilder::is_start_part() const {
  return token_.kind == TokenKind::kStartTag && (traits_of(token_.tag) & kTablePart);
}

// End tags that mean nothing inside a table.
bool TreeBuilder::is_ignored_end() const {
  return token_is(TokenKind::kEndTag, {Tag::kBody, Tag::kCaption, Tag::kCol, Tag::kColgroup, Tag::kHtml});
}

bool TreeBuilder::in_table() {
  switch (token_.kind) {
    case TokenKind::kText:
      if (!open_.top().has(kTableParent) && !open_.top().is(Tag::kTemplate)) break;
      table_text_.clear();
      original_mode_ = mode_;
      return switch_to(Mode::kInTableText);
    case TokenKind::kComment:
      insert_comment();
      return false;
    case TokenKind::kDoctype:
      return false;
    case TokenKind::kStartTag:
      return table_start();
    case TokenKind::kEndTag:
      if (token_.tag == Tag::kTable) {
        close_table();
        return false;
      }
      if (is_ignored_end() || (traits_of(token_.tag) & kTablePart)) return false;
      if (token_.tag == Tag::kTemplate) return in_head();
      break;
    case TokenKind::kEnd:
      return in_body();
  }
  return table_anything_else();
}

bool TreeBuilder::close_table() {
  if (!open_.in_scope(Tag::kTable, Scope::kTable)) return false;
  open_.pop_until(Tag::kTable);
  reset_mode();
  return true;
}

bool TreeBuilder::table_start() {
  switch (token_.tag) {
    case Tag::kCaption:
      clear_to(kTableContext);
      formatting_.push_marker();
      insert_element();
      mode_ = Mode::kInCaption;
      return false;
    case Tag::kColgroup:
    case Tag::kCol:
      clear_to(kTableContext);
      mode_ = Mode::kInColumnGroup;
      if (token_.tag == Tag::kCol) {
        insert_implied(Tag::kColgroup);
      } else {
        insert_element();
      }
      return token_.tag == Tag::kCol;
    case Tag::kTbody:
    case Tag::kTfoot:
    case Tag::kThead:
      clear_to(kTableContext);
      insert_element();
      mode_ = Mode::kInTableBody;
      return false;
    case Tag::kTd:
    case Tag::kTh:
    case Tag::kTr:
      clear_to(kTableContext);
      insert_implied(Tag::kTbody);
      return switch_to(Mode::kInTableBody);
    case Tag::kTable:
      return close_table();
    case Tag::kStyle:
    case Tag::kScript:
    case Tag::kTemplate:
      return in_head();
    case Tag::kInput:
      if (!is_hidden_input()) return table_anything_else();
      insert_void();
      return false;
    case Tag::kForm:
      if (form_ == kNoNode && !open_.contains(Tag::kTemplate)) form_ = insert_void();
      return false;
    default:
      return table_anything_else();
  }
}

bool TreeBuilder::table_anything_else() {
  foster_ = true;
  const bool again = in_body();
  foster_ = false;
  return again;
}

// Text directly in a table goes before it, unless it is all white space.
bool TreeBuilder::in_table_text() {
  if (token_.kind == TokenKind::kText) {
    table_text_.push_back(without_nul(false));
    return false;
  }
  bool spaces = true;
  for (const std::string_view text : table_text_) spaces = spaces && is_space(text);
  foster_ = !spaces;
  for (const std::string_view text : table_text_) {
    if (spaces) {
      insert_text(text);
    } else {
      body_text(text);
    }
  }
  foster_ = false;
  return switch_to(original_mode_);
}

bool TreeBuilder::in_caption() {
  const bool closing = is_start_part() || is_end(Tag::kTable);
  if (closing || is_end(Tag::kCaption)) {
    if (!open_.in_scope(Tag::kCaption, Scope::kTable)) return false;
    generate_implied();
    open_.pop_until(Tag::kCaption);
    formatting_.clear_to_marker();
    mode_ = Mode::kInTable;
    return closing;
  }
  const bool ignored = is_ignored_end() || (token_.kind == TokenKind::kEndTag && (traits_of(token_.tag) & kTablePart));
  return !ignored && in_body();
}

bool TreeBuilder::in_column_group() {
  switch (token_.kind) {
    case TokenKind::kText:
      if (insert_leading_spaces()) return false;
      break;
    case TokenKind::kComment:
      insert_comment();
      return false;
    case TokenKind::kDoctype:
      return false;
    case TokenKind::kEnd:
      return in_body();
    default:
      if (is_start(Tag::kHtml)) return in_body();
      if (token_.tag == Tag::kTemplate) return in_head();
      if (is_end(Tag::kCol)) return false;
      if (is_start(Tag::kCol)) {
        insert_void();
        return false;
      }
  }
  if (!open_.top().is(Tag::kColgroup)) return false;
  open_.pop();
  mode_ = Mode::kInTable;
  return !is_end(Tag::kColgroup);
}

}  // namespace dateline::html
