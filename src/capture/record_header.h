// Headers of archive records.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline {

// What a WARC or ARC record says of itself. Texts are valid UTF-8.
struct RecordHeader {
  std::string type;          // lower case: "response", "resource", "revisit", ...
  std::string url;           // without angle brackets
  std::string date;          // ISO 8601
  std::string id;            // "urn:uuid:...", without angle brackets; empty in ARC
  std::string content_type;  // of the block
  uint64_t length = 0;       // bytes of the block
  bool segmented = false;    // only a part of a record
};

// Reads a header block, version line included. Fails with kMalformed if Content-Length or WARC-Type is missing or no
// such thing.
Result<RecordHeader> parse_warc_header(std::string_view lines);

// Reads an ARC record's line, version 1 or 2: "URL IP 20180425112508 text/html [...] LENGTH". URLs may hold spaces.
// Nothing if the line is none.
std::optional<RecordHeader> parse_arc_line(std::string_view line);

}  // namespace dateline
