// Start tags in a body. Reference: WHATWG HTML, 13.2.6.4.7.
#include "base/strings.h"
#include "html/tree_builder.h"

namespace dateline::html {

bool TreeBuilder::body_start() {
  const uint16_t traits = traits_of(token_.tag);
  if (is_head_content()) {
    in_head();
  } else if (token_.tag == Tag::kA) {
    start_anchor();
  } else if (token_.tag == Tag::kImage) {
    token_.tag = Tag::kImg;
    return true;
  } else if (!start_structure() && !start_block() && !start_control() && !start_media()) {
    if (traits & kFormatting) {
      start_formatting();
    } else {
      reconstruct_formatting();
      insert_element();
    }
  }
  return false;
}

// These return true if the start tag was theirs.
bool TreeBuilder::start_structure() {
  switch (token_.tag) {
    case Tag::kHtml:
      if (!open_.contains(Tag::kTemplate)) document_.add_missing_attributes(open_[0].node, token_.attributes);
      return true;
    case Tag::kBody:
      if (open_.size() < 2 || !open_[1].is(Tag::kBody) || open_.contains(Tag::kTemplate)) return true;
      frameset_ok_ = false;
      document_.add_missing_attributes(open_[1].node, token_.attributes);
      return true;
    case Tag::kFrameset:
      if (open_.size() < 2 || !open_[1].is(Tag::kBody) || !frameset_ok_) return true;
      document_.detach(open_[1].node);
      open_.pop_above(0);
      insert_element();
      mode_ = Mode::kInFrameset;
      return true;
    case Tag::kCaption:
    case Tag::kCol:
    case Tag::kColgroup:
    case Tag::kFrame:
    case Tag::kHead:
    case Tag::kTbody:
    case Tag::kTd:
    case Tag::kTfoot:
    case Tag::kTh:
    case Tag::kThead:
    case Tag::kTr:
      return true;
    default:
      return false;
  }
}

bool TreeBuilder::start_block() {
  const uint16_t traits = traits_of(token_.tag);
  switch (token_.tag) {
    case Tag::kLi:
    case Tag::kDd:
    case Tag::kDt:
      start_list_item();
      return true;
    case Tag::kForm:
      start_form();
      return true;
    case Tag::kPlaintext:
      close_p();
      insert_element();
      tokenizer_.set_content(Content::kPlaintext, Tag::kPlaintext);
      return true;
    case Tag::kTable:
      if (!quirks_) close_p();
      insert_element();
      frameset_ok_ = false;
      mode_ = Mode::kInTable;
      return true;
    case Tag::kHr:
      close_p();
      if (open_.in_scope(Tag::kSelect)) generate_implied();
      insert_void();
      frameset_ok_ = false;
      return true;
    default:
      break;
  }
  if (!(traits & (kBlock | kHeading)) && token_.tag != Tag::kP) return false;
  close_p();
  if ((traits & kHeading) && open_.top().has(kHeading)) open_.pop();
  insert_element();
  if (token_.tag == Tag::kPre || token_.tag == Tag::kListing) {
    skip_newline_ = true;
    frameset_ok_ = false;
  }
  return true;
}

// An li ends the li before it, and a dt or dd the dt or dd, if no other block is open between them.
void TreeBuilder::start_list_item() {
  const bool item = token_.tag == Tag::kLi;
  frameset_ok_ = false;
  for (size_t i = open_.size(); i-- > 0;) {
    const OpenElement e = open_[i];
    if (item ? e.is(Tag::kLi) : e.is(Tag::kDd) || e.is(Tag::kDt)) {
      generate_implied(e.tag);
      open_.pop_until(e.tag);
      break;
    }
    if (e.is_special() && !e.is(Tag::kAddress) && !e.is(Tag::kDiv) && !e.is(Tag::kP)) break;
  }
  close_p();
  insert_element();
}

void TreeBuilder::start_form() {
  const bool in_template = open_.contains(Tag::kTemplate);
  if (form_ != kNoNode && !in_template) return;
  close_p();
  const NodeId form = insert_element();
  if (!in_template) form_ = form;
}

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
      if (open_.in_scope(Tag::kSelect)) {
        generate_implied(token_.tag == Tag::kOption ? Tag::kOptgroup : Tag::kNone);
      } else if (open_.top().is(Tag::kOption)) {
        open_.pop();
      }
      reconstruct_formatting();
      insert_element();
      return true;
    default:
      return false;
  }
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
