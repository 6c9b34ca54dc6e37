// Reads a folder of archives that other tools' test suites use, over a hundred of them damaged on purpose: set
// DATELINE_WARC_SAMPLES to it. Without one, this says so and passes.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/data_dir.h"
#include "base/utf8.h"
#include "capture/reader.h"
#include "capture/unpack.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

fs::path corpus() {
  const char* given = environment("DATELINE_WARC_SAMPLES");
  return given ? fs::path(given) : fs::path(DATELINE_SOURCE_DIR) / ".." / "shared" / "data" / "warc";
}

std::string slurp(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

// Counts records by the letter of the standard: nothing if the file departs from it anywhere.
std::optional<uint64_t> count_strictly(std::string_view bytes) {
  uint64_t records = 0;
  while (!bytes.empty()) {
    if (!bytes.starts_with("WARC/1.")) return std::nullopt;
    const size_t head = bytes.find("\r\n\r\n");
    if (head == std::string_view::npos) return std::nullopt;
    const std::string fields = lower(bytes.substr(0, head));
    const size_t length_at = fields.find("\r\ncontent-length: ");
    if (length_at == std::string::npos || fields.find("\r\nwarc-type: ") == std::string::npos) return std::nullopt;
    const size_t size = head + 4 + std::strtoull(fields.c_str() + length_at + 18, nullptr, 10);
    if (bytes.substr(std::min(size, bytes.size()), 4) != "\r\n\r\n") return std::nullopt;
    bytes.remove_prefix(size + 4);
    ++records;
  }
  return records;
}

// The unpacked bytes of a file of gzip members and nothing else; nothing for any other packed file.
std::optional<std::string> gunzip_strictly(std::string_view packed) {
  const auto unpacker = make_unpacker(Packing::kGzip);
  std::string out;
  std::string window(64u << 10, '\0');
  while (!packed.empty()) {
    size_t written = 0;
    const size_t before = packed.size();
    const Unpacker::State state = unpacker->step(packed, window.data(), window.size(), written);
    out.append(window, 0, written);
    if (state == Unpacker::State::kBroken || (written == 0 && packed.size() == before)) return std::nullopt;
    if (state == Unpacker::State::kEnd) unpacker->restart();
  }
  return out;
}

struct FileResult {
  RecordCounts counts;
  std::vector<CaptureItem> items;
};

FileResult read_file(const fs::path& path) {
  FileResult result;
  Reader reader({path.string()}, {});
  while (std::optional<CaptureItem> item = reader.next()) result.items.push_back(std::move(*item));
  result.counts = reader.counts();
  return result;
}

class ArchiveCorpus : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::is_directory(corpus())) GTEST_SKIP() << "no archives to read: DATELINE_WARC_SAMPLES names no folder";
    for (const auto& entry : fs::recursive_directory_iterator(corpus())) {
      if (entry.is_regular_file()) files_.push_back(entry.path());
    }
  }
  std::vector<fs::path> files_;
};

TEST_F(ArchiveCorpus, EveryFileIsReadOrRefusedInTwoSeconds) {
  for (const fs::path& file : files_) {
    const auto start = std::chrono::steady_clock::now();
    const FileResult result = read_file(file);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2)) << file;
    EXPECT_TRUE(!result.items.empty() || result.counts.records > 0) << file;
    for (const CaptureItem& item : result.items) {
      if (item.capture) {
        EXPECT_TRUE(is_valid_utf8(item.capture->body)) << file;
      }
      EXPECT_EQ(item.origin.path, file.string());
    }
  }
}

TEST_F(ArchiveCorpus, WellFormedFilesHaveTheRightNumberOfRecords) {
  size_t checked = 0;
  for (const fs::path& file : files_) {
    std::string bytes = slurp(file);
    if (opens_gzip(bytes)) bytes = gunzip_strictly(bytes).value_or("");
    const std::optional<uint64_t> records = count_strictly(bytes);
    if (!records || *records == 0) continue;
    ++checked;
    EXPECT_EQ(read_file(file).counts.records, *records) << file;
  }
  EXPECT_GT(checked, 40u);
  RecordProperty("well_formed_files", static_cast<int>(checked));
}

TEST_F(ArchiveCorpus, EveryItemCanBeReadAgainFromItsCursor) {
  for (const fs::path& file : files_) {
    if (fs::file_size(file) > 100'000) continue;
    const std::string bytes = slurp(file);
    const std::vector<CaptureItem> all = read_bytes(bytes, file.string(), {});
    for (size_t i = 0; i < all.size(); ++i) {
      if (!all[i].capture) continue;
      const std::vector<CaptureItem> rest = read_bytes(bytes, file.string(), {}, nullptr, all[i].cursor);
      ASSERT_EQ(rest.size(), all.size() - i) << file << " item " << i;
      EXPECT_EQ(rest[0].capture->id, all[i].capture->id) << file << " item " << i;
    }
  }
}

}  // namespace
}  // namespace dateline
