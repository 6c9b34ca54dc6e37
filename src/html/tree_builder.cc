// Problem: the tree of a page is what two dozen insertion modes make of its tokens, and pages are hostile: a million
// open tags, formatting that is reopened in every paragraph, tables inside tables.
// Obvious way: objects and pointers, recursion, and lists without bounds.
// Idea: nodes are numbers in flat arrays; the stack of open elements never grows past the depth limit (tags that lie
// deeper are dropped before any mode sees them), so all searches in it cost constant time and the whole is linear.
// Reference: WHATWG HTML, 13.2.6 (tree construction).
#include "html/tree_builder.h"

namespace dateline::html {

ParseOutcome TreeBuilder::run(std::string_view source) {
  document_.reset();
  tokenizer_.start(source);
  if (is_fragment()) begin_fragment();
  while (!stopped_) {
    tokenizer_.allow_cdata(open_.size() > 0 && adjusted_top().space != Space::kHtml);
    tokenizer_.next(token_);
    if (skips_newline()) continue;
    if (token_.kind == TokenKind::kStartTag && ++start_tags_ > options_.max_start_tags)
      return ParseOutcome::kTooManyTags;
    if (is_beyond_depth()) continue;
    while (process()) {
    }
    if (document_.size() > options_.max_nodes) return ParseOutcome::kTooManyNodes;
  }
  return ParseOutcome::kDone;
}

// A line feed right behind the start tag of pre, listing or textarea is no content.
bool TreeBuilder::skips_newline() {
  const bool skip = skip_newline_ && token_.kind == TokenKind::kText && token_.text.starts_with('\n');
  skip_newline_ = false;
  if (skip) token_.text.remove_prefix(1);
  return skip && token_.text.empty();
}

bool TreeBuilder::process() { return uses_foreign_rules() ? foreign() : process_in(mode_); }

bool TreeBuilder::process_in(Mode mode) {
  using Rules = bool (TreeBuilder::*)();
  static constexpr Rules kRules[] = {
      &TreeBuilder::initial,
      &TreeBuilder::before_html,
      &TreeBuilder::before_head,
      &TreeBuilder::in_head,
      &TreeBuilder::in_head_noscript,
      &TreeBuilder::after_head,
      &TreeBuilder::in_body,
      &TreeBuilder::text,
      &TreeBuilder::in_table,
      &TreeBuilder::in_table_text,
      &TreeBuilder::in_caption,
      &TreeBuilder::in_column_group,
      &TreeBuilder::in_table_body,
      &TreeBuilder::in_row,
      &TreeBuilder::in_cell,
      &TreeBuilder::in_template,
      &TreeBuilder::after_body,
      &TreeBuilder::in_frameset,
      &TreeBuilder::after_frameset,
      &TreeBuilder::after_after_body,
      &TreeBuilder::after_after_frameset,
  };
  return (this->*kRules[static_cast<size_t>(mode)])();
}

// Whether the start tag in hand closes the current node, so that it adds no depth.
bool TreeBuilder::closes_top() const {
  const OpenElement& top = open_.top();
  const uint16_t traits = traits_of(token_.tag);
  auto is_one_of = [this](Tag a, Tag b) { return token_.tag == a || token_.tag == b; };
  if (top.is(Tag::kP)) return (traits & (kBlock | kHeading)) || is_one_of(Tag::kP, Tag::kLi);
  if (top.is(Tag::kLi)) return token_.tag == Tag::kLi;
  if (top.is(Tag::kDd) || top.is(Tag::kDt)) return is_one_of(Tag::kDd, Tag::kDt);
  if (top.is(Tag::kOption)) return is_one_of(Tag::kOption, Tag::kOptgroup);
  return top.has(kTablePart) && (traits & kTablePart);
}

// Drops the tags of elements that would lie deeper than the limit, and their end tags as far as counting can tell.
// Elements whose end tags may be left out are not counted.
bool TreeBuilder::is_beyond_depth() {
  constexpr uint16_t kOmissible = kImpliedThoroughly | kTablePart;
  const uint16_t traits = traits_of(token_.tag);
  if (token_.kind == TokenKind::kEndTag) {
    if (skipped_ == 0 || mode_ == Mode::kText) return false;
    if (!(traits & kOmissible)) --skipped_;
    return true;
  }
  if (token_.kind != TokenKind::kStartTag || (open_.size() < max_open() && skipped_ == 0)) return false;
  if ((traits & (kVoid | kRaw)) && adjusted_top().space == Space::kHtml) return false;
  if (skipped_ == 0 && closes_top()) return false;
  if (!(traits & kOmissible) && !token_.self_closing) ++skipped_;
  return true;
}

OpenElement TreeBuilder::adjusted_top() const {
  if (is_fragment() && open_.size() == 1) return {kNoNode, options_.context, options_.context_space};
  return open_.top();
}

void TreeBuilder::begin_fragment() {
  const Tag context = options_.context_space == Space::kHtml ? options_.context : Tag::kNone;
  insert_implied(Tag::kHtml);
  // No end tag closes the context.
  if (context == Tag::kTitle || context == Tag::kTextarea) {
    tokenizer_.set_content(Content::kRcdata, Tag::kNone);
  } else if (context == Tag::kScript) {
    tokenizer_.set_content(Content::kScript, Tag::kNone);
  } else if (context == Tag::kPlaintext) {
    tokenizer_.set_content(Content::kPlaintext, Tag::kNone);
  } else if ((traits_of(context) & kRaw) || (context == Tag::kNoscript && options_.scripting)) {
    tokenizer_.set_content(Content::kRawtext, Tag::kNone);
  }
  if (context == Tag::kTemplate) template_modes_.push_back(Mode::kInTemplate);
  if (context == Tag::kForm) form_ = kRoot;  // a form that is not open
  reset_mode();
}

namespace {

// The mode that an open element calls for; kInitial: none in particular.
Mode mode_of(Tag tag) {
  switch (tag) {
    case Tag::kTr:
      return Mode::kInRow;
    case Tag::kTbody:
    case Tag::kThead:
    case Tag::kTfoot:
      return Mode::kInTableBody;
    case Tag::kCaption:
      return Mode::kInCaption;
    case Tag::kColgroup:
      return Mode::kInColumnGroup;
    case Tag::kTable:
      return Mode::kInTable;
    case Tag::kBody:
      return Mode::kInBody;
    case Tag::kFrameset:
      return Mode::kInFrameset;
    default:
      return Mode::kInitial;
  }
}

}  // namespace

void TreeBuilder::reset_mode() {
  for (size_t i = open_.size(); i-- > 0;) {
    const bool last = i == 0;
    const OpenElement e =
        last && is_fragment() ? OpenElement{kNoNode, options_.context, options_.context_space} : open_[i];
    if (e.space == Space::kHtml) {
      if (e.tag == Tag::kTemplate) {
        mode_ = template_modes_.back();
      } else if (!last && (e.tag == Tag::kTd || e.tag == Tag::kTh)) {
        mode_ = Mode::kInCell;
      } else if (!last && e.tag == Tag::kHead) {
        mode_ = Mode::kInHead;
      } else if (e.tag == Tag::kHtml) {
        mode_ = head_ == kNoNode ? Mode::kBeforeHead : Mode::kAfterHead;
      } else {
        mode_ = mode_of(e.tag);
        if (mode_ == Mode::kInitial) continue;
      }
      return;
    }
  }
  mode_ = Mode::kInBody;
}

}  // namespace dateline::html
