// The problem: "1.5 million", "two and a half", "twenty-five", "a hundred", "half a dozen", "tens of thousands" are
// each one number. A lookup of single words finds their parts; a general grammar is slow to write and to run. The idea:
// English numerals are a sum of groups, each below a thousand and followed by falling scales; one left-to-right scan
// with two accumulators reads them all, in time linear in the pieces it covers.
#include "ground/number_words.h"

#include <charconv>
#include <cmath>
#include <unordered_map>

namespace dateline {
namespace {

enum class Kind { kUnit, kTen, kScale, kVague };
struct Word {
  Kind kind;
  double value;
};

const std::unordered_map<std::string_view, Word>& words() {
  static const std::unordered_map<std::string_view, Word> table = {
      {"zero", {Kind::kUnit, 0}},         {"one", {Kind::kUnit, 1}},        {"two", {Kind::kUnit, 2}},
      {"three", {Kind::kUnit, 3}},        {"four", {Kind::kUnit, 4}},       {"five", {Kind::kUnit, 5}},
      {"six", {Kind::kUnit, 6}},          {"seven", {Kind::kUnit, 7}},      {"eight", {Kind::kUnit, 8}},
      {"nine", {Kind::kUnit, 9}},         {"ten", {Kind::kUnit, 10}},       {"eleven", {Kind::kUnit, 11}},
      {"twelve", {Kind::kUnit, 12}},      {"thirteen", {Kind::kUnit, 13}},  {"fourteen", {Kind::kUnit, 14}},
      {"fifteen", {Kind::kUnit, 15}},     {"sixteen", {Kind::kUnit, 16}},   {"seventeen", {Kind::kUnit, 17}},
      {"eighteen", {Kind::kUnit, 18}},    {"nineteen", {Kind::kUnit, 19}},  {"twenty", {Kind::kTen, 20}},
      {"thirty", {Kind::kTen, 30}},       {"forty", {Kind::kTen, 40}},      {"fifty", {Kind::kTen, 50}},
      {"sixty", {Kind::kTen, 60}},        {"seventy", {Kind::kTen, 70}},    {"eighty", {Kind::kTen, 80}},
      {"ninety", {Kind::kTen, 90}},       {"hundred", {Kind::kScale, 1e2}}, {"thousand", {Kind::kScale, 1e3}},
      {"million", {Kind::kScale, 1e6}},   {"billion", {Kind::kScale, 1e9}}, {"trillion", {Kind::kScale, 1e12}},
      {"dozen", {Kind::kScale, 12}},      {"score", {Kind::kScale, 20}},    {"tens", {Kind::kVague, 10}},
      {"dozens", {Kind::kVague, 12}},     {"scores", {Kind::kVague, 20}},   {"hundreds", {Kind::kVague, 1e2}},
      {"thousands", {Kind::kVague, 1e3}}, {"millions", {Kind::kVague, 1e6}}};
  return table;
}

const Word* word_at(const std::vector<Piece>& pieces, size_t at) {
  if (at >= pieces.size()) return nullptr;
  const std::string& norm = pieces[at].norm;
  if (norm.empty() || norm[0] < 'a' || norm[0] > 'z') return nullptr;
  const auto found = words().find(norm);
  return found == words().end() ? nullptr : &found->second;
}

bool is(const std::vector<Piece>& pieces, size_t at, std::string_view norm) {
  return at < pieces.size() && pieces[at].norm == norm;
}

bool scale_at(const std::vector<Piece>& pieces, size_t at) {
  const Word* word = word_at(pieces, at);
  return word != nullptr && word->kind == Kind::kScale;
}

// "dozens" is two dozen up to under a hundred; otherwise a plural scale reaches from twice itself to its tenfold.
NumberMatch vague(double unit, double base, int count) {
  NumberMatch match;
  match.vague = true;
  match.low = 2 * unit * base;
  match.high = unit < 100 ? 100 * base - 1 : 10 * unit * base - 1;
  match.value = match.low;
  match.pieces = count;
  return match;
}

std::optional<NumberMatch> vague_at(const std::vector<Piece>& pieces, size_t at) {
  const Word* word = word_at(pieces, at);
  if (word == nullptr || word->kind != Kind::kVague) return std::nullopt;
  const Word* base = is(pieces, at + 1, "of") ? word_at(pieces, at + 2) : nullptr;
  if (base != nullptr && base->kind == Kind::kVague && base->value > word->value)
    return vague(word->value, base->value, 3);
  if (word->value == 10) return std::nullopt;  // "tens" alone is rarely a count
  return vague(word->value, 1, 1);
}

// The sum of groups; see the head of the file.
class Sum {
 public:
  bool add(const Word& word) {
    switch (word.kind) {
      case Kind::kUnit:
        if (last_ == Kind::kUnit || (last_ == Kind::kTen && word.value > 9)) return false;
        group_ += word.value;
        break;
      case Kind::kTen:
        if (last_ == Kind::kUnit || last_ == Kind::kTen) return false;
        group_ += word.value;
        break;
      case Kind::kScale:
        return scale(word.value);
      case Kind::kVague:
        return false;
    }
    last_ = word.kind;
    return true;
  }
  void start(double value) {
    group_ = value;
    last_ = Kind::kUnit;
  }
  double value() const { return total_ + group_; }

