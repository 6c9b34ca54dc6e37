// The second half of the matcher: which matches say a time, and which only look like one. Every test here asks for the
// words beside the match, never for a list of phrases; look-alikes that are fixed phrases are the rows of
// lookalikes.tsv.
#include "ground/time_match.h"

namespace dateline {
namespace {

// What may stand before a dash that joins two dates ("24 August-2 September").
constexpr uint32_t kDateLike = class_bit(TimeClass::kPos) | class_bit(TimeClass::kMonth) | class_bit(TimeClass::kDay) |
                               class_bit(TimeClass::kYear) | class_bit(TimeClass::kNumber);

bool has(const TimeCell& cell, TimeClass c) { return (cell.classes & class_bit(c)) != 0; }

}  // namespace

// "ten days before the vote" is a stretch of ten days: "before" joins what follows.
void TimeMatcher::leave_connective(TimeMatch& match) const {
  const std::string& word = (*pieces_)[match.last - 1].norm;
  if (match.rule->op != TimeOp::kEarlier || (word != "before" && word != "prior") || match.last == cells_.size())
    return;
  const std::string& next = (*pieces_)[match.last].norm;
  if (next == "." || next == "," || next == ";" || next == ")") return;
  static const TimeRule kStretch = {{}, TimeOp::kDuration, {}};
  match.rule = &kStretch;
  match.last -= 1;
  if (match.slots.number < 0 && !match.slots.vague) match.slots.number = 1;
}

// "reported that Sunday's raids ...": here "that" points at nothing.
void TimeMatcher::leave_conjunction(TimeMatch& match) const {
  const bool named = match.slots.weekday != kUnset || match.slots.month[0] != kUnset;
  if (!named || match.rule->op != TimeOp::kRel || (*pieces_)[match.first].norm != "that" ||
      after_preposition(match.first))
    return;
  match.first = match.core = match.first + 1;
  match.slots.dir = 9;
}

// "SANTIAGO, 18 MAY 90 (AFP)": datelines write the year with two digits; elsewhere such a number counts something.
void TimeMatcher::take_short_year(TimeMatch& match) const {
  const auto& pieces = *pieces_;
  const bool day = match.rule->op == TimeOp::kDate && match.slots.day[0] != kUnset && match.slots.year[0] == kUnset;
  if (!day || match.last + 1 >= pieces.size()) return;
  const std::string& digits = pieces[match.last].norm;
  const std::string& next = pieces[match.last + 1].norm;
  const bool two = digits.size() == 2 && digits.find_first_not_of("0123456789") == std::string::npos;
  if (!two || (next != "(" && next != "--")) return;
  const int year = std::stoi(digits);
  match.slots.year[0] = year > 50 ? 1900 + year : 2000 + year;
  match.last += 1;
}

bool TimeMatcher::after_preposition(size_t at) const { return at > 0 && has(cells_[at - 1], TimeClass::kPrep); }

bool TimeMatcher::inside_name(const TimeMatch& match) const {
  const int first = (*pieces_)[match.first].token, last = (*pieces_)[match.last - 1].token;
  for (size_t n = name_; n < analysis_.names.size(); ++n) {
    const NameMention& name = analysis_.names[n];
    if (name.tokens.first > first) break;
    const bool wider = name.tokens.first < first || name.tokens.last > last + 1;
    if (name.tokens.contains(first) && (wider || name.type == "PER")) return true;
  }
  return false;
}

// A bare month, weekday or season word needs more than its letters.
bool TimeMatcher::plausible_word(const TimeMatch& match) const {
  const auto& pieces = *pieces_;
  const size_t at = match.core;
  if (inside_name(match)) return false;
  if (match.last - match.core > 1 || match.slots.pos != 0) return true;
  if (!has(cells_[at], TimeClass::kShort)) return true;
  const char second = analysis_.text()[pieces[at].span.begin + 1];
  if (second >= 'A' && second <= 'Z') return false;  // "DEC", an acronym
  if (match.slots.weekday != kUnset) return at > 0 && pieces[at - 1].norm == "on";
  const auto tag = analysis_.tokens[static_cast<size_t>(pieces[at].token)].upos;
  if (tag == "AUX" || tag == "VERB") return false;
  return after_preposition(at) ||
         (match.slots.month[0] != kUnset && at + 1 < pieces.size() && has(cells_[at + 1], TimeClass::kDir));
}

// A bare number of four digits is a year where a year may stand, and no count.
bool TimeMatcher::plausible_year(const TimeMatch& match) const {
  const auto& pieces = *pieces_;
  const size_t at = match.core;
  if (match.last - match.core > 1 || match.first < match.core) return true;
  const int year = match.slots.year[0];
  const bool inner = after_preposition(at) || (at > 0 && (pieces[at - 1].norm == "(" || pieces[at - 1].norm == "-"));
  const bool next_word =
      match.last < pieces.size() && pieces[match.last].norm[0] >= 'a' && pieces[match.last].norm[0] <= 'z';
  const bool counts = next_word && !pieces[match.last].upper && pieces[match.last].norm.back() == 's' &&
                      pieces[match.last].norm.size() > 3 && cells_[match.last].word == nullptr;
  if (next_word && pieces[match.last].glued) return false;
  const bool code = match.last + 1 < pieces.size() && pieces[match.last].norm == "-" && pieces[match.last + 1].glued;
  if (code && pieces[match.last].glued && at > 0 && pieces[at - 1].upper) return false;  // "Mirage 2000-5"
  if (counts && (year % 50 == 0 || !inner)) return false;
  if (next_word && pieces[match.last].norm == "people") return false;
  return inner ? year >= 1000 && year < 2100 : year >= 1900 && year < 2050;
}

bool TimeMatcher::plausible(const TimeMatch& match) const {
  const auto& pieces = *pieces_;
  const std::string& first = pieces[match.first].norm;
  const bool digits = first[0] >= '0' && first[0] <= '9';
  if (match.first > 0 && digits) {
    const Piece& before = pieces[match.first - 1];
    const bool code =
        before.norm == "-" && before.glued && match.first > 1 && !(cells_[match.first - 2].classes & kDateLike);
    const bool money = before.norm == "$" || before.norm == "#" || before.norm == "/" || before.norm == "\xC2\xA3" ||
                       before.norm == "\xE2\x82\xAC";
    if (pieces[match.first].glued && (code || money)) return false;
    if (before.norm == "no" || before.norm == "resolution" || before.norm == "number") return false;
  }
  const TimeOp op = match.rule->op;
  const std::string_view word = analysis_.words(pieces[match.last - 1].span);
  const char second = word.size() > 1 ? word[1] : ' ';
  const bool capitals = second >= 'A' && second <= 'Z';  // a text in capitals has no titles
  const bool titled =
      !capitals && match.core > 0 && pieces[match.last - 1].upper && pieces[match.core - 1].norm != "\"";
  if (titled && (op == TimeOp::kValue || op == TimeOp::kPart)) return false;  // "Current TV", "the Evening News"
  const size_t tail = pieces[match.last - 1].norm.size();
  if (op == TimeOp::kRange && match.slots.month[0] == kUnset && tail != 2 && tail != 4) return false;
  const bool goes_on = match.last < pieces.size() && pieces[match.last].norm == "-" && pieces[match.last].glued;
  if (match.rule->op == TimeOp::kArticle && goes_on) return false;  // "a week-long"
  const bool year_of_count =
      match.rule->op == TimeOp::kDuration && has(cells_[match.core], TimeClass::kYear) && match.slots.number > 1900;
  if (year_of_count && cells_[match.core].count.digits) return false;  // "the 1988 quarter"
  if (match.rule->op == TimeOp::kYear) return plausible_year(match);
  if (match.rule->op == TimeOp::kDate && match.slots.year[0] == kUnset) return plausible_word(match);
  return true;
}

}  // namespace dateline
