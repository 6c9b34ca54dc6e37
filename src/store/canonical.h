// The database as text that depends on nothing but what was read: the proof that two databases hold the same.
#pragma once

#include <functional>
#include <string_view>

#include "base/result.h"
#include "store/sqlite.h"

namespace dateline {

// Hands out one JSON line for every row of every table, sorted by table and key, stored documents unfolded. Clock times
// of the run, file times and durations are left out. Works on a read-only connection.
Status canonical_export(Database& db, const std::function<void(std::string_view line)>& write);

}  // namespace dateline
