// A weight file mapped into memory; docs/formats/model.md describes its bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline {

// Checks the frame (magic, header length, padding) and nothing else. The views live as long as the object. Immutable,
// so that all threads share one; several processes share the pages.
class WeightFile {
 public:
  static Result<std::shared_ptr<const WeightFile>> open(const std::filesystem::path& path);
  ~WeightFile();
  WeightFile(const WeightFile&) = delete;
  WeightFile& operator=(const WeightFile&) = delete;

  std::string_view header() const { return header_; }  // JSON
  std::string_view data() const { return data_; }      // begins at a multiple of 64 bytes

 private:
  WeightFile(const void* begin, size_t size) : begin_(begin), size_(size) {}

  const void* begin_;
  size_t size_;
  std::string_view header_;
  std::string_view data_;
};

}  // namespace dateline
