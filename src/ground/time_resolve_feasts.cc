#include "ground/time_resolve_feasts.h"

#include <fmt/format.h>

#include <cstdlib>
#include <vector>

#include "ground/time_calendars.h"
#include "ground/time_resolve_parts.h"

namespace dateline {
namespace {

using std::chrono::days;

constexpr auto kSoon = days(20);  // a feast so close ahead is the one meant

// The candidate, in order of time, that a text of this day means.
const CivilDays* nearest(const std::vector<CivilDays>& candidates, Day here, int dir, Lean lean) {
  const CivilDays* chosen = nullptr;
  for (const CivilDays& c : candidates) {
    if (dir == 1 ? c.first > here : (lean == Lean::kFuture && dir != -1 && c.last >= here)) return &c;
    const bool behind = dir == -1  ? c.last < here
                        : dir == 0 ? year_of(c.first) == year_of(here)
                                   : c.first - here <= kSoon;
    if (behind) chosen = &c;
  }
  return chosen;
}

ResolvedTime stretch(const CivilDays& found, const char* anchor, int doubt) {
  ResolvedTime time = dated({Grain::kDay, found.first}, anchor);
  if (found.last > found.first) {
    time.value = iso_date(found.first) + "/" + iso_date(found.last);
    time.when = containing(found.first + (found.last - found.first) / 2, Grain::kMonth);
  }
  time.earliest = found.first - days(doubt);
  time.latest = found.last + days(doubt);
  return time;
}

// What the years around `here` offer, in order.
template <typename Candidate>
std::vector<CivilDays> around(int year, Candidate candidate) {
  std::vector<CivilDays> out;
  for (int y = year - 1; y <= year + 1; ++y) {
    if (const auto days_of = candidate(y)) out.push_back(*days_of);
  }
  return out;
}

}  // namespace

std::optional<ResolvedTime> feast(const TimeMatch& match, Lean lean, const TimeContext& context) {
  const TimeSlots& s = match.slots;
  const std::string_view name = match.rule->parameter;
  const auto in_year = [&](int year) -> std::optional<CivilDays> {
    const auto day = feast_day(name, year);
    if (!day) return std::nullopt;
    return CivilDays{*day, *day};
  };
  const int doubt = name.starts_with("hijri") ? 1 : 0;
  const bool by_text = !context.published && context.tells_history();
  const int year_said = s.year[0] == kUnset && by_text && context.text ? year_of(context.text->start) : s.year[0];
  if (year_said != kUnset) {
    const auto day = in_year(year_said);
    if (!day) return std::nullopt;
    return stretch(*day, s.year[0] != kUnset ? "none" : "text", doubt);
  }
  const bool fixed = name.find(':') == name.npos;
  if (!context.published) return open(fmt::format("XXXX-{}", fixed ? name : "XX-XX"));
  const auto candidates = around(year_of(*context.published), in_year);
  const CivilDays* chosen = nearest(candidates, *context.published, s.dir, lean);
  return chosen ? std::optional<ResolvedTime>(stretch(*chosen, "published", doubt)) : std::nullopt;
}

std::optional<ResolvedTime> foreign_date(const TimeMatch& match, Lean lean, const TimeContext& context) {
  const TimeSlots& s = match.slots;
  const std::string_view parameter = match.rule->parameter;  // "hijri", or with its month: "hijri:9"
  const size_t colon = parameter.find(':');
  const auto kind = calendar_named(parameter.substr(0, colon));
  const int month = colon == parameter.npos ? s.month[0] : std::atoi(match.rule->parameter.c_str() + colon + 1);
  if (!kind || month == kUnset) return std::nullopt;
  const int day = s.day[0] == kUnset ? 0 : s.day[0], doubt = *kind == CalendarKind::kHijri ? 1 : 0;
  const auto in_year = [&](int year) { return civil_days(*kind, year, month, day); };
  if (s.year[0] != kUnset) {
    const auto found = in_year(s.year[0]);
    return found ? std::optional<ResolvedTime>(stretch(*found, "none", doubt)) : std::nullopt;
  }
  if (!context.published) return open(day == 0 ? "XXXX-XX" : "XXXX-XX-XX");
  const auto year = calendar_year(*kind, *context.published);
  if (!year) return std::nullopt;
  const auto candidates = around(*year, in_year);
  const CivilDays* chosen = nearest(candidates, *context.published, s.dir, lean);
  return chosen ? std::optional<ResolvedTime>(stretch(*chosen, "published", doubt)) : std::nullopt;
}

}  // namespace dateline
