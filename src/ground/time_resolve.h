// From matched words to calendar intervals.
#pragma once

#include <optional>
#include <string>

#include "ground/time_lean.h"
#include "ground/time_match.h"

namespace dateline {

// What expressions count from.
struct TimeContext {
  std::optional<Day> published;
  std::optional<When> text;  // the stretch last named in the text
  std::optional<When> day;   // the day last named
  bool chronicle = false;    // see time_genre.h; `published` is then unset

  // A chronicle's bare dates and its "next month" go on from the last one.
  bool tells_history() const { return text && chronicle; }
};

struct ResolvedTime {
  const char* type = "DATE";
  std::string value;
  const char* anchor = "none";  // as in TimeExpression
  std::optional<When> when;     // what later expressions may count from
  std::optional<Day> earliest, latest;
};

// nullopt: the words are no time after all (an age, an impossible date). Updates `context` with what was named.
std::optional<ResolvedTime> resolve_time(const TimeMatch& match, Lean lean, TimeContext& context);

}  // namespace dateline
