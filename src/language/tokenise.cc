// Problem: the encoder's labels belong to words as the treebanks cut them, and every later span rests on these words.
// One big regular expression cannot be tested rule by rule and forgets the offsets. Idea: cut at white space; peel
// marks off both ends of each chunk; look at every mark inside it and ask its two neighbours whether it cuts; at last,
// take clitics off. Reference: guidelines of UD English EWT; scores on raw text are in the test.
#include "language/tokenise.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "language/word_parts.h"

namespace dateline {
namespace {

constexpr size_t kLongestUrl = 2000;

bool is_quote(char32_t c) {
  return c == U'"' || c == U'“' || c == U'”' || c == U'„' || c == U'«' || c == U'»' || c == U'‹' || c == U'›';
}
bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'‘' || c == U'ʼ' || c == U'`' || c == U'´'; }
bool is_bracket(char32_t c) {
  return c == U'(' || c == U')' || c == U'[' || c == U']' || c == U'{' || c == U'}' || c == U'<' || c == U'>';
}
bool is_long_dash(char32_t c) { return (c >= 0x2012 && c <= 0x2015) || c == 0x2212; }
bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0x2011; }
bool is_currency(char32_t c) { return c == U'$' || c == U'£' || c == U'¥' || (c >= 0x20A0 && c <= 0x20CF); }
bool is_word_mark(char32_t c) { return is_letter(c) || is_digit(c) || c == U'_'; }
bool is_capital(char32_t c) { return is_upper(c); }
// Neither letter, digit nor the combining marks and joiners that sit inside words.
bool is_mark(char32_t c) {
  if (c < 0x80) return !is_word_mark(c);
  return is_punctuation(c) || is_currency(c) || is_apostrophe(c) || (c >= 0x2190 && c <= 0x2BFF) || c == U'°' ||
         c == U'©' || c == U'®' || c == U'±' || c == U'×' || c >= 0x1F000;
}

// One run of text without white space, as code points.
class Chunk {
 public:
  Chunk(std::string_view text, Span span, char32_t following, std::vector<Span>& words)
      : words_(words), following_(following) {
    for (size_t i = span.begin; i < span.end;) {
      bytes_.push_back(static_cast<uint32_t>(i));
      points_.push_back(decode(text, i));
    }
    bytes_.push_back(span.end);
    lower_ = points_;
    for (char32_t& c : lower_) c = is_apostrophe(c) ? U'\'' : simple_lower(c);
  }

  void cut() {
    size_t end = points_.size();
    if (is_emoticon(0, end)) return emit(0, end);
    size_t begin = peel_front(end);
    std::vector<std::pair<size_t, size_t>> tail;
    peel_back(begin, end, tail);
    if (begin < end) core(begin, end);
    for (auto it = tail.rbegin(); it != tail.rend(); ++it) emit(it->first, it->second);
  }

 private:
  static char32_t simple_lower(char32_t c) {
    if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
    std::string one;
    append_utf8(one, c);
    const std::string low = lower(one);
    size_t at = 0;
    return decode(low, at);
  }

  char32_t at(size_t i) const { return i < points_.size() ? points_[i] : U' '; }
  std::u32string_view low(size_t begin, size_t end) const {
    return std::u32string_view(lower_).substr(begin, end - begin);
  }

  void emit(size_t begin, size_t end) {
    if (begin < end) words_.push_back({bytes_[begin], bytes_[end]});
  }

  // Equal marks stand together: "...", "--", ">>"; "?!" and ruled lines too.
  static bool runs_on(char32_t a, char32_t b) {
    if (a == b) return !is_quote(a) && (!is_bracket(a) || a == U'<' || a == U'>');
    const auto together = [&](std::u32string_view marks) {
      return marks.find(a) != marks.npos && marks.find(b) != marks.npos;
    };
    return together(U"!?") || together(U"=-_*~");
  }

