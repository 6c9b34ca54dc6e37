#include "capture/http_message.h"

#include "base/strings.h"
#include "base/utf8.h"
#include "capture/http_body.h"

namespace dateline {
namespace {

bool opens_http(std::string_view block) { return equals_ignore_case(block.substr(0, 5), "HTTP/"); }

// "HTTP/1.1 200 OK", "HTTP/1.1 200", "HTTP/2 404".
int status_of(std::string_view line) {
  const size_t blank = line.find_first_of(" \t");
  if (blank == std::string_view::npos) return 0;
  const std::string_view digits = trim(line.substr(blank)).substr(0, 3);
  int status = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return 0;
    status = status * 10 + (c - '0');
  }
  return digits.size() == 3 ? status : 0;
}

}  // namespace

MediaType parse_media_type(std::string_view value) {
  MediaType type;
  const std::vector<std::string_view> parts = split(value.substr(0, 1024), ';');
  type.name = lower(to_valid_utf8(trim(parts[0])));
  for (size_t i = 1; i < parts.size(); ++i) {
    const size_t equals = parts[i].find('=');
    if (equals == std::string_view::npos || !equals_ignore_case(trim(parts[i].substr(0, equals)), "charset")) continue;
    std::string_view charset = trim(parts[i].substr(equals + 1));
    while (!charset.empty() && (charset.front() == '"' || charset.front() == '\'')) charset.remove_prefix(1);
    while (!charset.empty() && (charset.back() == '"' || charset.back() == '\'')) charset.remove_suffix(1);
    type.charset = lower(to_valid_utf8(trim(charset)));
    break;
  }
  return type;
}

Result<HttpResponse> parse_http(std::string_view block, const Limits& limits) {
  HttpResponse response;
  response.body = block;
  while (opens_http(response.body)) {
    const std::string_view head = response.body.substr(0, limits.header_bytes);
    HeaderExtent extent = find_header(head);
    if (extent.size == 0) {
      if (response.body.size() > limits.header_bytes) {
        return fail(ErrorCode::kOverLimit, "capture", "the HTTP header is longer than header_bytes");
      }
      extent = {head.size(), head.size()};
    }
    std::string_view lines = head.substr(0, extent.lines);
    response.status = status_of(take_line(lines));
    response.fields = HeaderFields::parse(lines);
    response.body.remove_prefix(extent.size);
    if (response.status < 100 || response.status > 199) break;
  }
  return response;
}

Result<std::string> http_payload(const HttpResponse& response, const Limits& limits) {
  const bool chunked =
      lower(response.fields.get("Transfer-Encoding").substr(0, 256)).find("chunked") != std::string::npos;
  return undo_codings(join_chunks(response.body, chunked), response.fields.get("Content-Encoding"),
                      limits.record_bytes);
}

}  // namespace dateline
