// Days of other calendars, and feasts, as days of the civil calendar.
#pragma once

#include <optional>
#include <string_view>

#include "ground/time_calendar.h"

namespace dateline {

enum class CalendarKind { kHijri, kPersian };

// "hijri", "persian".
std::optional<CalendarKind> calendar_named(std::string_view name);

// First and last civil day of a day or, with day 0, of a month. nullopt for what the calendar does not have. Hijri
// dates follow the Umm al-Qura calendar; moon sightings elsewhere differ from it by up to a day.
struct CivilDays {
  Day first, last;
};
std::optional<CivilDays> civil_days(CalendarKind kind, int year, int month, int day);

// The calendar's year that holds a civil day.
std::optional<int> calendar_year(CalendarKind kind, Day day);

// The feast's first day in a civil year. `feast` is "12-25" (month and day), "easter:-2" (days from Easter Sunday),
// "nth:11-4-4" (the fourth Thursday of November; -1 for the last), "hijri:10-01" or "persian:01-01". nullopt if the
// year has none or the text is none of these.
std::optional<Day> feast_day(std::string_view feast, int year);

}  // namespace dateline
