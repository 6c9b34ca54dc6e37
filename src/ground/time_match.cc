// The problem: time expressions come in some hundred shapes, most words belong to none, and the same words say other
// things ("Theresa May", "march on", "Sunday Times", "F-16").
// The obvious way, one regular expression per shape over the text, reads every byte a hundred times.
// The idea: words get classes by one look-up; only a word with a class opens the few rules that can begin with it, and
// patterns are short, so the work is linear in the text. The longest match wins; what words beside it (names, money,
// hyphens) speak against is dropped. HeidelTime and SUTime work alike on their own rule languages.
#include "ground/time_match.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr size_t kSkipped = static_cast<size_t>(-1);
constexpr size_t kMaxItems = 12;

bool all_digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "7:15" in minutes after midnight, or kUnset.
int clock_minutes(std::string_view norm) {
  const size_t colon = norm.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || norm.size() < colon + 3) return kUnset;
  if (!all_digits(norm.substr(0, colon)) || !all_digits(norm.substr(colon + 1, 2))) return kUnset;
  if (norm.size() > colon + 3 && norm[colon + 3] != ':') return kUnset;
  const int hours = std::stoi(std::string(norm.substr(0, colon))),
            minutes = std::stoi(std::string(norm.substr(colon + 1, 2)));
  return hours <= 24 && minutes < 60 ? hours * 60 + minutes : kUnset;
}

// "1980s", "80s", "'80s": 1980 or 80; kUnset for anything else.
int decade_digits(std::string_view norm) {
  if (!norm.empty() && norm[0] == '\'') norm.remove_prefix(1);
  if (norm.size() < 3 || norm.size() > 5 || norm.back() != 's' || !all_digits(norm.substr(0, norm.size() - 1)))
    return kUnset;
  const int value = std::stoi(std::string(norm.substr(0, norm.size() - 1)));
  const bool range = norm.size() == 3 ? value >= 10 : value >= 1000 && value < 2100;
  return value % 10 == 0 && range ? value : kUnset;
}

bool has(const TimeCell& cell, TimeClass c) { return (cell.classes & class_bit(c)) != 0; }

bool takes_modifier(TimeOp op) {
  switch (op) {
    case TimeOp::kDuration:
    case TimeOp::kHalf:
    case TimeOp::kHalfUnit:
    case TimeOp::kAgo:
    case TimeOp::kEarlier:
    case TimeOp::kLater:
    case TimeOp::kClock:
    case TimeOp::kArticle:
    case TimeOp::kWindow:
      return true;
    default:
      return false;
  }
}

bool takes_position(TimeOp op) {
  switch (op) {
    case TimeOp::kDate:
    case TimeOp::kYear:
    case TimeOp::kRel:
    case TimeOp::kDay:
    case TimeOp::kNight:
    case TimeOp::kQuarter:
    case TimeOp::kDecade:
    case TimeOp::kCentury:
    case TimeOp::kPart:
      return true;
    default:
      return false;
  }
}

}  // namespace

