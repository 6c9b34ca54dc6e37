// Decompressors behind one small interface: gzip, zlib, raw deflate, brotli, zstd.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline {

enum class Packing { kPlain, kGzip, kZlib, kDeflate, kBrotli, kZstd };

// Told from the first bytes; kPlain where no magic number fits (raw deflate and brotli have none).
Packing packing_of(std::string_view head);
// True if `head` opens a gzip member, with the reserved flag bits clear as RFC 1952 wants them.
bool opens_gzip(std::string_view head);
// True if `head` opens a zstd frame (a skippable one too).
bool opens_zstd(std::string_view head);

// One packed stream after another. Not thread-safe; owns the library's state.
class Unpacker {
 public:
  enum class State {
    kMore,    // wants more input or more room
    kEnd,     // the member is complete; its checksum, if it has one, is right
    kBroken,  // the bytes break the format or the checksum
  };

  virtual ~Unpacker() = default;
  // Takes bytes off the front of `in`, writes at most `room` bytes to `out` and says in `written` how many.
  virtual State step(std::string_view& in, char* out, size_t room, size_t& written) = 0;
  // Makes ready for the next member.
  virtual void restart() = 0;
};

// Null if the library gives no state. `dictionary` is used by zstd alone; it is copied.
std::unique_ptr<Unpacker> make_unpacker(Packing packing, std::string_view dictionary = {});

// Unpacks a whole string of one or more members, at most `limit` bytes of output. Bytes behind the last member that
// open no other are left alone. Fails with kOverLimit, or kMalformed for broken and cut-off streams.
Result<std::string> unpack(std::string_view packed, Packing packing, size_t limit);

}  // namespace dateline
