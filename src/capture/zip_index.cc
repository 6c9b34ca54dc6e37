// Problem: a WACZ is a ZIP of gigabytes whose WARC files are stored, not packed again, so that one can go to any
// record. Libraries hand out an entry's bytes, but not where they lie, and then neither cursors nor the chain of
// custody hold. Idea: only the table of contents is read here, a few fixed fields; the archive inside is read in place.
// Reference: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16, 4.5.3.
#include "capture/zip_index.h"

#include <algorithm>
#include <string_view>

namespace dateline {
namespace {

constexpr size_t kEndSize = 22, kLocatorSize = 20, kEnd64Size = 56, kEntrySize = 46, kLocalSize = 30;
constexpr size_t kMostComment = 65'535;
constexpr uint64_t kMostEntries = 100'000;
constexpr uint64_t kMostDirectory = 64u << 20;

uint64_t number(std::string_view bytes, size_t at, size_t width) {
  uint64_t value = 0;
  for (size_t i = width; i-- > 0;) {
    value = value << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
  }
  return value;
}

std::unexpected<Error> damaged(const char* what) {
  return fail(ErrorCode::kMalformed, "capture", std::string("the ZIP archive is damaged: ") + what);
}

struct Directory {
  uint64_t entries = 0, size = 0, offset = 0;
};

Result<Directory> find_directory(RawFile& file) {
  if (file.size() < kEndSize) return damaged("it is cut off");
  const uint64_t window = std::min<uint64_t>(file.size(), kEndSize + kMostComment + kLocatorSize);
  const uint64_t base = file.size() - window;
  if (!file.seek(base)) return fail(ErrorCode::kUnreadable, "capture", "a ZIP archive cannot be read from a pipe");
  const std::string tail(file.peek(static_cast<size_t>(window)).substr(0, static_cast<size_t>(window)));
  const size_t end = tail.rfind("PK\x05\x06");
  if (end == std::string::npos || tail.size() - end < kEndSize) return damaged("it has no table of contents");
  Directory found{number(tail, end + 10, 2), number(tail, end + 12, 4), number(tail, end + 16, 4)};
  const bool zip64 = found.entries == 0xFFFF || found.size == 0xFFFFFFFF || found.offset == 0xFFFFFFFF;
  if (!zip64 || end < kLocatorSize || tail.compare(end - kLocatorSize, 4, "PK\x06\x07") != 0) return found;
  if (!file.seek(number(tail, end - kLocatorSize + 8, 8))) return damaged("its table of contents is out of reach");
  const std::string_view end64 = file.peek(kEnd64Size);
  if (end64.size() < kEnd64Size || !end64.starts_with("PK\x06\x06"))
    return damaged("its table of contents is out of reach");
  return Directory{number(end64, 32, 8), number(end64, 40, 8), number(end64, 48, 8)};
}

// Sizes and the offset that do not fit into 32 bits stand in the extra field 1, in this order, those alone.
void read_zip64_field(std::string_view extra, ZipEntry& entry) {
  while (extra.size() >= 4) {
    const size_t size = std::min<size_t>(number(extra, 2, 2), extra.size() - 4);
    if (number(extra, 0, 2) == 1) {
      std::string_view values = extra.substr(4, size);
      for (uint64_t* field : {&entry.size, &entry.packed_size, &entry.header}) {
        if (*field != 0xFFFFFFFF || values.size() < 8) continue;
        *field = number(values, 0, 8);
        values.remove_prefix(8);
      }
      return;
    }
    extra.remove_prefix(4 + size);
  }
}

}  // namespace

Result<std::vector<ZipEntry>> read_zip_index(RawFile& file) {
  const Result<Directory> directory = find_directory(file);
  if (!directory) return std::unexpected(directory.error());
  if (directory->entries > kMostEntries || directory->size > kMostDirectory) {
    return fail(ErrorCode::kOverLimit, "capture", "the ZIP archive has more than 100,000 entries");
  }
  if (directory->offset > file.size() || !file.seek(directory->offset))
    return damaged("its table of contents is out of reach");
  const auto size = static_cast<size_t>(directory->size);
  std::string_view rest = file.peek(size).substr(0, size);
  std::vector<ZipEntry> entries;
  while (entries.size() < directory->entries) {
    if (rest.size() < kEntrySize || !rest.starts_with("PK\x01\x02")) return damaged("its table of contents is cut off");
    const size_t name = number(rest, 28, 2), extra = number(rest, 30, 2), comment = number(rest, 32, 2);
    if (rest.size() < kEntrySize + name + extra + comment) return damaged("its table of contents is cut off");
    ZipEntry& entry = entries.emplace_back();
    entry.encrypted = (number(rest, 8, 2) & 1) != 0;
    entry.method = static_cast<uint16_t>(number(rest, 10, 2));
    entry.packed_size = number(rest, 20, 4);
    entry.size = number(rest, 24, 4);
    entry.header = number(rest, 42, 4);
    entry.name = rest.substr(kEntrySize, name);
    read_zip64_field(rest.substr(kEntrySize + name, extra), entry);
    rest.remove_prefix(kEntrySize + name + extra + comment);
  }
  return entries;
}

Result<uint64_t> zip_data_offset(RawFile& file, const ZipEntry& entry) {
  if (entry.header > file.size() || !file.seek(entry.header)) return damaged("an entry lies outside the file");
  const std::string_view local = file.peek(kLocalSize);
  if (local.size() < kLocalSize || !local.starts_with("PK\x03\x04")) return damaged("an entry's header is missing");
  const uint64_t data = entry.header + kLocalSize + number(local, 26, 2) + number(local, 28, 2);
  if (data > file.size() || entry.packed_size > file.size() - data) return damaged("an entry lies outside the file");
  return data;
}

}  // namespace dateline
