#include "store/compress.h"

#include <zstd.h>

namespace dateline {
namespace {

constexpr int kLevel = 6;  // beyond it, time doubles for some hundredths
constexpr unsigned long long kMaxUnfolded = 256ull << 20;

}  // namespace

std::string compress(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kLevel);
  out.resize(ZSTD_isError(size) ? 0 : size);
  return out;
}

Result<std::string> decompress(std::string_view bytes) {
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kMaxUnfolded) {
    return fail(ErrorCode::kMalformed, "store",
                "A stored document is damaged; read its page again into a new database.");
  }
  std::string out(static_cast<size_t>(size), '\0');
  const size_t got = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(got) || got != out.size()) {
    return fail(ErrorCode::kMalformed, "store",
                "A stored document is damaged; read its page again into a new database.");
  }
  return out;
}

}  // namespace dateline
