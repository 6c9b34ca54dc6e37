#include "base/strings.h"

#include "base/utf8.h"

namespace dateline {
namespace {

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> fields;
  for (size_t start = 0;;) {
    const size_t at = text.find(separator, start);
    fields.push_back(text.substr(start, at == std::string_view::npos ? at : at - start));
    if (at == std::string_view::npos) return fields;
    start = at + 1;
  }
}

bool equals_ignore_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
  }
  return true;
}

size_t visible_end(std::string_view text, size_t i) {
  auto visible = [&](size_t at) { return at < text.size() && is_visible_ascii(text[at]); };
  while (visible(i)) {
    do ++i;
    while (visible(i));
    if (i < text.size() && text[i] == ' ' && visible(i + 1)) ++i;
  }
  return i;
}

std::string squeeze_spaces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (size_t i = 0; i < text.size();) {
    size_t end = visible_end(text, i);
    const size_t run = end;
    if (run == i && is_space(decode(text, end))) {
      gap = true;
      i = end;
      continue;
    }
    if (gap && !out.empty()) out.push_back(' ');
    gap = false;
    if (run > i) {
      out.append(text, i, run - i);
      i = run;
    } else {
      append_utf8(out, decode(text, i));
    }
  }
  return out;
}

}  // namespace dateline
