// Character references, line ends and U+0000: what makes a text differ from the bytes of the source.
#pragma once

#include <string_view>

#include "html/arena.h"

namespace dateline::html {

// How a stretch of source becomes text. Line ends always become U+000A.
struct Decoding {
  bool references = true;     // "&amp;" and the like are replaced
  bool in_attribute = false;  // the standard's exception for "&copy=" in addresses
  bool keep_nul = false;      // U+0000 stays (the tree builder decides); else it becomes U+FFFD
};

// `raw` itself if there is nothing to replace, else a copy in the arena. O(length); the result is valid UTF-8 if `raw`
// is.
std::string_view decode_text(std::string_view raw, Decoding how, Arena& arena);

}  // namespace dateline::html