void TimeMatcher::classify_number(const std::vector<Piece>& pieces, size_t at, TimeCell& cell) {
  const std::string& norm = pieces[at].norm;
  const char c = norm[0];
  const bool number = (c >= '0' && c <= '9') || c == '\'';
  if (number) {
    if (const int value = decade_digits(norm); value != kUnset) {
      cell.classes |= class_bit(TimeClass::kDecade);
      cell.number = value;
      return;
    }
    if (const int value = clock_minutes(norm); value != kUnset) {
      cell.classes |= class_bit(TimeClass::kClock);
      cell.number = value;
      return;
    }
  }
  if (const int value = ordinal_value(norm); value > 0) {
    cell.classes |= class_bit(TimeClass::kOrdinal) | (value <= 31 ? class_bit(TimeClass::kDay) : 0);
    cell.number = value;
  }
  if (all_digits(norm) && norm.size() <= 4) {
    cell.number = std::stoi(norm);
    if (cell.number >= 1 && cell.number <= 31 && norm.size() <= 2) cell.classes |= class_bit(TimeClass::kDay);
    if (norm.size() == 4 && cell.number >= 1000 && cell.number <= 2100) {
      cell.classes |= class_bit(TimeClass::kYear);
      cell.year_pieces = 1;
    }
    if (norm.size() == 4 && cell.number < 2400 && cell.number % 100 < 60)
      cell.classes |= class_bit(TimeClass::kMilitary);
  }
  const auto count = match_number(pieces, at);
  if (!count || count->vague) return;
  cell.classes |= class_bit(TimeClass::kNumber);
  cell.count = *count;
  if (count->digits) return;
  // "nineteen ninety-six", "two thousand five"
  const auto low = match_number(pieces, at + static_cast<size_t>(count->pieces));
  if (count->value >= 17 && count->value <= 20 && low && !low->digits && low->value >= 10 && low->value <= 99) {
    cell.classes |= class_bit(TimeClass::kYear);
    cell.number = static_cast<int>(count->value * 100 + low->value);
    cell.year_pieces = count->pieces + low->pieces;
  } else if (count->value >= 2000 && count->value < 2030) {
    cell.classes |= class_bit(TimeClass::kYear);
    cell.number = static_cast<int>(count->value);
    cell.year_pieces = count->pieces;
  }
}

void TimeMatcher::classify(const std::vector<Piece>& pieces) {
  cells_.assign(pieces.size(), {});
  for (size_t i = 0; i < pieces.size(); ++i) {
    TimeCell& cell = cells_[i];
    cell.word = grammar_.find(pieces[i].norm);
    if (cell.word != nullptr) cell.classes = cell.word->classes;
    const uint32_t named = class_bit(TimeClass::kMonth) | class_bit(TimeClass::kWeekday) |
                           class_bit(TimeClass::kWeekdays) | class_bit(TimeClass::kHijri) |
                           class_bit(TimeClass::kPersian);
    if ((cell.classes & named) && !pieces[i].upper) cell.classes &= ~(named | class_bit(TimeClass::kShort));
    if (cell.word != nullptr && !cell.word->phrases.empty()) classify_phrase(pieces, i, cell);
    classify_number(pieces, i, cell);
  }
}

// Hyphens and apostrophes between the words of a phrase are passed over: "Dhu al-Hijjah", "Rabi' al-Awwal".
void TimeMatcher::classify_phrase(const std::vector<Piece>& pieces, size_t at, TimeCell& cell) const {
  for (const TimePhrase& phrase : cell.word->phrases) {
    size_t next = at + 1, word = 0;
    for (; next < pieces.size() && word < phrase.rest.size(); ++next) {
      if (pieces[next].norm == phrase.rest[word])
        ++word;
      else if (pieces[next].norm != "-" && pieces[next].norm != "'")
        break;
    }
    const int length = static_cast<int>(next - at);
    if (word < phrase.rest.size() || length <= cell.phrase_pieces || !pieces[at].upper) continue;
    cell.classes |= class_bit(phrase.of);
    cell.phrase = &phrase;
    cell.phrase_pieces = length;
  }
}

size_t TimeMatcher::item_length(const TimeItem& item, size_t at) const {
  if (at >= cells_.size()) return 0;
  const TimeCell& cell = cells_[at];
  const uint32_t common = item.classes & cell.classes;
  if (common != 0) {
    if (cell.phrase != nullptr && common == class_bit(cell.phrase->of)) return static_cast<size_t>(cell.phrase_pieces);
    if (common & class_bit(TimeClass::kYear)) return static_cast<size_t>(cell.year_pieces);
    if (common & class_bit(TimeClass::kNumber)) return static_cast<size_t>(cell.count.pieces);
    return 1;
  }
  if (item.words.empty() || cell.word == nullptr) return 0;
  return std::find(item.words.begin(), item.words.end(), cell.word->id) != item.words.end() ? 1 : 0;
}

