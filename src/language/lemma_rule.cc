#include "language/lemma_rule.h"

#include <charconv>

#include "base/utf8.h"

namespace dateline {
namespace {

// The byte length of `text` without its last `cut` code points; all of it when it is no longer than that.
size_t without_end(std::string_view text, int cut) {
  size_t end = text.size();
  for (; cut > 0 && end > 0; --cut) {
    do --end;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  }
  return end > 0 ? end : text.size();
}

}  // namespace

std::string apply_lemma_rule(std::string_view rule, std::string_view form, std::string_view upos) {
  if (rule.size() > 1 && rule.front() == '!') return std::string(rule.substr(1));
  std::string base = upos == "PROPN" ? std::string(form) : lower(form);
  const size_t slash = rule.find('/');
  int cut = 0;
  if (slash == std::string_view::npos || std::from_chars(rule.data(), rule.data() + slash, cut).ec != std::errc() || cut < 0) return base;
  base.resize(without_end(base, cut));
  base += rule.substr(slash + 1);
  return base;
}

}  // namespace dateline
