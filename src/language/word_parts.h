// What the tokeniser must know about single words: clitics, abbreviations, prefixes, units.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// All functions take lower-case text whose apostrophes are ASCII.

// Where a word is cut into syntactic words, as ascending code-point offsets inside it: "don't" -> 2, "cannot" -> 3.
std::vector<size_t> clitic_cuts(std::u32string_view word);

// A word with its period, "gen." or "u.s.": does the period belong to it?
bool is_abbreviation(std::u32string_view word);

// "non", "anti": a hyphen behind it does not cut.
bool is_bound_prefix(std::u32string_view word);

// "km", "pm": cut from the number before it.
bool is_unit(std::u32string_view word);

}  // namespace dateline