 private:
  bool scale(double value) {
    if (group_ == 0 && total_ == 0) return false;
    if (value < 1000) {
      group_ *= value;
    } else {
      if (group_ == 0) group_ = total_, total_ = 0;  // "two hundred thousand million" stays one product
      total_ += group_ * value;
      group_ = 0;
    }
    last_ = Kind::kScale;
    return true;
  }

  double total_ = 0, group_ = 0;
  Kind last_ = Kind::kScale;
};

// "1/2" behind a whole number, or alone: its value and three pieces.
double fraction_at(const std::vector<Piece>& pieces, size_t at) {
  if (at + 2 >= pieces.size() || pieces[at + 1].norm != "/" || !pieces[at + 1].glued || !pieces[at + 2].glued) return 0;
  const auto upper = digits_value(pieces[at].norm), under = digits_value(pieces[at + 2].norm);
  return upper && under && *upper < *under && *under <= 10 ? *upper / *under : 0;
}

std::optional<NumberMatch> from_digits(const std::vector<Piece>& pieces, size_t at, double value) {
  NumberMatch match;
  match.digits = true;
  Sum sum;
  sum.start(value);
  size_t end = at + 1;
  if (const double part = fraction_at(pieces, end); part > 0 && !pieces[end].glued) {
    sum.start(value + part);
    end += 3;
  }
  while (scale_at(pieces, end) && sum.add(*word_at(pieces, end))) ++end;
  match.value = match.low = match.high = sum.value();
  match.pieces = static_cast<int>(end - at);
  return match;
}

std::optional<NumberMatch> from_words(const std::vector<Piece>& pieces, size_t at) {
  NumberMatch match;
  Sum sum;
  size_t next = at;
  if (is(pieces, at, "half") && is(pieces, at + 1, "a") && scale_at(pieces, at + 2)) {
    sum.start(0.5);
    next = at + 2;
    match.article = true;
  } else if (is(pieces, at, "a") && scale_at(pieces, at + 1)) {
    sum.start(1);
    next = at + 1;
    match.article = true;
  }
  size_t end = at;
  for (const Word* word = word_at(pieces, next); word != nullptr && sum.add(*word); word = word_at(pieces, next)) {
    end = ++next;
    const bool joined = is(pieces, next, "-") || (is(pieces, next, "and") && word->kind == Kind::kScale);
    if (joined && word_at(pieces, next + 1) != nullptr) ++next;
  }
  if (end == at) return std::nullopt;
  match.value = match.low = match.high = sum.value();
  match.pieces = static_cast<int>(end - at);
  return match;
}

}  // namespace

std::optional<double> digits_value(std::string_view norm) {
  if (norm.empty() || norm.size() > 20 || norm[0] < '0' || norm[0] > '9') return std::nullopt;
  std::string plain;
  size_t since_comma = 0;
  bool commas = false, point = false;
  for (const char c : norm) {
    if (c == ',') {
      if (point || (commas ? since_comma != 3 : plain.size() > 3)) return std::nullopt;
      commas = true;
      since_comma = 0;
    } else if (c == '.') {
      if (point || (commas && since_comma != 3)) return std::nullopt;
      point = true;
      plain.push_back(c);
    } else if (c >= '0' && c <= '9') {
      plain.push_back(c);
      ++since_comma;
    } else {
      return std::nullopt;
    }
  }
  if ((commas && !point && since_comma != 3) || plain.size() > 15) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
  return value;
}

double scale_value(std::string_view norm) {
  const auto found = words().find(norm);
  return found != words().end() && found->second.kind == Kind::kScale ? found->second.value : 0;
}

int ordinal_value(std::string_view norm) {
  static const std::unordered_map<std::string_view, int> table = {
      {"first", 1},         {"second", 2},       {"third", 3},        {"fourth", 4},      {"fifth", 5},
      {"sixth", 6},         {"seventh", 7},      {"eighth", 8},       {"ninth", 9},       {"tenth", 10},
      {"eleventh", 11},     {"twelfth", 12},     {"thirteenth", 13},  {"fourteenth", 14}, {"fifteenth", 15},
      {"sixteenth", 16},    {"seventeenth", 17}, {"eighteenth", 18},  {"nineteenth", 19}, {"twentieth", 20},
      {"twenty-first", 21}, {"thirtieth", 30},   {"thirty-first", 31}};
  if (const auto found = table.find(norm); found != table.end()) return found->second;
  size_t at = 0;
  int value = 0;
  while (at < norm.size() && at < 4 && norm[at] >= '0' && norm[at] <= '9') value = value * 10 + (norm[at++] - '0');
  const std::string_view suffix = norm.substr(at);
  const bool ordinal = suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th";
  return at > 0 && ordinal ? value : 0;
}

std::optional<NumberMatch> match_number(const std::vector<Piece>& pieces, size_t at) {
  if (at >= pieces.size() || pieces[at].norm.empty()) return std::nullopt;
  const char c = pieces[at].norm[0];
  if (c >= '0' && c <= '9') {
    if (const double part = fraction_at(pieces, at); part > 0) {
      NumberMatch match;
      match.value = match.low = match.high = part;
      match.digits = true;
      match.pieces = 3;
      return match;
    }
    const auto value = digits_value(pieces[at].norm);
    return value ? from_digits(pieces, at, *value) : std::nullopt;
  }
  if (c < 'a' || c > 'z') return std::nullopt;
  if (auto match = vague_at(pieces, at)) return match;
  return from_words(pieces, at);
}

}  // namespace dateline
