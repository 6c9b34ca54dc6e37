// The database's schema, step by step from the first version on. Steps only ever get added.
#pragma once

#include "base/result.h"
#include "store/sqlite.h"

namespace dateline {

inline constexpr int kApplicationId = 0x444C4E31;  // "DLN1"

// The version a database has after all migrations.
int schema_version();

// Brings a database to the current schema in one transaction; a new file gets its page size and application id.
// kInvalid where the file is some other program's database or was written by a later version of Dateline.
Status migrate(Database& db);

// The same check without any change, for read-only connections.
Status check_schema(Database& db);

}  // namespace dateline
