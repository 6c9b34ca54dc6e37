#include "base/sha256.h"

#include <openssl/sha.h>

namespace dateline {
namespace {

struct Digest {
  unsigned char bytes[SHA256_DIGEST_LENGTH];
};

Digest digest(std::string_view bytes) {
  Digest d;
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), d.bytes);
  return d;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  static constexpr char kHex[] = "0123456789abcdef";
  const Digest d = digest(bytes);
  std::string out;
  out.reserve(2 * sizeof d.bytes);
  for (unsigned char b : d.bytes) {
    out.push_back(kHex[b >> 4]);
    out.push_back(kHex[b & 15]);
  }
  return out;
}

int64_t content_id(std::string_view bytes) {
  const Digest d = digest(bytes);
  uint64_t id = 0;
  for (int i = 0; i < 8; ++i) id = id << 8 | d.bytes[i];
  return static_cast<int64_t>(id & 0x7FFFFFFFFFFFFFFFull);
}

}  // namespace dateline
