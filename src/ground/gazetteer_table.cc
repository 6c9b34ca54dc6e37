#include "ground/gazetteer_table.h"

#include <fmt/core.h>

#include <array>
#include <charconv>
#include <cmath>

#include "base/strings.h"

namespace dateline {
namespace {
constexpr size_t kLongestLine = 1u << 20;
}

TableReader::TableReader(std::filesystem::path path, size_t columns, Separator separator)
    : path_(std::move(path)), columns_(columns), separator_(separator), file_(gzopen(path_.c_str(), "rb")) {
  if (file_ != nullptr) gzbuffer(file_, 1u << 18);
}

TableReader::~TableReader() {
  if (file_ != nullptr) gzclose(file_);
}

bool TableReader::read_line() {
  std::array<char, 8192> buffer;
  line_.clear();
  while (gzgets(file_, buffer.data(), static_cast<int>(buffer.size())) != nullptr) {
    line_ += buffer.data();
    too_long_ = line_.size() > kLongestLine;
    if (too_long_) return true;
    if (line_.ends_with('\n')) {
      line_.pop_back();
      if (line_.ends_with('\r')) line_.pop_back();
      return true;
    }
  }
  return !line_.empty();
}

bool TableReader::split_quoted() {
  cells_.assign(1, {});
  bool quoted = false;
  for (size_t i = 0; i < line_.size(); ++i) {
    const char c = line_[i];
    if (c == '"' && quoted && i + 1 < line_.size() && line_[i + 1] == '"') {
      cells_.back() += c;
      ++i;
    } else if (c == '"' && (quoted || cells_.back().empty())) {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells_.emplace_back();
    } else {
      cells_.back() += c;
    }
  }
  return !quoted;
}

Result<std::vector<std::string_view>> TableReader::next() {
  if (file_ == nullptr)
    return fail(ErrorCode::kUnreadable, "ground", "The table " + path_.string() + " cannot be opened.");
  while (read_line()) {
    ++line_number_;
    if (too_long_) return bad("is longer than 1 MiB");
    if (line_.empty() || line_.starts_with('#')) continue;
    if (separator_ == Separator::kByHeading) {
      commas_ = line_.find('\t') == std::string::npos;
      separator_ = Separator::kTab;
    }
    if (commas_ && !split_quoted()) return bad("has a quotation mark without an end");
    auto fields = commas_ ? std::vector<std::string_view>(cells_.begin(), cells_.end()) : split(line_, '\t');
    if (fields.size() < columns_) {
      return bad(fmt::format("has {} tab-separated fields where {} are needed", fields.size(), columns_));
    }
    return fields;
  }
  int code = Z_OK;
  gzerror(file_, &code);
  if (code != Z_OK && code != Z_STREAM_END) {
    ++line_number_;
    return bad("cannot be unpacked (the gzip stream is broken)");
  }
  return std::vector<std::string_view>();
}

std::unexpected<Error> TableReader::bad(std::string_view what) const {
  return fail(ErrorCode::kMalformed, "ground", fmt::format("{}:{}: the line {}.", path_.string(), line_number_, what));
}

std::optional<double> TableReader::number(std::string_view field) {
  double value = 0;
  const auto [end, code] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (code != std::errc() || end != field.data() + field.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace dateline
