// A byte that chooses the content model, then a page: no more tokens than bytes, and valid UTF-8 stays valid.
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "html/tokenizer.h"

using namespace dateline;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view bytes = fuzz::view(data, size);
  if (bytes.empty()) return 0;
  const auto content = static_cast<html::Content>(static_cast<uint8_t>(bytes.front()) % 6);
  bytes.remove_prefix(1);
  const std::string page = to_valid_utf8(bytes);
  html::Arena arena;
  html::TagNames names;
  html::Tokenizer tokenizer(names, arena);
  tokenizer.start(page);
  tokenizer.set_content(content, html::Tag::kScript);
  tokenizer.allow_cdata(true);
  html::Token token;
  size_t tokens = 0;
  for (tokenizer.next(token); token.kind != html::TokenKind::kEnd; tokenizer.next(token)) {
    fuzz::require(++tokens <= page.size());
    if (token.kind == html::TokenKind::kText || token.kind == html::TokenKind::kComment) {
      fuzz::require(is_valid_utf8(token.text));
    }
    for (const html::Attribute& a : token.attributes) {
      fuzz::require(!a.name.empty() && is_valid_utf8(a.name) && is_valid_utf8(a.value));
    }
  }
  return 0;
}
