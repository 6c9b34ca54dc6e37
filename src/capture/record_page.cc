#include "capture/record_page.h"

#include <utility>

#include "base/strings.h"
#include "capture/http_date.h"
#include "capture/http_message.h"
#include "capture/page.h"
#include "capture/pdf_text.h"
#include "capture/sniff.h"

namespace dateline {
namespace {

struct PageType {
  std::optional<ContentKind> kind;
  bool is_page = true;
};

// A missing or generic type leaves it to the content.
PageType page_type(std::string_view name) {
  if (name == "text/html" || name == "application/xhtml+xml") return {ContentKind::kHtml};
  if (name == "text/plain") return {ContentKind::kText};
  if (name == "application/pdf" || name == "application/x-pdf") return {};
  if (name.empty() || name == "application/http" || name == "unknown" || name == "no-type") return {};
  return {std::nullopt, false};
}

bool is_page_status(int status) {
  return status == 0 || (status >= 200 && status <= 299 && status != 204 && status != 205);
}

}  // namespace

std::optional<Passed> passed_by_type(const RecordHeader& header) {
  if (header.type == "revisit") return Passed::kRevisit;
  if (header.type == "response") return std::nullopt;
  const bool page =
      header.type == "resource" && page_type(parse_media_type(header.content_type).name).kind == ContentKind::kHtml;
  return page ? std::nullopt : std::optional(Passed::kOtherType);
}

std::variant<Passed, Result<Capture>> read_record(const RecordHeader& header, std::string_view block,
                                                  const InputOptions& options, Origin& origin) {
  Result<HttpResponse> response = parse_http(block, options.limits);
  if (!response) return std::unexpected(response.error());
  if (!is_page_status(response->status)) return Passed::kOtherStatus;
  const bool has_header = response->body.size() < block.size();
  const MediaType media =
      parse_media_type(has_header ? response->fields.get("Content-Type") : std::string_view(header.content_type));
  const PageType type = page_type(media.name);
  if (!type.is_page) return Passed::kOtherContent;
  if (header.segmented) return fail(ErrorCode::kUnsupported, "capture", "the record is only a segment of a longer one");
  origin.http_last_modified = http_date_to_iso(response->fields.get("Last-Modified"));
  Result<std::string> payload = http_payload(*response, options.limits);
  if (!payload) return std::unexpected(payload.error());
  if (!type.kind && !is_pdf(*payload) && !foreign_format(*payload).empty()) return Passed::kOtherContent;
  Result<Capture> page = make_page(*payload, type.kind, media.charset, options.limits);
  if (page) page->given = first_given({.url = header.url, .title = {}, .outlet = {}, .published = {}}, options.given);
  return page;
}

}  // namespace dateline
