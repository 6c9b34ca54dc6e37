// What the capture stage yields: a page or the reason why there is none, and where to go on.
#pragma once

#include <cstdint>
#include <string>

#include "base/limits.h"
#include "base/result.h"
#include "capture/capture.h"

namespace dateline {

struct InputOptions {
  Given given;  // holds for every page; what an archive or a JSON line says itself goes before it
  Limits limits;
};

struct CaptureItem {
  Origin origin;        // set in any case: a failure has its file, offset and record id too
  std::string id_hint;  // WARC-Record-ID or a JSON line's own id; may be empty
  Result<Capture> capture;
  uint64_t cursor = 0;       // opening the file here yields this item again
  uint64_t next_offset = 0;  // opening the file here goes on behind this item
};

// What archives held. records is the sum of the others.
struct RecordCounts {
  uint64_t records = 0;  // well-formed or not
  uint64_t captures = 0;
  uint64_t failures = 0;
  uint64_t other_types = 0;  // request, metadata, warcinfo, conversion, ...
  uint64_t revisits = 0;
  uint64_t other_content = 0;  // images, scripts, feeds: neither HTML nor plain text
  uint64_t other_status = 0;   // responses that are no page: redirects, errors
};

}  // namespace dateline
