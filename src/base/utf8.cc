// Problem: every public span counts code points, every internal one bytes, and names come in many normal forms.
// Counting from the start for each span would be quadratic; a table of every offset would cost four bytes a byte.
// Idea: count code points before every 64th byte once; a look-up then counts at most 63 lead bytes.
#include "base/utf8.h"

#include <simdjson.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <cstring>

namespace dateline {
namespace {

constexpr uint32_t kBlock = 64;

bool is_continuation(unsigned char b) { return (b & 0xC0) == 0x80; }

// Length of the sequence that `lead` opens; 0 when it opens none.
int sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

bool in_category(char32_t c, uint32_t mask) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0; }

void append_decomposed(std::u32string& out, char32_t c) {
  static const UNormalizer2* nfkd = [] {
    UErrorCode status = U_ZERO_ERROR;
    return unorm2_getNFKDInstance(&status);
  }();
  UChar buffer[64];
  UErrorCode status = U_ZERO_ERROR;
  int32_t n = nfkd ? unorm2_getDecomposition(nfkd, static_cast<UChar32>(c), buffer, 64, &status) : -1;
  if (n < 0 || U_FAILURE(status)) {
    out.push_back(c);
    return;
  }
  for (int32_t i = 0; i < n;) {
    UChar32 d;
    U16_NEXT(buffer, i, n, d);
    out.push_back(static_cast<char32_t>(d));
  }
}

// Apostrophes, hamza marks and the like, which transliterations use or leave out at will.
bool is_dropped_in_names(char32_t c) {
  return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x02BB || c == 0x02BC || c == 0x02BE ||
         c == 0x02BF || c == 0x02B9 || c == 0x02BA || c == 0x0640;
}

}  // namespace

char32_t decode(std::string_view text, size_t& pos) {
  const auto lead = static_cast<unsigned char>(text[pos]);
  const int n = sequence_length(lead);
  if (n == 0 || pos + static_cast<size_t>(n) > text.size()) {
    ++pos;
    return kReplacement;
  }
  if (n == 1) {
    ++pos;
    return lead;
  }
  char32_t c = lead & (0x7F >> n);
  for (int i = 1; i < n; ++i) {
    const auto b = static_cast<unsigned char>(text[pos + static_cast<size_t>(i)]);
    if (!is_continuation(b)) {
      ++pos;
      return kReplacement;
    }
    c = (c << 6) | (b & 0x3F);
  }
  const bool overlong = (n == 3 && c < 0x800) || (n == 4 && c < 0x10000);
  if (overlong || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
    ++pos;
    return kReplacement;
  }
  pos += static_cast<size_t>(n);
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  auto put = [&](char32_t b) { out.push_back(static_cast<char>(static_cast<unsigned char>(b))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

// The first byte from `i` on that is no ASCII; pages are mostly ASCII, so eight bytes at a time.
static size_t skip_ascii(std::string_view text, size_t i) {
  for (uint64_t eight = 0; i + 8 <= text.size(); i += 8) {
    std::memcpy(&eight, text.data() + i, 8);
    if (eight & 0x8080808080808080U) break;
  }
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i;
}

bool is_valid_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

std::string to_valid_utf8(std::string_view text) {
  if (is_valid_utf8(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) append_utf8(out, decode(text, i));
  return out;
}

// Letters and digits stay, lower-cased; what is dropped in names is dropped; the rest are gaps.
static std::string fold_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (const char c : text) {
    const auto b = static_cast<unsigned char>(c);
    if (is_dropped_in_names(b)) continue;
    if (!is_letter(b) && !is_digit(b)) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out.push_back(' ');
    gap = false;
    out.push_back(is_upper(b) ? static_cast<char>(c + 32) : c);
  }
  return out;
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const size_t run = out.size(), end = skip_ascii(text, i);
    out.append(text, i, end - i);
    for (char* c = out.data() + run; c < out.data() + out.size(); ++c)
      *c = static_cast<char>(*c + ((*c >= 'A' && *c <= 'Z') << 5));
    i = end;
    if (i < text.size()) append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(decode(text, i)))));
  }
  return out;
}

std::string fold(std::string_view text) {
  if (skip_ascii(text, 0) == text.size()) return fold_ascii(text);
  std::u32string parts;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = decode(text, i);
    if (c < 0x80) {
      parts.push_back(c);
    } else {
      append_decomposed(parts, c);
    }
  }
  std::string out;
  bool gap = false;
  for (char32_t c : parts) {
    if (is_dropped_in_names(c) || in_category(c, U_GC_M_MASK)) continue;
    if (!is_letter(c) && !is_digit(c)) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out.push_back(' ');
    gap = false;
    append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
  }
  return out;
}

// Most characters are ASCII, and for those ICU's tables are a detour.
bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0xFEFF || c == 0x200B;
}
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return in_category(c, U_GC_L_MASK);
}
bool is_digit(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : in_category(c, U_GC_ND_MASK); }
bool is_upper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : in_category(c, U_GC_LU_MASK | U_GC_LT_MASK); }

bool is_punctuation(char32_t c) {
  if ((c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126)) return true;
  return in_category(c, U_GC_P_MASK);
}

CodePoints::CodePoints(std::string_view text) : text_(text) {
  before_block_.reserve(text.size() / kBlock + 1);
  uint32_t count = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i % kBlock == 0) before_block_.push_back(count);
    if (!is_continuation(static_cast<unsigned char>(text[i]))) ++count;
  }
  if (text.size() % kBlock == 0) before_block_.push_back(count);
}

uint32_t CodePoints::at(uint32_t byte) const {
  const uint32_t end = std::min<uint32_t>(byte, static_cast<uint32_t>(text_.size()));
  uint32_t count = before_block_[end / kBlock];
  for (uint32_t i = end / kBlock * kBlock; i < end; ++i) {
    if (!is_continuation(static_cast<unsigned char>(text_[i]))) ++count;
  }
  return count;
}

}  // namespace dateline
