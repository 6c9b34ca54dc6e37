// Classes of bytes, and searches that step over bytes of no interest.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dateline::html {

enum CharClass : uint8_t {
  kSpace = 1,           // tab, line feed, form feed, carriage return, space
  kEndsTagName = 2,     // white space, '/', '>'
  kEndsAttribute = 4,   // white space, '/', '>', '='
  kEndsUnquoted = 8,    // white space, '>'
  kChangesName = 16,    // ASCII capitals and U+0000
  kChangesValue = 32,   // '&', U+0000, carriage return
  kEndsPlainText = 64,  // '<' and what changes text: '&', U+0000, carriage return
  kLetter = 128,        // ASCII
};

inline constexpr std::array<uint8_t, 256> kCharClass = [] {
  std::array<uint8_t, 256> table{};
  for (const char c : std::string_view("\t\n\f\r ")) table[c] |= kSpace | kEndsTagName | kEndsAttribute | kEndsUnquoted;
  table['/'] |= kEndsTagName | kEndsAttribute;
  table['>'] |= kEndsTagName | kEndsAttribute | kEndsUnquoted;
  table['='] |= kEndsAttribute;
  for (int c = 'A'; c <= 'Z'; ++c) table[c] |= kChangesName | kLetter;
  for (int c = 'a'; c <= 'z'; ++c) table[c] |= kLetter;
  table[0] |= kChangesName | kChangesValue | kEndsPlainText;
  table['&'] |= kChangesValue | kEndsPlainText;
  table['\r'] |= kChangesValue | kEndsPlainText;
  table['<'] |= kEndsPlainText;
  return table;
}();

inline bool is(char c, int char_class) { return kCharClass[static_cast<uint8_t>(c)] & char_class; }
inline char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// The first byte of [from, end) of that class, or `end`.
inline const char* find_class(const char* from, const char* end, int char_class) {
  while (from < end && !is(*from, char_class)) ++from;
  return from;
}
inline const char* skip_class(const char* from, const char* end, int char_class) {
  while (from < end && is(*from, char_class)) ++from;
  return from;
}
inline const char* find_char(const char* from, const char* end, char c) {
  if (from >= end) return end;
  const void* found = std::memchr(from, c, static_cast<size_t>(end - from));
  return found ? static_cast<const char*>(found) : end;
}

}  // namespace dateline::html
