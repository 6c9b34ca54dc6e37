#include "store/reader.h"

#include <chrono>
#include <filesystem>

#include "store/compress.h"
#include "store/migrations.h"
#include "store/shared_text.h"

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

int only_reading(void*, int action, const char* name, const char*, const char*, const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    // load_extension is off anyway; fts3_tokenizer takes pointers.
    case SQLITE_FUNCTION:
      return name && std::string_view(name) == "load_extension" ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_PRAGMA: {
      const std::string_view pragma = name ? name : "";
      return pragma == "table_info" || pragma == "table_list" || pragma == "data_version" ? SQLITE_OK : SQLITE_DENY;
    }
    default:
      return SQLITE_DENY;
  }
}

int past(void* deadline) { return Clock::now() > *static_cast<Clock::time_point*>(deadline) ? 1 : 0; }

// The query's restrictions, for as long as they are needed.
class Restrictions {
 public:
  Restrictions(sqlite3* db, double seconds)
      : db_(db),
        deadline_(Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds))) {
    sqlite3_set_authorizer(db_, only_reading, nullptr);
    sqlite3_progress_handler(db_, 1000, past, &deadline_);
  }
  ~Restrictions() {
    sqlite3_set_authorizer(db_, nullptr, nullptr);
    sqlite3_progress_handler(db_, 0, nullptr, nullptr);
  }
  Restrictions(const Restrictions&) = delete;
  Restrictions& operator=(const Restrictions&) = delete;

 private:
  sqlite3* db_;
  Clock::time_point deadline_;
};

Error query_error(sqlite3* db, double seconds) {
  const int code = sqlite3_errcode(db);
  if (code == SQLITE_INTERRUPT) {
    return {ErrorCode::kInvalid, "store",
            "The query was stopped after " + std::to_string(static_cast<int>(seconds)) +
                " s; narrow it or give it more time with --seconds."};
  }
  if (code == SQLITE_AUTH) {
    return {ErrorCode::kInvalid, "store", "A query may only read; \"dateline read\" is what writes to the database."};
  }
  return {ErrorCode::kInvalid, "store",
          std::string("SQL: ") + sqlite3_errmsg(db) + ". \"SELECT name FROM sqlite_schema\" lists tables and views."};
}

Cell cell_of(sqlite3_stmt* row, int column) {
  const auto text = [&] {
    const void* bytes = sqlite3_column_blob(row, column);
    return std::string(static_cast<const char*>(bytes),
                       bytes ? static_cast<size_t>(sqlite3_column_bytes(row, column)) : 0);
  };
  switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
      return Cell::of(int64_t{sqlite3_column_int64(row, column)});
    case SQLITE_FLOAT:
      return Cell::of(std::optional(sqlite3_column_double(row, column)));
    case SQLITE_TEXT:
      return {Cell::Kind::kText, text()};
    case SQLITE_BLOB:
      return Cell::of("(" + std::to_string(sqlite3_column_bytes(row, column)) + " bytes)");
    default:
      return {};
  }
}

}  // namespace

Result<StoreReader> StoreReader::open(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) {
    return fail(ErrorCode::kUnreadable, "store",
                path + ": there is no such database; \"dateline read PAGES --db " + path + "\" makes one.");
  }
  auto db = Database::open(path, Database::Mode::kReadOnly);
  if (!db) return std::unexpected(db.error());
  auto checked = check_schema(*db);
  // The log beside the database cannot be made in a folder that cannot be written; without one, nobody is writing.
  if (!checked && checked.error().code == ErrorCode::kUnreadable && !std::filesystem::exists(path + "-wal", error)) {
    db = Database::open(path, Database::Mode::kFrozen);
    if (!db) return std::unexpected(db.error());
    checked = check_schema(*db);
  }
  if (!checked) return std::unexpected(checked.error());
  return StoreReader(std::move(*db));
}

Result<std::vector<DocumentSummary>> StoreReader::summaries(std::string_view where, std::string_view value) {
  auto rows = db_.prepare(std::string("SELECT d.sha256, d.published, d.publisher_name, d.title, d.url, ") +
                          "(SELECT state FROM extraction x WHERE x.document_id = d.id AND x.run_id = d.run_id), "
                          "(SELECT count(*) FROM event e WHERE e.document_id = d.id), "
                          "(SELECT count(*) FROM claim c WHERE c.document_id = d.id), "
                          "(SELECT o.sha256 FROM shared_text s JOIN document o ON o.id = iif(s.a = d.id, s.b, s.a) "
                          " WHERE d.id IN (s.a, s.b) AND max(s.share_a, s.share_b) >= " +
                          std::to_string(kCopyShare) +
                          " "
                          " AND (coalesce(o.published, '9'), o.sha256) < (coalesce(d.published, '9'), d.sha256) "
                          " ORDER BY coalesce(o.published, '9'), o.sha256 LIMIT 1) "
                          "FROM document d WHERE " +
                          std::string(where) + " ORDER BY coalesce(d.published, '9'), d.sha256");
  if (!rows) return std::unexpected(rows.error());
  rows->query(value);
  std::vector<DocumentSummary> out;
  while (true) {
    auto row = rows->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return out;
    const auto text = [&](int column) { return std::string(rows->text(column)); };
    out.push_back({text(0), text(1), text(2), text(3), text(4), text(5), rows->integer(6), rows->integer(7), text(8)});
  }
}

