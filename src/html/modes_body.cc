// The body, and what follows it. Reference: WHATWG HTML, 13.2.6.4.7, 13.2.6.4.19 and 13.2.6.4.22.
#include "html/tree_builder.h"

namespace dateline::html {

bool TreeBuilder::in_body() {
  switch (token_.kind) {
    case TokenKind::kDoctype:
      return false;
    case TokenKind::kComment:
      insert_comment();
      return false;
    case TokenKind::kText:
      body_text(without_nul(false));
      return false;
    case TokenKind::kStartTag:
      return body_start();
    case TokenKind::kEndTag:
      return body_end();
    case TokenKind::kEnd:
      break;
  }
  if (!template_modes_.empty()) return in_template();
  stopped_ = true;
  return false;
}

void TreeBuilder::body_text(std::string_view text) {
  if (text.empty()) return;
  reconstruct_formatting();
  insert_text(text);
  if (frameset_ok_ && !is_space(text)) frameset_ok_ = false;
}

bool TreeBuilder::after_body() {
  switch (token_.kind) {
    case TokenKind::kDoctype:
      return false;
    case TokenKind::kComment:
      insert_comment_in(open_[0].node);
      return false;
    case TokenKind::kEnd:
      stopped_ = true;
      return false;
    case TokenKind::kText:
      if (is_space(token_.text)) return in_body();
      break;
    default:
      if (is_start(Tag::kHtml)) return in_body();
      if (!is_end(Tag::kHtml)) break;
      if (!is_fragment()) mode_ = Mode::kAfterAfterBody;
      return false;
  }
  return switch_to(Mode::kInBody);
}

bool TreeBuilder::after_after_body() {
  switch (token_.kind) {
    case TokenKind::kDoctype:
      return false;
    case TokenKind::kComment:
      insert_comment_in(kRoot);
      return false;
    case TokenKind::kEnd:
      stopped_ = true;
      return false;
    case TokenKind::kText:
      if (is_space(token_.text)) return in_body();
      break;
    default:
      if (is_start(Tag::kHtml)) return in_body();
  }
  return switch_to(Mode::kInBody);
}

}  // namespace dateline::html
