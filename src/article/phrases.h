// Helpers for lists of phrases; for the sources of this stage only.
#pragma once

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

inline bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> openings) {
  if (text.empty()) return false;
  const char first = text.front();  // most phrases fall here, without a call
  return std::any_of(openings.begin(), openings.end(),
                     [&](std::string_view o) { return o.front() == first && text.starts_with(o); });
}
inline bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view p) { return text.find(p) != text.npos; });
}
inline bool equals_any(std::string_view text, std::initializer_list<std::string_view> words) {
  if (text.empty()) return false;
  const char first = text.front();
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return w.front() == first && text == w; });
}

// A long list of phrases of two bytes and more, asked of every line of every page.
//
// Problem: dozens of searches a line are most of what such a list costs. Idea: the phrases stand ordered by their first
// byte, and a bit for each pair of bytes that one of them opens with tells nearly all places of a text that none does.
class PhraseSet {
 public:
  PhraseSet(std::initializer_list<std::string_view> phrases);

  bool has(std::string_view text) const;        // it is one of them
  bool opens(std::string_view text) const;      // it begins with one of them
  bool stands_in(std::string_view text) const;  // one of them stands somewhere in it

 private:
  static size_t pair_of(std::string_view two) {
    return static_cast<size_t>(two[0] & 127) << 7 | static_cast<size_t>(two[1] & 127);
  }

  std::vector<std::string_view> phrases_;
  std::array<uint16_t, 257> begin_{};  // of the phrases that open with a byte; they end where the next byte's begin
  std::bitset<128 * 128> pairs_;
};

// Lower case, curly apostrophes made straight, spaces squeezed, trailing punctuation gone.
std::string plain_form(std::string_view line);

}  // namespace dateline
