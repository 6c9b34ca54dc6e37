// Small helpers on ASCII strings that the standard library lacks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

std::string_view trim(std::string_view text);                                // ASCII white space at both ends
std::vector<std::string_view> split(std::string_view text, char separator);  // keeps empty fields
bool equals_ignore_case(std::string_view a, std::string_view b);             // ASCII
// The end of the words of visible ASCII, one space between two, that stand from `i` on.
size_t visible_end(std::string_view text, size_t i);
// Collapses runs of Unicode white space to one ASCII space and trims.
std::string squeeze_spaces(std::string_view text);

}  // namespace dateline
