// The unpacked bytes of a file, whatever it is packed in, with the places where one can come back to.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "capture/raw_file.h"
#include "capture/unpack.h"

namespace dateline {

// Memory: what is peeked at plus one block. Not thread-safe.
//
// A *cursor* names a place in the file: for plain files the byte offset; for packed ones the offset of a member that
// starts there, or kInside | offset in the unpacked bytes of the whole file for a place in the middle of a member.
class Stream {
 public:
  static constexpr uint64_t kInside = uint64_t{1} << 62;

  // Takes the file over, told its packing by its first bytes. `cursor` as above; 0 is the start.
  // Fails with kUnreadable when the place cannot be reached, kMalformed for a broken zstd dictionary.
  static Result<std::unique_ptr<Stream>> open(std::unique_ptr<RawFile> file, uint64_t cursor = 0);

  // What lies at the position: at least `wanted` bytes unless the end or a break comes first. Valid until the next
  // call.
  std::string_view peek(size_t wanted);
  void skip(size_t bytes);  // of what peek() showed
  // Skips over `bytes` without keeping them; returns how many there were before the end or a break.
  uint64_t skip_far(uint64_t bytes);

  // Set once peek() has come to a place where the packing breaks: why. The bytes before it can still be read.
  const std::optional<Error>& broken() const { return broken_; }
  // True if the break lies inside a member (cut off, damaged, wrong checksum), false if between members.
  bool broke_inside() const { return broke_inside_; }
  // Drops what is left before the break and goes on at the next member. False when there is none.
  bool recover();

  uint64_t cursor();         // of the position
  uint64_t member_offset();  // file offset of the member that holds the position; the position itself if plain
  // How far the next member's start lies ahead of the position, if it is within what is peeked at.
  std::optional<size_t> next_member() const;
  uint64_t raw_position() const;  // bytes of the file used up so far
  uint64_t raw_size() const { return file_->size(); }
  // Gives the file back, to open it anew elsewhere. The stream must not be used any more.
  std::unique_ptr<RawFile> release_file() { return std::move(file_); }
  RawFile& file() { return *file_; }  // for formats that are read by places, not from front to back
  bool packed() const { return unpacker_ != nullptr; }

 private:
  struct Member {
    uint64_t plain;  // where its bytes start in the unpacked ones
    uint64_t raw;    // where it starts in the file
  };

  explicit Stream(std::unique_ptr<RawFile> file) : file_(std::move(file)) {}
  Status set_up(uint64_t cursor);
  Status read_dictionary();
  bool fill();
  bool open_member();
  void break_off(ErrorCode code, std::string why);
  void forget_members();
  uint64_t count_before_opening();
  uint64_t plain_position() const { return plain_base_ + begin_; }

  std::unique_ptr<RawFile> file_;
  Packing packing_ = Packing::kPlain;
  std::unique_ptr<Unpacker> unpacker_;
  bool in_member_ = false;
  std::string buffer_;  // unpacked bytes (unused for plain files)
  size_t begin_ = 0;
  uint64_t plain_base_ = 0;               // unpacked position of buffer_[0], counted from where the stream was opened
  uint64_t opened_at_ = 0;                // file offset of the member the stream was opened at
  std::optional<uint64_t> plain_before_;  // unpacked bytes before opened_at_; unknown until asked for
  std::deque<Member> members_;
  std::string dictionary_;
  std::optional<Error> broken_;
  bool broke_inside_ = false;
  uint64_t rescans_left_ = 64u << 20;  // bytes that recover() may still read a second time
};

}  // namespace dateline