  bool is_emoticon(size_t begin, size_t end) const {
    if (end - begin < 2 || end - begin > 4) return false;
    const bool eyes = points_[begin] == U':' || points_[begin] == U';' || points_[begin] == U'=';
    const char32_t mouth = points_[end - 1];
    const bool nose =
        end - begin == 2 || points_[begin + 1] == U'-' || runs_on(points_[end - 2], mouth) || points_[end - 2] == mouth;
    return eyes && nose &&
           (mouth == U')' || mouth == U'(' || mouth == U'D' || mouth == U'P' || mouth == U'/' || mouth == U'p');
  }

  // Marks that begin a word and stay with it: "'90s", "#hashtag", "@user", ".5", "+1", "'em".
  bool starts_word(size_t i, size_t end) const {
    const char32_t c = points_[i];
    const char32_t next = i + 1 < end ? points_[i + 1] : U' ';
    if (is_apostrophe(c)) {
      const auto word = low(i, end);
      return is_digit(next) || word == U"'em" || word.starts_with(U"'tis") || word.starts_with(U"'twas") ||
             word == U"'s" || word == U"'cause";
    }
    if (c == U'.' || c == U'+') return is_digit(next);
    return (c == U'#' || c == U'@') && is_letter(next);
  }

  size_t peel_front(size_t end) {
    size_t i = 0;
    while (i < end && is_mark(points_[i]) && !starts_word(i, end)) {
      size_t run = i + 1;
      while (run < end && runs_on(points_[run - 1], points_[run])) ++run;
      emit(i, run);
      i = run;
    }
    return i;
  }

  // A period at `end - 1` that belongs to its word.
  bool keeps_period(size_t begin, size_t end) const {
    if (end - begin < 2) return false;
    size_t from = end - 1;  // the word alone: "(U.S." and "pro-U.S." end in one
    while (from > begin && (is_word_mark(points_[from - 1]) || points_[from - 1] == U'.')) --from;
    const auto word = low(from, end);
    if (word == U"no.") return is_digit(following_);
    if (word == U"i.") return false;
    if (word.size() == 2 && !is_capital(points_[from])) return false;
    return is_abbreviation(word);
  }

  void peel_back(size_t begin, size_t& end, std::vector<std::pair<size_t, size_t>>& tail) const {
    while (end > begin && is_mark(points_[end - 1])) {
      const char32_t c = points_[end - 1];
      size_t run = end - 1;
      while (run > begin && runs_on(points_[run - 1], c)) --run;
      if (c == U'.' && run == end - 1 && keeps_period(begin, end)) return;
      if (c == U'+' || c == U'*') return;
      if (is_currency(c) && end - begin <= 4 && run > begin && is_capital(points_[begin])) return;  // "US$"
      if (c == U'/' && is_address(begin, end)) return;
      tail.emplace_back(run, end);
      end = run;
    }
  }

  bool is_address(size_t begin, size_t end) const {
    if (end - begin > kLongestUrl) return false;
    const auto word = low(begin, end);
    if (word.find(U"://") != std::u32string_view::npos || word.starts_with(U"www.") || word.starts_with(U"mailto:"))
      return true;
    const size_t sign = word.find(U'@');
    return sign != std::u32string_view::npos && sign > 0 && word.find(U'.', sign) != std::u32string_view::npos;
  }

  // Whether the mark [i, run) cuts the word around it, given the borders of the chunk's core.
  bool cuts_at(size_t segment, size_t i, size_t run, size_t end) const {
    const char32_t c = points_[i];
    const char32_t before = points_[i - 1];
    const char32_t after = at(run);
    const bool digits = is_digit(before) && is_digit(after);
    if (is_quote(c) || is_bracket(c) || is_long_dash(c)) return true;
    if (run - i > 1) return c != U'*' && c != U'\'' && c != U'_';
    if (is_hyphen(c)) return hyphen_cuts(segment, i, end);
    if (is_apostrophe(c)) return !is_word_mark(before) && before != U'.';
    if (c == U'.') return period_cuts(segment, i);
    if (c == U',' || c == U':') return !digits;
    if (c == U'/') return !digits && !(i - segment == 1 && run + 1 == end);  // "24/7", "b/c"
    if (c == U'&') return !(is_capital(before) && is_capital(after) && i - segment <= 3);
    return c != U'@' && c != U'_' && c != U'+' && c != U'*' && c != U'#' && c != U'\\';
  }

