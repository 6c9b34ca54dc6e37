// Tables of tab- or comma-separated fields, plain or gzipped, read line by line, with errors that name file and line.
#pragma once

#include <zlib.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

class TableReader {
 public:
  enum class Separator {
    kTab,
    kByHeading,  // comma, unless the first line has a tab; fields may stand in "" with "" for a quotation mark
  };
  // Rows must have `columns` fields or more; further ones are kept.
  TableReader(std::filesystem::path path, size_t columns, Separator separator = Separator::kTab);
  ~TableReader();
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;

  // The next row's fields, valid until the next call; an empty list at the end. Lines that are empty or begin with '#'
  // are passed over.
  Result<std::vector<std::string_view>> next();
  size_t line_number() const { return line_number_; }
  // An error about the row last read.
  std::unexpected<Error> bad(std::string_view what) const;

  // Field as a number; nullopt if it is none.
  static std::optional<double> number(std::string_view field);

 private:
  bool read_line();
  bool split_quoted();  // line_ at commas into cells_; false if a quotation mark has no end

  std::filesystem::path path_;
  size_t columns_;
  Separator separator_;
  bool commas_ = false;
  std::vector<std::string> cells_;
  gzFile file_ = nullptr;
  std::string line_;
  size_t line_number_ = 0;
  bool too_long_ = false;
};

}  // namespace dateline
