#include "ground/number_pieces.h"

namespace dateline {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool word_byte(char c) { return digit(c) || ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }
char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Length in bytes of a punctuation mark that is written outside ASCII; its plain form in `norm`. 0 for anything else.
size_t wide_mark(std::string_view text, size_t at, std::string& norm) {
  if (static_cast<unsigned char>(text[at]) != 0xE2 || at + 2 >= text.size()) return 0;
  if (static_cast<unsigned char>(text[at + 1]) != 0x80) return 0;
  const auto third = static_cast<unsigned char>(text[at + 2]);
  if (third >= 0x90 && third <= 0x93)
    norm = "-";
  else if (third == 0x94 || third == 0x95)
    norm = "--";
  else if (third == 0x98 || third == 0x99)
    norm = "'";
  else if (third == 0x9C || third == 0x9D)
    norm = "\"";
  else if (third == 0xA6)
    norm = "...";
  else
    return 0;
  return 3;
}

size_t digits_end(std::string_view text, size_t at) {
  while (at < text.size()) {
    const bool inner =
        (text[at] == '.' || text[at] == ',' || text[at] == ':') && at + 1 < text.size() && digit(text[at + 1]);
    if (!digit(text[at]) && !inner) break;
    ++at;
  }
  return at;
}

// "1st", "1970s": the letters that belong to the number before them.
size_t numeral_suffix(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && ascii_letter(text[end])) ++end;
  std::string letters;
  for (size_t i = at; i < end; ++i) letters.push_back(lowered(text[i]));
  const bool part = letters == "s" || letters == "st" || letters == "nd" || letters == "rd" || letters == "th";
  return part ? end : at;
}

// End of a word that starts at `at`: letters and digits, with dots after single letters ("p.m", "U.S").
size_t letters_end(std::string_view text, size_t at) {
  size_t begin = at;
  std::string ignored;
  while (at < text.size()) {
    if (word_byte(text[at]) && wide_mark(text, at, ignored) == 0) {
      ++at;
    } else if (text[at] == '.' && at - begin == 1 && at + 1 < text.size() && ascii_letter(text[at + 1])) {
      begin = ++at;
    } else {
      break;
    }
  }
  return at;
}

class Cutter {
 public:
  Cutter(std::string_view text, std::vector<Piece>& out) : text_(text), out_(out) {}

  void cut(Span span, int token) {
    token_ = token;
    const std::string_view words = slice(text_, span);
    for (size_t at = 0; at < words.size();) at = cut_one(words, at, span.begin);
  }

 private:
  size_t cut_one(std::string_view words, size_t at, uint32_t base) {
    std::string norm;
    if (const size_t mark = wide_mark(words, at, norm)) return cut_mark(words, at, at + mark, std::move(norm), base);
    const char c = words[at];
    if (digit(c)) return add(words, at, numeral_suffix(words, digits_end(words, at)), base);
    if (word_byte(c)) {
      const size_t end = letters_end(words, at);
      const bool abbreviation = end + 1 == words.size() && words[end] == '.';
      return add(words, at, abbreviation ? end + 1 : end, base);
    }
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (space) return at + 1;
    return cut_mark(words, at, at + 1, std::string(1, c), base);
  }

  // An apostrophe joins what follows: "'s", "'80s", "'ll".
  size_t cut_mark(std::string_view words, size_t at, size_t end, std::string norm, uint32_t base) {
    if (norm == "'" && end < words.size() && (digit(words[end]) || ascii_letter(words[end]))) {
      const bool number = digit(words[end]);
      const size_t stop = number ? numeral_suffix(words, digits_end(words, end)) : letters_end(words, end);
      for (size_t i = end; i < stop; ++i) norm.push_back(lowered(words[i]));
      return push(at, stop, std::move(norm), false, base);
    }
    return push(at, end, std::move(norm), false, base);
  }

  size_t add(std::string_view words, size_t at, size_t end, uint32_t base) {
    std::string norm;
    const bool number = digit(words[at]);
    for (size_t i = at; i < end; ++i) {
      if (words[i] != '.' || number) norm.push_back(lowered(words[i]));
    }
    return push(at, end, std::move(norm), words[at] >= 'A' && words[at] <= 'Z', base);
  }

  size_t push(size_t at, size_t end, std::string norm, bool upper, uint32_t base) {
    const Span span{base + static_cast<uint32_t>(at), base + static_cast<uint32_t>(end)};
    const bool glued = !out_.empty() && out_.back().span.end == span.begin;
    out_.push_back({span, token_, std::move(norm), glued, upper});
    return end;
  }

  std::string_view text_;
  std::vector<Piece>& out_;
  int token_ = 0;
};

}  // namespace

void pieces_of(const Analysis& analysis, const Sentence& sentence, std::vector<Piece>& out) {
  out.clear();
  Cutter cutter(analysis.text(), out);
  for (int t = sentence.first; t < sentence.last; ++t) cutter.cut(analysis.tokens[static_cast<size_t>(t)].span, t);
}

void pieces_of(std::string_view text, std::vector<Piece>& out) {
  out.clear();
  Cutter(text, out).cut({0, static_cast<uint32_t>(text.size())}, 0);
}

}  // namespace dateline
