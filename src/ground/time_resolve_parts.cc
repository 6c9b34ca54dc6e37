#include "ground/time_resolve_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace dateline {
namespace {

using std::chrono::days;

bool clock_unit(TimeUnit unit) {
  return unit == TimeUnit::kHour || unit == TimeUnit::kMinute || unit == TimeUnit::kSecond;
}

// How an unresolved stretch of that size is written.
std::string unknown(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kCentury:
      return "XX";
    case TimeUnit::kDecade:
      return "XXX";
    case TimeUnit::kYear:
      return "XXXX";
    case TimeUnit::kQuarter:
      return "XXXX-QX";
    case TimeUnit::kMonth:
      return "XXXX-XX";
    case TimeUnit::kFortnight:
    case TimeUnit::kWeek:
      return "XXXX-WXX";
    case TimeUnit::kWeekend:
      return "XXXX-WXX-WE";
    default:
      return "XXXX-XX-XX";
  }
}

// How finely a move by some units can be told: "three years ago" is a year, "ten days ago" a day.
Grain told_grain(TimeUnit unit, double count) {
  switch (unit) {
    case TimeUnit::kCentury:
    case TimeUnit::kDecade:
    case TimeUnit::kYear:
      return Grain::kYear;
    case TimeUnit::kSeason:
    case TimeUnit::kQuarter:
    case TimeUnit::kMonth:
      return Grain::kMonth;
    case TimeUnit::kFortnight:
    case TimeUnit::kWeek:
      return count <= 2 ? Grain::kDay : Grain::kWeek;
    default:
      return Grain::kDay;
  }
}

int rounded(double count) { return static_cast<int>(std::lround(std::clamp(count, 0.0, 9000.0))); }

double count_of(const TimeSlots& s) { return s.number < 0 ? 1 : s.number; }

std::optional<ResolvedTime> window(const TimeMatch& match, const TimeContext& context) {
  const TimeSlots& s = match.slots;
  if (s.unit == TimeUnit::kNoUnit) return std::nullopt;
  const bool open_count = s.vague || (s.number < 0 && match.rule->parameter == "open");
  ResolvedTime time = lasting("DURATION", duration_value(open_count ? -1 : count_of(s), s.unit));
  if (open_count || !context.published || clock_unit(s.unit)) return time;
  const bool ahead = s.dir == 1 || s.dir == 2 || match.rule->parameter == "ahead";
  const When here{Grain::kDay, *context.published};
  const Day other = shift(here, ahead ? rounded(count_of(s)) : -rounded(count_of(s)), s.unit).start;
  time.earliest = std::min(here.start, other);
  time.latest = std::max(here.start, other);
  time.anchor = "published";
  return time;
}

std::string set_value(const TimeSlots& s, const std::string& count) {
  static constexpr const char* kParts[] = {"", "MO", "AF", "EV", "NI", "DT"};
  static constexpr const char* kSeasons[] = {"", "SP", "SU", "FA", "WI"};
  if (s.weekday != kUnset) return fmt::format("XXXX-WXX-{}", s.weekday);
  if (s.month[0] != kUnset) return fmt::format("XXXX-{:02}", s.month[0]);
  if (s.season != kUnset) return fmt::format("XXXX-{}", kSeasons[s.season]);
  if (s.part != kUnset) return fmt::format("XXXX-XX-XXT{}", kParts[s.part]);
  return duration_value(count.empty() ? count_of(s) : std::atof(count.c_str()), s.unit);
}

}  // namespace

ResolvedTime dated(const When& when, const char* anchor) {
  ResolvedTime time;
  time.value = timex_value(when);
  time.anchor = anchor;
  time.when = when;
  time.earliest = when.start;
  time.latest = last_day(when);
  return time;
}

ResolvedTime open(std::string value) {
  ResolvedTime time;
  time.value = std::move(value);
  return time;
}

ResolvedTime lasting(const char* type, std::string value) {
  ResolvedTime time = open(std::move(value));
  time.type = type;
  return time;
}

