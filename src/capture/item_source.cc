#include "capture/item_source.h"

#include <utility>

namespace dateline {

ItemStart item_start(Stream& stream) {
  const uint64_t cursor = stream.cursor();
  return {cursor, stream.member_offset()};
}

CaptureItem finish_item(const SourceContext& context, ItemStart start, Origin origin, std::string id_hint,
                        Result<Capture> capture) {
  const uint64_t next = context.stream.cursor();
  origin.path = context.path;
  origin.offset = start.member;
  const bool whole_members = ((start.cursor | next) & Stream::kInside) == 0;
  origin.length = whole_members && next > start.cursor ? next - start.cursor : 0;
  if (capture) capture->origin = origin;
  return {std::move(origin), std::move(id_hint), std::move(capture), start.cursor, next};
}

}  // namespace dateline
