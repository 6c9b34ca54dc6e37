// Tab-separated tables, plain or gzipped, read line by line, with errors that name file and line.
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
  // Rows must have `columns` fields or more; further ones are kept.
  TableReader(std::filesystem::path path, size_t columns);
  ~TableReader();
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;

  // The next row's fields, valid until the next call; an empty list at the end. Lines that are empty or begin with '#'
  // are passed over.
  Result<std::vector<std::string_view>> next();
  // An error about the row last read.
  std::unexpected<Error> bad(std::string_view what) const;

  // Field as a number; nullopt if it is none.
  static std::optional<double> number(std::string_view field);

 private:
  bool read_line();

  std::filesystem::path path_;
  size_t columns_;
  gzFile file_ = nullptr;
  std::string line_;
  size_t line_number_ = 0;
  bool too_long_ = false;
};

}  // namespace dateline
