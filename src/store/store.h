// The database of one user: documents with their events and claims, where every page came from, and how far each input
// was read. One SQLite file; one writer, any number of readers beside it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capture/capture.h"
#include "store/document_json.h"
#include "store/document_view.h"
#include "store/sqlite.h"

namespace dateline {

// How far an input file was read, under the run that is going on.
struct InputCursor {
  std::string path;
  int64_t size = 0;
  int64_t mtime_ns = 0;
  int64_t next_offset = 0;  // where the next record begins, as the capture stage's reader counts
  bool done = false;
};

// What became of one item of an input: the unit of writing.
struct PageRecord {
  Origin origin;
  std::string url;
  std::string document_id;     // hex SHA-256 of the page's bytes; empty where no page could be had
  std::string json;            // the document's public line; empty if the page was skipped or could not be had
  std::optional<Error> error;  // why the page failed, or stopped after its article
  int64_t elapsed_us = 0;
};

enum class PutResult { kNew, kKnown };

class Store {
 public:
  // Opens or creates the database and brings its schema up to date. `durable`: every commit reaches the disk.
  static Result<Store> open(const std::string& path, bool durable = false);

  // Names what reads from now on. Documents read by exactly this engine, model, codebook and lexicons are known
  // already.
  Result<int64_t> begin_run(const RunInfo& run);
  Status end_run();

  // True if this run has read the document, whatever came of it.
  Result<bool> has_document(std::string_view document_id);
  // The cursor of an input under this run; nullopt if it was not begun, or if the file changed since.
  Result<std::optional<InputCursor>> cursor(const std::string& path, int64_t size, int64_t mtime_ns);
  Status set_cursor(const InputCursor& cursor);
  Status finish_input(const std::string& path);  // everything in it was read under this run

  // Writes the page, its rows, the capture and the input's cursor in one transaction. A document that this run has
  // read gets a capture row only.
  Result<PutResult> put(const PageRecord& record, const std::optional<InputCursor>& cursor);

  // The database may not grow beyond that many pages: how tests fill a disk.
  Status limit_pages_for_test(int pages);

 private:
  explicit Store(Database db) : db_(std::move(db)) {}
  Status prepare();
  Result<PutResult> put_in_transaction(const PageRecord& record, const std::optional<InputCursor>& cursor);
  Status put_document(const PageRecord& record);
  Status put_capture(const PageRecord& record, int64_t capture_id);
  Status put_extraction(const PageRecord& record, int64_t capture_id);

  Database db_;
  int64_t run_ = 0;
  Statement has_, cursor_, set_cursor_, capture_, extraction_, annotation_;
};

// The key under which a row's id is hashed: table, document, id inside the document.
int64_t row_id(std::string_view table, std::string_view document, std::string_view local = {});

}  // namespace dateline
