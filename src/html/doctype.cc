// The document type: everything up to the first '>', read in the standard's order of states.
// Reference: WHATWG HTML, 13.2.5.53 to 13.2.5.68.
#include "html/char_class.h"
#include "html/text_decode.h"
#include "html/tokenizer.h"

namespace dateline::html {
namespace {

bool starts_with_word(std::string_view text, std::string_view lowered) {
  if (text.size() < lowered.size()) return false;
  for (size_t i = 0; i < lowered.size(); ++i) {
    if (to_lower(text[i]) != lowered[i]) return false;
  }
  return true;
}

class DoctypeReader {
 public:
  // `unfinished`: the source ends before the '>'.
  DoctypeReader(std::string_view text, bool unfinished, Token& token, Arena& arena)
      : rest_(text), unfinished_(unfinished), token_(token), arena_(arena) {}

  void run() {
    skip_spaces();
    token_.force_quirks = rest_.empty();
    if (rest_.empty()) return;
    read_name();
    skip_spaces();
    if (rest_.empty()) {
      token_.force_quirks = unfinished_;
    } else if (starts_with_word(rest_, "public")) {
      rest_.remove_prefix(6);
      read_public();
    } else if (starts_with_word(rest_, "system")) {
      rest_.remove_prefix(6);
      token_.force_quirks = !read_identifier(token_.has_system, token_.system_id) || ends_early();
    } else {
      token_.force_quirks = true;
    }
  }

 private:
  void skip_spaces() {
    while (!rest_.empty() && is(rest_.front(), kSpace)) rest_.remove_prefix(1);
  }

  void read_name() {
    size_t size = 0;
    while (size < rest_.size() && !is(rest_[size], kSpace)) ++size;
    char* lowered = arena_.take(size);
    for (size_t i = 0; i < size; ++i) lowered[i] = to_lower(rest_[i]);
    token_.text = decode_text({lowered, size}, {.references = false}, arena_);
    rest_.remove_prefix(size);
  }

  void read_public() {
    token_.force_quirks = !read_identifier(token_.has_public, token_.public_id);
    if (token_.force_quirks) return;
    skip_spaces();
    if (rest_.empty()) {
      token_.force_quirks = unfinished_;
    } else {
      token_.force_quirks = !read_identifier(token_.has_system, token_.system_id) || ends_early();
    }
  }

  // False if there is none or its quote is not closed.
  bool read_identifier(bool& has, std::string_view& id) {
    skip_spaces();
    if (rest_.empty() || (rest_.front() != '"' && rest_.front() != '\'')) return false;
    const size_t close = rest_.find(rest_.front(), 1);
    has = true;
    id = decode_text(rest_.substr(1, close == std::string_view::npos ? close : close - 1), {.references = false},
                     arena_);
    rest_.remove_prefix(close == std::string_view::npos ? rest_.size() : close + 1);
    return close != std::string_view::npos;
  }

  bool ends_early() {
    skip_spaces();
    return unfinished_ && rest_.empty();
  }

  std::string_view rest_;
  bool unfinished_;
  Token& token_;
  Arena& arena_;
};

}  // namespace

void Tokenizer::doctype(Token& token, const char* from) {
  const char* to = find_char(from, end_, '>');
  at_ = to == end_ ? end_ : to + 1;
  token.kind = TokenKind::kDoctype;
  token.text = token.public_id = token.system_id = {};
  token.has_public = token.has_system = false;
  DoctypeReader({from, static_cast<size_t>(to - from)}, to == end_, token, arena_).run();
}

}  // namespace dateline::html
