// The keys a place's name is found under.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// fold() with abbreviations of place words spelt out: "St. Louis" -> "saint louis", "Ft. Worth" -> "fort worth",
// "Mt Vernon" -> "mount vernon"; a leading "the" goes.
std::string name_key(std::string_view name);

// The name without the word for its kind, before or behind it: "Idlib Governorate" -> "Idlib", "Kharkivs'ka Oblast'" ->
// "Kharkivs'ka", "City of London" -> "London". Unchanged if it has none.
std::string_view without_kind_word(std::string_view name);

// Worth a key: Latin, Cyrillic and Arabic letters, at least two of them, no airport or car-plate code ("KHC").
bool is_usable_alias(std::string_view name);

bool is_latin(std::string_view name);  // no letter beyond Latin script

}  // namespace dateline
