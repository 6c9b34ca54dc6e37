// Start tags in a body: controls, pictures, frames and what stands inside lines. Reference: WHATWG HTML, 13.2.6.4.7.
#include "base/strings.h"
#include "html/tree_builder.h"

namespace dateline::html {

bool TreeBuilder::start_control() {
  switch (token_.tag) {
    case Tag::kButton:
      if (open_.in_scope(Tag::kButton)) {
        generate_implied();
        open_.pop_until(Tag::kButton);
      }
      reconstruct_formatting();
      insert_element();
      frameset_ok_ = false;
      return true;
    case Tag::kInput:
      start_input();
      return true;
    case Tag::kTextarea:
      skip_newline_ = true;
      frameset_ok_ = false;
      read_text(Content::kRcdata);
      return true;
    case Tag::kSelect:
      if (is_fragment() && options_.context == Tag::kSelect) return true;
      if (open_.in_scope(Tag::kSelect)) {
        open_.pop_until(Tag::kSelect);
        return true;
      }
      reconstruct_formatting();
      insert_element();
      frameset_ok_ = false;
      return true;
    case Tag::kOption:
    case Tag::kOptgroup:
      start_option();
      return true;
    default:
      return false;
  }
}

void TreeBuilder::start_option() {
  if (open_.in_scope(Tag::kSelect)) {
    generate_implied(token_.tag == Tag::kOption ? Tag::kOptgroup : Tag::kNone);
  } else if (open_.top().is(Tag::kOption)) {
    open_.pop();
  }
  reconstruct_formatting();
  insert_element();
}

bool TreeBuilder::is_hidden_input() const {
  for (const Attribute& a : token_.attributes) {
    if (a.name == "type") return equals_ignore_case(a.value, "hidden");
  }
  return false;
}

void TreeBuilder::start_input() {
  if (is_fragment() && options_.context == Tag::kSelect) return;
  if (open_.in_scope(Tag::kSelect)) open_.pop_until(Tag::kSelect);
  reconstruct_formatting();
  insert_void();
  if (!is_hidden_input()) frameset_ok_ = false;
}

bool TreeBuilder::start_media() {
  switch (token_.tag) {
    case Tag::kArea:
    case Tag::kBr:
    case Tag::kEmbed:
    case Tag::kImg:
    case Tag::kKeygen:
    case Tag::kWbr:
      reconstruct_formatting();
      insert_void();
      frameset_ok_ = false;
      return true;
    case Tag::kParam:
    case Tag::kSource:
    case Tag::kTrack:
      insert_void();
      return true;
    case Tag::kApplet:
    case Tag::kMarquee:
    case Tag::kObject:
      reconstruct_formatting();
      insert_element();
      formatting_.push_marker();
      frameset_ok_ = false;
      return true;
    case Tag::kMath:
    case Tag::kSvg:
      reconstruct_formatting();
      insert_element(token_.tag, token_.tag == Tag::kSvg ? Space::kSvg : Space::kMathml);
      if (token_.self_closing) open_.pop();
      return true;
    default:
      return start_raw() || start_inline();
  }
}

bool TreeBuilder::start_raw() {
  switch (token_.tag) {
    case Tag::kXmp:
      close_p();
      reconstruct_formatting();
      frameset_ok_ = false;
      break;
    case Tag::kIframe:
      frameset_ok_ = false;
      break;
    case Tag::kNoembed:
      break;
    case Tag::kNoscript:
      if (options_.scripting) break;
      return false;
    default:
      return false;
  }
  read_text(Content::kRawtext);
  return true;
}

bool TreeBuilder::start_inline() {
  switch (token_.tag) {
    case Tag::kNobr:
      reconstruct_formatting();
      if (open_.in_scope(Tag::kNobr)) adopt(Tag::kNobr);
      start_formatting();
      return true;
    case Tag::kRb:
    case Tag::kRtc:
    case Tag::kRp:
    case Tag::kRt: {
      const bool inner = token_.tag == Tag::kRp || token_.tag == Tag::kRt;
      if (open_.in_scope(Tag::kRuby)) generate_implied(inner ? Tag::kRtc : Tag::kNone);
      insert_element();
      return true;
    }
    default:
      return false;
  }
}

}  // namespace dateline::html
