// Problem: a crawl's archive may be plain, one gzip member per record, one member for everything, members split in the
// middle of a record, or zstd frames with a dictionary in front; it may be cut off or damaged anywhere; and reading
// must be able to stop and go on later at any record without keeping the file in memory. The obvious way, unpacking to
// a temporary file, costs the disk space and loses the offsets that prove where a page lies. Idea: unpack step by step
// into a window and remember for the window alone where members start. A damaged member breaks the stream at that
// place; recover() looks for the next member's magic number behind it. References: RFC 1952; IIPC "WARC file
// compression with Zstandard" (dictionary in a skippable frame, magic 0x184D2A5D).
#include "capture/stream.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr size_t kStep = 64u << 10;
constexpr size_t kMaxDictionary = 16u << 20;
constexpr std::string_view kDictionaryMagic = "\x5D\x2A\x4D\x18";

bool opens_member(std::string_view head, Packing packing) {
  return packing == Packing::kGzip ? head.size() >= 4 && opens_gzip(head) : opens_zstd(head);
}

std::string_view magic_start(Packing packing) {
  return packing == Packing::kGzip ? "\x1f\x8b\x08" : "\x28\xb5\x2f\xfd";
}

}  // namespace

Result<std::unique_ptr<Stream>> Stream::open(std::unique_ptr<RawFile> file, uint64_t cursor) {
  std::unique_ptr<Stream> stream(new Stream(std::move(file)));
  if (Status status = stream->set_up(cursor); !status) return std::unexpected(status.error());
  return stream;
}

Status Stream::set_up(uint64_t cursor) {
  if (!file_->seek(0)) return fail(ErrorCode::kUnreadable, "capture", "the input cannot be read from its start again");
  packing_ = packing_of(file_->peek(8));
  if (packing_ == Packing::kZstd) {
    if (Status status = read_dictionary(); !status) return status;
  }
  unpacker_ = make_unpacker(packing_, dictionary_);
  const bool inside = packed() && (cursor & kInside) != 0;
  opened_at_ = inside ? 0 : cursor;
  if (opened_at_ == 0) plain_before_ = 0;
  if (!file_->seek(opened_at_))
    return fail(ErrorCode::kUnreadable, "capture", "the file ends before the place to go on at");
  if (!inside) return {};
  const uint64_t target = cursor & ~kInside;
  while (plain_position() < target) {
    if (skip_far(target - plain_position()) == 0 && !recover()) {
      return fail(ErrorCode::kUnreadable, "capture", "the unpacked file ends before the place to go on at");
    }
  }
  return {};
}

// The frame stays in the file: as a skippable frame it unpacks to nothing.
Status Stream::read_dictionary() {
  const std::string_view head = file_->peek(8);
  if (!head.starts_with(kDictionaryMagic) || head.size() < 8) return {};
  size_t size = 0;
  for (size_t i = 8; i-- > 4;) size = size << 8 | static_cast<unsigned char>(head[i]);
  if (size > kMaxDictionary) return fail(ErrorCode::kOverLimit, "capture", "the zstd dictionary is larger than 16 MiB");
  const std::string_view frame = file_->peek(8 + size);
  if (frame.size() < 8 + size) return fail(ErrorCode::kMalformed, "capture", "the zstd dictionary ends early");
  const std::string_view bytes = frame.substr(8, size);
  if (!bytes.starts_with(magic_start(Packing::kZstd))) {
    dictionary_ = bytes;
    return {};
  }
  Result<std::string> unpacked = unpack(bytes, Packing::kZstd, kMaxDictionary);
  if (!unpacked) return std::unexpected(unpacked.error());
  dictionary_ = std::move(*unpacked);
  return {};
}

void Stream::break_off(ErrorCode code, std::string why) {
  broke_inside_ = in_member_;
  in_member_ = false;
  broken_ = Error{code, "capture", std::move(why)};
}

// At a border between members: enters the next one. False at the end or at bytes that open none.
bool Stream::open_member() {
  for (;;) {
    std::string_view rest = file_->peek(8);
    if (rest.empty()) {
      if (file_->failed()) break_off(ErrorCode::kUnreadable, "the file cannot be read further");
      return false;
    }
    if (opens_member(rest, packing_)) break;
    if (rest[0] != '\0' && rest[0] != '\n' && rest[0] != '\r') {
      break_off(ErrorCode::kMalformed, "bytes between packed members open no member");
      return false;
    }
    file_->skip(1);  // padding
  }
  unpacker_->restart();
  in_member_ = true;
  const Member member{plain_base_ + buffer_.size(), file_->position()};
  if (!members_.empty() && members_.back().plain == member.plain) members_.pop_back();  // an empty member
  members_.push_back(member);
  return true;
}

