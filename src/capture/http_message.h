// An HTTP response as archives store it: status line, header, body.
#pragma once

#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "capture/header_fields.h"

namespace dateline {

// A Content-Type value taken apart. Both lower case; charset without quotes, empty if not given.
struct MediaType {
  std::string name;  // "text/html"
  std::string charset;
};
MediaType parse_media_type(std::string_view value);

struct HttpResponse {
  int status = 0;  // 0: the block has no status line, or one without a number
  HeaderFields fields;
  std::string_view body;  // as stored, within the parsed block: still chunked and coded
};

// Splits a response. A block without "HTTP/" in front is all body. Interim (1xx) responses are passed over. Fails with
// kOverLimit if the header is longer than `limits.header_bytes`.
Result<HttpResponse> parse_http(std::string_view block, const Limits& limits);

// The body with chunks joined and codings undone; fails as undo_codings does.
Result<std::string> http_payload(const HttpResponse& response, const Limits& limits);

}  // namespace dateline
