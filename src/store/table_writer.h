// Rows out: as CSV, JSON Lines or a table for the eye.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

enum class RowFormat { kCsv, kJsonLines, kTable };

// "csv", "jsonl" or "table"; kInvalid names the three.
Result<RowFormat> parse_row_format(std::string_view name);

// One value of a row.
struct Cell {
  enum class Kind { kNull, kText, kNumber, kJson } kind = Kind::kNull;
  std::string text;  // kJson: a finished JSON value

  static Cell null() { return {}; }
  static Cell of(std::string_view text) { return text.empty() ? Cell{} : Cell{Kind::kText, std::string(text)}; }
  static Cell of(std::optional<double> number);
  static Cell of(int64_t number) { return {Kind::kNumber, std::to_string(number)}; }
  static Cell json(std::string value) { return {Kind::kJson, std::move(value)}; }
  static Cell flag(bool truth) { return {Kind::kNumber, truth ? "true" : "false"}; }
};

// Writes rows to `out` as they come; a table is laid out when it is complete (finish), as its widths depend on all
// rows. CSV: RFC 4180 with "\n", a header row, and text that a spreadsheet would run as a formula is led by an
// apostrophe.
class TableWriter {
 public:
  TableWriter(RowFormat format, std::vector<std::string> columns, std::function<void(std::string_view)> out);
  void row(const std::vector<Cell>& cells);
  void finish();
  size_t rows() const { return rows_; }

 private:
  void csv_row(const std::vector<Cell>& cells);
  void json_row(const std::vector<Cell>& cells);

  RowFormat format_;
  std::vector<std::string> columns_;
  std::function<void(std::string_view)> out_;
  std::vector<std::vector<std::string>> held_;
  size_t rows_ = 0;
};

// Text for a terminal: control characters and the marks that reorder text are shown as U+FFFD, so that no page can
// write to the terminal; new lines and tabs become spaces where `one_line`.
std::string printable(std::string_view text, bool one_line);

// Number of code points; terminal columns for the scripts that Dateline reads.
size_t width_of(std::string_view text);

}  // namespace dateline
