// The problem: "Saturday", "7 April", "a year later" name no day by themselves.
// The obvious way, the calendar's nearest such day, sends half of the news into the future.
// The idea (HeidelTime's two passes, and counts over TimeBank and AQUAINT): what deixis leaves open counts from the
// publication day and looks back, the day itself included, unless the words around it speak of a plan; narrative words
// ("later", "the previous") count from the date before them in the text; without either the value stays open.
#include "ground/time_resolve.h"

#include <fmt/format.h>

#include "ground/time_resolve_feasts.h"
#include "ground/time_resolve_parts.h"

namespace dateline {
namespace {

using std::chrono::days;

std::optional<ResolvedTime> from_text(std::optional<When> when) {
  if (!when) return std::nullopt;
  return dated(*when, "text");
}

// "480 BC", "April 480 BC", "the 4th century BC": no day of the calendar that is used here.
ResolvedTime before_our_era(const TimeSlots& s) {
  if (s.ordinal > 0 && s.number < 0) return open(fmt::format("BC{:02}", s.ordinal - 1));
  const std::string year = fmt::format("BC{:04.0f}", s.number);
  if (s.month[0] != kUnset) return open(fmt::format("{}-{:02}", year, s.month[0]));
  static constexpr const char* kSeasons[] = {"", "-SP", "-SU", "-FA", "-WI"};
  return open(year + kSeasons[s.season == kUnset ? 0 : s.season]);
}

// The weekday nearest to the publication day on the side that the words lean to.
Day weekday_near(Day published, int weekday, int dir, Lean lean) {
  const int back = ((weekday_of(published) - weekday) % 7 + 7) % 7;
  const int ahead = (7 - back) % 7;
  if (dir == -1) return published - days(back == 0 ? 7 : back);
  if (dir == 1) return published + days(ahead == 0 ? 7 : ahead);
  if (dir == 0 || lean == Lean::kFuture) return published + days(ahead);
  return published - days(back);
}

std::optional<ResolvedTime> weekday(const TimeSlots& s, Lean lean, const TimeContext& context) {
  if (s.dir == -2 && context.text) {
    return from_text(When{Grain::kDay, weekday_near(context.text->start, s.weekday, -1, lean)});
  }
  if (s.dir == 2 && context.text) {
    const Day from = last_day(*context.text) + days(1);
    return from_text(When{Grain::kDay, weekday_near(from, s.weekday, 0, lean)});
  }
  if (context.published)
    return dated({Grain::kDay, weekday_near(*context.published, s.weekday, s.dir, lean)}, "published");
  return open(fmt::format("XXXX-WXX-{}", s.weekday));
}

// The year a date without one belongs to, given a day of its shape in the publication year.
int year_near(const TimeSlots& s, Day published, Lean lean) {
  const int year = year_of(published), month = s.month[0];
  if (s.dir == 0) return year;
  const Day start = make_day(year, month, s.day[0] == kUnset ? 1 : s.day[0]);
  const Day end = s.day[0] == kUnset ? last_day({Grain::kMonth, start}) : start;
  const bool ahead = start > published, behind = end < published;
  if (s.dir == -1) return end >= published ? year - 1 : year;
  if (s.dir == 1 || lean == Lean::kFuture) {
    const bool just_gone = lean == Lean::kFuture && s.dir != 1 && published - end < days(14);
    return behind && !just_gone ? year + 1 : year;
  }
  const bool soon = s.day[0] != kUnset && start - published <= days(lean == Lean::kNeither ? 60 : 20);
  return ahead && !soon ? year - 1 : year;
}

std::optional<int> year_by_text(const TimeSlots& s, const TimeContext& context) {
  if (!context.text || context.text->grain == Grain::kCentury || context.text->grain == Grain::kDecade)
    return std::nullopt;
  const int year = year_of(context.text->start), month = month_of(context.text->start);
  const bool monthly = context.text->grain >= Grain::kMonth;
  return monthly && month >= 11 && s.month[0] <= 2 ? year + 1 : year;  // told in order: January follows December
}

ResolvedTime calendar(const TimeSlots& s, int year, const char* anchor) {
  if (s.day[0] == kUnset) return dated({Grain::kMonth, make_day(year, s.month[0], 1)}, anchor);
  return dated({Grain::kDay, make_day(year, s.month[0], s.day[0])}, anchor);
}

std::optional<ResolvedTime> month_date(const TimeSlots& s, Lean lean, TimeContext& context) {
  if (s.year[0] != kUnset) return calendar(s, s.year[0], "none");
  if (s.unit != TimeUnit::kNoUnit && s.dir != 9) {  // "May of that year"
    if (const auto base = relative_unit(s, context); base && base->when)
      return calendar(s, year_of(base->when->start), base->anchor);
  }
  if (context.published) return calendar(s, year_near(s, *context.published, lean), "published");
  if (context.tells_history()) {
    if (const auto year = year_by_text(s, context)) return calendar(s, *year, "text");
  }
  return open(s.day[0] == kUnset ? fmt::format("XXXX-{:02}", s.month[0])
                                 : fmt::format("XXXX-{:02}-{:02}", s.month[0], s.day[0]));
}

std::optional<ResolvedTime> date(const TimeMatch& match, Lean lean, TimeContext& context) {
  const TimeSlots& s = match.slots;
  if (s.day[0] != kUnset && (s.day[0] < 1 || s.day[0] > 31)) return std::nullopt;
  if (s.season != kUnset) return season(s, context);
  if (s.month[0] != kUnset) return month_date(s, lean, context);
  if (s.weekday != kUnset) return weekday(s, lean, context);
  if (s.year[0] != kUnset) return dated({Grain::kYear, make_day(s.year[0], 1, 1)}, "none");
  return std::nullopt;
}

std::optional<ResolvedTime> relative(const TimeSlots& s, Lean lean, TimeContext& context) {
  if (s.season != kUnset) return season(s, context);
  if (s.month[0] != kUnset) return month_date(s, lean, context);
  if (s.weekday != kUnset) return weekday(s, lean, context);
  if (s.part != kUnset) {
    // "Two years ago ...; the same evening": of a day, not of the year told in passing.
    if (!context.day) return open("XXXX-XX-XX");
    const int step = s.dir == 1 || s.dir == 2 ? 1 : s.dir < 0 ? -1 : 0;
    return from_text(shift(*context.day, step, TimeUnit::kDay));
  }
  return relative_unit(s, context);
}

// "the week", "the end of the month": the present one.
TimeSlots of_unit(const TimeSlots& s, TimeUnit unit) {
  TimeSlots present = s;
  present.unit = unit;
  present.dir = 0;
  return present;
}

// "Q3": the rule knows which.
TimeSlots with_ordinal(const TimeSlots& s, const std::string& parameter) {
  TimeSlots out = s;
  if (!parameter.empty()) out.ordinal = std::atoi(parameter.c_str());
  return out;
}

std::optional<ResolvedTime> on_day(const TimeContext& context, int offset) {
  if (!context.published) return open("XXXX-XX-XX");
  return dated({Grain::kDay, *context.published + days(offset)}, "published");
}

// A clock time or part of day by itself: of the day last named, else of the publication day.
std::optional<ResolvedTime> of_the_day(const TimeContext& context) {
  if (context.text && context.text->grain == Grain::kDay) return dated(*context.text, "text");
  return on_day(context, 0);
}

std::optional<ResolvedTime> dispatch(const TimeMatch& match, Lean lean, TimeContext& context) {
  const TimeSlots& s = match.slots;
  const std::string& parameter = match.rule->parameter;
  switch (match.rule->op) {
    case TimeOp::kDate:
    case TimeOp::kYear:
    case TimeOp::kRange:
      return date(match, lean, context);
    case TimeOp::kIso:
      return iso_day(s);
    case TimeOp::kSlash:
      return slashed_day(s, context);
    case TimeOp::kBc:
      return before_our_era(s);
    case TimeOp::kDay:
    case TimeOp::kNight:
      return on_day(context, std::atoi(parameter.c_str()));
    case TimeOp::kRel:
      return parameter == "week" ? relative_unit(of_unit(s, TimeUnit::kWeek), context) : relative(s, lean, context);
    case TimeOp::kPeriod:
      return relative_unit(of_unit(s, s.unit), context);
    case TimeOp::kAgo:
      return ago(s, context);
    case TimeOp::kYearAgo:
      return year_ago(s, context);
    case TimeOp::kEarlier:
      return moved(s, -1, context);
    case TimeOp::kLater:
      return moved(s, 1, context);
    case TimeOp::kQuarter:
      return quarter(with_ordinal(s, parameter), lean, context);
    case TimeOp::kHalfYear:
      return half_year(s, context);
    case TimeOp::kSameQuarter:
      return same_quarter(parameter == "latest" ? TimeContext{context.published, std::nullopt, std::nullopt} : context);
    case TimeOp::kDecade:
      return decade(s);
    case TimeOp::kCentury:
      return s.ordinal > 0 ? dated({Grain::kCentury, make_day((s.ordinal - 1) * 100, 1, 1)}, "none")
                           : std::optional<ResolvedTime>();
    case TimeOp::kValue:
      return open(parameter);
    case TimeOp::kRecent:
      return open("PAST_REF");
    case TimeOp::kYearEnd:
      return context.published ? dated({Grain::kDay, make_day(year_of(*context.published), 12, 31)}, "published")
                               : open("XXXX-12-31");
    case TimeOp::kClock:
    case TimeOp::kBareClock:
    case TimeOp::kPart:
      return of_the_day(context);
    case TimeOp::kHoliday:
      return feast(match, lean, context);
    case TimeOp::kCalendar:
      return foreign_date(match, lean, context);
    case TimeOp::kAhead:
      return lean == Lean::kPast ? std::nullopt : std::optional<ResolvedTime>(open("FUTURE_REF"));
    default:
      return span_of_time(match, context);
  }
}

// Adds "T19:15" or "TNI" to a day.
bool add_clock(const TimeMatch& match, ResolvedTime& time) {
  const TimeSlots& s = match.slots;
  const bool night = match.rule->op == TimeOp::kNight;
  if (s.minutes == kUnset && s.part == kUnset && !night) return true;
  if (time.when && time.when->grain != Grain::kDay) return s.part != kUnset;
  static constexpr const char* kParts[] = {"", "MO", "AF", "EV", "NI", "DT"};
  if (s.minutes == kUnset) {
    time.value += fmt::format("T{}", night ? "NI" : kParts[s.part]);
  } else {
    int minutes = s.minutes;
    if (s.ampm != kUnset) {
      if (minutes < 60 || minutes >= 13 * 60) return false;
      minutes = minutes % 720 + s.ampm * 60;
    }
    time.value += fmt::format("T{:02}:{:02}", minutes / 60, minutes % 60);
  }
  time.type = "TIME";
  return true;
}

// Whether what follows counts from this time. A look back ("twenty years earlier") returns to where it came from, so
// does a comparison with last year's quarter; a year in passing does not displace a running account of days.
bool moves_on(const TimeMatch& match, const ResolvedTime& time, const TimeContext& context) {
  const TimeOp op = match.rule->op;
  if (op == TimeOp::kEarlier) return false;
  if ((op == TimeOp::kYearAgo || op == TimeOp::kAgo) && time.when->grain == Grain::kQuarter) return false;
  const bool account = !context.published && context.text && context.text->grain >= Grain::kMonth;
  return op != TimeOp::kYear || !account || match.first <= 1;
}

}  // namespace

std::optional<ResolvedTime> resolve_time(const TimeMatch& match, Lean lean, TimeContext& context) {
  auto time = dispatch(match, lean, context);
  if (!time) return std::nullopt;
  const bool clocked = std::string_view(time->type) == "DATE";
  if (clocked && !add_clock(match, *time)) return std::nullopt;
  if (time->when) {
    if (match.slots.pos != 0) narrow(match.slots.pos, *time);
    if (moves_on(match, *time, context)) context.text = time->when;
    if (time->when->grain == Grain::kDay) context.day = time->when;
  }
  return time;
}

}  // namespace dateline
