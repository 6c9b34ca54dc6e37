#include "capture/record_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "capture/header_fields.h"

namespace dateline {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Sizes of up to 15 digits: beyond every file, below every overflow.
std::optional<uint64_t> parse_size(std::string_view text) {
  if (!all_digits(text) || text.size() > 15) return std::nullopt;
  uint64_t value = 0;
  for (char c : text) value = value * 10 + static_cast<uint64_t>(c - '0');
  return value;
}

std::string without_brackets(std::string_view text) {
  if (text.starts_with("<")) text.remove_prefix(1);
  if (text.ends_with(">")) text.remove_suffix(1);
  return to_valid_utf8(trim(text));
}

// "20080430204825" -> "2008-04-30T20:48:25Z"; what is shorter keeps what it has.
std::string arc_date(std::string_view digits) {
  if (digits.size() < 8 || !all_digits(digits)) return {};
  std::string date = fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2));
  if (digits.size() < 14) return date;
  return date + fmt::format("T{}:{}:{}Z", digits.substr(8, 2), digits.substr(10, 2), digits.substr(12, 2));
}

}  // namespace

Result<RecordHeader> parse_warc_header(std::string_view lines) {
  take_line(lines);
  const HeaderFields fields = HeaderFields::parse(lines);
  const std::optional<uint64_t> length = parse_size(fields.get("Content-Length"));
  if (!length) return fail(ErrorCode::kMalformed, "capture", "the WARC record has no usable Content-Length");
  RecordHeader header;
  header.length = *length;
  header.type = lower(to_valid_utf8(fields.get("WARC-Type")));
  if (header.type.empty()) return fail(ErrorCode::kMalformed, "capture", "the WARC record has no WARC-Type");
  header.url = without_brackets(fields.get("WARC-Target-URI"));
  header.date = to_valid_utf8(fields.get("WARC-Date"));
  header.id = without_brackets(fields.get("WARC-Record-ID"));
  header.content_type = to_valid_utf8(fields.get("Content-Type"));
  header.segmented = fields.has("WARC-Segment-Number");
  return header;
}

std::optional<RecordHeader> parse_arc_line(std::string_view line) {
  const std::vector<std::string_view> words = split(line, ' ');
  if (words.size() < 5 || words[0].find(':') == std::string_view::npos) return std::nullopt;
  size_t date = 2;
  while (date + 2 < words.size() &&
         !(all_digits(words[date]) && words[date].size() >= 12 && words[date].size() <= 17)) {
    ++date;
  }
  const std::optional<uint64_t> length = parse_size(words.back());
  const bool describes_file = line.starts_with("filedesc:");  // whose fields may be dashes
  if (date + 2 >= words.size() && describes_file) date = 2;
  if (date + 2 >= words.size() || !length) return std::nullopt;
  RecordHeader header;
  const auto url_end = static_cast<size_t>(words[date - 1].data() - line.data());
  header.url = to_valid_utf8(trim(line.substr(0, url_end)));
  header.date = arc_date(words[date]);
  header.content_type = to_valid_utf8(words[date + 1]);
  header.length = *length;
  header.type = describes_file ? "warcinfo" : "response";
  return header;
}

}  // namespace dateline
