// Text into words, as the English treebanks of Universal Dependencies cut them, with exact byte spans.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace dateline {

// Appends the words of text[range] in order. They do not overlap, hold no white space and cover everything else; the
// parts of a multiword token ("do|n't", "Syria|'s", "can|not") are words of their own. `text` must be valid UTF-8,
// `range` on code-point borders. White space is any that Unicode knows, the no-break space included.
void tokenise(std::string_view text, Span range, std::vector<Span>& words);

}  // namespace dateline