std::optional<ResolvedTime> relative_unit(const TimeSlots& s, const TimeContext& context) {
  const TimeUnit unit = s.unit == TimeUnit::kNoUnit ? TimeUnit::kWeekend : s.unit;  // "the weekend", a literal
  if (clock_unit(unit)) return std::nullopt;
  const bool narrative = s.dir == 2 || s.dir == -2 || s.dir == 3;
  const int step = s.dir == 2 || s.dir == 1 ? 1 : s.dir < 0 ? -1 : 0;
  if (narrative || context.tells_history()) {
    if (!context.text) return open(unknown(unit));
    const Grain grain = context.text->grain < grain_of(unit) ? context.text->grain : grain_of(unit);
    return dated(shift(containing(context.text->start, grain), step, unit), "text");
  }
  if (!context.published) return open(unknown(unit));
  const bool next_day = unit == TimeUnit::kDay && step == 1 && context.text;  // "the next day" tells on
  if (next_day) return dated(shift(containing(context.text->start, Grain::kDay), 1, unit), "text");
  const When here = containing(*context.published, grain_of(unit));
  const bool weekend_ahead = unit == TimeUnit::kWeekend && s.dir == 9 && here.start > *context.published;
  return dated(shift(here, weekend_ahead ? -1 : step, unit), "published");
}

std::optional<ResolvedTime> season(const TimeSlots& s, const TimeContext& context) {
  static constexpr int kFirstMonth[] = {0, 3, 6, 9, 12};
  const int month = kFirstMonth[s.season];
  if (s.year[0] != kUnset) return dated({Grain::kSeason, make_day(s.year[0], month, 1)}, "none");
  const bool narrative = s.dir == 2 || s.dir == -2 || s.dir == 3;
  const bool by_text = context.text && (narrative || context.tells_history());
  const auto base = by_text ? std::optional<Day>(context.text->start) : context.published;
  if (!base) return open(std::string("XXXX-") + timex_value({Grain::kSeason, make_day(2000, month, 1)}).substr(5));
  When when{Grain::kSeason, make_day(year_of(*base), month, 1)};
  const bool back = s.dir == -1 || s.dir == -2, ahead = s.dir == 1 || s.dir == 2;
  if (back && last_day(when) >= *base) when = shift(when, -1, TimeUnit::kYear);
  if (ahead && when.start <= *base) when = shift(when, 1, TimeUnit::kYear);
  if (s.dir == 9 && !by_text && when.start > *base) when = shift(when, -1, TimeUnit::kYear);  // "the summer"
  return dated(when, by_text ? "text" : "published");
}

std::optional<ResolvedTime> ago(const TimeSlots& s, const TimeContext& context) {
  if (s.vague || (s.number < 0 && s.unit == TimeUnit::kNoUnit)) return open("PAST_REF");
  const bool same_quarter_last_year =
      s.unit == TimeUnit::kYear && s.number < 0 && context.text && context.text->grain == Grain::kQuarter;
  if (same_quarter_last_year) return dated(shift(*context.text, -1, TimeUnit::kYear), "text");
  if (!context.published) return open(unknown(s.unit));
  const double count = count_of(s);
  const When here{Grain::kDay, *context.published};
  const Day then = shift(here, clock_unit(s.unit) ? 0 : -rounded(count), s.unit).start;
  return dated(containing(then, told_grain(s.unit, count)), "published");
}

std::optional<ResolvedTime> year_ago(const TimeSlots& s, const TimeContext& context) {
  if (s.unit != TimeUnit::kYear && s.unit != TimeUnit::kQuarter) return std::nullopt;
  auto base = same_quarter(context);
  if (!base || !base->when) return base;
  return dated(shift(*base->when, -1, TimeUnit::kYear), base->anchor);
}

// A year later than a month is a month, than a day told as a month too: such distances are seldom exact to the day.
std::optional<ResolvedTime> moved(const TimeSlots& s, int direction, const TimeContext& context) {
  if (s.vague) return open(direction < 0 ? "PAST_REF" : "FUTURE_REF");
  if (!context.text && !context.published) return open(unknown(s.unit));
  const When base = context.text ? *context.text : When{Grain::kDay, *context.published};
  const char* anchor = context.text ? "text" : "published";
  const double count = count_of(s);
  const Grain told = std::max(told_grain(s.unit, count), Grain::kMonth);
  if (base.grain < Grain::kMonth && told > Grain::kMonth) return dated(base, anchor);  // days after a year: that year
  When then = shift(base, clock_unit(s.unit) ? 0 : direction * rounded(count), s.unit);
  if (then.grain > told) then = containing(then.start, told);
  return dated(then, anchor);
}

