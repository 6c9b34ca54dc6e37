#include "store/sqlite.h"

namespace dateline {
namespace {

const char* remedy(int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return " Free some space and run the same command again; what is stored so far is whole.";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return " Check that the file exists, and that you may write the file and its folder.";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return " Another program is writing to it; wait for it or stop it.";
    case SQLITE_NOTADB:
      return " It is no database of Dateline's; name another file.";
    case SQLITE_CORRUPT:
      return " The file is damaged; restore it from a copy or read the pages again into a new one.";
    case SQLITE_IOERR:
      return " The disk or the file system refused; check its space and health, then run it again.";
    default:
      return "";
  }
}

ErrorCode code_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_BUSY:
    case SQLITE_IOERR:
      return ErrorCode::kUnreadable;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return ErrorCode::kMalformed;
    default:
      return ErrorCode::kInternal;
  }
}

// SQLite takes options in a URI only.
std::string frozen_uri(const std::string& path) {
  std::string uri = path.starts_with('/') ? "file://" : "file:";
  for (char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      static constexpr char kHex[] = "0123456789ABCDEF";
      uri.append({'%', kHex[static_cast<unsigned char>(c) >> 4], kHex[static_cast<unsigned char>(c) & 15]});
    } else {
      uri.push_back(c);
    }
  }
  return uri + "?immutable=1";
}

}  // namespace

Error sqlite_error(sqlite3* db, const std::string& path) {
  const int code = db ? sqlite3_extended_errcode(db) : SQLITE_NOMEM;
  std::string message = path + ": " + (db ? sqlite3_errmsg(db) : "out of memory") + ".";
  return {code_of(code), "store", message + remedy(code)};
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  Error error = sqlite_error(sqlite3_db_handle(handle_.get()), *path_);
  sqlite3_reset(handle_.get());
  return std::unexpected(std::move(error));
}

std::string_view Statement::text(int column) const {
  const void* bytes = sqlite3_column_blob(handle_.get(), column);
  const int size = sqlite3_column_bytes(handle_.get(), column);
  return bytes ? std::string_view(static_cast<const char*>(bytes), static_cast<size_t>(size)) : std::string_view();
}

void Statement::bind(int index, std::string_view v) {
  sqlite3_bind_text64(handle_.get(), index, v.data() ? v.data() : "", v.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bind(int index, Blob v) {
  sqlite3_bind_blob64(handle_.get(), index, v.bytes.data() ? v.bytes.data() : "", v.bytes.size(), SQLITE_STATIC);
}

Result<Database> Database::open(const std::string& path, Mode mode) {
  Database db;
  db.path_ = std::make_unique<std::string>(path);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  flags |= mode == Mode::kReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  if (mode == Mode::kFrozen) flags |= SQLITE_OPEN_URI;
  sqlite3* raw = nullptr;
  const std::string name = mode == Mode::kFrozen ? frozen_uri(path) : path;
  const int code = sqlite3_open_v2(name.c_str(), &raw, flags, nullptr);
  db.handle_.reset(raw);
  if (code != SQLITE_OK) return std::unexpected(sqlite_error(raw, path));
  sqlite3_busy_timeout(raw, 5000);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return db;
}

Status Database::exec(const char* sql) {
  if (sqlite3_exec(raw(), sql, nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return std::unexpected(sqlite_error(raw(), path()));
}

Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* raw_statement = nullptr;
  if (sqlite3_prepare_v2(raw(), sql.data(), static_cast<int>(sql.size()), &raw_statement, nullptr) != SQLITE_OK) {
    return std::unexpected(sqlite_error(raw(), path()));
  }
  Statement statement;
  statement.handle_.reset(raw_statement);
  statement.path_ = path_.get();
  return statement;
}

Result<int64_t> Database::integer(std::string_view sql) {
  auto statement = prepare(sql);
  if (!statement) return std::unexpected(statement.error());
  auto row = statement->step();
  if (!row) return std::unexpected(row.error());
  return *row ? statement->integer(0) : 0;
}

}  // namespace dateline
