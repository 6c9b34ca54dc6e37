#include "capture/reader.h"

#include <algorithm>
#include <utility>

#include "capture/sniff.h"

namespace dateline {
namespace {

constexpr size_t kHead = 64u << 10;

std::unique_ptr<ItemSource> make_source(FileFormat format, const SourceContext& context, RecordCounts& counts,
                                        uint64_t cursor) {
  switch (format) {
    case FileFormat::kWarc:
      return make_warc_source(context, counts);
    case FileFormat::kArc:
      return make_arc_source(context, counts);
    case FileFormat::kJsonLines:
      return make_json_lines_source(context);
    case FileFormat::kJsonValues:
      return make_json_values_source(context);
    case FileFormat::kZip:
      return make_wacz_source(context, counts, cursor);
    case FileFormat::kFeed:
      return make_feed_source(context, cursor);
    case FileFormat::kPage:
      break;
  }
  return make_page_source(context);
}

// A page, a feed and a ZIP archive are opened at their start in any case; a page's cursor says only whether it has been
// read, those of the others are their own affair.
bool opens_at_start(FileFormat format) {
  return format == FileFormat::kPage || format == FileFormat::kFeed || format == FileFormat::kZip;
}

// The format shows at the start; where to go on is another place.
Result<FileFormat> open_stream(std::unique_ptr<RawFile> file, const std::string& path, uint64_t cursor,
                               std::unique_ptr<Stream>& stream) {
  Result<std::unique_ptr<Stream>> opened = Stream::open(std::move(file));
  if (!opened) return std::unexpected(opened.error());
  std::string_view head = (*opened)->peek(kHead);
  if (head.empty() && (*opened)->broken()) head = "?";  // damaged from the start: only the name can tell
  const FileFormat format = sniff_format(head, path);
  if (format == FileFormat::kZip && (*opened)->packed()) {
    return fail(ErrorCode::kUnsupported, "capture", "this is a ZIP archive packed once more; unpack it to read it");
  }
  if (cursor != 0 && !opens_at_start(format)) {
    opened = Stream::open((*opened)->release_file(), cursor);
    if (!opened) return std::unexpected(opened.error());
  }
  stream = std::move(*opened);
  return format;
}

bool page_is_done(FileFormat format, uint64_t cursor) { return format == FileFormat::kPage && cursor != 0; }

CaptureItem unreadable(const std::string& path, uint64_t cursor, Error error) {
  Origin origin;
  origin.path = path;
  return {std::move(origin), {}, std::unexpected(std::move(error)), cursor, cursor};
}

// Messages name the input.
void name_input(CaptureItem& item) {
  if (item.capture) return;
  std::string& message = item.capture.error().message;
  if (!message.starts_with(item.origin.path)) message = item.origin.path + ": " + message;
}

}  // namespace

Reader::Reader(const std::vector<std::string>& paths, InputOptions options)
    : files_(list_input_files(paths)), options_(std::move(options)) {}

// Opens the file whose turn it is; an item only if that fails.
std::optional<CaptureItem> Reader::open_next() {
  const std::string& path = files_[current_].path;
  const auto found = cursors_.find(path);
  const uint64_t cursor = found == cursors_.end() ? 0 : found->second;
  Result<std::unique_ptr<RawFile>> file = RawFile::open(path);
  if (!file) return unreadable(path, cursor, file.error());
  const Result<FileFormat> format = open_stream(std::move(*file), path, cursor, stream_);
  if (!format) return unreadable(path, cursor, format.error());
  if (!page_is_done(*format, cursor)) source_ = make_source(*format, {*stream_, path, options_}, counts_, cursor);
  return std::nullopt;
}

std::optional<CaptureItem> Reader::next() {
  while (current_ < files_.size()) {
    std::optional<CaptureItem> item;
    if (!stream_) item = open_next();
    if (!item && source_) item = source_->next();
    if (!item || !stream_) {
      finished_bytes_ += files_[current_].size;
      ++current_;
      source_.reset();
      stream_.reset();
    }
    if (item) {
      name_input(*item);
      return item;
    }
  }
  return std::nullopt;
}

Progress Reader::progress() const {
  Progress progress;
  for (const InputFile& file : files_) progress.total_bytes += file.size;
  progress.done_bytes = finished_bytes_;
  if (stream_ && current_ < files_.size()) {
    progress.done_bytes += std::min(stream_->raw_position(), files_[current_].size);
  }
  progress.files = files_.size();
  progress.files_done = current_;
  return progress;
}

std::vector<CaptureItem> read_bytes(std::string_view bytes, const std::string& path, const InputOptions& options,
                                    RecordCounts* counts, uint64_t cursor) {
  RecordCounts own;
  std::vector<CaptureItem> items;
  std::unique_ptr<Stream> stream;
  const Result<FileFormat> format = open_stream(RawFile::from_bytes(bytes), path, cursor, stream);
  if (!format) {
    items.push_back(unreadable(path, cursor, format.error()));
  } else if (!page_is_done(*format, cursor)) {
    const auto source = make_source(*format, {*stream, path, options}, counts ? *counts : own, cursor);
    while (std::optional<CaptureItem> item = source->next()) items.push_back(std::move(*item));
  }
  for (CaptureItem& item : items) name_input(item);
  return items;
}

}  // namespace dateline
