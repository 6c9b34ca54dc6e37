#include <utility>

#include "base/json_writer.h"
#include "base/utf8.h"
#include "capture/item_source.h"
#include "capture/page.h"

namespace dateline {
namespace {

class PageSource : public ItemSource {
 public:
  explicit PageSource(SourceContext context) : context_(context) {}

  std::optional<CaptureItem> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    Result<Capture> page = read();
    if (page) {
      page->given = context_.options.given;
      if (context_.path != "-") {
        JsonWriter extra;
        extra.begin_object().key("path").value(to_valid_utf8(context_.path)).end_object();
        page->extra = extra.take();
      }
    }
    Origin origin;
    origin.path = context_.path;
    origin.length = context_.stream.raw_size();
    if (page) page->origin = origin;
    return CaptureItem{std::move(origin), {}, std::move(page), 0, 1};
  }

 private:
  Result<Capture> read() {
    const Limits& limits = context_.options.limits;
    const std::string_view bytes = context_.stream.peek(limits.record_bytes + 1);
    if (const auto& broken = context_.stream.broken(); broken && bytes.size() <= limits.record_bytes)
      return std::unexpected(*broken);
    return make_page(bytes.substr(0, limits.record_bytes + 1), std::nullopt, {}, limits);
  }

  SourceContext context_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<ItemSource> make_page_source(SourceContext context) { return std::make_unique<PageSource>(context); }

}  // namespace dateline
