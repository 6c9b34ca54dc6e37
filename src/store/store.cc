// Problem: a read can be killed at any moment, may be run again over the same files with one thread or many, and must
// end with the same database. Row counters and "process, then mark as done" in two steps both break that.
// Idea: ids are hashes of what a row is about, and a page with all its rows and the input's cursor is one transaction;
// so every page is there wholly or not at all, and putting a page twice changes nothing.
#include "store/store.h"

#include <chrono>
#include <ctime>

#include "base/sha256.h"
#include "store/compress.h"
#include "store/migrations.h"
#include "store/row_writer.h"
#include "store/shared_text.h"

namespace dateline {
namespace {

std::string now() {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char buffer[32];
  const size_t size = std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return std::string(buffer, size);
}

const char* state_of(const std::optional<Error>& error) {
  if (!error) return "done";
  const bool read_but_not_ours = error->code == ErrorCode::kUnsupported || error->code == ErrorCode::kEmpty;
  return error->stage == "article" && read_but_not_ours ? "stopped" : "failed";
}

std::string place_of(const PageRecord& record) {
  return record.origin.path + "|" + std::to_string(record.origin.offset) + "|" + record.origin.record_id + "|" +
         record.document_id;
}

}  // namespace

int64_t row_id(std::string_view table, std::string_view document, std::string_view local) {
  std::string key(table);
  key.append("|").append(document).append("|").append(local);
  return content_id(key);
}

Result<Store> Store::open(const std::string& path, bool durable) {
  auto db = Database::open(path, Database::Mode::kReadWrite);
  if (!db) return std::unexpected(db.error());
  if (auto done = migrate(*db); !done) return std::unexpected(done.error());
  const char* settings = durable ? "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL"
                                 : "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL";
  if (auto done = db->exec(settings); !done) return std::unexpected(done.error());
  Store store(std::move(*db));
  if (auto done = store.prepare(); !done) return std::unexpected(done.error());
  return store;
}

Status Store::prepare() {
  const auto make = [this](Statement& statement, std::string_view sql) -> Status {
    auto prepared = db_.prepare(sql);
    if (!prepared) return std::unexpected(prepared.error());
    statement = std::move(*prepared);
    return {};
  };
  struct Wanted {
    Statement* statement;
    std::string_view sql;
  };
  for (const Wanted& w :
       {Wanted{&has_, "SELECT 1 FROM extraction WHERE id = ?"},
        Wanted{&cursor_,
               "SELECT next_offset, state FROM input WHERE path = ? AND run_id = ? AND size = ? AND mtime_ns = ?"},
        Wanted{&set_cursor_, "INSERT OR REPLACE INTO input VALUES(?,?,?,?,?,?)"},
        Wanted{&capture_, "INSERT OR IGNORE INTO capture VALUES(?,?,?,?,?,?,?,?)"},
        Wanted{&extraction_, "INSERT OR REPLACE INTO extraction VALUES(?,?,?,?,?,?,?,?,?)"},
        Wanted{&annotation_, "INSERT OR REPLACE INTO annotation VALUES(?,?,?)"}}) {
    if (auto done = make(*w.statement, w.sql); !done) return done;
  }
  return {};
}

Result<int64_t> Store::begin_run(const RunInfo& run) {
  run_ = content_id("run|" + run.engine + "|" + run.model + "|" + run.codebook + "|" + run.lexicons);
  auto insert = db_.prepare("INSERT OR IGNORE INTO run VALUES(?,?,?,?,?,?,NULL)");
  auto current = db_.prepare("INSERT OR REPLACE INTO meta VALUES('current_run', ?)");
  if (!insert) return std::unexpected(insert.error());
  if (!current) return std::unexpected(current.error());
  if (auto done = insert->run(run_, run.engine, run.model, run.codebook, run.lexicons, now()); !done) {
    return std::unexpected(done.error());
  }
  if (auto done = current->run(std::to_string(run_)); !done) return std::unexpected(done.error());
  return run_;
}

Status Store::end_run() {
  auto update = db_.prepare("UPDATE run SET finished_at = ? WHERE id = ?");
  if (!update) return std::unexpected(update.error());
  return update->run(now(), run_);
}

Result<bool> Store::has_document(std::string_view document_id) {
  has_.query(row_id("extraction", document_id, std::to_string(run_)));
  return has_.step();
}

Result<std::optional<InputCursor>> Store::cursor(const std::string& path, int64_t size, int64_t mtime_ns) {
  cursor_.query(path, run_, size, mtime_ns);
  auto row = cursor_.step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::nullopt;
  return InputCursor{path, size, mtime_ns, cursor_.integer(0), cursor_.text(1) == "done"};
}

Status Store::set_cursor(const InputCursor& cursor) {
  return set_cursor_.run(cursor.path, run_, cursor.size, cursor.mtime_ns, cursor.next_offset,
                         cursor.done ? "done" : "open");
}

Status Store::finish_input(const std::string& path) {
  auto update = db_.prepare("UPDATE input SET state = 'done' WHERE path = ? AND run_id = ? AND state <> 'done'");
  if (!update) return std::unexpected(update.error());
  return update->run(path, run_);
}

Status Store::put_document(const PageRecord& record) {
  auto document = view::read_line(record.json);
  if (!document) return std::unexpected(document.error());
  if (auto done = write_rows(db_, *document, run_); !done) return done;
  if (auto done = write_shared_text(db_, *document); !done) return done;
  const std::string packed = compress(record.json);
  return annotation_.run(row_id("document", record.document_id), run_, Blob{packed});
}

Status Store::put_capture(const PageRecord& record, int64_t capture_id) {
  const Origin& o = record.origin;
  const auto put = [&](const auto& document) {
    return capture_.run(capture_id, document, or_null(record.url), o.path, static_cast<int64_t>(o.offset),
                        static_cast<int64_t>(o.length), or_null(o.record_id), or_null(o.fetched_at));
  };
  return record.document_id.empty() ? put(nullptr) : put(row_id("document", record.document_id));
}

Status Store::put_extraction(const PageRecord& record, int64_t capture_id) {
  const bool has_page = !record.document_id.empty();
  const std::string subject = has_page ? record.document_id : std::to_string(capture_id);
  const int64_t id = row_id("extraction", subject, std::to_string(run_));
  const int64_t document = row_id("document", record.document_id);
  const Error why = record.error.value_or(Error{});
  const std::string_view code = record.error ? error_name(why.code) : "";
  const auto put = [&](const auto& of_document, const auto& of_capture) {
    return extraction_.run(id, of_document, of_capture, run_, state_of(record.error), or_null(code), or_null(why.stage),
                           or_null(why.message), record.elapsed_us);
  };
  return has_page ? put(document, nullptr) : put(nullptr, capture_id);
}

Result<PutResult> Store::put_in_transaction(const PageRecord& record, const std::optional<InputCursor>& cursor) {
  const bool has_page = !record.document_id.empty();
  bool known = false;
  if (has_page) {
    auto has = has_document(record.document_id);
    if (!has) return std::unexpected(has.error());
    known = *has;
    if (!known) {
      if (auto done = put_document(record); !done) return std::unexpected(done.error());
    }
  }
  const int64_t capture_id = row_id("capture", place_of(record));
  if (auto done = put_capture(record, capture_id); !done) return std::unexpected(done.error());
  if (!known) {
    if (auto done = put_extraction(record, capture_id); !done) return std::unexpected(done.error());
  }
  if (cursor) {
    if (auto done = set_cursor(*cursor); !done) return std::unexpected(done.error());
  }
  return known ? PutResult::kKnown : PutResult::kNew;
}

Status Store::limit_pages_for_test(int pages) {
  return db_.exec(("PRAGMA max_page_count = " + std::to_string(pages)).c_str());
}

Result<PutResult> Store::put(const PageRecord& record, const std::optional<InputCursor>& cursor) {
  if (auto begun = db_.exec("BEGIN IMMEDIATE"); !begun) return std::unexpected(begun.error());
  auto result = put_in_transaction(record, cursor);
  if (result) {
    if (auto done = db_.exec("COMMIT"); done)
      return result;
    else
      result = std::unexpected(done.error());
  }
  (void)db_.exec("ROLLBACK");
  return result;
}

}  // namespace dateline
