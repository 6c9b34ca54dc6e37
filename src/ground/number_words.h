// Numbers in digits and English words.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ground/number_pieces.h"

namespace dateline {

// A number that covers `pieces` pieces. A vague one ("dozens", "tens of thousands") has no value but bounds.
struct NumberMatch {
  double value = 0;
  double low = 0, high = 0;  // equal to value unless vague
  int pieces = 0;
  bool vague = false;
  bool digits = false;   // written in digits
  bool article = false;  // begins with "a" or "half a" ("a hundred")
};

// The longest number that begins at pieces[at]. Digit strings with a colon (clock times) are none, nor is "a" alone.
std::optional<NumberMatch> match_number(const std::vector<Piece>& pieces, size_t at);

// "first" .. "thirty-first" written as one word, "21st": its value; 0 for anything else.
int ordinal_value(std::string_view norm);

// What "hundred", "dozen", "million" multiply by; 0 for anything else.
double scale_value(std::string_view norm);

// Digits with thousands commas and a decimal point; nullopt for anything else, or for more than 15 digits.
std::optional<double> digits_value(std::string_view norm);

}  // namespace dateline
