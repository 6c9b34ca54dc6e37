// Problem: archives and web servers pack the same page in five ways, often wrongly, and a kilobyte may hold a gigabyte.
// The obvious way, one call that inflates everything, has no bound. Idea: every library is driven in steps with an
// output window that we size, so that a limit is absolute and a bomb costs no more than the limit itself. References:
// RFC 1950-1952 (zlib, deflate, gzip), RFC 7932 (brotli), RFC 8878 (zstd).
#include "capture/unpack.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>

namespace dateline {
namespace {

constexpr size_t kStep = 64u << 10;

uint32_t little_endian(std::string_view bytes) {
  uint32_t value = 0;
  for (size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

class Inflater : public Unpacker {
 public:
  explicit Inflater(int window_bits) { ready_ = inflateInit2(&z_, window_bits) == Z_OK; }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() override {
    if (ready_) inflateEnd(&z_);
  }

  State step(std::string_view& in, char* out, size_t room, size_t& written) override {
    written = 0;
    if (!ready_) return State::kBroken;
    const size_t taken = std::min<size_t>(in.size(), 1u << 30);
    z_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    z_.avail_in = static_cast<uInt>(taken);
    z_.next_out = reinterpret_cast<Bytef*>(out);
    z_.avail_out = static_cast<uInt>(room);
    const int code = inflate(&z_, Z_NO_FLUSH);
    in.remove_prefix(taken - z_.avail_in);
    written = room - z_.avail_out;
    if (code == Z_STREAM_END) return State::kEnd;
    return code == Z_OK || code == Z_BUF_ERROR ? State::kMore : State::kBroken;
  }

  void restart() override {
    if (ready_) inflateReset(&z_);
  }

 private:
  z_stream z_ = {};
  bool ready_ = false;
};

class BrotliUnpacker : public Unpacker {
 public:
  BrotliUnpacker() : state_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {}
  BrotliUnpacker(const BrotliUnpacker&) = delete;
  BrotliUnpacker& operator=(const BrotliUnpacker&) = delete;
  ~BrotliUnpacker() override { BrotliDecoderDestroyInstance(state_); }

  State step(std::string_view& in, char* out, size_t room, size_t& written) override {
    written = 0;
    if (!state_) return State::kBroken;
    size_t left = in.size();
    size_t space = room;
    auto next_in = reinterpret_cast<const uint8_t*>(in.data());
    auto next_out = reinterpret_cast<uint8_t*>(out);
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(state_, &left, &next_in, &space, &next_out, nullptr);
    in.remove_prefix(in.size() - left);
    written = room - space;
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return State::kEnd;
    return result == BROTLI_DECODER_RESULT_ERROR ? State::kBroken : State::kMore;
  }

  void restart() override {
    BrotliDecoderDestroyInstance(state_);
    state_ = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
  }

 private:
  BrotliDecoderState* state_;
};

class ZstdUnpacker : public Unpacker {
 public:
  explicit ZstdUnpacker(std::string_view dictionary) : context_(ZSTD_createDCtx()) {
    if (!context_) return;
    ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, 27);  // 128 MiB, the library's own bound
    if (!dictionary.empty()) ZSTD_DCtx_loadDictionary(context_, dictionary.data(), dictionary.size());
  }
  ZstdUnpacker(const ZstdUnpacker&) = delete;
  ZstdUnpacker& operator=(const ZstdUnpacker&) = delete;
  ~ZstdUnpacker() override { ZSTD_freeDCtx(context_); }

  State step(std::string_view& in, char* out, size_t room, size_t& written) override {
    written = 0;
    if (!context_) return State::kBroken;
    ZSTD_inBuffer source{in.data(), in.size(), 0};
    ZSTD_outBuffer target{out, room, 0};
    const size_t code = ZSTD_decompressStream(context_, &target, &source);
    in.remove_prefix(source.pos);
    written = target.pos;
    if (ZSTD_isError(code)) return State::kBroken;
    return code == 0 ? State::kEnd : State::kMore;
  }

  void restart() override {
    if (context_) ZSTD_DCtx_reset(context_, ZSTD_reset_session_only);
  }

 private:
  ZSTD_DCtx* context_;
};

bool another_member(std::string_view rest, Packing packing) {
  return (packing == Packing::kGzip && opens_gzip(rest)) || (packing == Packing::kZstd && opens_zstd(rest));
}

}  // namespace

bool opens_gzip(std::string_view head) {
  return head.starts_with("\x1f\x8b\x08") && (head.size() < 4 || (static_cast<unsigned char>(head[3]) & 0xE0) == 0);
}

bool opens_zstd(std::string_view head) {
  if (head.size() < 4) return false;
  const uint32_t magic = little_endian(head);
  return magic == 0xFD2FB528u || (magic & 0xFFFFFFF0u) == 0x184D2A50u;
}

Packing packing_of(std::string_view head) {
  if (opens_gzip(head)) return Packing::kGzip;
  return opens_zstd(head) ? Packing::kZstd : Packing::kPlain;
}

std::unique_ptr<Unpacker> make_unpacker(Packing packing, std::string_view dictionary) {
  switch (packing) {
    case Packing::kGzip:
      return std::make_unique<Inflater>(15 + 16);
    case Packing::kZlib:
      return std::make_unique<Inflater>(15);
    case Packing::kDeflate:
      return std::make_unique<Inflater>(-15);
    case Packing::kBrotli:
      return std::make_unique<BrotliUnpacker>();
    case Packing::kZstd:
      return std::make_unique<ZstdUnpacker>(dictionary);
    case Packing::kPlain:
      break;
  }
  return nullptr;
}

Result<std::string> unpack(std::string_view packed, Packing packing, size_t limit) {
  const auto unpacker = make_unpacker(packing);
  if (!unpacker) return fail(ErrorCode::kInternal, "capture", "no decompressor could be set up");
  std::string out;
  size_t size = 0;
  for (;;) {
    out.resize(std::min(limit + 1, size + kStep));
    size_t written = 0;
    const size_t before = packed.size();
    const Unpacker::State state = unpacker->step(packed, out.data() + size, out.size() - size, written);
    size += written;
    if (size > limit) {
      return fail(ErrorCode::kOverLimit, "capture", "the unpacked body is larger than record_bytes");
    }
    if (state == Unpacker::State::kBroken) {
      return fail(ErrorCode::kMalformed, "capture", "the packed body breaks its format or its checksum");
    }
    if (state == Unpacker::State::kEnd) {
      if (!another_member(packed, packing)) break;
      unpacker->restart();
    } else if (written == 0 && packed.size() == before) {
      return fail(ErrorCode::kMalformed, "capture", "the packed body ends early");
    }
  }
  out.resize(size);
  return out;
}

}  // namespace dateline
