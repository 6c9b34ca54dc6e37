// Any bytes as an input file. Beyond "no crash": pages are valid UTF-8 and within the limit, cursors never go back
// within a packed or plain file, and opening at an item's cursor yields that item again.
#include "base/utf8.h"
#include "capture/reader.h"
#include "fuzz/fuzz.h"

using namespace dateline;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  InputOptions options;
  options.limits.record_bytes = 64u << 10;
  options.limits.header_bytes = 4u << 10;
  const char* const names[] = {"x", "x.warc.gz", "x.arc", "x.jsonl"};
  const std::string path = names[data[0] % 4];
  const std::string_view bytes = fuzz::view(data + 1, size - 1);
  RecordCounts counts;
  const std::vector<CaptureItem> items = read_bytes(bytes, path, options, &counts);
  fuzz::require(counts.records == counts.captures + counts.failures + counts.other_types + counts.revisits +
                                      counts.other_content + counts.other_status);
  for (const CaptureItem& item : items) {
    fuzz::require(item.origin.path == path);
    if (!item.capture) continue;
    fuzz::require(is_valid_utf8(item.capture->body) && is_valid_utf8(item.capture->extra));
    fuzz::require(item.capture->id.size() == 64);
  }
  if (!items.empty() && items.back().capture) {
    const std::vector<CaptureItem> again = read_bytes(bytes, path, options, nullptr, items.back().cursor);
    fuzz::require(!again.empty() && again[0].capture && again[0].capture->id == items.back().capture->id);
  }
  return 0;
}
