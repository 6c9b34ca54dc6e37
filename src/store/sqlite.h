// A thin layer over SQLite's C interface: owned handles, errors as values, values bound by type.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline {

struct Blob {
  std::string_view bytes;
};

// A prepared statement. Parameters are bound in order; `run` and `query` start over. Text must outlive the step.
class Statement {
 public:
  Statement() = default;

  // Binds all parameters and runs to the end (for statements without rows).
  template <typename... Args>
  Status run(const Args&... args) {
    bind_all(args...);
    auto row = step();
    if (!row) return std::unexpected(row.error());
    sqlite3_reset(handle_.get());
    return {};
  }
  // Binds all parameters; call step() for the rows.
  template <typename... Args>
  void query(const Args&... args) {
    bind_all(args...);
  }
  Result<bool> step();  // true: a row is ready

  int64_t integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }
  double real(int column) const { return sqlite3_column_double(handle_.get(), column); }
  std::string_view text(int column) const;  // also blobs; valid until the next step
  bool is_null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }
  sqlite3_stmt* raw() const { return handle_.get(); }

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
  };
  template <typename... Args>
  void bind_all(const Args&... args) {
    sqlite3_reset(handle_.get());
    int index = 0;
    (bind(++index, args), ...);
  }
  void bind(int index, std::nullptr_t) { sqlite3_bind_null(handle_.get(), index); }
  void bind(int index, int64_t v) { sqlite3_bind_int64(handle_.get(), index, v); }
  void bind(int index, int v) { sqlite3_bind_int64(handle_.get(), index, v); }
  void bind(int index, bool v) { sqlite3_bind_int64(handle_.get(), index, v ? 1 : 0); }
  void bind(int index, double v) { sqlite3_bind_double(handle_.get(), index, v); }
  void bind(int index, std::string_view v);
  void bind(int index, const std::string& v) { bind(index, std::string_view(v)); }
  void bind(int index, const char* v) { bind(index, std::string_view(v)); }
  void bind(int index, Blob v);
  template <typename T>
  void bind(int index, const std::optional<T>& v) {
    if (v.has_value()) {
      bind(index, *v);
    } else {
      bind(index, nullptr);
    }
  }

  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
  const std::string* path_ = nullptr;
};

// An empty text is stored as NULL: "not known".
inline std::optional<std::string_view> or_null(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

// One connection. Movable; not shared between threads.
class Database {
 public:
  // kFrozen: read-only, and nobody else writes: needs no files beside the database, for media that cannot be written.
  enum class Mode { kReadOnly, kReadWrite, kFrozen };
  static Result<Database> open(const std::string& path, Mode mode);

  Status exec(const char* sql);
  Result<Statement> prepare(std::string_view sql);
  Result<int64_t> integer(std::string_view sql);  // first column of the first row; 0 without a row
  sqlite3* raw() const { return handle_.get(); }
  const std::string& path() const { return *path_; }

 private:
  struct Close {
    void operator()(sqlite3* d) const { sqlite3_close_v2(d); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
  std::unique_ptr<std::string> path_;
};

// What went wrong last on the connection, with what to do about it.
Error sqlite_error(sqlite3* db, const std::string& path);

}  // namespace dateline
