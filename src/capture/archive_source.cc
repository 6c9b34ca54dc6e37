// Problem: archives on disk are damaged in every way: cut off, garbage between records, lengths that are wrong, members
// whose checksum fails. Readers that trust Content-Length lose everything behind the first fault, or take half a page
// for a whole one.
// Idea: a record counts only if what follows it is what must follow (a line end, the next record, the file's end). If
// not, it becomes a failure and the search for the next record starts at its content, so that a length that is too long
// swallows nothing. The start of a packed member is as good a sign as a line end.
// References: ISO 28500 (WARC 1.0 and 1.1); Internet Archive, "ARC file format".
#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "capture/header_fields.h"
#include "capture/item_source.h"
#include "capture/record_header.h"
#include "capture/record_page.h"

namespace dateline {
namespace {

constexpr size_t kScan = 64u << 10;

class ArchiveSource : public ItemSource {
 public:
  ArchiveSource(SourceContext context, RecordCounts& counts)
      : context_(context), stream_(context.stream), limits_(context.options.limits), counts_(counts) {}

  std::optional<CaptureItem> next() override {
    while (!ended_) {
      skip_line_ends();
      if (stream_.peek(1).empty()) {
        const std::optional<Error>& broken = stream_.broken();
        if (!broken) return std::nullopt;
        start_ = item_start(stream_);
        origin_ = {};
        return failure(*broken, false);
      }
      if (std::optional<CaptureItem> item = read_one()) return item;
    }
    return std::nullopt;
  }

 protected:
  struct Head {
    RecordHeader header;
    size_t size = 0;  // bytes it takes
  };

  // The header at the front of the stream.
  virtual Result<Head> read_head() = 0;
  // True if a record may start with these bytes, which follow a line end.
  virtual bool opens_record(std::string_view text) const = 0;
  // Where in `text` the next record may start, or npos.
  virtual size_t find_record(std::string_view text) const = 0;

  Stream& stream() { return stream_; }
  const Limits& limits() const { return limits_; }

 private:
  void skip_line_ends() {
    for (;;) {
      const std::string_view seen = stream_.peek(1);
      const size_t at = std::min(seen.find_first_not_of("\r\n"), seen.size());
      stream_.skip(at);
      if (at < seen.size() || seen.empty()) return;
    }
  }

  std::optional<CaptureItem> read_one() {
    start_ = item_start(stream_);
    origin_ = {};
    Result<Head> head = read_head();
    if (!head) return failure(head.error(), true);
    const RecordHeader& header = head->header;
    origin_.record_id = header.id;
    origin_.fetched_at = header.date;
    stream_.skip(head->size);
    if (header.length > limits_.record_bytes + limits_.header_bytes) return long_block(header);
    const auto length = static_cast<size_t>(header.length);
    const std::string_view seen = stream_.peek(length + kScan / 64);
    if (std::optional<size_t> early = early_member(seen, length)) {
      stream_.skip(*early);
      return failure(wrong_length(), false);
    }
    if (seen.size() < length) return failure(stream_.broken().value_or(cut_off()), true);
    if (!may_follow(seen.substr(length))) return failure(wrong_length(), true);
    return whole_block(header, seen.substr(0, length));
  }

  std::optional<CaptureItem> whole_block(const RecordHeader& header, std::string_view block) {
    std::optional<Passed> passed = passed_by_type(header);
    std::optional<Result<Capture>> page;
    if (!passed) {
      auto read = read_record(header, block, context_.options, origin_);
      if (const Passed* other = std::get_if<Passed>(&read)) {
        passed = *other;
      } else {
        page = std::move(std::get<Result<Capture>>(read));
      }
    }
    stream_.skip(block.size());
    skip_line_ends();
    // The checksum of a member stands behind its last byte.
    const bool at_end = stream_.peek(1).empty();
    if (const auto& broken = stream_.broken(); at_end && broken && stream_.broke_inside())
      return failure(*broken, false);
    if (page) return finish(std::move(*page));
    if (passed) count(*passed);
    return std::nullopt;
  }

  // A block that is too long to hold.
  std::optional<CaptureItem> long_block(const RecordHeader& header) {
    const uint64_t left = stream_.raw_size() > stream_.raw_position() ? stream_.raw_size() - stream_.raw_position() : 0;
    const bool beyond_end = !stream_.packed() && stream_.raw_size() > 0 && header.length > left;
    if (beyond_end) return failure(cut_off(), true);
    const bool whole = pass_block(header.length);
    const std::optional<Passed> passed = passed_by_type(header);
    if (const auto& broken = stream_.broken(); !whole && broken) return failure(*broken, false);
    if (!whole && !passed) return failure(cut_off(), false);
    if (!passed) {
      const Error error{ErrorCode::kOverLimit, "capture", "the record is larger than record_bytes"};
      return failure(error, false);
    }
    count(*passed);
    return std::nullopt;
  }

  // Skips a block; stops at a member that starts a record of its own. False if it was not all there.
  bool pass_block(uint64_t length) {
    while (length > 0) {
      const std::string_view seen = stream_.peek(kScan);
      if (seen.empty()) return false;
      size_t step = static_cast<size_t>(std::min<uint64_t>(seen.size(), length));
      if (const std::optional<size_t> early = early_member(seen, step)) {
        stream_.skip(*early);
        return false;
      }
      if (step > kScan / 2 && step == seen.size()) step -= 16;  // keeps a member's first bytes together
      stream_.skip(step);
      length -= step;
    }
    return true;
  }

