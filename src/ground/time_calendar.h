// Stretches of the calendar and the arithmetic that time expressions ask for.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// From coarse to fine.
enum class Grain { kCentury, kDecade, kYear, kHalf, kSeason, kQuarter, kMonth, kWeekend, kWeek, kDay };

enum class TimeUnit {
  kNoUnit,
  kCentury,
  kDecade,
  kYear,
  kSeason,
  kQuarter,
  kMonth,
  kFortnight,
  kWeek,
  kWeekend,
  kDay,
  kHour,
  kMinute,
  kSecond
};

using Day = std::chrono::sys_days;

// A calendar stretch: the unit of size `grain` that begins on `start`.
struct When {
  Grain grain = Grain::kDay;
  Day start{};
};

Day make_day(int year, int month, int day);  // out-of-range days clamp to the month's last
int year_of(Day day);
int month_of(Day day);                  // 1..12
int weekday_of(Day day);                // 1 = Monday .. 7 = Sunday
When containing(Day day, Grain grain);  // the stretch of that size around a day
Day last_day(const When& when);
When shift(const When& when, int amount, TimeUnit unit);  // keeps the grain, moves the start
Grain grain_of(TimeUnit unit);                            // hours and finer count as days

std::string iso_date(Day day);              // "2018-11-24"
std::string timex_value(const When& when);  // "2018-11-24", "2018-W47", "2018-Q3", "2018-SU", "201", "20"
// "P3Y", "PT30M"; a negative count stands for an unknown one ("PXY"). Halves are spelled out: 2.5 years is "P2Y6M".
std::string duration_value(double count, TimeUnit unit);
// "2018-11-25T10:00:00+03:30" -> its day. nullopt for anything that does not begin with a valid date.
std::optional<Day> parse_day(std::string_view iso);

}  // namespace dateline
