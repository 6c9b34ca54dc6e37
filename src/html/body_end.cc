// End tags in a body. Reference: WHATWG HTML, 13.2.6.4.7.
#include "html/tree_builder.h"

namespace dateline::html {

bool TreeBuilder::body_end() {
  switch (token_.tag) {
    case Tag::kTemplate:
      end_template();
      return false;
    case Tag::kBody:
    case Tag::kHtml:
      if (!open_.in_scope(Tag::kBody)) return false;
      mode_ = Mode::kAfterBody;
      return token_.tag == Tag::kHtml;
    case Tag::kBr:
      reconstruct_formatting();
      insert_implied(Tag::kBr);
      open_.pop();
      frameset_ok_ = false;
      return false;
    case Tag::kP:
      if (!open_.in_scope(Tag::kP, Scope::kButton)) insert_implied(Tag::kP);
      close_p();
      return false;
    case Tag::kForm:
      end_form();
      return false;
    default:
      end_content();
      return false;
  }
}

void TreeBuilder::end_content() {
  const uint16_t traits = traits_of(token_.tag);
  switch (token_.tag) {
    case Tag::kLi:
    case Tag::kDd:
    case Tag::kDt:
      if (!open_.in_scope(token_.tag, token_.tag == Tag::kLi ? Scope::kListItem : Scope::kDefault)) return;
      generate_implied(token_.tag);
      open_.pop_until(token_.tag);
      return;
    case Tag::kApplet:
    case Tag::kMarquee:
    case Tag::kObject:
      if (end_block()) formatting_.clear_to_marker();
      return;
    case Tag::kButton:
    case Tag::kSelect:
      end_block();
      return;
    default:
      break;
  }
  if (traits & kHeading) {
    end_heading();
  } else if (traits & kFormatting) {
    adopt(token_.tag);
  } else if (traits & kBlock) {
    end_block();
  } else {
    end_other();
  }
}

// True if there was one to close.
bool TreeBuilder::end_block() {
  if (!open_.in_scope(token_.tag)) return false;
  generate_implied();
  open_.pop_until(token_.tag);
  return true;
}

// Any heading's end tag closes any heading.
void TreeBuilder::end_heading() {
  if (!open_.any_in_scope(kHeading)) return;
  generate_implied();
  while (!open_.top().has(kHeading)) open_.pop();
  open_.pop();
}

void TreeBuilder::end_form() {
  if (open_.contains(Tag::kTemplate)) {
    end_block();
    return;
  }
  const NodeId form = form_;
  form_ = kNoNode;
  if (form == kNoNode || !open_.node_in_scope(form)) return;
  generate_implied();
  open_.remove(open_.find(form));
}

void TreeBuilder::end_other() {
  for (size_t i = open_.size(); i-- > 1;) {
    if (open_[i].is(token_.tag)) {
      generate_implied(token_.tag);
      open_.pop_above(i);
      open_.pop();
      return;
    }
    if (open_[i].is_special()) return;
  }
}

}  // namespace dateline::html