// Tries items [item, ...) from piece `at`; `path` holds where each item began. True if `best` got longer.
bool TimeMatcher::walk(const TimeRule& rule, size_t item, size_t at, TimeMatch& best, size_t* path) {
  if (item == rule.items.size()) {
    const bool tie = at == best.last && best.rule != nullptr && &rule < best.rule;
    if (at <= best.last && !tie) return false;
    best.last = at;
    best.rule = &rule;
    fill(best, path);
    return true;
  }
  bool better = false;
  if (const size_t length = item_length(rule.items[item], at)) {
    path[item] = at;
    better = walk(rule, item + 1, at + length, best, path);
  }
  if (rule.items[item].optional) {
    path[item] = kSkipped;
    better = walk(rule, item + 1, at, best, path) || better;
  }
  return better;
}

bool TimeMatcher::longest(size_t at, TimeMatch& best) {
  best = {};
  best.first = best.core = best.last = at;
  size_t path[kMaxItems] = {};
  const TimeCell& cell = cells_[at];
  for (size_t c = 0; c < kTimeClasses; ++c) {
    if (!(cell.classes & (1u << c))) continue;
    for (const int r : grammar_.rules_of(static_cast<TimeClass>(c)))
      walk(grammar_.rules()[static_cast<size_t>(r)], 0, at, best, path);
  }
  if (cell.word != nullptr) {
    for (const int r : grammar_.rules_of_word(cell.word->id))
      walk(grammar_.rules()[static_cast<size_t>(r)], 0, at, best, path);
  }
  return best.last > at;
}

void TimeMatcher::fill(TimeMatch& match, const size_t* path) {
  match.slots = {};
  match.split = -1;
  for (size_t i = 0; i < match.rule->items.size(); ++i) {
    if (path[i] == kSkipped) continue;
    const TimeItem& item = match.rule->items[i];
    if (match.rule->op == TimeOp::kRange && item.classes == 0 && !item.optional && !item.words.empty()) {
      const std::string& norm = (*pieces_)[path[i]].norm;
      if (norm == "-" || norm == "to" || norm == "and") match.split = static_cast<int>(path[i]);
    }
    bind(match.slots, item, path[i]);
  }
  TimeSlots& slots = match.slots;
  if (slots.ampm != kUnset && slots.minutes == kUnset) {  // "6 am"
    slots.minutes = slots.day[0] * 60;
    slots.day[0] = kUnset;
  }
}

void TimeMatcher::bind(TimeSlots& slots, const TimeItem& item, size_t at) const {
  const TimeCell& cell = cells_[at];
  const uint32_t common = item.classes & cell.classes;
  const auto is = [&](TimeClass c) { return (common & class_bit(c)) != 0; };
  const auto word = [&](TimeClass c) {
    return cell.phrase != nullptr && cell.phrase->of == c ? cell.phrase->value : cell.word->value(c);
  };
  const auto pair = [](int(&slot)[2], int value) { slot[slot[0] == kUnset ? 0 : 1] = value; };
  if (is(TimeClass::kMonth)) pair(slots.month, word(TimeClass::kMonth));
  if (is(TimeClass::kHijri)) slots.month[0] = word(TimeClass::kHijri);
  if (is(TimeClass::kPersian)) slots.month[0] = word(TimeClass::kPersian);
  if (is(TimeClass::kDay)) pair(slots.day, cell.number);
  if (is(TimeClass::kYear)) pair(slots.year, cell.number);
  if (is(TimeClass::kWeekday)) slots.weekday = word(TimeClass::kWeekday);
  if (is(TimeClass::kWeekdays)) slots.weekday = word(TimeClass::kWeekdays);
  if (is(TimeClass::kSeason)) slots.season = word(TimeClass::kSeason);
  if (is(TimeClass::kPart)) slots.part = word(TimeClass::kPart);
  if (is(TimeClass::kDir)) slots.dir = word(TimeClass::kDir);
  if (is(TimeClass::kAmPm)) slots.ampm = word(TimeClass::kAmPm);
  if (is(TimeClass::kVague)) slots.vague = true;
  if (is(TimeClass::kOrdinal)) slots.ordinal = cell.number;
  if (is(TimeClass::kDecade)) slots.decade = cell.number != kUnset ? cell.number : word(TimeClass::kDecade);
  if (is(TimeClass::kUnit)) slots.unit = static_cast<TimeUnit>(word(TimeClass::kUnit));
  if (is(TimeClass::kUnits)) slots.unit = static_cast<TimeUnit>(word(TimeClass::kUnits));
  if (is(TimeClass::kNumber) && slots.number < 0) slots.number = cell.count.value;
  if (is(TimeClass::kCount)) slots.number = word(TimeClass::kCount);
  if (is(TimeClass::kClock)) slots.minutes = cell.number != kUnset ? cell.number : word(TimeClass::kClock);
  if (is(TimeClass::kMilitary)) slots.minutes = cell.number / 100 * 60 + cell.number % 100;
}

