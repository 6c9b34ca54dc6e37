// What a file or a body is, told by its first bytes.
#pragma once

#include <string_view>

namespace dateline {

enum class FileFormat {
  kWarc,
  kArc,
  kJsonLines,   // one object a line
  kJsonValues,  // an array of objects, or objects over several lines
  kZip,
  kFeed,  // RSS, Atom, NewsML-G2, NITF
  kPage,  // HTML, plain text, PDF
};

// `head`: the first unpacked bytes, 64 KiB or the whole file. `path` breaks ties only.
FileFormat sniff_format(std::string_view head, std::string_view path);

// What binary or XML format `head` opens, as words for a message ("a PDF"); empty for text and HTML.
std::string_view foreign_format(std::string_view head);

// True for HTML, also in fragments and behind stray text. `text` is UTF-8.
bool looks_like_html(std::string_view text);

}  // namespace dateline
