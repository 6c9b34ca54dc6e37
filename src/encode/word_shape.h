// What an uncased encoder cannot see in a word: its case, and whether it stands inside quotation marks.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

enum class Shape : uint8_t { kNoLetter, kLower, kTitle, kUpper, kOneUpper, kMixed, kDigit };

Shape shape_of(std::string_view word);

// Follows quotation marks through the words of one block; begins outside. Start anew at every block.
class QuoteState {
 public:
  enum State : uint8_t { kOutside, kOpening, kInside, kClosing };
  State next(std::string_view word);

 private:
  bool inside_ = false;
};

}  // namespace dateline
