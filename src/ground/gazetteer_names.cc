#include "ground/gazetteer_names.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 26> kKindSuffixes = {
    " Governorate",  " Province",    " Oblast'",     " Oblast’",    " Oblast",     " Region",
    " District",     " State",       " County",      " Department", " Prefecture", " Division",
    " Municipality", " Krai",        " Republic",    " Emirate",    " Parish",     " City",
    " Canton",       " Territory",   " Voivodeship", " Raion",      " Rayon",      " Autonomous Region",
    " Wilayat",      " Sub-District"};
constexpr std::array<std::string_view, 13> kKindPrefixes = {
    "City of ",         "Province of ",    "State of ",     "Governorate of ", "Muhafazat ",
    "Departamento de ", "Département de ", "Provincia de ", "Republic of ",    "Borough of ",
    "Wilaya de ",       "Kingdom of ",     "Region of "};

// Only where another word follows: "St Louis", not "High St".
void replace_word(std::string& key, std::string_view word, std::string_view by) {
  for (size_t at = key.find(word); at != std::string::npos;) {
    const bool whole = (at == 0 || key[at - 1] == ' ') && at + word.size() < key.size() && key[at + word.size()] == ' ';
    if (whole) key.replace(at, word.size(), by);
    at = key.find(word, at + (whole ? by.size() : 1));
  }
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string key = fold(name);
  if (key.starts_with("the ")) key.erase(0, 4);
  replace_word(key, "st", "saint");
  replace_word(key, "ste", "sainte");
  replace_word(key, "ft", "fort");
  replace_word(key, "mt", "mount");
  return key;
}

std::string_view without_kind_word(std::string_view name) {
  for (const std::string_view suffix : kKindSuffixes) {
    if (name.size() > suffix.size() + 2 && name.ends_with(suffix))
      return trim(name.substr(0, name.size() - suffix.size()));
  }
  for (const std::string_view prefix : kKindPrefixes) {
    if (name.size() > prefix.size() + 2 && name.starts_with(prefix)) return trim(name.substr(prefix.size()));
  }
  return name;
}

bool is_latin(std::string_view name) {
  for (size_t pos = 0; pos < name.size();) {
    const char32_t c = decode(name, pos);
    const bool latin =
        c < 0x250 || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2B0 && c < 0x370) || (c >= 0x2000 && c < 0x2070);
    if (!latin) return false;
  }
  return true;
}

bool is_usable_alias(std::string_view name) {
  size_t letters = 0, upper = 0, digits = 0;
  for (size_t pos = 0; pos < name.size();) {
    const char32_t c = decode(name, pos);
    letters += is_letter(c);
    upper += is_upper(c);
    digits += is_digit(c);
    if (c == '/' || c == ':' || c == '_') return false;
  }
  if (letters < 3 || name.size() > 60 || digits > 0) return false;
  const bool code = letters <= 4 && upper == letters;
  return !code;
}

}  // namespace dateline
