// The problem: "12 Rabi' al-Awwal 1440", "3 Azar 1397" and "Eid al-Adha" are dates too, of calendars that follow the
// moon or the vernal equinox. The obvious way, arithmetic cycles, is off by a day or two. The idea: ICU carries the Umm
// al-Qura tables and the Persian calendar; only Easter and "the fourth Thursday" are computed here (Meeus, Astronomical
// Algorithms, ch. 8).
#include "ground/time_calendars.h"

#include <unicode/ucal.h>

#include <charconv>
#include <memory>

namespace dateline {
namespace {

using std::chrono::days;

constexpr double kMillisecondsPerDay = 86400000.0;

struct Close {
  void operator()(void* calendar) const { ucal_close(static_cast<UCalendar*>(calendar)); }
};

// At noon UTC, so that no day is missed by a zone.
std::unique_ptr<void, Close> open_calendar(CalendarKind kind) {
  static constexpr UChar kUtc[] = {u'U', u'T', u'C', 0};
  const char* locale = kind == CalendarKind::kHijri ? "en@calendar=islamic-umalqura" : "en@calendar=persian";
  UErrorCode status = U_ZERO_ERROR;
  UCalendar* calendar = ucal_open(kUtc, 3, locale, UCAL_TRADITIONAL, &status);
  if (U_FAILURE(status)) return nullptr;
  ucal_clear(calendar);
  return std::unique_ptr<void, Close>(static_cast<void*>(calendar));
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Day easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return make_day(year, f / 31, f % 31 + 1);
}

// "11-4-4": month, weekday, which one; "5-1--1" counts from the month's end.
std::optional<Day> nth_weekday(std::string_view text, int year) {
  const size_t first = text.find('-'), second = first == text.npos ? first : text.find('-', first + 1);
  if (second == text.npos) return std::nullopt;
  const auto month = number(text.substr(0, first)), weekday = number(text.substr(first + 1, second - first - 1)),
             count = number(text.substr(second + 1));
  if (!month || !weekday || !count) return std::nullopt;
  const Day start = make_day(year, *month, 1);
  const Day next = start + days((*weekday - weekday_of(start) + 7) % 7);
  if (*count > 0) return next + days((*count - 1) * 7);
  Day last = next;
  while (month_of(last + days(7)) == *month) last += days(7);
  return last;
}

std::optional<Day> of_calendar(CalendarKind kind, int month, int day, int year) {
  const auto first = calendar_year(kind, make_day(year, 1, 1));
  if (!first) return std::nullopt;
  for (int y = *first; y <= *first + 1; ++y) {
    const auto found = civil_days(kind, y, month, day);
    if (found && year_of(found->first) == year) return found->first;
  }
  return std::nullopt;
}

}  // namespace

std::optional<CalendarKind> calendar_named(std::string_view name) {
  if (name == "hijri") return CalendarKind::kHijri;
  if (name == "persian") return CalendarKind::kPersian;
  return std::nullopt;
}

std::optional<CivilDays> civil_days(CalendarKind kind, int year, int month, int day) {
  if (year < 1 || year > 2000 || month < 1 || month > 12 || day < 0 || day > 31) return std::nullopt;
  const auto calendar = open_calendar(kind);
  if (!calendar) return std::nullopt;
  auto* c = static_cast<UCalendar*>(calendar.get());
  UErrorCode status = U_ZERO_ERROR;
  ucal_set(c, UCAL_YEAR, year);
  ucal_set(c, UCAL_MONTH, month - 1);
  ucal_set(c, UCAL_DATE, 1);
  ucal_set(c, UCAL_HOUR_OF_DAY, 12);
  const double millis = ucal_getMillis(c, &status);
  const int length = ucal_getLimit(c, UCAL_DAY_OF_MONTH, UCAL_ACTUAL_MAXIMUM, &status);
  if (U_FAILURE(status) || day > length) return std::nullopt;
  const Day first = Day(days(static_cast<int>(millis / kMillisecondsPerDay) - (millis < 0 ? 1 : 0)));
  if (day == 0) return CivilDays{first, first + days(length - 1)};
  return CivilDays{first + days(day - 1), first + days(day - 1)};
}

std::optional<int> calendar_year(CalendarKind kind, Day day) {
  const auto calendar = open_calendar(kind);
  if (!calendar) return std::nullopt;
  auto* c = static_cast<UCalendar*>(calendar.get());
  UErrorCode status = U_ZERO_ERROR;
  ucal_setMillis(c, (static_cast<double>(day.time_since_epoch().count()) + 0.5) * kMillisecondsPerDay, &status);
  const int year = ucal_get(c, UCAL_YEAR, &status);
  return U_FAILURE(status) ? std::nullopt : std::optional<int>(year);
}

std::optional<Day> feast_day(std::string_view feast, int year) {
  const size_t colon = feast.find(':');
  const std::string_view kind = colon == feast.npos ? std::string_view() : feast.substr(0, colon);
  const std::string_view rest = colon == feast.npos ? feast : feast.substr(colon + 1);
  if (kind == "easter") {
    const auto offset = number(rest);
    return offset ? std::optional<Day>(easter(year) + days(*offset)) : std::nullopt;
  }
  if (kind == "nth") return nth_weekday(rest, year);
  const auto month = number(rest.substr(0, rest.find('-')));
  const auto day = rest.size() == 5 ? number(rest.substr(3)) : std::nullopt;
  if (!month || !day) return std::nullopt;
  if (kind.empty()) return make_day(year, *month, *day);
  const auto calendar = calendar_named(kind);
  return calendar ? of_calendar(*calendar, *month, *day, year) : std::nullopt;
}

}  // namespace dateline
