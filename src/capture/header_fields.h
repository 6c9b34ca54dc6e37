// "Name: value" lines as HTTP and WARC write them, folded or not, with any line end (CR LF, LF, CR CR LF).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

// Where the header block that `text` starts with ends: `lines` bytes of lines, `size` bytes with the blank line behind
// them. size 0: no blank line in `text`, or another record's version line before it (`interrupted`).
struct HeaderExtent {
  size_t lines = 0;
  size_t size = 0;
  bool interrupted = false;
};
HeaderExtent find_header(std::string_view text);

// True if `text` starts as a WARC record's version line does: "WARC/" in any case, and a digit.
bool opens_warc_record(std::string_view text);

// The next line of `rest`, without its line end, which is taken off too.
std::string_view take_line(std::string_view& rest);

class HeaderFields {
 public:
  // Reads the lines of a header block behind its first line. Folded lines are joined with one space; lines without a
  // colon are passed over.
  static HeaderFields parse(std::string_view lines);
  // First value of that name (ASCII case ignored), trimmed; empty if there is none. Lives as long as the fields.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

}  // namespace dateline
