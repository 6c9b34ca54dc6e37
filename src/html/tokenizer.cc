// Problem: nine tenths of a news page's bytes are markup, script and style that nobody reads, and the standard's
// tokeniser looks at each of them in one of eighty states.
// Obvious way: write the eighty states down, a character at a time, and append to strings.
// Idea: each construct is found whole by searching for the bytes that end it, and kept as a slice of the source; only
// slices that hold a reference, a carriage return or U+0000 are rewritten. The states remain as places in the code.
#include "html/tokenizer.h"

#include "html/char_class.h"
#include "html/text_decode.h"

namespace dateline::html {
namespace {

std::string_view slice(const char* from, const char* to) { return {from, static_cast<size_t>(to - from)}; }

// Whether `<` at `at` begins a tag, a comment or the like. Otherwise it is text.
bool starts_markup(const char* at, const char* end) {
  if (end - at < 2 || *at != '<') return false;
  const char next = at[1];
  return is(next, kLetter) || next == '!' || next == '?' || (next == '/' && end - at > 2);
}

const char* find_dash_or_open(const char* from, const char* end) {
  while (from < end && *from != '<' && *from != '-') ++from;
  return from;
}

bool begins_with(const char* at, const char* end, std::string_view lowered) {
  if (static_cast<size_t>(end - at) < lowered.size()) return false;
  for (size_t i = 0; i < lowered.size(); ++i) {
    if (to_lower(at[i]) != lowered[i]) return false;
  }
  return true;
}

}  // namespace

void Tokenizer::start(std::string_view source) {
  at_ = source.data();
  end_ = at_ + source.size();
  set_content(Content::kData, Tag::kNone);
  cdata_allowed_ = false;
}

void Tokenizer::set_content(Content content, Tag closing_tag) {
  content_ = content;
  closing_tag_ = closing_tag;
}

void Tokenizer::next(Token& token) {
  token.attributes.clear();
  while (at_ < end_) {
    bool found = false;
    if (content_ == Content::kData) {
      found = starts_markup(at_, end_) ? markup(token) : next_text(token);
    } else if (content_ == Content::kCdata) {
      found = cdata(token);
    } else {
      found = raw_text(token);
    }
    if (found) return;
  }
  token.kind = TokenKind::kEnd;
}

bool Tokenizer::text_token(Token& token, const char* from, const char* to, bool references, bool keep_nul) {
  token.kind = TokenKind::kText;
  token.text = decode_text(slice(from, to), {.references = references, .keep_nul = keep_nul}, arena_);
  token.may_hold_nul = keep_nul && find_char(from, to, '\0') != to;
  return true;
}

bool Tokenizer::next_text(Token& token) {
  const char* from = at_;
  bool plain = true;
  for (;; ++at_) {
    at_ = find_class(at_, end_, kEndsPlainText);
    if (at_ == end_ || starts_markup(at_, end_)) break;
    if (*at_ != '<') plain = false;
  }
  if (!plain) return text_token(token, from, at_, true, true);
  token.kind = TokenKind::kText;
  token.may_hold_nul = false;
  token.text = slice(from, at_);
  return true;
}

bool Tokenizer::markup(Token& token) {
  const char next = at_[1];
  if (is(next, kLetter)) {
    token.kind = TokenKind::kStartTag;
    return tag(token, at_ + 1);
  }
  if (next == '!') return markup_declaration(token);
  if (next == '?') {
    bogus_comment(token, at_ + 1);
    return true;
  }
  if (is(at_[2], kLetter)) {
    token.kind = TokenKind::kEndTag;
    return tag(token, at_ + 2);
  }
  if (at_[2] == '>') {
    at_ += 3;
    return false;
  }
  bogus_comment(token, at_ + 2);
  return true;
}

bool Tokenizer::markup_declaration(Token& token) {
  const char* from = at_ + 2;
  if (begins_with(from, end_, "--")) {
    comment(token);
  } else if (begins_with(from, end_, "doctype")) {
    doctype(token, from + 7);
  } else if (cdata_allowed_ && slice(from, end_).starts_with("[CDATA[")) {
    at_ = from + 7;
    content_ = Content::kCdata;
    return false;
  } else {
    bogus_comment(token, from);
  }
  return true;
}

void Tokenizer::bogus_comment(Token& token, const char* from) {
  const char* to = find_char(from, end_, '>');
  token.kind = TokenKind::kComment;
  token.text = decode_text(slice(from, to), {.references = false}, arena_);
  at_ = to == end_ ? end_ : to + 1;
}

void Tokenizer::comment(Token& token) {
  const char* from = at_ + 4;
  std::string_view text;
  const char* close = from;
  for (;; ++close) {
    close = find_char(close, end_, '>');
    text = slice(from, close);
    if (close == end_ || text.empty() || text == "-" || text.ends_with("--") || text.ends_with("--!")) break;
  }
  at_ = close == end_ ? end_ : close + 1;
  if (text == "-") {
    text = {};
  } else if (text.ends_with("--!")) {
    text.remove_suffix(3);
  } else if (text.ends_with("--")) {
    text.remove_suffix(2);
  } else if (close == end_ && text.ends_with("-")) {
    text.remove_suffix(1);
  }
  token.kind = TokenKind::kComment;
  token.text = decode_text(text, {.references = false}, arena_);
}

// Reads a tag whose name begins at `name`. False at the end of the source: an unfinished tag is nothing.
bool Tokenizer::tag(Token& token, const char* name) {
  at_ = find_class(name, end_, kEndsTagName);
  token.tag = names_.intern(slice(name, at_), arena_);
  token.self_closing = false;
  seen_names_ = 0;
  while (at_ < end_) {
    at_ = skip_class(at_, end_, kSpace);
    if (at_ == end_) break;
    if (*at_ == '>') {
      ++at_;
      return true;
    }
    if (*at_ == '/') {
      ++at_;
      if (at_ < end_ && *at_ == '>') {
        ++at_;
        token.self_closing = true;
        return true;
      }
    } else if (!attribute(token)) {
      break;
    }
  }
  at_ = end_;
  return false;
}

// Reads a name and, if there is one, its value. False at the end of the source.
bool Tokenizer::attribute(Token& token) {
  const char* name = at_;
  at_ = find_class(at_ + 1, end_, kEndsAttribute);  // a leading '=' is part of the name
  Attribute attribute{attribute_name(name, at_), {}};
  const char* next = skip_class(at_, end_, kSpace);
  if (next < end_ && *next == '=') {
    at_ = skip_class(next + 1, end_, kSpace);
    if (at_ == end_) return false;
    if (*at_ != '>') attribute.value = attribute_value();
  } else {
    at_ = next;
  }
  if (at_ == end_) return false;
  if (token.kind == TokenKind::kStartTag) add_attribute(token, attribute);
  return true;
}

std::string_view Tokenizer::attribute_name(const char* from, const char* to) {
  if (find_class(from, to, kChangesName) == to) return slice(from, to);
  char* text = arena_.take(static_cast<size_t>(to - from));
  for (const char* c = from; c < to; ++c) text[c - from] = to_lower(*c);
  return decode_text({text, static_cast<size_t>(to - from)}, {.references = false}, arena_);
}

std::string_view Tokenizer::attribute_value() {
  const bool quoted = *at_ == '"' || *at_ == '\'';
  const char* from = quoted ? at_ + 1 : at_;
  const char* to = quoted ? find_char(from, end_, *at_) : find_class(from, end_, kEndsUnquoted);
  at_ = quoted && to < end_ ? to + 1 : to;
  return decode_text(slice(from, to), {.in_attribute = true}, arena_);
}

void Tokenizer::add_attribute(Token& token, Attribute attribute) {
  if (token.attributes.size() == kMaxAttributes) return;
  const auto hash = static_cast<uint8_t>(attribute.name.front()) + 7u * static_cast<uint8_t>(attribute.name.back()) +
                    13u * static_cast<unsigned>(attribute.name.size());
  const uint64_t bit = uint64_t{1} << (hash % 64);
  if (seen_names_ & bit) {
    for (const Attribute& other : token.attributes) {
      if (other.name == attribute.name) return;
    }
  }
  seen_names_ |= bit;
  token.attributes.push_back(attribute);
}

bool Tokenizer::raw_text(Token& token) {
  const char* to = content_ == Content::kPlaintext ? end_
                   : content_ == Content::kScript  ? script_end(at_)
                                                   : raw_end(at_);
  if (to == at_) {  // at the end tag
    content_ = Content::kData;
    return markup(token);
  }
  const char* from = at_;
  at_ = to;
  return text_token(token, from, to, content_ == Content::kRcdata, false);
}

bool Tokenizer::cdata(Token& token) {
  const char* from = at_;
  const std::string_view rest = slice(at_, end_);
  const size_t close = rest.find("]]>");
  const char* to = close == std::string_view::npos ? end_ : at_ + close;
  at_ = to == end_ ? end_ : to + 3;
  content_ = Content::kData;
  return to != from && text_token(token, from, to, false, true);
}

// Whether the end tag of the element in hand begins at `at`.
bool Tokenizer::closes_raw(const char* at) const {
  const std::string_view name = names_.name(closing_tag_);
  if (end_ - at < 2 || at[1] != '/' || name.empty() || !begins_with(at + 2, end_, name)) return false;
  const char* behind = at + 2 + name.size();
  return behind < end_ && is(*behind, kEndsTagName);
}

const char* Tokenizer::raw_end(const char* from) const {
  for (;; ++from) {
    from = find_char(from, end_, '<');
    if (from == end_ || closes_raw(from)) return from;
  }
}

// In a script, "<!--" begins a stretch in which "<script" hides the next end tag; "-->" ends it.
const char* Tokenizer::script_end(const char* from) const {
  bool escaped = false, hidden = false;
  auto is_tag = [this](const char* at, std::string_view name) {
    return begins_with(at, end_, name) && at + name.size() < end_ && is(at[name.size()], kEndsTagName);
  };
  for (;; ++from) {
    from = escaped ? find_dash_or_open(from, end_) : find_char(from, end_, '<');
    if (from == end_) return end_;
    if (*from == '-') {
      if (slice(from, end_).starts_with("-->")) escaped = hidden = false;
    } else if (hidden) {
      if (is_tag(from, "</script")) hidden = false;
    } else if (closes_raw(from)) {
      return from;
    } else if (!escaped && slice(from, end_).starts_with("<!--")) {
      escaped = true;
      from += 1;  // the dashes may begin "-->"
    } else if (escaped && is_tag(from, "<script")) {
      hidden = true;
    }
  }
}

}  // namespace dateline::html
