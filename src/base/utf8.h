// UTF-8: decoding, counting code points, lower case and folding. Tables come from ICU.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

inline constexpr char32_t kReplacement = 0xFFFD;

// Decodes the code point at `pos` and moves `pos` behind it. Bytes that are no UTF-8 give kReplacement, one at a time.
char32_t decode(std::string_view text, size_t& pos);
void append_utf8(std::string& out, char32_t c);
bool is_valid_utf8(std::string_view text);
// The same text with every ill-formed byte replaced by U+FFFD.
std::string to_valid_utf8(std::string_view text);

// Simple lower case, code point by code point. Byte lengths may change.
std::string lower(std::string_view text);
// For matching names: compatibility-decomposed, marks and apostrophes dropped, lower case, everything that is neither
// letter nor digit turned into single spaces, trimmed. "Al-Ḩudaydah" -> "al hudaydah".
std::string fold(std::string_view text);

inline bool is_visible_ascii(char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x7F; }
bool is_space(char32_t c);  // white space incl. U+00A0 and other Unicode spaces
bool is_letter(char32_t c);
bool is_digit(char32_t c);        // decimal digits of any script
bool is_upper(char32_t c);        // upper or title case
bool is_punctuation(char32_t c);  // as BERT's basic tokeniser: ASCII non-alphanumerics and Unicode category P*

// Byte offset -> code point offset for one text. O(text / 64) memory, O(64) a look-up.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);  // keeps a view: the text must outlive it
  uint32_t at(uint32_t byte) const;            // number of code points before `byte`

 private:
  std::string_view text_;
  std::vector<uint32_t> before_block_;
};

}  // namespace dateline
