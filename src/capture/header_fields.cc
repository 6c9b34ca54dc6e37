#include "capture/header_fields.h"

#include "base/strings.h"

namespace dateline {

bool opens_warc_record(std::string_view text) {
  return text.size() > 5 && equals_ignore_case(text.substr(0, 5), "WARC/") && text[5] >= '0' && text[5] <= '9';
}

HeaderExtent find_header(std::string_view text) {
  size_t line_start = 0;
  for (;;) {
    const size_t end = text.find('\n', line_start);
    if (end == std::string_view::npos) return {};
    const std::string_view line = text.substr(line_start, end - line_start);
    if (line.find_first_not_of('\r') == std::string_view::npos) return {line_start, end + 1, false};
    if (line_start > 0 && opens_warc_record(line)) return {0, 0, true};
    line_start = end + 1;
  }
}

std::string_view take_line(std::string_view& rest) {
  const size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  while (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

HeaderFields HeaderFields::parse(std::string_view lines) {
  HeaderFields parsed;
  while (!lines.empty()) {
    const std::string_view line = take_line(lines);
    if (line.empty()) continue;
    if (line[0] == ' ' || line[0] == '\t') {
      if (!parsed.fields_.empty()) parsed.fields_.back().second.append(" ").append(trim(line));
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    parsed.fields_.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
  }
  return parsed;
}

std::string_view HeaderFields::get(std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (equals_ignore_case(key, name)) return trim(value);
  }
  return {};
}

bool HeaderFields::has(std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (equals_ignore_case(key, name)) return true;
  }
  return false;
}

}  // namespace dateline
