// Any bytes as a JSON object and as a file of them. What comes back as `extra` must be an object that parses again to
// the same text.
#include "base/utf8.h"
#include "capture/json_object.h"
#include "capture/json_page.h"
#include "capture/reader.h"
#include "fuzz/fuzz.h"

using namespace dateline;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = fuzz::view(data, size);
  const JsonPage page = parse_json_page(bytes, {});
  if (page.capture) {
    const std::string& extra = page.capture->extra;
    fuzz::require(is_valid_utf8(page.capture->body) && is_valid_utf8(extra));
    fuzz::require(extra.find('\n') == std::string::npos);
    fuzz::require(parse_json_object(extra).has_value() && compact_json(extra) == extra);
  }
  for (const CaptureItem& item : read_bytes(bytes, "x.jsonl", {}))
    fuzz::require(!item.capture || !item.capture->id.empty());
  read_bytes(bytes, "x.json", {});
  return 0;
}
