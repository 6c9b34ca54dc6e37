// Problem: character references have 2,231 names, a third of which may be cut short by the next letter.
// Obvious way: a trie or a state machine of thousands of generated lines.
// Idea: the names stand sorted in a data file; reading one narrows the range of names that begin so, letter by letter.
// Reference: WHATWG HTML, 13.2.5.72 to 13.2.5.80 (character references).
#include "html/text_decode.h"

#include <cstdint>

#include "html/char_class.h"

namespace dateline::html {
namespace {

struct Entity {
  std::string_view name;  // without ';'
  bool bare;              // may lack the ';'
  char32_t first, second;
};
constexpr Entity kEntities[] = {
#define ENTITY(name, bare, first, second) {name, bare, first, second},
#include "html/entity_list.inc"
#undef ENTITY
};
constexpr size_t kEntityCount = std::size(kEntities);

// First index of the names that begin with a byte.
constexpr std::array<uint16_t, 129> kFirst = [] {
  std::array<uint16_t, 129> first{};
  size_t at = 0;
  for (size_t c = 0; c < 129; ++c) {
    while (at < kEntityCount && static_cast<uint8_t>(kEntities[at].name[0]) < c) ++at;
    first[c] = static_cast<uint16_t>(at);
  }
  return first;
}();

// What the numbers 0x80 to 0x9F stand for (0: themselves): the letters windows-1252 has there.
constexpr char16_t kWindows[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) { return is(c, kLetter) || is_digit(c); }
int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  const char l = to_lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

char* put(char* to, char32_t c) {
  auto byte = [&](char32_t b) { *to++ = static_cast<char>(b); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | c >> 6), byte(0x80 | (c & 63));
  } else if (c < 0x10000) {
    byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 63)), byte(0x80 | (c & 63));
  } else {
    byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 63)), byte(0x80 | (c >> 6 & 63)), byte(0x80 | (c & 63));
  }
  return to;
}

// Writes texts that need decoding. `from_` walks over the source, `to_` over the output.
class Decoder {
 public:
  Decoder(std::string_view raw, Decoding how, char* to)
      : from_(raw.data()), end_(from_ + raw.size()), how_(how), to_(to) {}

  char* run() {
    while (from_ < end_) {
      const char* stop = find_class(from_, end_, kChangesValue);
      std::memcpy(to_, from_, static_cast<size_t>(stop - from_));
      to_ += stop - from_;
      from_ = stop;
      if (from_ < end_) replace();
    }
    return to_;
  }

 private:
  void replace() {
    const char c = *from_++;
    if (c == '\r') {
      if (from_ < end_ && *from_ == '\n') ++from_;
      *to_++ = '\n';
    } else if (c == '\0') {
      to_ = how_.keep_nul ? put(to_, 0) : put(to_, 0xFFFD);
    } else if (!how_.references || from_ == end_ || !(*from_ == '#' ? number() : name())) {
      *to_++ = '&';
    }
  }

  // At "#": reads a number and its optional ';'.
  bool number() {
    const char* at = from_ + 1;
    const bool hex = at < end_ && to_lower(*at) == 'x';
    if (hex) ++at;
    const char* digits = at;
    char32_t value = 0;
    for (; at < end_; ++at) {
      const int digit = hex ? hex_digit(*at) : is_digit(*at) ? *at - '0' : -1;
      if (digit < 0) break;
      if (value <= 0x10FFFF) value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
    }
    if (at == digits) return false;
    if (at < end_ && *at == ';') ++at;
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = 0xFFFD;
    if (value >= 0x80 && value < 0xA0 && kWindows[value - 0x80]) value = kWindows[value - 0x80];
    to_ = put(to_, value);
    from_ = at;
    return true;
  }

  // Behind "&": reads the longest name there is.
  bool name() {
    if (!is(*from_, kLetter)) return false;
    const auto letter = static_cast<unsigned char>(*from_);
    const Entity* low = kEntities + kFirst[letter];
    const Entity* high = kEntities + kFirst[letter + 1];
    const Entity* best = nullptr;
    const char* best_end = from_;
    for (const char* at = from_ + 1; low < high; ++at) {
      const auto length = static_cast<size_t>(at - from_);
      if (low->name.size() == length) {
        if (at < end_ && *at == ';') return accept(*low, at + 1);
        if (low->bare) best = low, best_end = at;
        ++low;
      }
      if (at == end_) break;
      narrow(low, high, length, *at);
    }
    if (!best) return false;
    const bool joined = best_end < end_ && (*best_end == '=' || is_alphanumeric(*best_end));
    return (how_.in_attribute && joined) ? false : accept(*best, best_end);
  }

  static void narrow(const Entity*& low, const Entity*& high, size_t at, char c) {
    low = std::lower_bound(low, high, c, [at](const Entity& e, char x) { return e.name[at] < x; });
    high = std::upper_bound(low, high, c, [at](char x, const Entity& e) { return x < e.name[at]; });
  }

  bool accept(const Entity& entity, const char* behind) {
    to_ = put(to_, entity.first);
    if (entity.second) to_ = put(to_, entity.second);
    from_ = behind;
    return true;
  }

  const char* from_;
  const char* end_;
  Decoding how_;
  char* to_;
};

// The first byte that decoding may change, found eight bytes at a time: the texts and attributes of a page are long.
const char* find_change(const char* from, const char* end, bool references) {
  if (!references) return std::min(find_char(from, end, '\0'), find_char(from, end, '\r'));
  constexpr uint64_t kOnes = 0x0101010101010101U, kHighs = 0x8080808080808080U;
  auto has_zero = [](uint64_t eight) { return (eight - kOnes) & ~eight & kHighs; };
  for (uint64_t eight = 0; end - from >= 8; from += 8) {
    std::memcpy(&eight, from, 8);
    if (has_zero(eight) | has_zero(eight ^ kOnes * '&') | has_zero(eight ^ kOnes * '\r')) break;
  }
  return find_class(from, end, kChangesValue);
}

}  // namespace

std::string_view decode_text(std::string_view raw, Decoding how, Arena& arena) {
  const char* begin = raw.data();
  const char* end = begin + raw.size();
  if (find_change(begin, end, how.references) == end) return raw;
  // A byte grows to at most three (U+0000 to U+FFFD); no reference grows by more than "&nGt;" does, 5 bytes to 6.
  const size_t room = 3 * raw.size();
  char* text = arena.take(room);
  const auto size = static_cast<size_t>(Decoder(raw, how, text).run() - text);
  arena.give_back(room - size);
  return {text, size};
}

}  // namespace dateline::html
