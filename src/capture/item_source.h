// Items of one opened file.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "capture/item.h"
#include "capture/stream.h"

namespace dateline {

class ItemSource {
 public:
  virtual ~ItemSource() = default;
  // The next item; nothing at the end of the file. Always ends: every call uses up bytes of the file.
  virtual std::optional<CaptureItem> next() = 0;
};

// What the sources share. The referred-to objects must outlive the source.
struct SourceContext {
  Stream& stream;
  const std::string& path;  // as the user gave it
  const InputOptions& options;
};

// JSON objects: one a line, or (values) in an array or over several lines.
std::unique_ptr<ItemSource> make_json_lines_source(SourceContext context);
std::unique_ptr<ItemSource> make_json_values_source(SourceContext context);
// Records of a WARC or ARC file; what is passed over is counted in `counts`.
std::unique_ptr<ItemSource> make_warc_source(SourceContext context, RecordCounts& counts);
std::unique_ptr<ItemSource> make_arc_source(SourceContext context, RecordCounts& counts);
// The WARC files inside a ZIP archive; reads the stream's file itself, which must not be packed.
std::unique_ptr<ItemSource> make_wacz_source(SourceContext context, RecordCounts& counts, uint64_t cursor);
// The entries of a feed, or the reports in an agency's XML.
std::unique_ptr<ItemSource> make_feed_source(SourceContext context, uint64_t cursor);
// The whole file as one page.
std::unique_ptr<ItemSource> make_page_source(SourceContext context);

// A place that an item starts at.
struct ItemStart {
  uint64_t cursor = 0;
  uint64_t member = 0;
};
ItemStart item_start(Stream& stream);

// An item from `start` to the stream's position. Puts the origin into the capture too, if there is one.
CaptureItem finish_item(const SourceContext& context, ItemStart start, Origin origin, std::string id_hint,
                        Result<Capture> capture);

}  // namespace dateline
