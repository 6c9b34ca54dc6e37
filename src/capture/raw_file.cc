#include "capture/raw_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace dateline {
namespace {

constexpr size_t kBlock = 256u << 10;

}  // namespace

Result<std::unique_ptr<RawFile>> RawFile::open(const std::string& path) {
  if (path == "-") return std::unique_ptr<RawFile>(new RawFile(STDIN_FILENO, 0));
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return fail(ErrorCode::kUnreadable, "capture",
                path + " cannot be opened: " + std::generic_category().message(errno));
  }
  struct stat status = {};
  if (fstat(descriptor, &status) != 0 || S_ISDIR(status.st_mode)) {
    ::close(descriptor);
    return fail(ErrorCode::kUnreadable, "capture", path + " is not a file that can be read");
  }
  const uint64_t size = S_ISREG(status.st_mode) ? static_cast<uint64_t>(status.st_size) : 0;
  return std::unique_ptr<RawFile>(new RawFile(descriptor, size));
}

std::unique_ptr<RawFile> RawFile::from_bytes(std::string_view bytes) {
  std::unique_ptr<RawFile> file(new RawFile(-1, bytes.size()));
  file->buffer_.assign(bytes);
  file->end_ = true;
  return file;
}

Result<std::unique_ptr<RawFile>> RawFile::part(uint64_t begin, uint64_t size) const {
  if (begin > size_ || size > size_ - begin) return fail(ErrorCode::kUnreadable, "capture", "the file is too short");
  if (descriptor_ < 0) {
    return from_bytes(std::string_view(buffer_).substr(static_cast<size_t>(begin), static_cast<size_t>(size)));
  }
  const int descriptor = ::fcntl(descriptor_, F_DUPFD_CLOEXEC, STDIN_FILENO + 1);
  if (descriptor < 0) return fail(ErrorCode::kUnreadable, "capture", "the file cannot be opened a second time");
  std::unique_ptr<RawFile> part(new RawFile(descriptor, size));
  part->part_begin_ = part_begin_ + begin;
  part->is_part_ = true;
  return part;
}

RawFile::~RawFile() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

// Reads one block more. False at the end.
bool RawFile::fill(size_t wanted) {
  if (end_) return false;
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    base_ += begin_;
    begin_ = 0;
  }
  const size_t old = buffer_.size();
  size_t block = std::max(kBlock, wanted > old ? wanted - old : 0);
  if (is_part_) block = static_cast<size_t>(std::min<uint64_t>(block, size_ - std::min(size_, base_ + old)));
  buffer_.resize(old + block);
  ssize_t got;
  do {
    got = is_part_ ? ::pread(descriptor_, buffer_.data() + old, block, static_cast<off_t>(part_begin_ + base_ + old))
                   : ::read(descriptor_, buffer_.data() + old, block);
  } while (got < 0 && errno == EINTR);
  buffer_.resize(old + static_cast<size_t>(std::max<ssize_t>(got, 0)));
  if (got < 0) failed_ = true;
  if (got <= 0) end_ = true;
  return got > 0;
}

std::string_view RawFile::peek(size_t wanted) {
  while (buffer_.size() - begin_ < wanted && fill(wanted)) {
  }
  return std::string_view(buffer_).substr(begin_);
}

void RawFile::skip(size_t bytes) { begin_ += std::min(bytes, buffer_.size() - begin_); }

bool RawFile::seek(uint64_t target) {
  if (target >= base_ && target <= base_ + buffer_.size()) {
    begin_ = static_cast<size_t>(target - base_);
    return true;
  }
  if (is_part_ && target > size_) return false;
  if (is_part_ || (descriptor_ >= 0 && ::lseek(descriptor_, static_cast<off_t>(target), SEEK_SET) >= 0)) {
    buffer_.clear();
    begin_ = 0;
    base_ = target;
    end_ = false;
    return true;
  }
  while (position() < target) {
    const std::string_view seen = peek(1);
    if (seen.empty()) return false;
    skip(static_cast<size_t>(std::min<uint64_t>(seen.size(), target - position())));
  }
  return position() == target;
}

}  // namespace dateline
