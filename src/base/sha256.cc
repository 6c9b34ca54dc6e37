#include "base/sha256.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <fstream>
#include <memory>
#include <vector>

namespace dateline {
namespace {

using Digest = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

Digest digest(std::string_view bytes) {
  Digest d;
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), d.data());
  return d;
}

std::string hex(const Digest& d) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  out.reserve(2 * d.size());
  for (unsigned char b : d) {
    out.push_back(kHex[b >> 4]);
    out.push_back(kHex[b & 15]);
  }
  return out;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) { return hex(digest(bytes)); }

std::optional<std::string> sha256_of_file(const std::filesystem::path& path) {
  constexpr size_t kPart = 1 << 18;
  std::error_code error;
  std::ifstream in(path, std::ios::binary);
  if (!in || !std::filesystem::is_regular_file(path, error)) return std::nullopt;
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> state(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  if (!state || EVP_DigestInit_ex(state.get(), EVP_sha256(), nullptr) != 1) return std::nullopt;
  std::vector<char> part(kPart);
  while (in) {
    in.read(part.data(), static_cast<std::streamsize>(part.size()));
    if (in.bad() || EVP_DigestUpdate(state.get(), part.data(), static_cast<size_t>(in.gcount())) != 1)
      return std::nullopt;
  }
  Digest d;
  if (EVP_DigestFinal_ex(state.get(), d.data(), nullptr) != 1) return std::nullopt;
  return hex(d);
}

int64_t content_id(std::string_view bytes) {
  const Digest d = digest(bytes);
  uint64_t id = 0;
  for (size_t i = 0; i < 8; ++i) id = id << 8 | d[i];
  return static_cast<int64_t>(id & 0x7FFFFFFFFFFFFFFFull);
}

}  // namespace dateline
