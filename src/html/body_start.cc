// Start tags in a body: structure and blocks. Reference: WHATWG HTML, 13.2.6.4.7.
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

}  // namespace dateline::html