// Unpacks one step more. False at the end or a break.
bool Stream::fill() {
  if (broken_) return false;
  if (begin_ > kStep && begin_ * 2 > buffer_.size()) {
    buffer_.erase(0, begin_);
    plain_base_ += begin_;
    begin_ = 0;
  }
  for (;;) {
    if (!in_member_ && !open_member()) return false;
    const std::string_view input = file_->peek(1);
    std::string_view left = input;
    const size_t old = buffer_.size();
    buffer_.resize(old + kStep);
    size_t written = 0;
    const Unpacker::State state = unpacker_->step(left, buffer_.data() + old, kStep, written);
    buffer_.resize(old + written);
    file_->skip(input.size() - left.size());
    if (state == Unpacker::State::kEnd) {
      in_member_ = false;
    } else if (state == Unpacker::State::kBroken) {
      break_off(ErrorCode::kMalformed, "the packed bytes are damaged (format or checksum)");
    } else if (state == Unpacker::State::kMore && written == 0 && left.size() == input.size()) {
      break_off(ErrorCode::kMalformed, "the packed bytes end early");
    }
    if (written > 0) return true;
    if (broken_) return false;
  }
}

std::string_view Stream::peek(size_t wanted) {
  if (!packed()) {
    const std::string_view seen = file_->peek(wanted);
    if (seen.size() < wanted && file_->failed() && !broken_) {
      break_off(ErrorCode::kUnreadable, "the file cannot be read further");
    }
    return seen;
  }
  while (buffer_.size() - begin_ < wanted && fill()) {
  }
  return std::string_view(buffer_).substr(begin_);
}

void Stream::skip(size_t bytes) {
  if (!packed()) return file_->skip(bytes);
  begin_ += std::min(bytes, buffer_.size() - begin_);
  forget_members();
}

uint64_t Stream::skip_far(uint64_t bytes) {
  uint64_t done = 0;
  while (done < bytes) {
    const size_t seen = peek(1).size();
    if (seen == 0) break;
    const auto step = static_cast<size_t>(std::min<uint64_t>(seen, bytes - done));
    skip(step);
    done += step;
  }
  return done;
}

bool Stream::recover() {
  if (!packed() || file_->failed()) return false;
  broken_.reset();
  plain_base_ += buffer_.size();
  buffer_.clear();
  begin_ = 0;
  // A damaged member may have been read far into its successors: back to behind its own magic number. The budget keeps
  // a file of nested fragments from costing its square.
  const uint64_t here = file_->position();
  const uint64_t tried = members_.empty() ? opened_at_ : members_.back().raw;
  if (broke_inside_ && here - tried <= rescans_left_ && file_->seek(tried + 1)) rescans_left_ -= here - tried;
  for (;;) {
    const std::string_view rest = file_->peek(kStep);
    if (rest.size() < 4) return false;
    const size_t at = rest.find(magic_start(packing_));
    if (at == std::string_view::npos) {
      file_->skip(rest.size() - 3);
      continue;
    }
    file_->skip(at);
    if (opens_member(file_->peek(8), packing_)) return true;
    if (file_->peek(8).size() < 4) return false;
    file_->skip(1);
  }
}

void Stream::forget_members() {
  while (members_.size() > 1 && members_[1].plain <= plain_position()) members_.pop_front();
}

uint64_t Stream::member_offset() {
  if (!packed()) return file_->position();
  peek(1);
  forget_members();
  return members_.empty() ? opened_at_ : members_.front().raw;
}

uint64_t Stream::cursor() {
  if (!packed()) return file_->position();
  const bool at_end = peek(1).empty();
  forget_members();
  if (at_end && !broken_) return file_->position();
  if (!members_.empty() && members_.front().plain == plain_position()) return members_.front().raw;
  if (!plain_before_) plain_before_ = count_before_opening();
  return kInside | (*plain_before_ + plain_position());
}

// Needed only where records start inside members and reading began in the middle of the file.
uint64_t Stream::count_before_opening() {
  const uint64_t back = file_->position();
  uint64_t count = 0;  // a pipe cannot go back: cursors then count from where reading began
  Stream counter(std::move(file_));
  if (counter.set_up(0)) {
    while (counter.members_.empty() || counter.members_.back().raw < opened_at_) {
      counter.skip(counter.peek(1).size());
      if (!counter.fill() && !counter.recover()) break;
    }
    count = counter.members_.empty() ? 0 : counter.members_.back().plain;
  }
  file_ = std::move(counter.file_);
  file_->seek(back);
  return count;
}

std::optional<size_t> Stream::next_member() const {
  for (const Member& member : members_) {
    if (member.plain > plain_position()) return static_cast<size_t>(member.plain - plain_position());
  }
  return std::nullopt;
}

uint64_t Stream::raw_position() const { return file_->position(); }

}  // namespace dateline
