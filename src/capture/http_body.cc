// Problem: crawlers store bodies decoded but keep the headers that say they are coded, or the other way round; servers
// call raw deflate "deflate", pack twice, or say nothing. Trusting the header loses or garbles the page.
// Idea: probe. Each coding is undone only if the bytes look like it; text that already reads as text stays text; magic
// numbers count even where the header is silent.
// References: RFC 9110 section 8.4, RFC 9112 section 7.1; pywb #584 and warcio's chunk reader on why headers lie.
#include "capture/http_body.h"

#include <algorithm>

#include "base/strings.h"
#include "capture/header_fields.h"
#include "capture/unpack.h"

namespace dateline {
namespace {

constexpr int kMaxLayers = 4;  // packings inside packings; nobody means more

struct ChunkLine {
  size_t size = 0;
  bool valid = false;
};

// "1a3f", "00000000", "10 ;name=value". At most 8 digits, so that sizes stay below 4 GiB.
ChunkLine parse_chunk_line(std::string_view line) {
  line = trim(line.substr(0, line.find(';')));
  if (line.empty() || line.size() > 8) return {};
  ChunkLine chunk{0, true};
  for (char c : line) {
    const char l = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9') {
      chunk.size = chunk.size * 16 + static_cast<size_t>(c - '0');
    } else if (l >= 'a' && l <= 'f') {
      chunk.size = chunk.size * 16 + static_cast<size_t>(l - 'a' + 10);
    } else {
      return {};
    }
  }
  return chunk;
}

// The line that opens a chunk: short, so that a body of one long line is not searched to its end.
bool take_chunk_line(std::string_view& rest, ChunkLine& chunk) {
  const size_t end = rest.substr(0, 256).find('\n');
  if (end == std::string_view::npos) return false;
  std::string_view probe = rest;
  chunk = parse_chunk_line(take_line(probe));
  if (chunk.valid) rest = probe;
  return chunk.valid;
}

// Reads as text, as an already decoded page does; packed bytes soon hold control characters.
bool reads_as_text(std::string_view body) {
  const std::string_view head = body.substr(0, 1024);
  const auto control = std::count_if(head.begin(), head.end(), [](char c) {
    const auto b = static_cast<unsigned char>(c);
    return b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1B;
  });
  return control == 0;
}

Result<std::string> try_packings(std::string body, std::initializer_list<Packing> packings, size_t limit) {
  Error first{ErrorCode::kMalformed, "capture", "the body's content coding is damaged"};
  for (Packing packing : packings) {
    Result<std::string> plain = unpack(body, packing, limit);
    if (plain) return plain;
    if (plain.error().code == ErrorCode::kOverLimit) return plain;
    if (packing == *packings.begin()) first = plain.error();
  }
  if (reads_as_text(body)) return body;
  return std::unexpected(std::move(first));
}

Result<std::string> undo_one(std::string body, std::string_view coding, size_t limit) {
  if (body.empty()) return body;
  if (equals_ignore_case(coding, "deflate"))
    return try_packings(std::move(body), {Packing::kZlib, Packing::kDeflate}, limit);
  if (equals_ignore_case(coding, "br")) return try_packings(std::move(body), {Packing::kBrotli}, limit);
  return body;  // gzip and zstd show themselves by their magic numbers; identity and unknown names change nothing
}

}  // namespace

std::string join_chunks(std::string_view body, bool declared) {
  std::string joined;
  std::string_view rest = body;
  for (bool first = true;; first = false) {
    ChunkLine chunk;
    if (!take_chunk_line(rest, chunk)) {
      if (first || !declared) return std::string(body);
      return joined.append(rest);
    }
    if (chunk.size == 0) return !declared && first ? std::string(body) : joined;
    const bool whole = rest.size() > chunk.size;
    if (!declared && !whole) return std::string(body);
    joined.append(rest.substr(0, chunk.size));
    rest.remove_prefix(std::min(rest.size(), chunk.size));
    if (rest.starts_with("\r\n")) {
      rest.remove_prefix(2);
    } else if (rest.starts_with("\n")) {
      rest.remove_prefix(1);
    }
    if (rest.empty()) return declared ? joined : std::string(body);
  }
}

Result<std::string> undo_codings(std::string body, std::string_view codings, size_t limit) {
  const std::vector<std::string_view> names = split(codings.substr(0, 256), ',');
  const auto unpack_visible = [limit](Result<std::string> bytes) {
    for (int layer = 0; bytes && layer < kMaxLayers; ++layer) {
      const Packing packing = packing_of(*bytes);
      if (packing == Packing::kPlain) break;
      bytes = unpack(*bytes, packing, limit);
    }
    return bytes;
  };
  Result<std::string> plain = std::move(body);
  int layers = 0;
  for (size_t i = names.size(); i-- > 0 && plain && layers < kMaxLayers; ++layers) {
    plain = unpack_visible(std::move(plain));
    if (plain) plain = undo_one(std::move(*plain), trim(names[i]), limit);
  }
  plain = unpack_visible(std::move(plain));
  if (plain && plain->size() > limit) {
    return fail(ErrorCode::kOverLimit, "capture", "the body is larger than record_bytes");
  }
  return plain;
}

}  // namespace dateline
