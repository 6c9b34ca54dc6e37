#include "store/migrations.h"

#include <array>
#include <string>

#include "store/migration_0001.h"
#include "store/migration_0002.h"

namespace dateline {
namespace {

constexpr std::array kMigrations{kMigration0001, kMigration0002};

// Empty files have neither tables nor an application id.
Result<bool> is_new(Database& db) {
  auto tables = db.integer("SELECT count(*) FROM sqlite_schema");
  if (!tables) return std::unexpected(tables.error());
  return *tables == 0;
}

Error foreign_file(const Database& db) {
  return {ErrorCode::kInvalid, "store", db.path() + ": this database was not written by Dateline; name another file."};
}

Result<int64_t> checked_version(Database& db) {
  auto application = db.integer("PRAGMA application_id");
  if (!application) return std::unexpected(application.error());
  if (*application != kApplicationId) return std::unexpected(foreign_file(db));
  auto version = db.integer("PRAGMA user_version");
  if (version && *version > schema_version()) {
    return fail(ErrorCode::kInvalid, "store",
                db.path() + ": written by a later version of Dateline (schema " + std::to_string(*version) +
                    ", this one knows " + std::to_string(schema_version()) + "); use that version.");
  }
  return version;
}

Status apply_from(Database& db, int64_t version) {
  for (auto next = static_cast<size_t>(version); next < kMigrations.size(); ++next) {
    if (auto done = db.exec(kMigrations[next]); !done) return done;
  }
  return db.exec(("PRAGMA user_version = " + std::to_string(schema_version())).c_str());
}

}  // namespace

int schema_version() { return static_cast<int>(kMigrations.size()); }

Status check_schema(Database& db) {
  auto version = checked_version(db);
  if (!version) return std::unexpected(version.error());
  if (*version == schema_version()) return {};
  return fail(
      ErrorCode::kInvalid, "store",
      db.path() + ": written by an earlier version of Dateline; run `dateline read` on it once to bring it up.");
}

Status migrate(Database& db) {
  auto empty = is_new(db);
  if (!empty) return std::unexpected(empty.error());
  if (*empty) {
    if (auto set = db.exec("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;"); !set) return set;
  }
  if (auto begun = db.exec("BEGIN EXCLUSIVE"); !begun) return begun;
  auto still_empty = is_new(db);
  Status done = still_empty ? Status{} : std::unexpected(still_empty.error());
  int64_t version = 0;
  if (done && *still_empty) {
    done = db.exec(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
  } else if (done) {
    auto found = checked_version(db);
    done = found ? Status{} : std::unexpected(found.error());
    version = found.value_or(0);
  }
  if (done && version < schema_version()) done = apply_from(db, version);
  if (done) return db.exec("COMMIT");
  (void)db.exec("ROLLBACK");
  return done;
}

}  // namespace dateline
