#include "article/phrases.h"

#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {

PhraseSet::PhraseSet(std::initializer_list<std::string_view> phrases) : phrases_(phrases) {
  auto first_byte = [](std::string_view phrase) { return static_cast<unsigned char>(phrase.front()); };
  std::stable_sort(phrases_.begin(), phrases_.end(),
                   [&](std::string_view a, std::string_view b) { return first_byte(a) < first_byte(b); });
  for (std::string_view phrase : phrases_) {
    pairs_[pair_of(phrase)] = true;
    ++begin_[first_byte(phrase) + 1u];
  }
  for (size_t byte = 1; byte < begin_.size(); ++byte)
    begin_[byte] = static_cast<uint16_t>(begin_[byte] + begin_[byte - 1]);
}

bool PhraseSet::opens(std::string_view text) const {
  if (text.size() < 2 || !pairs_[pair_of(text)]) return false;
  const auto byte = static_cast<unsigned char>(text.front());
  return std::any_of(phrases_.begin() + begin_[byte], phrases_.begin() + begin_[byte + 1u],
                     [&](std::string_view phrase) { return text.starts_with(phrase); });
}

bool PhraseSet::has(std::string_view text) const {
  if (text.size() < 2 || !pairs_[pair_of(text)]) return false;
  const auto byte = static_cast<unsigned char>(text.front());
  return std::find(phrases_.begin() + begin_[byte], phrases_.begin() + begin_[byte + 1u], text) !=
         phrases_.begin() + begin_[byte + 1u];
}

bool PhraseSet::stands_in(std::string_view text) const {
  for (size_t i = 0; i + 1 < text.size(); ++i) {
    if (pairs_[pair_of(text.substr(i, 2))] && opens(text.substr(i))) return true;
  }
  return false;
}

std::string plain_form(std::string_view line) {
  std::string text = lower(squeeze_spaces(line));
  for (size_t at = 0; (at = text.find("\xE2\x80\x99", at)) != std::string::npos;) text.replace(at, 3, 1, '\'');
  while (!text.empty() && (text.back() == ':' || text.back() == '.' || text.back() == '!' || text.back() == ' ')) {
    text.pop_back();
  }
  return text;
}

}  // namespace dateline
