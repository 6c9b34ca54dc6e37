// The table of contents of a ZIP file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "capture/raw_file.h"

namespace dateline {

struct ZipEntry {
  std::string name;
  uint16_t method = 0;  // 0 stored, 8 deflated
  bool encrypted = false;
  uint64_t packed_size = 0;
  uint64_t size = 0;
  uint64_t header = 0;  // file offset of its local header
};

// Reads the central directory, ZIP64 included, in its order. Fails with kMalformed where there is none or it is
// damaged, kOverLimit for more than 100,000 entries, kUnreadable for pipes: the directory lies at the file's end.
Result<std::vector<ZipEntry>> read_zip_index(RawFile& file);

// File offset of an entry's bytes, behind its local header. Fails with kMalformed.
Result<uint64_t> zip_data_offset(RawFile& file, const ZipEntry& entry);

}  // namespace dateline
