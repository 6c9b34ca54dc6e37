// HTML as browsers read it, into a Document.
#pragma once

#include <cstddef>
#include <string_view>

#include "html/document.h"

namespace dateline::html {

struct ParseOptions {
  bool scripting = false;  // the content of noscript is text
  size_t max_depth = 512;  // open elements below body; the tags of deeper ones are dropped, their texts are not
  size_t max_start_tags = 500'000;
  size_t max_nodes = 1'000'000;
  // Parses a fragment, as if it stood inside this element.
  Tag context = Tag::kNone;
  Space context_space = Space::kHtml;
};

enum class ParseOutcome { kDone, kTooManyTags, kTooManyNodes };

// Fills `document`, whose texts are slices of `source`: valid UTF-8 that must outlive it. Any source has a tree; past a
// limit the tree is what was built so far. Linear time in the source (times the depth at worst), without recursion.
ParseOutcome parse(std::string_view source, const ParseOptions& options, Document& document);

}  // namespace dateline::html
