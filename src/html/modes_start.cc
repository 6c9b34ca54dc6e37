// The insertion modes up to the head, and that of mere text. Reference: WHATWG HTML, 13.2.6.4.1 to 13.2.6.4.3 and
// 13.2.6.4.8.
#include "html/quirks.h"
#include "html/tree_builder.h"

namespace dateline::html {

bool TreeBuilder::switch_to(Mode mode) {
  mode_ = mode;
  return true;
}

// End tags that, before the body, do as if head and body had been opened; others are ignored there.
bool TreeBuilder::is_opening_end() const {
  return token_is(TokenKind::kEndTag, {Tag::kHead, Tag::kBody, Tag::kHtml, Tag::kBr});
}

// Start tags that belong into a head, wherever they stand.
bool TreeBuilder::is_head_content() const {
  return token_is(TokenKind::kStartTag, {Tag::kBase, Tag::kBasefont, Tag::kBgsound, Tag::kLink, Tag::kMeta,
                                         Tag::kNoframes, Tag::kScript, Tag::kStyle, Tag::kTemplate, Tag::kTitle});
}

bool TreeBuilder::initial() {
  if (token_.kind == TokenKind::kText && drop_leading_spaces()) return false;
  if (token_.kind == TokenKind::kComment) {
    insert_comment_in(kRoot);
    return false;
  }
  mode_ = Mode::kBeforeHtml;
  quirks_ = token_.kind != TokenKind::kDoctype || is_quirky(token_);
  if (token_.kind != TokenKind::kDoctype) return true;
  document_.insert(document_.add(NodeKind::kDoctype, token_.text), kRoot);
  document_.public_id = token_.public_id;
  document_.system_id = token_.system_id;
  document_.has_public = token_.has_public;
  document_.has_system = token_.has_system;
  return false;
}

bool TreeBuilder::before_html() {
  switch (token_.kind) {
    case TokenKind::kDoctype:
      return false;
    case TokenKind::kComment:
      insert_comment_in(kRoot);
      return false;
    case TokenKind::kText:
      if (drop_leading_spaces()) return false;
      break;
    case TokenKind::kEndTag:
      if (!is_opening_end()) return false;
      break;
    default:
      break;
  }
  mode_ = Mode::kBeforeHead;
  if (is_start(Tag::kHtml)) {
    insert_element();
    return false;
  }
  insert_implied(Tag::kHtml);
  return true;
}

bool TreeBuilder::before_head() {
  switch (token_.kind) {
    case TokenKind::kDoctype:
      return false;
    case TokenKind::kComment:
      insert_comment();
      return false;
    case TokenKind::kText:
      if (drop_leading_spaces()) return false;
      break;
    case TokenKind::kEndTag:
      if (!is_opening_end()) return false;
      break;
    default:
      break;
  }
  if (is_start(Tag::kHtml)) return in_body();
  mode_ = Mode::kInHead;
  head_ = is_start(Tag::kHead) ? insert_element() : insert_implied(Tag::kHead);
  return !is_start(Tag::kHead);
}

// The content of an element that holds nothing but text.
bool TreeBuilder::text() {
  if (token_.kind == TokenKind::kText) {
    insert_text(token_.text);
    return false;
  }
  open_.pop();
  mode_ = original_mode_;
  return token_.kind == TokenKind::kEnd;
}

}  // namespace dateline::html
