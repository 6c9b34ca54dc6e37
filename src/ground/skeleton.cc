// One place, many spellings: Idlib and Idleb, Hmeimim and Humaymim, Kharkiv and Kharkov.
//
// The obvious way is edit distance against every name of the gazetteer: too slow, and vowels, which transliterations
// disagree about most, count as much as consonants, which they agree about. So a name is reduced to a key of its
// consonants under classes that romanisations confuse (kh/h, q/k/c, dj/j/zh, gh/g), after the manner of Soundex
// (Russell 1918) but made for Arabic, Persian and Slavic names. Doubled letters collapse before the vowels go, else
// Hmeimim would meet Hama; a leading vowel stays as a mark; articles and a final h go.
#include "ground/skeleton.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace dateline {
namespace {

constexpr std::array<std::pair<char32_t, const char*>, 42> kCyrillic = {{
    {U'а', "a"},  {U'б', "b"},  {U'в', "v"},  {U'г', "g"},  {U'д', "d"},    {U'е', "e"}, {U'ж', "zh"},
    {U'з', "z"},  {U'и', "i"},  {U'й', "i"},  {U'к', "k"},  {U'л', "l"},    {U'м', "m"}, {U'н', "n"},
    {U'о', "o"},  {U'п', "p"},  {U'р', "r"},  {U'с', "s"},  {U'т', "t"},    {U'у', "u"}, {U'ф', "f"},
    {U'х', "kh"}, {U'ц', "ts"}, {U'ч', "ch"}, {U'ш', "sh"}, {U'щ', "shch"}, {U'ъ', ""},  {U'ы', "y"},
    {U'ь', ""},   {U'э', "e"},  {U'ю', "yu"}, {U'я', "ya"}, {U'ё', "yo"},   {U'і', "i"}, {U'ї', "yi"},
    {U'є', "ye"}, {U'ґ', "g"},  {U'ј', "j"},  {U'љ', "lj"}, {U'њ', "nj"},   {U'ћ', "c"}, {U'џ', "dj"},
}};

constexpr std::array<std::pair<char32_t, const char*>, 41> kArabic = {{
    {U'ا', "a"}, {U'أ', "a"},  {U'إ', "i"},  {U'آ', "a"},  {U'ب', "b"}, {U'ت', "t"}, {U'ث', "th"},
    {U'ج', "j"}, {U'ح', "h"},  {U'خ', "kh"}, {U'د', "d"},  {U'ذ', "d"}, {U'ر', "r"}, {U'ز', "z"},
    {U'س', "s"}, {U'ش', "sh"}, {U'ص', "s"},  {U'ض', "d"},  {U'ط', "t"}, {U'ظ', "z"}, {U'ع', ""},
    {U'غ', "g"}, {U'ف', "f"},  {U'ق', "q"},  {U'ك', "k"},  {U'ل', "l"}, {U'م', "m"}, {U'ن', "n"},
    {U'ه', "h"}, {U'و', "w"},  {U'ي', "y"},  {U'ى', "a"},  {U'ة', "a"}, {U'ؤ', "u"}, {U'ئ', "i"},
    {U'ء', ""},  {U'پ', "p"},  {U'چ', "ch"}, {U'ژ', "zh"}, {U'ک', "k"}, {U'گ', "g"},
}};
constexpr std::array<std::pair<char32_t, const char*>, 3> kMore = {{{U'ی', "y"}, {U'ł', "l"}, {U'ı', "i"}}};

// Null for letters of no table.
const char* spelt(char32_t c) {
  const auto find = [c](const auto& table) -> const char* {
    for (const auto& [letter, latin] : table) {
      if (letter == c) return latin;
    }
    return nullptr;
  };
  if (c >= 0x400 && c < 0x530) return find(kCyrillic);
  if (c >= 0x600 && c < 0x700) {
    if (const char* latin = find(kArabic)) return latin;
  }
  return find(kMore);
}

struct Digraph {
  std::string_view letters;
  std::string_view sound;
};
// Longest first. Capital letters are sounds of their own: C = ts, J = dj/zh, S = sh/ch.
constexpr std::array<Digraph, 18> kDigraphs = {{
    {"shch", "S"},
    {"tsch", "S"},
    {"sch", "S"},
    {"tch", "S"},
    {"dzh", "J"},
    {"kh", "h"},
    {"gh", "g"},
    {"rh", "g"},
    {"sh", "S"},
    {"ch", "S"},
    {"zh", "J"},
    {"dj", "J"},
    {"th", "t"},
    {"dh", "d"},
    {"ts", "C"},
    {"tz", "C"},
    {"ph", "f"},
    {"ck", "k"},
}};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

char class_of(char c) {
  switch (c) {
    case 'q':
    case 'c':
      return 'k';
    case 'j':
      return 'J';
    default:
      return c;
  }
}

// One word of a romanised name. `word` has only a-z and digits.
std::string word_skeleton(std::string_view word) {
  std::string sounds;
  for (size_t i = 0; i < word.size();) {
    const auto hit = std::find_if(kDigraphs.begin(), kDigraphs.end(),
                                  [&](const Digraph& d) { return word.substr(i).starts_with(d.letters); });
    const std::string_view sound = hit == kDigraphs.end() ? word.substr(i, 1) : hit->sound;
    i += hit == kDigraphs.end() ? 1 : hit->letters.size();
    const char c = class_of(sound[0]);
    if (sounds.empty() || sounds.back() != c) sounds += c;
  }
  if (sounds.size() > 1 && sounds.back() == 'h') sounds.pop_back();
  std::string key;
  for (size_t i = 0; i < sounds.size(); ++i) {
    const char c = sounds[i];
    if (is_vowel(c)) {
      if (i == 0) key += 'A';
    } else if (c != 'w' || i == 0) {
      key += c;
    }
  }
  return key;
}

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < folded.size();) {
    const size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_article(std::string_view word) {
  constexpr std::array<std::string_view, 16> kArticles = {"al", "el", "ash", "esh", "ar", "er", "an", "en",
                                                          "ad", "ed", "az",  "ez",  "as", "es", "at", "et"};
  return std::find(kArticles.begin(), kArticles.end(), word) != kArticles.end();
}

}  // namespace

