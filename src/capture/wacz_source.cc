// A WACZ: the WARC files inside a ZIP, one after another, each read in place as if it lay on disk. Offsets count in the
// WACZ itself. A packed WARC file (rare: the standard advises against it) is unpacked in memory.
// A cursor is the archive's number, from 1, and the cursor inside it.
// Reference: Webrecorder, "Web Archive Collection Zipped (WACZ)" 1.1.1.
#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "capture/item_source.h"
#include "capture/sniff.h"
#include "capture/unpack.h"
#include "capture/zip_index.h"

namespace dateline {
namespace {

constexpr int kEntryShift = 46;
constexpr uint64_t kInsideHere = uint64_t{1} << 45;
constexpr uint64_t kMostUnpacked = 64u << 20;

bool names_archive(const ZipEntry& entry) {
  const std::string name = lower(to_valid_utf8(entry.name));
  for (std::string_view ending : {".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz"}) {
    if (name.ends_with(ending)) return true;
  }
  return false;
}

class WaczSource : public ItemSource {
 public:
  WaczSource(SourceContext context, RecordCounts& counts, uint64_t cursor)
      : context_(context), counts_(counts), start_(cursor) {}

  std::optional<CaptureItem> next() override {
    if (!opened_) {
      opened_ = true;
      if (Status status = open(); !status) return failure(status.error());
    }
    while (current_ < archives_.size()) {
      if (!source_) {
        if (Status status = open_archive(); !status) {
          CaptureItem item = failure(status.error());
          ++current_;
          return item;
        }
      }
      if (std::optional<CaptureItem> item = source_->next()) return placed(std::move(*item));
      source_.reset();
      stream_.reset();
      ++current_;
    }
    return std::nullopt;
  }

 private:
  RawFile& file() { return context_.stream.file(); }

  Status open() {
    Result<std::vector<ZipEntry>> entries = read_zip_index(file());
    if (!entries) return std::unexpected(entries.error());
    std::copy_if(entries->begin(), entries->end(), std::back_inserter(archives_), names_archive);
    if (archives_.empty()) {
      return fail(ErrorCode::kUnsupported, "capture",
                  "this is a ZIP archive without WARC files; unpack it to read what it holds");
    }
    if (start_ == 0) return {};
    current_ = static_cast<size_t>(start_ >> kEntryShift) - 1;
    const uint64_t inner = start_ & ((uint64_t{1} << kEntryShift) - 1);
    start_ = (inner & kInsideHere) ? (inner & ~kInsideHere) | Stream::kInside : inner;
    return {};
  }

  Status open_archive() {
    const ZipEntry& entry = archives_[current_];
    if (entry.encrypted || (entry.method != 0 && entry.method != 8)) {
      return fail(ErrorCode::kUnsupported, "capture",
                  to_valid_utf8(entry.name) + " is encrypted or packed in a way that is not read");
    }
    const Result<uint64_t> data = zip_data_offset(file(), entry);
    if (!data) return std::unexpected(data.error());
    data_ = *data;
    Result<std::unique_ptr<RawFile>> part = entry.method == 0 ? file().part(data_, entry.packed_size) : unpacked(entry);
    if (!part) return std::unexpected(part.error());
    Result<std::unique_ptr<Stream>> stream = Stream::open(std::move(*part), std::exchange(start_, 0));
    if (!stream) return std::unexpected(stream.error());
    stream_ = std::move(*stream);
    const SourceContext inside{*stream_, context_.path, context_.options};
    const bool arc = lower(to_valid_utf8(entry.name)).find(".arc") != std::string::npos;
    source_ = arc ? make_arc_source(inside, counts_) : make_warc_source(inside, counts_);
    return {};
  }

  Result<std::unique_ptr<RawFile>> unpacked(const ZipEntry& entry) {
    if (entry.size > kMostUnpacked || entry.packed_size > kMostUnpacked) {
      return fail(ErrorCode::kOverLimit, "capture",
                  to_valid_utf8(entry.name) + " is packed inside the WACZ and larger than 64 MiB");
    }
    if (!file().seek(data_)) return fail(ErrorCode::kUnreadable, "capture", "the WACZ cannot be read further");
    const auto size = static_cast<size_t>(entry.packed_size);
    Result<std::string> plain = unpack(file().peek(size).substr(0, size), Packing::kDeflate, kMostUnpacked);
    if (!plain) return std::unexpected(plain.error());
    return RawFile::from_bytes(*plain);
  }

  uint64_t outer(uint64_t inner) const {
    const uint64_t inside = (inner & Stream::kInside) != 0 ? kInsideHere : 0;
    return (uint64_t{current_} + 1) << kEntryShift | inside | (inner & ~Stream::kInside);
  }

  CaptureItem placed(CaptureItem item) {
    item.cursor = outer(item.cursor);
    item.next_offset = outer(item.next_offset);
    if (archives_[current_].method == 0) item.origin.offset += data_;
    if (item.capture) item.capture->origin.offset = item.origin.offset;
    file().seek(data_ + std::min(stream_->raw_position(), archives_[current_].packed_size));  // for the progress
    return item;
  }

  CaptureItem failure(Error error) {
    Origin origin;
    origin.path = context_.path;
    ++counts_.records;
    ++counts_.failures;
    return {
        std::move(origin), {}, std::unexpected(std::move(error)), outer(0), outer(0) + (uint64_t{1} << kEntryShift)};
  }

  SourceContext context_;
  RecordCounts& counts_;
  uint64_t start_;  // where to go on, first as the user's cursor, then inside the archive
  bool opened_ = false;
  std::vector<ZipEntry> archives_;
  size_t current_ = 0;
  uint64_t data_ = 0;
  std::unique_ptr<Stream> stream_;
  std::unique_ptr<ItemSource> source_;
};

}  // namespace

std::unique_ptr<ItemSource> make_wacz_source(SourceContext context, RecordCounts& counts, uint64_t cursor) {
  return std::make_unique<WaczSource>(context, counts, cursor);
}

}  // namespace dateline
