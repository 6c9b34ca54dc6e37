// Half-open byte ranges into a text: the one offset convention inside the program.
//
// Stages count bytes of UTF-8 because slicing is then free and checks itself. The public format counts Unicode code
// points; `CodePoints` (utf8.h) translates, once, where a document is written out.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace dateline {

// [begin, end) in bytes of the article's UTF-8 text, always on code-point borders.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  friend auto operator<=>(const Span&, const Span&) = default;
  uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
};

// The words under `span`. The view lives as long as `text`.
inline std::string_view slice(std::string_view text, Span span) {
  if (span.begin >= text.size() || span.empty()) return {};
  return text.substr(span.begin, span.size());
}

// The smallest span that holds both.
inline Span cover(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

}  // namespace dateline
