// Problem: a page's own word on its encoding may stand in either form of <meta>, in an XML declaration, or, on one page
// in eight, behind the first 1,024 bytes that browsers look at; and labels are aliases of aliases.
// Idea: one forward scan of 64 KiB for tags, skipping comments, scripts and styles; labels through one table,
// everything else by ICU's own aliases. Reference: WHATWG Encoding Standard, section 4.2 (labels); HTML Standard,
// "prescan a byte stream".
#include "capture/charset_label.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr size_t kPrescan = 64u << 10;
constexpr size_t kLongestTag = 1024;  // keeps a page of unclosed tags from costing its square

using Pair = std::pair<std::string_view, std::string_view>;

// Labels whose meaning on the web differs from their name.
constexpr auto kLabels = std::to_array<Pair>({
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ansi_x3.4-1968", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"l1", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"x-user-defined", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"logical", "iso-8859-8"},
    {"gb2312", "gbk"},
    {"x-gbk", "gbk"},
    {"gb_2312-80", "gbk"},
    {"cp936", "gbk"},
    {"ms936", "gbk"},
    {"x-sjis", "shift_jis"},
    {"sjis", "shift_jis"},
    {"shift-jis", "shift_jis"},
    {"ms_kanji", "shift_jis"},
    {"windows-31j", "shift_jis"},
    {"cp932", "shift_jis"},
    {"x-euc-jp", "euc-jp"},
    {"ks_c_5601-1987", "euc-kr"},
    {"ksc5601", "euc-kr"},
    {"windows-949", "euc-kr"},
    {"cp949", "euc-kr"},
    {"uhc", "euc-kr"},
    {"big5-hkscs", "big5"},
    {"x-x-big5", "big5"},
    {"cn-big5", "big5"},
    {"koi", "koi8-r"},
    {"koi8", "koi8-r"},
    {"koi8-ru", "koi8-u"},
    {"x-mac-roman", "macintosh"},
    {"mac", "macintosh"},
    {"utf8", "utf-8"},
    {"unicode-1-1-utf-8", "utf-8"},
    {"x-unicode20utf8", "utf-8"},
    {"utf-16", "utf-16le"},
    {"unicode", "utf-16le"},
    {"ucs-2", "utf-16le"},
    {"csunicode", "utf-16le"},
    {"cp1250", "windows-1250"},
    {"cp1251", "windows-1251"},
    {"win-1251", "windows-1251"},
    {"x-cp1251", "windows-1251"},
    {"cp1253", "windows-1253"},
    {"cp1254", "windows-1254"},
    {"cp1255", "windows-1255"},
    {"cp1256", "windows-1256"},
    {"x-cp1250", "windows-1250"},
    {"cyrillic", "iso-8859-5"},
    {"arabic", "iso-8859-6"},
    {"greek", "iso-8859-7"},
    {"hebrew", "iso-8859-8"},
    {"x-mac-ukrainian", "x-mac-cyrillic"},
});

// Encodings whose converter in ICU goes by another name than on the web.
constexpr auto kConverters = std::to_array<Pair>({
    {"gbk", "gb18030"},
    {"shift_jis", "ibm-943_P15A-2003"},
    {"euc-kr", "windows-949-2000"},
    {"big5", "windows-950-2000"},
    {"windows-874", "windows-874-2000"},
    {"x-mac-cyrillic", "macos-7_3-10.2"},
});

// Stateful or lossy encodings that open a way round filters; browsers refuse them as well.
constexpr auto kRefused =
    std::to_array<std::string_view>({"utf-7", "hz-gb-2312", "iso-2022-kr", "iso-2022-cn", "iso-2022-cn-ext", "utf-32",
                                     "replacement", "scsu", "bocu-1"});

template <size_t N>
std::string_view look_up(const std::array<Pair, N>& table, std::string_view key) {
  for (const auto& [from, to] : table) {
    if (from == key) return to;
  }
  return {};
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

size_t find_ignore_case(std::string_view text, std::string_view what, size_t from = 0) {
  const auto at = std::search(text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size())), text.end(),
                              what.begin(), what.end(), [](char a, char b) { return ascii_lower(a) == b; });
  return at == text.end() ? std::string_view::npos : static_cast<size_t>(at - text.begin());
}

// The value behind `name` and "=" in a tag or declaration, with or without quotes.
std::string_view value_behind(std::string_view tag, std::string_view name) {
  for (size_t at = find_ignore_case(tag, name); at != std::string_view::npos;
       at = find_ignore_case(tag, name, at + 1)) {
    std::string_view rest = trim(tag.substr(at + name.size()));
    if (!rest.starts_with("=")) continue;
    rest = trim(rest.substr(1));
    if (!rest.empty() && (rest[0] == '"' || rest[0] == '\'')) rest.remove_prefix(1);
    return rest.substr(0, rest.find_first_of("\"'; \t\r\n/>?"));
  }
  return {};
}

bool opens_tag(std::string_view at, std::string_view name) {
  return at.size() > name.size() && equals_ignore_case(at.substr(0, name.size()), name) &&
         std::string_view(" \t\r\n\f/>").find(at[name.size()]) != std::string_view::npos;
}

// A tag up to its ">", or as much of it as a declaration may take.
std::string_view tag_text(std::string_view rest) {
  rest = rest.substr(0, kLongestTag);
  return rest.substr(0, rest.find('>'));
}

// Where the scan goes on behind the construct that opens at `rest`.
size_t construct_size(std::string_view rest) {
  if (rest.starts_with("<!--")) return rest.find("-->", 4);
  if (opens_tag(rest, "<script")) return find_ignore_case(rest, "</script");
  if (opens_tag(rest, "<style")) return find_ignore_case(rest, "</style");
  return 1;
}

}  // namespace

std::string charset_name(std::string_view label) {
  label = trim(label);
  if (label.empty() || label.size() > 40) return {};
  const std::string key = lower(to_valid_utf8(label));
  if (std::find(kRefused.begin(), kRefused.end(), key) != kRefused.end()) return {};
  if (const std::string_view name = look_up(kLabels, key); !name.empty()) return std::string(name);
  UErrorCode status = U_ZERO_ERROR;
  return ucnv_countAliases(charset_converter(key).c_str(), &status) > 0 && U_SUCCESS(status) ? key : std::string();
}

std::string charset_converter(const std::string& name) {
  const std::string_view converter = look_up(kConverters, name);
  return converter.empty() ? name : std::string(converter);
}

std::string charset_in_markup(std::string_view html) {
  html = html.substr(0, kPrescan);
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    const std::string_view rest = html.substr(at);
    std::string_view label;
    if (opens_tag(rest, "<meta")) {
      label = value_behind(tag_text(rest), "charset");
    } else if (opens_tag(rest, "<?xml")) {
      label = value_behind(tag_text(rest), "encoding");
    }
    if (const std::string name = charset_name(label); !name.empty()) return name.starts_with("utf-16") ? "utf-8" : name;
    const size_t size = construct_size(rest);
    if (size == std::string_view::npos) return {};
    at += size;
  }
  return {};
}

}  // namespace dateline