  // A packed member that starts before `length` and opens a record.
  std::optional<size_t> early_member(std::string_view seen, size_t length) const {
    const std::optional<size_t> at = stream_.next_member();
    if (at && *at < std::min(length, seen.size()) && opens_record(seen.substr(*at))) return at;
    return std::nullopt;
  }

  bool may_follow(std::string_view rest) const {
    return rest.empty() || rest[0] == '\n' || rest[0] == '\r' || opens_record(rest);
  }

  // Goes to the next place where a record may start.
  void resync() {
    for (;;) {
      const std::string_view seen = stream_.peek(kScan);
      const size_t found = find_record(seen);
      const std::optional<size_t> member = stream_.next_member();
      if (member && *member <= std::min(found, seen.size())) {
        const bool opens = opens_record(seen.substr(*member));
        stream_.skip(*member);
        if (opens) return;
        continue;
      }
      if (found != std::string_view::npos) {
        stream_.skip(found);
        return;
      }
      if (seen.size() < kScan) return end_of_scan(seen.size());
      stream_.skip(seen.size() - 16);  // a record's first bytes may be cut in two
    }
  }

  void end_of_scan(size_t seen) {
    stream_.skip(seen);
    if (stream_.broken()) {
      ended_ = !stream_.recover();
    } else {
      ended_ = stream_.peek(1).empty();
    }
  }

  CaptureItem failure(Error error, bool search) {
    if (search) {
      resync();
    } else if (stream_.peek(1).empty() && stream_.broken()) {
      ended_ = !stream_.recover();
    }
    return finish(std::unexpected(std::move(error)));
  }

  CaptureItem finish(Result<Capture> capture) {
    ++counts_.records;
    ++(capture ? counts_.captures : counts_.failures);
    std::string id = origin_.record_id;
    return finish_item(context_, start_, std::move(origin_), std::move(id), std::move(capture));
  }

  void count(Passed passed) {
    ++counts_.records;
    switch (passed) {
      case Passed::kOtherType:
        ++counts_.other_types;
        break;
      case Passed::kRevisit:
        ++counts_.revisits;
        break;
      case Passed::kOtherContent:
        ++counts_.other_content;
        break;
      case Passed::kOtherStatus:
        ++counts_.other_status;
        break;
    }
  }

  static Error cut_off() { return {ErrorCode::kMalformed, "capture", "the file ends in the middle of the record"}; }
  static Error wrong_length() {
    return {ErrorCode::kMalformed, "capture", "the record does not end where its length says"};
  }

  SourceContext context_;
  Stream& stream_;
  const Limits& limits_;
  RecordCounts& counts_;
  ItemStart start_;
  Origin origin_;
  bool ended_ = false;
};

class WarcSource : public ArchiveSource {
 public:
  using ArchiveSource::ArchiveSource;

 protected:
  Result<Head> read_head() override {
    const std::string_view seen = stream().peek(limits().header_bytes).substr(0, limits().header_bytes);
    if (!opens_warc_record(seen)) return fail(ErrorCode::kMalformed, "capture", "bytes that open no WARC record");
    const HeaderExtent extent = find_header(seen);
    if (extent.interrupted) return fail(ErrorCode::kMalformed, "capture", "a record opens in a WARC record's header");
    if (extent.size == 0) {
      if (seen.size() < limits().header_bytes) {
        return fail(ErrorCode::kMalformed, "capture", "the file ends in a WARC record's header");
      }
      return fail(ErrorCode::kOverLimit, "capture", "the WARC header is longer than header_bytes");
    }
    Result<RecordHeader> header = parse_warc_header(seen.substr(0, extent.lines));
    if (!header) return std::unexpected(header.error());
    return Head{std::move(*header), extent.size};
  }

  bool opens_record(std::string_view text) const override { return opens_warc_record(text); }

  size_t find_record(std::string_view text) const override {
    for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
      if (opens_warc_record(text.substr(at + 1))) return at + 1;
    }
    return std::string_view::npos;
  }
};

class ArcSource : public ArchiveSource {
 public:
  using ArchiveSource::ArchiveSource;

 protected:
  Result<Head> read_head() override {
    const std::string_view seen = stream().peek(kScan);
    std::string_view rest = seen.substr(0, std::min(kLongestLine, limits().header_bytes));
    const size_t before = rest.size();
    std::optional<RecordHeader> header = parse_arc_line(take_line(rest));
    if (!header) return fail(ErrorCode::kMalformed, "capture", "a line that opens no ARC record");
    return Head{std::move(*header), before - rest.size()};
  }

  bool opens_record(std::string_view text) const override {
    text = text.substr(0, kLongestLine);
    return text.find('\n') != std::string_view::npos && parse_arc_line(take_line(text)).has_value();
  }

  size_t find_record(std::string_view text) const override {
    for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
      if (opens_record(text.substr(at + 1))) return at + 1;
    }
    return std::string_view::npos;
  }

 private:
  static constexpr size_t kLongestLine = 8u << 10;
};

}  // namespace

std::unique_ptr<ItemSource> make_warc_source(SourceContext context, RecordCounts& counts) {
  return std::make_unique<WarcSource>(context, counts);
}

std::unique_ptr<ItemSource> make_arc_source(SourceContext context, RecordCounts& counts) {
  return std::make_unique<ArcSource>(context, counts);
}

}  // namespace dateline
