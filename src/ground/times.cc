#include "ground/times.h"

#include <algorithm>
#include <cstdlib>

#include "ground/time_genre.h"
#include "ground/time_resolve.h"

namespace dateline {
namespace {

constexpr int kWordsOfRange = 1;  // pieces between the ends of a range: "to", "until", "and", "-"

bool age_of_living(const std::vector<Piece>& pieces, const std::vector<TimeCell>& cells, const TimeMatch& match) {
  if (match.last >= pieces.size()) return true;
  return (cells[match.last].classes & class_bit(TimeClass::kLasting)) == 0;
}

// "barrels a day", "three times a week": how often, not how long.
bool is_rate(const Analysis& analysis, const std::vector<Piece>& pieces, size_t at) {
  if (at == 0) return false;
  const Piece& before = pieces[at - 1];
  static constexpr std::string_view kCounts[] = {"once", "twice", "percent", "%", "million", "billion", "share"};
  if (std::find(std::begin(kCounts), std::end(kCounts), before.norm) != std::end(kCounts)) return true;
  if (before.norm[0] >= '0' && before.norm[0] <= '9') return true;
  const auto tag = analysis.tokens[static_cast<size_t>(before.token)].upos;
  return tag == "NOUN" || (tag.empty() && before.norm.size() > 4 && before.norm.back() == 's');
}

// Two expressions out of "5-7 July 2016": each end has its own day and shares what is said once.
void split_range(const TimeMatch& match, TimeMatch& start, TimeMatch& end) {
  start = end = match;
  start.last = static_cast<size_t>(match.split);
  end.first = end.core = start.last + 1;
  const TimeSlots& s = match.slots;
  const auto second = [](const int(&slot)[2]) { return slot[1] != kUnset ? slot[1] : slot[0]; };
  end.slots.day[0] = second(s.day);
  end.slots.month[0] = second(s.month);
  end.slots.year[0] = second(s.year);
  const bool years_only = s.month[0] == kUnset;
  if (!years_only) return;
  start.slots.day[0] = end.slots.day[0] = kUnset;
  if (s.year[1] == kUnset) {  // "1980-88"
    const int tail = s.day[0] != kUnset ? s.day[0] : static_cast<int>(s.number);
    end.slots.year[0] = s.year[0] / 100 * 100 + tail;
  }
}

class Finder {
 public:
  Finder(const Analysis& analysis, const TimeGrammar& grammar) : analysis_(analysis), matcher_(analysis, grammar) {
    context_.published = parse_day(analysis.article->published.value);
    context_.chronicle = tells_history(analysis, grammar, context_.published);
    if (context_.chronicle) context_.published.reset();
  }

  std::vector<TimeExpression> find() {
    for (const Sentence& sentence : analysis_.sentences) read(sentence);
    return std::move(out_);
  }

 private:
  void read(const Sentence& sentence) {
    pieces_of(analysis_, sentence, pieces_);
    matcher_.match(pieces_, matches_);
    merge();
    share_years();
    size_t previous_end = 0;
    for (const TimeMatch& match : matches_) {
      const bool joined = joins_range(previous_end, match);
      if (match.rule->op == TimeOp::kRange && match.split > 0)
        add_range(match);
      else if (add(match) && joined)
        close_range();
      previous_end = match.last;
    }
  }

  // "10 p.m. | Wednesday", "Aug. 7 | morning", "noon on | Thursday" become one.
  void merge() {
    size_t kept = 0;
    for (size_t i = 0; i < matches_.size(); ++i) {
      if (kept > 0 && merge_into(matches_[kept - 1], matches_[i])) continue;
      matches_[kept++] = matches_[i];
    }
    matches_.resize(kept);
    for (TimeMatch& match : matches_) {  // "the morning of" what is no date
      const bool dangling = match.rule->op == TimeOp::kPart && pieces_[match.last - 1].norm == "of";
      if (dangling) match.last -= 1;
    }
  }

  bool merge_into(TimeMatch& left, const TimeMatch& right) {
    const size_t gap = right.first - left.last;
    if (gap > 1 || (gap == 1 && pieces_[left.last].norm != "," && pieces_[left.last].norm != "on")) return false;
    const auto clock = [](const TimeMatch& m) {
      const TimeOp op = m.rule->op;
      return op == TimeOp::kClock || op == TimeOp::kBareClock || (op == TimeOp::kPart && m.last - m.first == 1);
    };
    const auto day = [](const TimeMatch& m) {
      const TimeSlots& s = m.slots;
      if (m.rule->op == TimeOp::kDay || m.rule->op == TimeOp::kHoliday) return s.part == kUnset;
      const bool named = m.rule->op == TimeOp::kDate || m.rule->op == TimeOp::kRel;
      return named && (s.weekday != kUnset || s.day[0] != kUnset) && s.minutes == kUnset && s.part == kUnset;
    };
    const bool part_of = left.rule->op == TimeOp::kPart && pieces_[left.last - 1].norm == "of" && gap == 0;
    const bool linked = left.slots.part == kUnset || (gap == 1 && pieces_[left.last].norm == "on");
    const bool part_first = (clock(left) && day(right) && linked) || (part_of && day(right));
    const bool part_last = clock(right) && day(left) && (gap == 0 || right.slots.part == kUnset);
    if (!part_first && !part_last) return false;
    const TimeSlots& from = part_first ? left.slots : right.slots;
    TimeMatch joined = part_first ? right : left;
    joined.slots.minutes = from.minutes;
    joined.slots.ampm = from.ampm;
    joined.slots.part = from.part;
    joined.first = joined.core = left.first;
    joined.last = right.last;
    left = joined;
    return true;
  }

