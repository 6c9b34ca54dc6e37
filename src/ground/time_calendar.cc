#include "ground/time_calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month_day;

int floor_to(int value, int step) { return value - ((value % step) + step) % step; }

Day add_months(Day from, int amount) {
  const year_month_day date(from);
  const int total =
      static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1 + amount;
  const int y = floor_to(total, 12) / 12;
  return make_day(y, total - floor_to(total, 12) + 1, static_cast<int>(static_cast<unsigned>(date.day())));
}

// Seasons are those of the weather calendar: winter is December to February and carries its December's year.
Day season_start(Day of) {
  const int m = month_of(of), y = year_of(of);
  if (m < 3) return make_day(y - 1, 12, 1);
  return make_day(y, floor_to(m, 3), 1);
}

const char* season_name(int first_month) {
  switch (first_month) {
    case 3:
      return "SP";
    case 6:
      return "SU";
    case 9:
      return "FA";
    default:
      return "WI";
  }
}

std::string week_value(Day monday) {
  const int y = year_of(monday + days(3));  // ISO: a week belongs to the year of its Thursday
  const Day first = containing(make_day(y, 1, 4), Grain::kWeek).start;
  return fmt::format("{:04}-W{:02}", y, (monday - first).count() / 7 + 1);
}

int months_in(Grain grain) {
  switch (grain) {
    case Grain::kCentury:
      return 1200;
    case Grain::kDecade:
      return 120;
    case Grain::kYear:
      return 12;
    case Grain::kHalf:
      return 6;
    case Grain::kSeason:
    case Grain::kQuarter:
      return 3;
    case Grain::kMonth:
      return 1;
    default:
      return 0;
  }
}

}  // namespace

Day make_day(int y, int m, int d) {
  const year_month_day last =
      year(std::clamp(y, 1, 9999)) / month(static_cast<unsigned>(std::clamp(m, 1, 12))) / std::chrono::last;
  const int top = static_cast<int>(static_cast<unsigned>(last.day()));
  return Day(last.year() / last.month() / day(static_cast<unsigned>(std::clamp(d, 1, top))));
}

int year_of(Day d) { return static_cast<int>(year_month_day(d).year()); }
int month_of(Day d) { return static_cast<int>(static_cast<unsigned>(year_month_day(d).month())); }
int weekday_of(Day d) { return static_cast<int>(std::chrono::weekday(d).iso_encoding()); }

When containing(Day d, Grain grain) {
  const int y = year_of(d), m = month_of(d);
  switch (grain) {
    case Grain::kCentury:
      return {grain, make_day(floor_to(y, 100), 1, 1)};
    case Grain::kDecade:
      return {grain, make_day(floor_to(y, 10), 1, 1)};
    case Grain::kYear:
      return {grain, make_day(y, 1, 1)};
    case Grain::kHalf:
      return {grain, make_day(y, m <= 6 ? 1 : 7, 1)};
    case Grain::kSeason:
      return {grain, season_start(d)};
    case Grain::kQuarter:
      return {grain, make_day(y, floor_to(m - 1, 3) + 1, 1)};
    case Grain::kMonth:
      return {grain, make_day(y, m, 1)};
    case Grain::kWeek:
      return {grain, d - days(weekday_of(d) - 1)};
    case Grain::kWeekend:
      return {grain, d - days(weekday_of(d) - 1) + days(5)};
    case Grain::kDay:
      return {grain, d};
  }
  return {Grain::kDay, d};
}

Day last_day(const When& when) {
  if (const int count = months_in(when.grain)) return add_months(when.start, count) - days(1);
  if (when.grain == Grain::kWeek) return when.start + days(6);
  return when.grain == Grain::kWeekend ? when.start + days(1) : when.start;
}

When shift(const When& when, int amount, TimeUnit unit) {
  amount = std::clamp(amount, -10000, 10000);
  const auto by_months = [&](int each) { return When{when.grain, add_months(when.start, amount * each)}; };
  const auto by_days = [&](int each) { return When{when.grain, when.start + days(amount * each)}; };
  switch (unit) {
    case TimeUnit::kCentury:
      return by_months(1200);
    case TimeUnit::kDecade:
      return by_months(120);
    case TimeUnit::kYear:
      return by_months(12);
    case TimeUnit::kSeason:
    case TimeUnit::kQuarter:
      return by_months(3);
    case TimeUnit::kMonth:
      return by_months(1);
    case TimeUnit::kFortnight:
      return by_days(14);
    case TimeUnit::kWeek:
    case TimeUnit::kWeekend:
      return by_days(7);
    case TimeUnit::kDay:
      return by_days(1);
    default:
      return when;
  }
}

