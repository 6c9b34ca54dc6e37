// A feed is read whole (record_bytes holds for it) and hands out its entries; a cursor is an entry's number. An entry
// without a text of its own is a failure that names the address where the text is to be had.
#include <utility>

#include "base/sha256.h"
#include "capture/charset.h"
#include "capture/item_source.h"
#include "capture/json_page.h"
#include "capture/news_xml.h"
#include "capture/page.h"

namespace dateline {
namespace {

class FeedSource : public ItemSource {
 public:
  FeedSource(SourceContext context, uint64_t cursor) : context_(context), next_(cursor) {}

  std::optional<CaptureItem> next() override {
    if (!read_) read();
    if (next_ < entries_.size()) return item_of(entries_[next_]);
    if (next_ > entries_.size() || !broken_) return std::nullopt;
    return finish({}, std::unexpected(*broken_));
  }

 private:
  void read() {
    read_ = true;
    const Limits& limits = context_.options.limits;
    const std::string_view bytes = context_.stream.peek(limits.record_bytes + 1);
    if (bytes.size() > limits.record_bytes) {
      broken_ = Error{ErrorCode::kOverLimit, "capture", "the feed is larger than record_bytes"};
      return;
    }
    const XmlTree tree = XmlTree::parse(decode_bytes(bytes, {}, true).text, limits);
    entries_ = read_news_xml(tree);
    broken_ = context_.stream.broken() ? context_.stream.broken() : tree.broken();
    if (entries_.empty() && !broken_) broken_ = Error{ErrorCode::kEmpty, "capture", "the feed has no entries"};
  }

  CaptureItem item_of(NewsEntry& entry) {
    std::string id = entry.id;
    if (entry.body.empty()) {
      const std::string& url = entry.given.url;
      return finish(std::move(id), fail(ErrorCode::kEmpty, "capture",
                                        "the entry has no text, only a headline" +
                                            (url.empty() ? std::string() : "; the report is at " + url)));
    }
    Capture capture;
    capture.id = page_hash(entry.body, entry.given);
    capture.kind = ContentKind::kHtml;
    capture.body = replace_zeros("<!DOCTYPE html><body><article><h1>" + escape_markup(entry.given.title) + "</h1>" +
                                 entry.body + "</article>");
    capture.charset = "utf-8";
    capture.given = first_given(std::move(entry.given), context_.options.given);
    return finish(std::move(id), std::move(capture));
  }

  CaptureItem finish(std::string id, Result<Capture> capture) {
    Origin origin;
    origin.path = context_.path;
    origin.record_id = id;
    if (capture) capture->origin = origin;
    CaptureItem item{std::move(origin), std::move(id), std::move(capture), next_, next_ + 1};
    ++next_;
    return item;
  }

  SourceContext context_;
  uint64_t next_;
  bool read_ = false;
  std::vector<NewsEntry> entries_;
  std::optional<Error> broken_;
};

}  // namespace

std::unique_ptr<ItemSource> make_feed_source(SourceContext context, uint64_t cursor) {
  return std::make_unique<FeedSource>(context, cursor);
}

}  // namespace dateline
