// Cuts a page into tokens, as the standard's tokenisation stage does, without copying what need not be copied.
// Reference: WHATWG HTML, 13.2.5.
#pragma once

#include <string_view>

#include "html/arena.h"
#include "html/tag.h"
#include "html/token.h"

namespace dateline::html {

// What the text behind the last token is. The tree builder switches it after some start tags.
enum class Content : uint8_t { kData, kRcdata, kRawtext, kScript, kPlaintext, kCdata };

class Tokenizer {
 public:
  // Attributes of one tag that are kept; more are read over.
  static constexpr size_t kMaxAttributes = 256;

  Tokenizer(TagNames& names, Arena& arena) : names_(names), arena_(arena) {}

  // The source must be valid UTF-8 and outlive the tokens. A byte order mark is left to the caller.
  void start(std::string_view source);
  void set_content(Content content, Tag closing_tag);  // `closing_tag` ends rcdata, rawtext and script
  void allow_cdata(bool allowed) { cdata_allowed_ = allowed; }
  // Fills `token`; kEnd for ever once the source is read. Each call moves on: linear time in all.
  void next(Token& token);

 private:
  bool next_text(Token& token);
  bool markup(Token& token);
  bool markup_declaration(Token& token);
  bool tag(Token& token, const char* name);
  bool attribute(Token& token);
  std::string_view attribute_value();
  std::string_view attribute_name(const char* from, const char* to);
  void add_attribute(Token& token, Attribute attribute);
  void comment(Token& token);
  void bogus_comment(Token& token, const char* from);
  void doctype(Token& token, const char* from);
  bool text_token(Token& token, const char* from, const char* to, bool references, bool keep_nul);
  bool raw_text(Token& token);
  bool cdata(Token& token);
  const char* raw_end(const char* from) const;
  const char* script_end(const char* from) const;
  bool closes_raw(const char* at) const;

  TagNames& names_;
  Arena& arena_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  Content content_ = Content::kData;
  Tag closing_tag_ = Tag::kNone;
  bool cdata_allowed_ = false;
  uint64_t seen_names_ = 0;  // of the tag in hand: bit set of its attribute names' hashes
};

}  // namespace dateline::html
