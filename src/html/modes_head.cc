// The head, templates' ends, and what stands before the body. Reference: WHATWG HTML, 13.2.6.4.4 to 13.2.6.4.6.
#include "html/tree_builder.h"

namespace dateline::html {

bool TreeBuilder::in_head() {
  switch (token_.kind) {
    case TokenKind::kDoctype:
      return false;
    case TokenKind::kComment:
      insert_comment();
      return false;
    case TokenKind::kText:
      if (insert_leading_spaces()) return false;
      break;
    case TokenKind::kStartTag:
      if (token_.tag == Tag::kHtml) return in_body();
      if (token_.tag == Tag::kHead) return false;
      if (in_head_start()) return false;
      break;
    case TokenKind::kEndTag:
      if (token_.tag == Tag::kTemplate) {
        end_template();
        return false;
      }
      if (!is_opening_end()) return false;
      break;
    case TokenKind::kEnd:
      break;
  }
  open_.pop();
  mode_ = Mode::kAfterHead;
  return !is_end(Tag::kHead);
}

// True if the start tag belongs here.
bool TreeBuilder::in_head_start() {
  switch (token_.tag) {
    case Tag::kBase:
    case Tag::kBasefont:
    case Tag::kBgsound:
    case Tag::kLink:
    case Tag::kMeta:
      insert_void();
      return true;
    case Tag::kTitle:
      read_text(Content::kRcdata);
      return true;
    case Tag::kNoscript:
      if (options_.scripting) {
        read_text(Content::kRawtext);
      } else {
        insert_element();
        mode_ = Mode::kInHeadNoscript;
      }
      return true;
    case Tag::kNoframes:
    case Tag::kStyle:
      read_text(Content::kRawtext);
      return true;
    case Tag::kScript:
      read_text(Content::kScript);
      return true;
    case Tag::kTemplate:
      insert_element();
      formatting_.push_marker();
      frameset_ok_ = false;
      mode_ = Mode::kInTemplate;
      template_modes_.push_back(Mode::kInTemplate);
      return true;
    default:
      return false;
  }
}

void TreeBuilder::end_template() {
  if (!open_.contains(Tag::kTemplate)) return;
  while (open_.top().has(kImpliedThoroughly)) open_.pop();
  leave_template();
}

void TreeBuilder::leave_template() {
  open_.pop_until(Tag::kTemplate);
  formatting_.clear_to_marker();
  template_modes_.pop_back();
  reset_mode();
}

bool TreeBuilder::in_head_noscript() {
  switch (token_.kind) {
    case TokenKind::kDoctype:
      return false;
    case TokenKind::kComment:
      insert_comment();
      return false;
    case TokenKind::kText:
      if (insert_leading_spaces()) return false;
      break;
    case TokenKind::kStartTag:
      if (token_.tag == Tag::kHtml) return in_body();
      if (token_.tag == Tag::kHead || token_.tag == Tag::kNoscript) return false;
      if (is_head_content() &&
          !token_is(TokenKind::kStartTag, {Tag::kBase, Tag::kScript, Tag::kTemplate, Tag::kTitle})) {
        return in_head();
      }
      break;
    case TokenKind::kEndTag:
      if (token_.tag != Tag::kNoscript && token_.tag != Tag::kBr) return false;
      break;
    case TokenKind::kEnd:
      break;
  }
  open_.pop();
  mode_ = Mode::kInHead;
  return !is_end(Tag::kNoscript);
}

bool TreeBuilder::after_head() {
  switch (token_.kind) {
    case TokenKind::kDoctype:
      return false;
    case TokenKind::kComment:
      insert_comment();
      return false;
    case TokenKind::kText:
      if (insert_leading_spaces()) return false;
      break;
    case TokenKind::kStartTag:
      if (after_head_start()) return false;
      break;
    case TokenKind::kEndTag:
      if (token_.tag == Tag::kTemplate) return in_head();
      if (!is_opening_end() || token_.tag == Tag::kHead) return false;
      break;
    case TokenKind::kEnd:
      break;
  }
  insert_implied(Tag::kBody);
  return switch_to(Mode::kInBody);
}

// True if nothing is left to do.
bool TreeBuilder::after_head_start() {
  switch (token_.tag) {
    case Tag::kHtml:
      in_body();
      return true;
    case Tag::kBody:
      insert_element();
      frameset_ok_ = false;
      mode_ = Mode::kInBody;
      return true;
    case Tag::kFrameset:
      insert_element();
      mode_ = Mode::kInFrameset;
      return true;
    case Tag::kHead:
      return true;
    default:
      break;
  }
  if (!is_head_content()) return false;
  open_.push(head_);
  in_head();
  const size_t head = open_.find(head_);
  if (head != OpenElements::kNotFound) open_.remove(head);
  return true;
}

}  // namespace dateline::html
