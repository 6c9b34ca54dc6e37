// Templates and frames. Reference: WHATWG HTML, 13.2.6.4.18, 13.2.6.4.20, 13.2.6.4.21 and 13.2.6.4.23.
#include "html/tree_builder.h"

namespace dateline::html {
namespace {

// The mode that the first start tag in a template calls for.
Mode template_mode(Tag tag) {
  switch (tag) {
    case Tag::kCaption:
    case Tag::kColgroup:
    case Tag::kTbody:
    case Tag::kTfoot:
    case Tag::kThead:
      return Mode::kInTable;
    case Tag::kCol:
      return Mode::kInColumnGroup;
    case Tag::kTr:
      return Mode::kInTableBody;
    case Tag::kTd:
    case Tag::kTh:
      return Mode::kInRow;
    default:
      return Mode::kInBody;
  }
}

}  // namespace

bool TreeBuilder::in_template() {
  switch (token_.kind) {
    case TokenKind::kStartTag:
      if (is_head_content()) return in_head();
      template_modes_.back() = template_mode(token_.tag);
      return switch_to(template_modes_.back());
    case TokenKind::kEndTag:
      if (token_.tag == Tag::kTemplate) end_template();
      return false;
    case TokenKind::kEnd:
      if (open_.contains(Tag::kTemplate)) {
        leave_template();
        return true;
      }
      stopped_ = true;
      return false;
    default:
      return in_body();
  }
}

bool TreeBuilder::in_frameset() {
  switch (token_.kind) {
    case TokenKind::kText:
      insert_spaces_only();
      return false;
    case TokenKind::kComment:
      insert_comment();
      return false;
    case TokenKind::kDoctype:
      return false;
    case TokenKind::kEnd:
      stopped_ = true;
      return false;
    case TokenKind::kEndTag:
      if (token_.tag != Tag::kFrameset || open_.size() == 1) return false;
      open_.pop();
      if (!is_fragment() && !open_.top().is(Tag::kFrameset)) mode_ = Mode::kAfterFrameset;
      return false;
    case TokenKind::kStartTag:
      break;
  }
  if (token_.tag == Tag::kHtml) return in_body();
  if (token_.tag == Tag::kNoframes) return in_head();
  if (token_.tag == Tag::kFrameset) insert_element();
  if (token_.tag == Tag::kFrame) insert_void();
  return false;
}

bool TreeBuilder::after_frameset() {
  switch (token_.kind) {
    case TokenKind::kText:
      insert_spaces_only();
      return false;
    case TokenKind::kComment:
      insert_comment();
      return false;
    case TokenKind::kEnd:
      stopped_ = true;
      return false;
    default:
      if (is_start(Tag::kHtml)) return in_body();
      if (is_start(Tag::kNoframes)) return in_head();
      if (is_end(Tag::kHtml)) mode_ = Mode::kAfterAfterFrameset;
      return false;
  }
}

bool TreeBuilder::after_after_frameset() {
  switch (token_.kind) {
    case TokenKind::kText:
      insert_spaces_only();
      return false;
    case TokenKind::kComment:
      insert_comment_in(kRoot);
      return false;
    case TokenKind::kEnd:
      stopped_ = true;
      return false;
    default:
      if (is_start(Tag::kHtml)) return in_body();
      if (is_start(Tag::kNoframes)) return in_head();
      return false;
  }
}

}  // namespace dateline::html