Grain grain_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kCentury:
      return Grain::kCentury;
    case TimeUnit::kDecade:
      return Grain::kDecade;
    case TimeUnit::kYear:
      return Grain::kYear;
    case TimeUnit::kSeason:
      return Grain::kSeason;
    case TimeUnit::kQuarter:
      return Grain::kQuarter;
    case TimeUnit::kMonth:
      return Grain::kMonth;
    case TimeUnit::kFortnight:
    case TimeUnit::kWeek:
      return Grain::kWeek;
    case TimeUnit::kWeekend:
      return Grain::kWeekend;
    default:
      return Grain::kDay;
  }
}

std::string iso_date(Day d) {
  const year_month_day date(d);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string timex_value(const When& when) {
  const int y = year_of(when.start), m = month_of(when.start);
  switch (when.grain) {
    case Grain::kCentury:
      return fmt::format("{:02}", y / 100);
    case Grain::kDecade:
      return fmt::format("{:03}", y / 10);
    case Grain::kYear:
      return fmt::format("{:04}", y);
    case Grain::kHalf:
      return fmt::format("{:04}-H{}", y, m <= 6 ? 1 : 2);
    case Grain::kSeason:
      return fmt::format("{:04}-{}", y, season_name(m));
    case Grain::kQuarter:
      return fmt::format("{:04}-Q{}", y, (m - 1) / 3 + 1);
    case Grain::kMonth:
      return fmt::format("{:04}-{:02}", y, m);
    case Grain::kWeek:
      return week_value(when.start);
    case Grain::kWeekend:
      return week_value(when.start - days(5)) + "-WE";
    case Grain::kDay:
      return iso_date(when.start);
  }
  return {};
}

std::string duration_value(double count, TimeUnit unit) {
  struct Form {
    const char* prefix;
    const char* letter;
    int factor;
    const char* half;
  };
  const auto form = [&]() -> Form {
    switch (unit) {
      case TimeUnit::kCentury:
        return {"P", "Y", 100, ""};
      case TimeUnit::kDecade:
        return {"P", "Y", 10, ""};
      case TimeUnit::kYear:
        return {"P", "Y", 1, "6M"};
      case TimeUnit::kSeason:
      case TimeUnit::kQuarter:
        return {"P", "M", 3, ""};
      case TimeUnit::kFortnight:
        return {"P", "W", 2, ""};
      case TimeUnit::kWeek:
        return {"P", "W", 1, ""};
      case TimeUnit::kWeekend:
        return {"P", "WE", 1, ""};
      case TimeUnit::kMonth:
        return {"P", "M", 1, ""};
      case TimeUnit::kHour:
        return {"PT", "H", 1, "30M"};
      case TimeUnit::kMinute:
        return {"PT", "M", 1, "30S"};
      case TimeUnit::kSecond:
        return {"PT", "S", 1, ""};
      default:
        return {"P", "D", 1, "T12H"};
    }
  }();
  if (count < 0) {
    if (unit == TimeUnit::kDecade) return "PXDE";
    return fmt::format("{}X{}", form.prefix, unit == TimeUnit::kCentury ? "CE" : form.letter);
  }
  const double total = count * form.factor;
  const double whole = std::floor(total);
  if (total - whole == 0.5 && *form.half != 0) {
    const std::string units = whole == 0 ? "" : fmt::format("{:.0f}{}", whole, form.letter);
    return fmt::format("{}{}{}", form.prefix, units, form.half);
  }
  return fmt::format("{}{}{}", form.prefix, total, form.letter);
}

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto number = [&](size_t at, size_t size) {
    int value = 0;
    for (const char c : iso.substr(at, size)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const int y = number(0, 4), m = number(5, 2), d = number(8, 2);
  if (y < 1 || m < 1 || m > 12 || d < 1 || d > 31) return std::nullopt;
  const year_month_day date = year(y) / month(static_cast<unsigned>(m)) / day(static_cast<unsigned>(d));
  return date.ok() ? std::optional<Day>(Day(date)) : std::nullopt;
}

}  // namespace dateline
