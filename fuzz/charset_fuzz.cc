// A label up to the first line end, then bytes: what comes out is valid UTF-8 without U+0000, and decoding it once more
// changes nothing unless it looks like UTF-16 or starts with a byte order mark.
#include "base/utf8.h"
#include "capture/charset.h"
#include "capture/header_fields.h"
#include "fuzz/fuzz.h"

using namespace dateline;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view bytes = fuzz::view(data, size);
  const std::string_view label = take_line(bytes);
  for (bool markup : {false, true}) {
    const Decoded decoded = decode_bytes(bytes, label, markup);
    fuzz::require(is_valid_utf8(decoded.text) && decoded.text.find('\0') == std::string::npos);
    fuzz::require(!decoded.charset.empty());
  }
  return 0;
}
