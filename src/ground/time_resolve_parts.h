// The single ways of counting that resolve_time chooses among.
#pragma once

#include <optional>
#include <string>

#include "ground/time_resolve.h"

namespace dateline {

ResolvedTime dated(const When& when, const char* anchor);   // value and interval of a known stretch
ResolvedTime open(std::string value);                       // a value without an interval
ResolvedTime lasting(const char* type, std::string value);  // a duration or set

std::optional<ResolvedTime> relative_unit(const TimeSlots& slots,
                                          const TimeContext& context);  // "last month", "that year"
std::optional<ResolvedTime> season(const TimeSlots& slots, const TimeContext& context);
std::optional<ResolvedTime> ago(const TimeSlots& slots, const TimeContext& context);
std::optional<ResolvedTime> year_ago(const TimeSlots& slots, const TimeContext& context);
std::optional<ResolvedTime> moved(const TimeSlots& slots, int direction,
                                  const TimeContext& context);  // "earlier", "later"
std::optional<ResolvedTime> quarter(const TimeSlots& slots, Lean lean, const TimeContext& context);
std::optional<ResolvedTime> half_year(const TimeSlots& slots, const TimeContext& context);
std::optional<ResolvedTime> same_quarter(const TimeContext& context);
std::optional<ResolvedTime> decade(const TimeSlots& slots);
std::optional<ResolvedTime> iso_day(const TimeSlots& slots);
std::optional<ResolvedTime> slashed_day(const TimeSlots& slots, const TimeContext& context);
std::optional<ResolvedTime> span_of_time(const TimeMatch& match, const TimeContext& context);  // durations and sets
// Cuts the interval to its first, middle or last third; the value stays.
void narrow(int position, ResolvedTime& time);

}  // namespace dateline
