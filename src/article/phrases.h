// Helpers for lists of phrases; for the sources of this stage only.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "base/utf8.h"

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

// Lower case, curly apostrophes made straight, spaces squeezed, trailing punctuation gone.
inline std::string plain_form(std::string_view line) {
  std::string text = lower(squeeze_spaces(line));
  for (size_t at; (at = text.find("\xE2\x80\x99")) != std::string::npos;) text.replace(at, 3, "'");
  while (!text.empty() && (text.back() == ':' || text.back() == '.' || text.back() == '!' || text.back() == ' ')) {
    text.pop_back();
  }
  return text;
}

}  // namespace dateline
