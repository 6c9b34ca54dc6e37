// SVG and MathML inside a page. Reference: WHATWG HTML, 13.2.6 (the dispatcher) and 13.2.6.5.
#include "base/strings.h"
#include "html/tree_builder.h"

namespace dateline::html {
namespace {

bool is_text_point(const OpenElement& e) {
  if (e.space != Space::kMathml) return false;
  return e.tag == Tag::kMi || e.tag == Tag::kMo || e.tag == Tag::kMn || e.tag == Tag::kMs || e.tag == Tag::kMtext;
}

// HTML start tags that end any SVG and MathML around them.
bool is_html_only(Tag tag) {
  switch (tag) {
    case Tag::kB:
    case Tag::kBig:
    case Tag::kBlockquote:
    case Tag::kBody:
    case Tag::kBr:
    case Tag::kCenter:
    case Tag::kCode:
    case Tag::kDd:
    case Tag::kDiv:
    case Tag::kDl:
    case Tag::kDt:
    case Tag::kEm:
    case Tag::kEmbed:
    case Tag::kHead:
    case Tag::kHr:
    case Tag::kI:
    case Tag::kImg:
    case Tag::kLi:
    case Tag::kListing:
    case Tag::kMenu:
    case Tag::kMeta:
    case Tag::kNobr:
    case Tag::kOl:
    case Tag::kP:
    case Tag::kPre:
    case Tag::kRuby:
    case Tag::kS:
    case Tag::kSmall:
    case Tag::kSpan:
    case Tag::kStrong:
    case Tag::kStrike:
    case Tag::kSub:
    case Tag::kSup:
    case Tag::kTable:
    case Tag::kTt:
    case Tag::kU:
    case Tag::kUl:
    case Tag::kVar:
      return true;
    default:
      return (traits_of(tag) & kHeading) != 0;
  }
}

}  // namespace

bool TreeBuilder::is_html_point(const OpenElement& e) const {
  if (e.space == Space::kSvg) return e.tag == Tag::kForeignObject || e.tag == Tag::kDesc || e.tag == Tag::kTitle;
  if (e.space != Space::kMathml || e.tag != Tag::kAnnotationXml || e.node == kNoNode) return false;
  const Attribute* encoding = document_.find_attribute(e.node, "encoding");
  return encoding && (equals_ignore_case(encoding->value, "text/html") ||
                      equals_ignore_case(encoding->value, "application/xhtml+xml"));
}

bool TreeBuilder::uses_foreign_rules() const {
  if (open_.size() == 0) return false;
  const OpenElement top = adjusted_top();
  if (top.space == Space::kHtml || token_.kind == TokenKind::kEnd) return false;
  const bool start = token_.kind == TokenKind::kStartTag;
  const bool text = token_.kind == TokenKind::kText;
  if (is_text_point(top) && (text || (start && token_.tag != Tag::kMglyph && token_.tag != Tag::kMalignmark)))
    return false;
  if (top.space == Space::kMathml && top.tag == Tag::kAnnotationXml && is_start(Tag::kSvg)) return false;
  return !(is_html_point(top) && (start || text));
}

bool TreeBuilder::foreign() {
  switch (token_.kind) {
    case TokenKind::kText: {
      if (frameset_ok_ && !is_space(without_nul(false))) frameset_ok_ = false;
      insert_text(without_nul(true));
      return false;
    }
    case TokenKind::kComment:
      insert_comment();
      return false;
    case TokenKind::kStartTag:
      if (breaks_out()) return leave_foreign();
      insert_element(token_.tag, adjusted_top().space);
      if (token_.self_closing) open_.pop();
      return false;
    case TokenKind::kEndTag:
      if (token_.tag == Tag::kBr || token_.tag == Tag::kP) return leave_foreign();
      return foreign_end();
    default:
      return false;
  }
}

bool TreeBuilder::breaks_out() const {
  if (token_.tag != Tag::kFont) return is_html_only(token_.tag);
  for (const Attribute& a : token_.attributes) {
    if (a.name == "color" || a.name == "face" || a.name == "size") return true;
  }
  return false;
}

bool TreeBuilder::leave_foreign() {
  while (open_.top().space != Space::kHtml && !is_text_point(open_.top()) && !is_html_point(open_.top())) open_.pop();
  return process_in(mode_);
}

bool TreeBuilder::foreign_end() {
  for (size_t i = open_.size(); i-- > 1;) {
    if (open_[i].space == Space::kHtml) return process_in(mode_);
    if (open_[i].tag == token_.tag) {
      open_.pop_above(i);
      open_.pop();
      return false;
    }
  }
  return false;
}

}  // namespace dateline::html
