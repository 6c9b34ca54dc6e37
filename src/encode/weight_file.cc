#include "encode/weight_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace dateline {
namespace {

constexpr std::string_view kMagic = "DLMODEL1";
constexpr uint64_t kFrame = 16;
constexpr uint64_t kMaxHeader = 64u << 20;
constexpr uint64_t kAlignment = 64;

uint64_t little_endian(const char* bytes) {
  uint64_t value = 0;
  for (int i = 7; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

std::unexpected<Error> bad(ErrorCode code, const std::filesystem::path& path, std::string_view why) {
  return fail(code, "encode", fmt::format("{}: {}", path.string(), why));
}

}  // namespace

Result<std::shared_ptr<const WeightFile>> WeightFile::open(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return bad(ErrorCode::kUnreadable, path,
               fmt::format("cannot be opened ({})", std::generic_category().message(errno)));
  struct stat info = {};
  const bool regular = ::fstat(file, &info) == 0 && S_ISREG(info.st_mode);
  const auto size = regular ? static_cast<uint64_t>(info.st_size) : 0;
  void* begin = size < kFrame ? MAP_FAILED : ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
  ::close(file);
  if (!regular) return bad(ErrorCode::kUnreadable, path, "is no regular file");
  if (size < kFrame) return bad(ErrorCode::kMalformed, path, "is too short for a weight file");
  if (begin == MAP_FAILED) return bad(ErrorCode::kUnreadable, path, "cannot be mapped into memory");

  std::shared_ptr<WeightFile> mapped(new WeightFile(begin, size));
  const std::string_view bytes(static_cast<const char*>(begin), size);
  if (!bytes.starts_with(kMagic))
    return bad(ErrorCode::kMalformed, path, "is no weight file (it does not begin with DLMODEL1)");
  const uint64_t header = little_endian(bytes.data() + kMagic.size());
  const uint64_t data = (kFrame + header + kAlignment - 1) / kAlignment * kAlignment;
  if (header > kMaxHeader || data > size)
    return bad(ErrorCode::kMalformed, path, "ends inside its header: it was cut off or damaged");
  mapped->header_ = bytes.substr(kFrame, header);
  mapped->data_ = bytes.substr(data);
  return mapped;
}

WeightFile::~WeightFile() { ::munmap(const_cast<void*>(begin_), size_); }

}  // namespace dateline
