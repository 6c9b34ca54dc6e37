// Reading a database that somebody else may be writing: stored documents, searches, and the user's own SQL.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/document_view.h"
#include "store/sqlite.h"
#include "store/table_writer.h"

namespace dateline {

// One line of the list of documents.
struct DocumentSummary {
  std::string id;  // hex SHA-256
  std::string published, publisher, title, url, state;
  int64_t events = 0, claims = 0;
  std::string copy_of;  // id of the earliest document that it is a copy of (shared_text.h); empty if none
};

// Another document that prints sentences of one's own.
struct TextSharer {
  std::string id, publisher, published, title;
  int64_t sentences = 0, other_numbers = 0;  // other_numbers: sentences alike but for their numbers
  double share = 0, its_share = 0;           // of one's own words, and of the other's, what stands in those sentences
};

class StoreReader {
 public:
  // kUnreadable where there is no such file; kInvalid where it is no database of this version of Dateline.
  static Result<StoreReader> open(const std::string& path);

  Result<std::vector<DocumentSummary>> documents();  // by date of publication, then id
  // Documents whose id starts with `what`, or, if none, whose URL or title holds it (ASCII case ignored).
  Result<std::vector<DocumentSummary>> find(std::string_view what);
  Result<std::vector<TextSharer>> sharers(std::string_view document_id);  // by date of publication, then id
  Result<std::string> line(
      std::string_view document_id);  // the stored public JSON line, of the run it was last read by
  // Calls `visit` for the stored line of every document in the order of their ids until it returns an error.
  Status each_line(const std::function<Status(const std::string& line)>& visit);

  // Runs one SELECT of the user's. Nothing can be written, attached or loaded; after `seconds` it is stopped.
  // Returns the number of rows; kInvalid for what is no single reading statement, and for SQLite's own complaints.
  Result<size_t> query(const std::string& sql, RowFormat format, double seconds,
                       const std::function<void(std::string_view)>& out);

  Database& database() { return db_; }

 private:
  explicit StoreReader(Database db) : db_(std::move(db)) {}
  Result<std::vector<DocumentSummary>> summaries(std::string_view where, std::string_view value);

  Database db_;
};

}  // namespace dateline