  // "from 24 July until 26 November 1938": the first end takes the second's year.
  void share_years() {
    for (size_t i = 1; i < matches_.size(); ++i) {
      TimeSlots& a = matches_[i - 1].slots;
      const TimeSlots& b = matches_[i].slots;
      const bool lacks = a.month[0] != kUnset && a.year[0] == kUnset && b.month[0] != kUnset && b.year[0] != kUnset;
      if (lacks && a.month[0] <= b.month[0] && joins_range(matches_[i - 1].last, matches_[i])) a.year[0] = b.year[0];
    }
  }

  bool joins_range(size_t previous_end, const TimeMatch& match) const {
    if (previous_end == 0 || match.first != previous_end + kWordsOfRange) return false;
    const std::string& word = pieces_[previous_end].norm;
    return word == "to" || word == "until" || word == "till" || word == "through" || word == "-" || word == "and";
  }

  void add_range(const TimeMatch& match) {
    TimeMatch start, end;
    split_range(match, start, end);
    const int first = start.slots.year[0], second = end.slots.year[0];
    const bool month =
        start.slots.month[0] == kUnset && first != kUnset && second < first && second % 100 <= 12 && second % 100 > 0;
    if (month) {  // "2018-11"
      TimeMatch whole = match;
      whole.slots.month[0] = second % 100;
      whole.slots.day[0] = kUnset;
      add(whole);
    } else if (add(start) && add(end)) {
      close_range();
    }
  }

  // The expression before the last one lasts until the last one ends.
  void close_range() {
    if (out_.size() < 2) return;
    TimeExpression& start = out_[out_.size() - 2];
    const TimeExpression& end = out_.back();
    const bool dates =
        !start.latest.empty() && !end.latest.empty() && start.type != "DURATION" && end.type != "DURATION";
    if (dates && start.latest < end.latest) start.latest = end.latest;
  }

  bool wanted(const TimeMatch& match) const {
    const TimeOp op = match.rule->op;
    if (op == TimeOp::kAge) return !age_of_living(pieces_, matcher_.cells(), match);
    const bool second = match.slots.unit == TimeUnit::kSecond || match.slots.unit == TimeUnit::kQuarter;
    if (op == TimeOp::kUnits || op == TimeOp::kArticle) return !second;
    const bool portion = second && match.last < pieces_.size() && pieces_[match.last].norm == "of";
    return !(op == TimeOp::kDuration && portion);
  }

  bool add(const TimeMatch& match) {
    if (!wanted(match)) return false;
    const Lean lean = lean_of(analysis_, pieces_, matcher_.cells(), match);
    auto time = resolve_time(match, lean, context_);
    if (match.rule->op == TimeOp::kAge) {
      time = ResolvedTime{};
      time->type = "DURATION";
      time->value = duration_value(match.slots.number, match.slots.unit);
    }
    if (!time || time->value.empty()) return false;
    if (match.rule->op == TimeOp::kArticle && match.first == match.core && is_rate(analysis_, pieces_, match.first))
      time->type = "SET";
    TimeExpression expression;
    expression.tokens = {pieces_[match.first].token, pieces_[match.last - 1].token + 1};
    expression.span = {pieces_[match.first].span.begin, pieces_[match.last - 1].span.end};
    expression.type = time->type;
    expression.value = std::move(time->value);
    if (time->earliest && time->latest) {
      expression.earliest = iso_date(*time->earliest);
      expression.latest = iso_date(*time->latest);
    }
    expression.anchor = time->anchor;
    // "The weekend" and the like may count from anything, "a year later" from what was told just before.
    const bool told = expression.anchor != std::string_view("text") || match.rule->op == TimeOp::kLater;
    if (!context_.published && told) expression.lean = sure(match);
    out_.push_back(std::move(expression));
    return true;
  }

  // Only undated texts ask for it.
  int sure(const TimeMatch& match) const {
    const Lean lean = sure_lean_of(analysis_, pieces_, matcher_.cells(), match);
    return lean == Lean::kPast ? -1 : lean == Lean::kFuture ? 1 : 0;
  }

  const Analysis& analysis_;
  TimeMatcher matcher_;
  TimeContext context_;
  std::vector<Piece> pieces_;
  std::vector<TimeMatch> matches_;
  std::vector<TimeExpression> out_;
};

}  // namespace

std::vector<TimeExpression> find_times(const Analysis& analysis, const TimeGrammar& grammar) {
  return Finder(analysis, grammar).find();
}

}  // namespace dateline
