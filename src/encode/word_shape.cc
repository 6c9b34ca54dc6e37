#include "encode/word_shape.h"

#include "base/utf8.h"

namespace dateline {

Shape shape_of(std::string_view word) {
  int letters = 0;
  int upper = 0;
  bool first_upper = false;
  for (size_t i = 0; i < word.size();) {
    const char32_t c = decode(word, i);
    if (is_digit(c)) return Shape::kDigit;
    if (!is_letter(c)) continue;
    const bool up = is_upper(c);
    if (letters == 0) first_upper = up;
    ++letters;
    upper += up;
  }
  if (letters == 0) return Shape::kNoLetter;
  if (upper == 0) return Shape::kLower;
  if (letters == 1) return Shape::kOneUpper;
  if (upper == letters) return Shape::kUpper;
  return first_upper && upper == 1 ? Shape::kTitle : Shape::kMixed;
}

QuoteState::State QuoteState::next(std::string_view word) {
  const bool toggles = word == "\"" || word == "``" || word == "''";
  const bool opens = word == "“" || word == "„" || word == "«";
  const bool closes = word == "”" || word == "»";
  if (opens || (toggles && !inside_)) {
    inside_ = true;
    return kOpening;
  }
  if (inside_ && (closes || toggles)) {
    inside_ = false;
    return kClosing;
  }
  return inside_ ? kInside : kOutside;
}

}  // namespace dateline
