// What the tokeniser gives the tree builder.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "html/tag.h"

namespace dateline::html {

// Both are slices of the source, or of the arena where the source differs (capitals in names, references in values).
struct Attribute {
  std::string_view name;
  std::string_view value;
};

enum class TokenKind : uint8_t { kDoctype, kStartTag, kEndTag, kComment, kText, kEnd };

struct Token {
  TokenKind kind = TokenKind::kEnd;
  bool self_closing = false;
  bool force_quirks = false;                    // doctypes
  bool has_public = false, has_system = false;  // doctypes: whether the identifiers are there, be they empty
  bool may_hold_nul = false;                    // text: U+0000 stands in it
  Tag tag = Tag::kNone;
  std::string_view text;  // of text and comments; a doctype's name
  std::string_view public_id, system_id;
  std::vector<Attribute> attributes;  // of start tags; the first of each name
};

}  // namespace dateline::html
