// Idea: a handful of function words makes a third of any text in a European language and hardly occurs in another;
// other scripts give themselves away. No model is needed to tell English from what is not.
#include "article/text_language.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

struct Profile {
  std::string_view code;
  std::string_view words;
};

constexpr std::array<Profile, 12> kProfiles = {{
    {"en",
     "the of and to in a is that for on was with said by at from as it he his have has were are an be this not they "
     "who had"},
    {"es", "el la de que y los las del se por con una para su es al lo como más pero este sus fue"},
    {"fr", "le la les des et du une est que dans pour qui sur par au pas il ce plus ne se avec son ont"},
    {"de", "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an wird hat"},
    {"pt", "o os da do que e em um uma para com não na no dos por mais das foi se ao como"},
    {"it", "il di che la della per un del una non sono le si con è da dei al gli nel più anche"},
    {"nl", "de het een van en in dat is op te zijn voor met die niet aan er om ook door naar bij"},
    {"tr", "ve bir bu için ile da de olarak olan daha çok en sonra gibi kadar ancak"},
    {"id", "yang dan di dari untuk dengan pada ini tidak dalam itu akan ke oleh juga adalah"},
    {"pl", "w i na z do się nie jest że o to od przez po za jak dla są"},
    {"sv", "och att det i på som en av för är med den till inte om ett har de"},
    {"ro", "și de la în cu pe din care nu a au fost mai pentru este un o"},
}};

std::string script_language(std::string_view text) {
  size_t latin = 0, cyrillic = 0, arabic = 0, hebrew = 0, han = 0, kana = 0, hangul = 0, devanagari = 0, greek = 0;
  bool ukrainian = false, persian = false;
  for (size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      latin += is_letter(static_cast<unsigned char>(text[i++]));
      continue;
    }
    const char32_t c = decode(text, i);
    if (c < 0x250 && is_letter(c)) ++latin;
    if (c >= 0x370 && c < 0x400) ++greek;
    if (c >= 0x400 && c < 0x530) ++cyrillic;
    if (c == 0x456 || c == 0x457 || c == 0x454) ukrainian = true;
    if (c >= 0x590 && c < 0x600) ++hebrew;
    if (c >= 0x600 && c < 0x780) ++arabic;
    if (c == 0x67E || c == 0x6AF || c == 0x686) persian = true;
    if (c >= 0x900 && c < 0x980) ++devanagari;
    if (c >= 0x3040 && c < 0x3100) ++kana;
    if (c >= 0x4E00 && c < 0xA000) ++han;
    if (c >= 0xAC00 && c < 0xD7B0) ++hangul;
  }
  const size_t other = cyrillic + arabic + hebrew + han * 2 + kana + hangul + devanagari + greek;
  if (other <= latin) return "";
  if (cyrillic * 2 > other) return ukrainian ? "uk" : "ru";
  if (arabic * 2 > other) return persian ? "fa" : "ar";
  if (hebrew * 2 > other) return "he";
  if (kana * 5 > other) return "ja";
  if (han * 2 > other) return "zh";
  if (hangul * 2 > other) return "ko";
  if (devanagari * 2 > other) return "hi";
  return greek * 2 > other ? "el" : "und";
}

constexpr size_t kLongestWord = [] {  // bytes
  size_t longest = 0;
  for (const Profile& profile : kProfiles) {
    for (size_t i = 0, length = 0; i < profile.words.size(); ++i) {
      length = profile.words[i] == ' ' ? 0 : length + 1;
      longest = std::max(longest, length);
    }
  }
  return longest;
}();

// The end of the letters that stand from `i` on.
size_t letters_end(std::string_view text, size_t i) {
  while (i < text.size()) {
    const auto byte = static_cast<unsigned char>(text[i]);
    size_t next = i;
    const char32_t c = byte < 0x80 ? byte : decode(text, next);
    if (!is_letter(c)) break;
    i = byte < 0x80 ? i + 1 : next;
  }
  return i;
}

std::string primary_code(std::string_view declared) {
  const std::string code = lower(trim(declared.substr(0, declared.find_first_of("-_, "))));
  return code.size() == 2 ? code : "";
}

}  // namespace

std::string text_language(std::string_view text, std::string_view declared) {
  text = text.substr(0, 6'000);
  if (std::string script = script_language(text); !script.empty()) return script;
  std::string stated = primary_code(declared);
  static const auto* index = [] {
    auto* words = new std::unordered_map<std::string_view, std::vector<size_t>>;
    for (size_t p = 0; p < kProfiles.size(); ++p) {
      for (std::string_view word : split(kProfiles[p].words, ' ')) (*words)[word].push_back(p);
    }
    return words;
  }();
  std::array<size_t, kProfiles.size()> hits{};
  size_t total = 0;
  const std::string low = lower(text);
  for (size_t i = 0; i < low.size();) {
    const size_t start = i;
    i = letters_end(low, i);
    if (i == start) {
      decode(low, i);
      continue;
    }
    ++total;
    if (i - start > kLongestWord) continue;
    if (const auto found = index->find(std::string_view(low).substr(start, i - start)); found != index->end()) {
      for (size_t p : found->second) ++hits[p];
    }
  }
  size_t best = 0;
  for (size_t p = 1; p < hits.size(); ++p) {
    if (hits[p] > hits[best]) best = p;
  }
  const double share = total ? double(hits[best]) / double(total) : 0;
  if (total >= 12 && share >= 0.12) return std::string(kProfiles[best].code);
  if (total >= 4 && hits[best] >= 2 && share >= 0.2 && stated.empty()) return std::string(kProfiles[best].code);
  return stated;
}

}  // namespace dateline
