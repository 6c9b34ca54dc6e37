// Any bytes as an HTTP response: the payload stays within the limit.
#include "capture/http_message.h"
#include "fuzz/fuzz.h"

using namespace dateline;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Limits limits;
  limits.record_bytes = 64u << 10;
  limits.header_bytes = 4u << 10;
  const Result<HttpResponse> response = parse_http(fuzz::view(data, size), limits);
  if (!response) return 0;
  parse_media_type(response->fields.get("Content-Type"));
  const Result<std::string> payload = http_payload(*response, limits);
  fuzz::require(!payload || payload->size() <= limits.record_bytes);
  return 0;
}
