#include "capture/page.h"

#include <utility>

#include "base/sha256.h"
#include "base/strings.h"
#include "capture/charset.h"
#include "capture/pdf_text.h"
#include "capture/sniff.h"

namespace dateline {
namespace {

Result<Capture> make_pdf_page(std::string_view bytes, const Limits& limits) {
  Result<std::string> text = pdf_text(bytes, limits);
  if (!text) return std::unexpected(text.error());
  Capture capture;
  capture.id = sha256_hex(bytes);
  capture.kind = ContentKind::kText;
  capture.body = replace_zeros(std::move(*text));
  capture.charset = "pdf";
  return capture;
}

}  // namespace

Result<Capture> make_page(std::string_view bytes, std::optional<ContentKind> kind, std::string_view charset,
                          const Limits& limits) {
  if (trim(bytes).empty()) return fail(ErrorCode::kEmpty, "capture", "the page is empty");
  if (bytes.size() > limits.record_bytes) {
    return fail(ErrorCode::kOverLimit, "capture", "the page is larger than record_bytes");
  }
  if (is_pdf(bytes)) return make_pdf_page(bytes, limits);
  if (const std::string_view foreign = foreign_format(bytes); !foreign.empty()) {
    return fail(ErrorCode::kUnsupported, "capture",
                "this is " + std::string(foreign) + ": neither HTML nor plain text");
  }
  Capture capture;
  capture.id = sha256_hex(bytes);
  Decoded decoded = decode_bytes(bytes, charset, kind != ContentKind::kText);
  capture.kind = kind ? *kind : looks_like_html(decoded.text) ? ContentKind::kHtml : ContentKind::kText;
  capture.body = std::move(decoded.text);
  capture.charset = std::move(decoded.charset);
  return capture;
}

Given first_given(Given own, const Given& other) {
  if (own.url.empty()) own.url = other.url;
  if (own.title.empty()) own.title = other.title;
  if (own.outlet.empty()) own.outlet = other.outlet;
  if (own.published.empty()) own.published = other.published;
  if (own.byline.empty()) own.byline = other.byline;
  return own;
}

}  // namespace dateline
