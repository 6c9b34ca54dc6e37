// A file, pipe or standard input as plain bytes with a position.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline {

// Reads forwards through a buffer that grows only as far as it is asked to. Not thread-safe; owns the descriptor.
class RawFile {
 public:
  // "-" is standard input. Fails with kUnreadable, naming the path and the system's reason.
  static Result<std::unique_ptr<RawFile>> open(const std::string& path);
  // Reads from memory: `bytes` is copied. For tests and fuzzing.
  static std::unique_ptr<RawFile> from_bytes(std::string_view bytes);
  // `size` bytes from `begin` on as a file of their own, while this one stays usable. Fails with kUnreadable for pipes.
  Result<std::unique_ptr<RawFile>> part(uint64_t begin, uint64_t size) const;
  RawFile(const RawFile&) = delete;
  RawFile& operator=(const RawFile&) = delete;
  ~RawFile();

  // What is buffered at the position: at least `wanted` bytes unless the file ends or cannot be read further.
  // Valid until the next call.
  std::string_view peek(size_t wanted);
  void skip(size_t bytes);       // of what peek() showed
  bool seek(uint64_t position);  // absolute; goes forwards by reading where the file cannot seek
  uint64_t position() const { return base_ + begin_; }
  uint64_t size() const { return size_; }  // 0 where unknown (pipes)
  bool failed() const { return failed_; }  // the system refused a read: what lies behind is lost

 private:
  RawFile(int descriptor, uint64_t size) : descriptor_(descriptor), size_(size) {}
  bool fill(size_t wanted);

  int descriptor_;           // -1: all there is lies in buffer_
  uint64_t part_begin_ = 0;  // of a part: where it begins in its file
  bool is_part_ = false;     // reads at places, so that the descriptor's position is left to the whole file
  uint64_t size_;
  uint64_t base_ = 0;  // file position of buffer_[0]
  std::string buffer_;
  size_t begin_ = 0;  // consumed part of buffer_
  bool end_ = false;
  bool failed_ = false;
};

}  // namespace dateline