// Takes in what stands before the rule's words: "about", "more than"; "early", "the end of".
void TimeMatcher::extend_left(TimeMatch& match, size_t floor) const {
  const auto& pieces = *pieces_;
  const auto norm = [&](size_t back) -> std::string_view {
    return match.first >= floor + back ? std::string_view(pieces[match.first - back].norm) : std::string_view();
  };
  const auto cell = [&](size_t back) { return match.first >= floor + back ? cells_[match.first - back] : TimeCell{}; };
  if (takes_position(match.rule->op)) {
    const size_t before = match.first;
    if (norm(1) == "of" && has(cell(2), TimeClass::kPosNoun)) {
      match.slots.pos = cell(2).word->value(TimeClass::kPos);
      match.first -= 2;
    } else if (has(cell(1), TimeClass::kPos) && !has(cell(1), TimeClass::kPosNoun)) {
      match.slots.pos = cell(1).word->value(TimeClass::kPos);
      match.first -= 1;
    } else if (norm(1) == "-" && norm(2) == "mid") {
      match.slots.pos = 2;
      match.first -= 2;
    } else if (norm(1) == "-" && (norm(2) == "late" || norm(2) == "early")) {
      match.slots.pos = norm(2) == "late" ? 3 : 1;
      match.first -= 2;
    }
    if (match.first != before && norm(1) == "the") match.first -= 1;
  }
  if (!takes_modifier(match.rule->op)) return;
  size_t words = 0;
  if (norm(1) == "than" && (norm(2) == "more" || norm(2) == "less" || norm(2) == "fewer"))
    words = norm(3) == "no" ? 3 : 2;
  else if ((norm(1) == "least" && norm(2) == "at") || (norm(1) == "to" && (norm(2) == "up" || norm(2) == "close")))
    words = 2;
  else if (norm(1) == "over" && match.rule->op == TimeOp::kWindow)
    words = 0;  // "over the past week"
  else if (has(cell(1), TimeClass::kMod) && norm(1) != "some")
    words = norm(2) == "just" ? 2 : 1;
  match.slots.approximate = words > 0;
  match.first -= words;
}

void TimeMatcher::match(const std::vector<Piece>& pieces, std::vector<TimeMatch>& matches) {
  pieces_ = &pieces;
  matches.clear();
  classify(pieces);
  if (pieces.empty()) return;
  while (name_ < analysis_.names.size() && analysis_.names[name_].tokens.last <= pieces[0].token) ++name_;
  TimeMatch found;
  for (size_t at = 0, floor = 0; at < pieces.size();) {
    if (cells_[at].word == nullptr && cells_[at].classes == 0) {
      ++at;
      continue;
    }
    if (!longest(at, found)) {
      ++at;
      continue;
    }
    leave_connective(found);
    leave_conjunction(found);
    take_short_year(found);
    extend_left(found, floor);
    if (!plausible(found)) {
      ++at;
      continue;
    }
    at = floor = found.last;
    if (found.rule->op != TimeOp::kDrop) matches.push_back(found);
  }
}

}  // namespace dateline