std::string romanise(std::string_view name) {
  const std::string folded = fold(name);
  std::string out;
  for (size_t pos = 0; pos < folded.size();) {
    const char32_t c = decode(folded, pos);
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (const char* latin = spelt(c)) {
      // The Arabic article is written together with its word.
      if (c == U'ا' && (out.empty() || out.back() == ' ') && folded.compare(pos, 2, "ل") == 0) {
        pos += 2;
        continue;
      }
      out += latin;
    }
  }
  return out;
}

std::string skeleton(std::string_view name) {
  const std::string latin = romanise(name);
  std::string key;
  size_t consonants = 0;
  const auto words = words_of(latin);
  for (const std::string_view word : words) {
    if (is_article(word) && words.size() > 1) continue;
    const std::string part = word_skeleton(word);
    consonants += static_cast<size_t>(std::count_if(part.begin(), part.end(), [](char c) { return c != 'A'; }));
    key += part;
  }
  return consonants < 2 ? std::string() : key;
}

double likeness(std::string_view a, std::string_view b) {
  constexpr size_t kMost = 48;
  a = a.substr(0, kMost);
  b = b.substr(0, kMost);
  if (a.empty() || b.empty()) return 0;
  std::array<size_t, kMost + 1> row{};
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return 1.0 - static_cast<double>(row[b.size()]) / static_cast<double>(std::max(a.size(), b.size()));
}

std::string_view without_article(std::string_view folded) {
  const size_t space = folded.find(' ');
  if (space == std::string_view::npos || !is_article(folded.substr(0, space))) return folded;
  return folded.substr(space + 1);
}

}  // namespace dateline
