// Finds the stretches of a sentence that have the shape of a time expression, and what fills their slots.
#pragma once

#include <vector>

#include "ground/number_pieces.h"
#include "ground/number_words.h"
#include "ground/time_calendar.h"
#include "ground/time_grammar.h"

namespace dateline {

inline constexpr int kUnset = -1;

// What the matched words say. Months are those of the rule's calendar. Pairs hold a first and a second mention ("5 to 7
// July").
struct TimeSlots {
  int month[2] = {kUnset, kUnset};
  int day[2] = {kUnset, kUnset};
  int year[2] = {kUnset, kUnset};
  int weekday = kUnset;
  int season = kUnset;   // 1 spring .. 4 winter
  int part = kUnset;     // 1 MO, 2 AF, 3 EV, 4 NI, 5 DT
  int minutes = kUnset;  // clock time, minutes after midnight
  int ampm = kUnset;     // 0 or 12
  int decade = kUnset;
  int ordinal = kUnset;
  int pos = 0;  // 1 early, 2 mid, 3 late
  int dir = 9;  // as in words.tsv; 9 = none
  double number = -1;
  bool vague = false;
  bool approximate = false;
  TimeUnit unit = TimeUnit::kNoUnit;
};

// Pieces [first, last) that a rule matched; `split` is the separator's piece of a range, else -1.
struct TimeMatch {
  size_t first = 0, last = 0;
  size_t core = 0;  // where the rule's own words begin; modifiers lie before
  int split = -1;
  const TimeRule* rule = nullptr;
  TimeSlots slots;
};

// A piece with what the grammar knows of it.
struct TimeCell {
  const TimeWord* word = nullptr;
  uint32_t classes = 0;
  int number = kUnset;                 // digits' or ordinal's value
  NumberMatch count;                   // of class NUM
  int year_pieces = 0;                 // of class YEAR
  const TimePhrase* phrase = nullptr;  // the longest that begins here
  int phrase_pieces = 0;
};

// Both vectors have one entry per piece. `matches` come out in order and do not overlap; look-alikes are gone.
class TimeMatcher {
 public:
  TimeMatcher(const Analysis& analysis, const TimeGrammar& grammar) : analysis_(analysis), grammar_(grammar) {}
  void match(const std::vector<Piece>& pieces, std::vector<TimeMatch>& matches);
  const std::vector<TimeCell>& cells() const { return cells_; }

 private:
  void classify(const std::vector<Piece>& pieces);
  void classify_phrase(const std::vector<Piece>& pieces, size_t at, TimeCell& cell) const;
  void classify_number(const std::vector<Piece>& pieces, size_t at, TimeCell& cell);
  size_t item_length(const TimeItem& item, size_t at) const;
  bool walk(const TimeRule& rule, size_t item, size_t at, TimeMatch& best, size_t* path);
  bool longest(size_t at, TimeMatch& best);
  void fill(TimeMatch& match, const size_t* path);
  void bind(TimeSlots& slots, const TimeItem& item, size_t at) const;
  void extend_left(TimeMatch& match, size_t floor) const;
  void leave_connective(TimeMatch& match) const;
  void leave_conjunction(TimeMatch& match) const;
  void take_short_year(TimeMatch& match) const;
  bool plausible(const TimeMatch& match) const;
  bool plausible_word(const TimeMatch& match) const;
  bool plausible_year(const TimeMatch& match) const;
  bool inside_name(const TimeMatch& match) const;
  bool after_preposition(size_t at) const;

  const Analysis& analysis_;
  const TimeGrammar& grammar_;
  const std::vector<Piece>* pieces_ = nullptr;
  std::vector<TimeCell> cells_;
  size_t name_ = 0;  // first name that may still lie ahead
};

}  // namespace dateline
