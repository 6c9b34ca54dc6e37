// The capture stage: paths in, pages out, one at a time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "capture/input_files.h"
#include "capture/item.h"
#include "capture/item_source.h"

namespace dateline {

struct Progress {
  uint64_t total_bytes = 0;  // of all files whose size is known
  uint64_t done_bytes = 0;   // read so far, or skipped by a cursor
  size_t files = 0;
  size_t files_done = 0;
};

// Walks files, folders and standard input ("-") and yields their pages in a fixed order: that of the list, folders
// sorted, files from front to back. Formats are told by content: HTML, plain text, JSON Lines and JSON, WARC and ARC,
// RSS, Atom, NewsML-G2 and NITF, each plain, gzipped or in zstd frames; WACZ; PDF. Memory: one record. Not thread-safe.
//
//   Reader reader({"news/", "crawl.warc.gz"}, {});
//   while (auto item = reader.next()) { if (item->capture) use(*item->capture); else report(item->capture.error()); }
class Reader {
 public:
  Reader(const std::vector<std::string>& paths, InputOptions options);
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // Goes on in a file of the list where an earlier reader was: a CaptureItem's next_offset (or its cursor, to read that
  // item again). To be called before the file's turn comes.
  void resume(const std::string& path, uint64_t next_offset) { cursors_[path] = next_offset; }

  // The next page or failure; nothing at the end of the last file. A file that cannot be read is one failure.
  std::optional<CaptureItem> next();

  const std::vector<InputFile>& files() const { return files_; }
  Progress progress() const;
  const RecordCounts& counts() const { return counts_; }  // over all archives so far

 private:
  std::optional<CaptureItem> open_next();

  std::vector<InputFile> files_;
  InputOptions options_;
  std::map<std::string, uint64_t> cursors_;
  size_t current_ = 0;
  uint64_t finished_bytes_ = 0;
  std::unique_ptr<Stream> stream_;
  std::unique_ptr<ItemSource> source_;
  RecordCounts counts_;
};

// Reads one file held in memory, as Reader reads it from disk; `path` is what its items call it. For tests and fuzzing.
std::vector<CaptureItem> read_bytes(std::string_view bytes, const std::string& path, const InputOptions& options,
                                    RecordCounts* counts = nullptr, uint64_t cursor = 0);

}  // namespace dateline