  bool hyphen_cuts(size_t segment, size_t i, size_t end) const {
    const auto left = low(segment, i);
    if (is_bound_prefix(left)) return false;
    const auto whole = low(segment, end);  // dates and telephone numbers: digits-digits-digits
    const bool digits =
        std::all_of(whole.begin(), whole.end(), [](char32_t c) { return is_digit(c) || is_hyphen(c) || c == U'/'; });
    const bool date = digits && std::count_if(whole.begin(), whole.end(), is_hyphen) >= 2;
    return !date;
  }

  bool period_cuts(size_t segment, size_t i) const {
    const char32_t before = points_[i - 1];
    const char32_t after = at(i + 1);
    if (!is_word_mark(after)) return !keeps_period(segment, i + 1);
    // A missing blank: "said.The".
    return is_letter(before) && !is_capital(before) && i - segment >= 2 && is_capital(after) && is_letter(at(i + 2)) &&
           !is_capital(at(i + 2)) && !is_abbreviation(low(segment, i + 1));
  }

  // What is left between the marks at both ends.
  void core(size_t begin, size_t end) {
    if (is_address(begin, end)) return emit(begin, end);
    size_t segment = begin;
    for (size_t i = begin; i < end;) {
      if (i == segment || !is_mark(points_[i])) {
        ++i;
        continue;
      }
      size_t run = i + 1;
      while (run < end && runs_on(points_[run - 1], points_[run])) ++run;
      if (is_currency(points_[i]) && i - segment <= 3 && is_capital(points_[segment])) {  // "US$15"
        emit(segment, run);
        segment = i = run;
      } else if (cuts_at(segment, i, run, end)) {
        word(segment, i);
        emit(i, run);
        segment = i = run;
        skip_marks(segment, i, end);
      } else {
        i = run;
      }
    }
    word(segment, end);
  }

  // Further marks right behind a cut: each run is a word.
  void skip_marks(size_t& segment, size_t& i, size_t end) {
    while (i < end && is_mark(points_[i]) && !starts_word(i, end)) {
      size_t run = i + 1;
      while (run < end && runs_on(points_[run - 1], points_[run])) ++run;
      emit(i, run);
      segment = i = run;
    }
  }

  void word(size_t begin, size_t end) {
    size_t number = begin;
    while (number < end &&
           (is_digit(points_[number]) || points_[number] == U'.' || points_[number] == U',' || points_[number] == U':'))
      ++number;
    if (number > begin && number < end && is_digit(points_[begin]) && is_unit(low(number, end))) {
      emit(begin, number);
      return emit(number, end);
    }
    size_t from = begin;
    for (size_t cut : clitic_cuts(low(begin, end))) {
      emit(from, begin + cut);
      from = begin + cut;
    }
    emit(from, end);
  }

  std::vector<Span>& words_;
  std::u32string points_;
  std::u32string lower_;         // with ASCII apostrophes
  std::vector<uint32_t> bytes_;  // where each code point begins, and the end
  char32_t following_;           // first code point of the next chunk
};

}  // namespace

void tokenise(std::string_view text, Span range, std::vector<Span>& words) {
  const size_t end = std::min<size_t>(range.end, text.size());
  Span chunk;
  bool open = false;
  for (size_t i = range.begin; i < end;) {
    const auto begin = static_cast<uint32_t>(i);
    const char32_t c = decode(text.substr(0, end), i);
    if (is_space(c)) continue;
    if (open && begin == chunk.end) {
      chunk.end = static_cast<uint32_t>(i);
      continue;
    }
    if (open) Chunk(text, chunk, c, words).cut();
    chunk = {begin, static_cast<uint32_t>(i)};
    open = true;
  }
  if (open) Chunk(text, chunk, U' ', words).cut();
}

}  // namespace dateline
