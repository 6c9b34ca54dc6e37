// Memory for the few texts that are not slices of the source. Chunks are kept from page to page.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace dateline::html {

class Arena {
 public:
  // `bytes` of memory that stays where it is until `reset`.
  char* take(size_t bytes) {
    if (bytes > left_) open_chunk(bytes);
    char* result = next_;
    next_ += bytes;
    left_ -= bytes;
    return result;
  }

  // Gives back the unused end of the latest `take`.
  void give_back(size_t bytes) {
    next_ -= bytes;
    left_ += bytes;
  }

  // If `end` is where the latest `take` ended and there is room, lengthens it by `bytes`.
  bool extend(const char* end, size_t bytes) {
    if (end != next_ || bytes > left_) return false;
    next_ += bytes;
    left_ -= bytes;
    return true;
  }

  void reset() {
    used_ = 0;
    next_ = nullptr;
    left_ = 0;
  }

 private:
  static constexpr size_t kChunk = 64u << 10;

  struct Chunk {
    std::unique_ptr<char[]> bytes;
    size_t size;
  };

  void open_chunk(size_t bytes) {
    while (used_ < chunks_.size() && chunks_[used_].size < bytes) ++used_;
    if (used_ == chunks_.size()) {
      const size_t size = std::max(bytes, kChunk);
      chunks_.push_back({std::unique_ptr<char[]>(new char[size]), size});
    }
    next_ = chunks_[used_].bytes.get();
    left_ = chunks_[used_++].size;
  }

  std::vector<Chunk> chunks_;
  size_t used_ = 0;  // chunks taken since `reset`
  char* next_ = nullptr;
  size_t left_ = 0;
};

}  // namespace dateline::html