Result<std::vector<TextSharer>> StoreReader::sharers(std::string_view document_id) {
  auto rows = db_.prepare(
      "SELECT o.sha256, o.publisher_name, o.published, o.title, s.sentences, s.other_numbers, "
      "iif(s.a = d.id, s.share_a, s.share_b), iif(s.a = d.id, s.share_b, s.share_a) "
      "FROM document d JOIN shared_text s ON d.id IN (s.a, s.b) JOIN document o ON o.id = iif(s.a = d.id, s.b, s.a) "
      "WHERE d.sha256 = ? ORDER BY coalesce(o.published, '9'), o.sha256");
  if (!rows) return std::unexpected(rows.error());
  rows->query(document_id);
  std::vector<TextSharer> out;
  while (true) {
    auto row = rows->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return out;
    const auto text = [&](int column) { return std::string(rows->text(column)); };
    out.push_back(
        {text(0), text(1), text(2), text(3), rows->integer(4), rows->integer(5), rows->real(6), rows->real(7)});
  }
}

Result<std::vector<DocumentSummary>> StoreReader::documents() { return summaries("?1 IS NOT NULL", ""); }

Result<std::vector<DocumentSummary>> StoreReader::find(std::string_view what) {
  auto by_id = summaries("substr(d.sha256, 1, length(?1)) = lower(?1)", what);
  if (!by_id || !by_id->empty()) return by_id;
  return summaries("instr(lower(coalesce(d.url, '')), lower(?1)) OR instr(lower(coalesce(d.title, '')), lower(?1))",
                   what);
}

Result<std::string> StoreReader::line(std::string_view document_id) {
  auto row = db_.prepare(
      "SELECT a.json FROM document d JOIN annotation a ON a.document_id = d.id AND a.run_id = d.run_id WHERE d.sha256 "
      "= ?");
  if (!row) return std::unexpected(row.error());
  row->query(document_id);
  auto found = row->step();
  if (!found) return std::unexpected(found.error());
  if (!*found) return fail(ErrorCode::kInvalid, "store", "There is no document " + std::string(document_id) + ".");
  return decompress(row->text(0));
}

Status StoreReader::each_line(const std::function<Status(const std::string& line)>& visit) {
  auto rows = db_.prepare(
      "SELECT a.json FROM document d JOIN annotation a ON a.document_id = d.id AND a.run_id = d.run_id ORDER BY "
      "d.sha256");
  if (!rows) return std::unexpected(rows.error());
  while (true) {
    auto row = rows->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
    auto json = decompress(rows->text(0));
    if (!json) return std::unexpected(json.error());
    if (auto done = visit(*json); !done) return done;
  }
}

Result<size_t> StoreReader::query(const std::string& sql, RowFormat format, double seconds,
                                  const std::function<void(std::string_view)>& out) {
  // SQLite declares a virtual table's columns as if it created a table, when the table is first used.
  if (auto used = db_.exec("SELECT rowid FROM document_fts LIMIT 0; SELECT id FROM place_box LIMIT 0"); !used) {
    return std::unexpected(used.error());
  }
  const Restrictions restrictions(db_.raw(), seconds);
  sqlite3_stmt* raw = nullptr;
  const char* rest = nullptr;
  if (sqlite3_prepare_v2(db_.raw(), sql.c_str(), -1, &raw, &rest) != SQLITE_OK) {
    return std::unexpected(query_error(db_.raw(), seconds));
  }
  const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(raw, sqlite3_finalize);
  if (!raw || std::string_view(rest).find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    return fail(ErrorCode::kInvalid, "store", "Give exactly one SELECT statement.");
  }
  std::vector<std::string> columns;
  for (int i = 0; i < sqlite3_column_count(raw); ++i) columns.emplace_back(sqlite3_column_name(raw, i));
  TableWriter table(format, columns, out);
  while (true) {
    const int code = sqlite3_step(raw);
    if (code == SQLITE_DONE) break;
    if (code != SQLITE_ROW) return std::unexpected(query_error(db_.raw(), seconds));
    std::vector<Cell> cells;
    for (size_t i = 0; i < columns.size(); ++i) cells.push_back(cell_of(raw, static_cast<int>(i)));
    table.row(cells);
  }
  table.finish();
  return table.rows();
}

}  // namespace dateline