std::optional<ResolvedTime> quarter(const TimeSlots& s, Lean lean, const TimeContext& context) {
  if (s.ordinal < 1 || s.ordinal > 4) return std::nullopt;
  const int month = s.ordinal * 3 - 2;
  if (s.year[0] != kUnset) return dated({Grain::kQuarter, make_day(s.year[0], month, 1)}, "none");
  if (!context.published) return open(fmt::format("XXXX-Q{}", s.ordinal));
  int year = year_of(*context.published);
  if (s.dir != 9) {
    const int step = s.dir == 1 || s.dir == 2 ? 1 : s.dir < 0 ? -1 : 0;
    return dated({Grain::kQuarter, make_day(year + step, month, 1)}, "published");
  }
  const When here{Grain::kQuarter, make_day(year, month, 1)};
  if (here.start > *context.published && lean != Lean::kFuture) --year;
  if (last_day(here) < *context.published && lean == Lean::kFuture && s.ordinal == 1) ++year;
  return dated({Grain::kQuarter, make_day(year, month, 1)}, "published");
}

std::optional<ResolvedTime> half_year(const TimeSlots& s, const TimeContext& context) {
  const int half = s.dir == -1 ? 2 : s.ordinal;
  if (half < 1 || half > 2) return std::nullopt;
  const auto in_year = [half](int year) { return When{Grain::kHalf, make_day(year, half == 1 ? 1 : 7, 1)}; };
  if (s.year[0] != kUnset) return dated(in_year(s.year[0]), "none");
  if (!context.published) return open(fmt::format("XXXX-H{}", half));
  return dated(in_year(year_of(*context.published)), "published");
}

std::optional<ResolvedTime> same_quarter(const TimeContext& context) {
  if (context.text && context.text->grain == Grain::kQuarter) return dated(*context.text, "text");
  if (!context.published) return open("XXXX-QX");
  return dated(shift(containing(*context.published, Grain::kQuarter), -1, TimeUnit::kQuarter), "published");
}

std::optional<ResolvedTime> decade(const TimeSlots& s) {
  const int year = s.decade < 100 ? 1900 + s.decade : s.decade;
  return dated({Grain::kDecade, make_day(year, 1, 1)}, "none");
}

std::optional<ResolvedTime> iso_day(const TimeSlots& s) {
  const auto day = parse_day(fmt::format("{:04}-{:02}-{:02}", s.year[0], s.day[0], s.day[1]));
  if (!day) return std::nullopt;
  return dated({Grain::kDay, *day}, "none");
}

// Day and month in the order that makes a date; where both do, the one nearer to the publication day, else month first.
std::optional<ResolvedTime> slashed_day(const TimeSlots& s, const TimeContext& context) {
  const auto read = [&](int month, int day) {
    return parse_day(fmt::format("{:04}-{:02}-{:02}", s.year[0], month, day));
  };
  const auto month_first = read(s.day[0], s.day[1]), day_first = read(s.day[1], s.day[0]);
  if (!month_first && !day_first) return std::nullopt;
  if (!month_first) return dated({Grain::kDay, *day_first}, "none");
  Day day = *month_first;
  if (day_first && context.published) {
    const Day published = *context.published;
    const auto far = [published](Day d) { return std::abs((d - published).count()); };
    if (far(*day_first) < far(day)) day = *day_first;
  }
  return dated({Grain::kDay, day}, "none");
}

std::optional<ResolvedTime> span_of_time(const TimeMatch& match, const TimeContext& context) {
  const TimeSlots& s = match.slots;
  switch (match.rule->op) {
    case TimeOp::kDuration:
      return lasting("DURATION", duration_value(s.number < 0 ? (s.vague ? -1 : 2) : s.number, s.unit));
    case TimeOp::kHalf:
      return lasting("DURATION", duration_value(count_of(s) + 0.5, s.unit));
    case TimeOp::kHalfUnit:
      return lasting("DURATION", duration_value(0.5, s.unit));
    case TimeOp::kLong:
    case TimeOp::kDuration1:
    case TimeOp::kArticle:
      return lasting("DURATION", duration_value(1, s.unit));
    case TimeOp::kUnits:
      return lasting("DURATION", duration_value(-1, s.unit));
    case TimeOp::kWindow:
      return window(match, context);
    case TimeOp::kSet:
    case TimeOp::kSetUnit:
      return lasting("SET", set_value(s, match.rule->parameter));
    case TimeOp::kSetValue:
      return lasting("SET", match.rule->parameter);
    default:
      return std::nullopt;
  }
}

void narrow(int position, ResolvedTime& time) {
  if (!time.earliest || !time.latest) return;
  const auto length = *time.latest - *time.earliest + days(1);
  if (length < days(6)) return;
  const auto third = length / 3;
  if (position == 1) time.latest = *time.earliest + third;
  if (position == 3) time.earliest = *time.latest - third;
  if (position == 2) {
    time.earliest = *time.earliest + third;
    time.latest = *time.latest - third;
  }
}

}  // namespace dateline
