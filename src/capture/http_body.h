// Undoes what HTTP does to a body: chunks and content codings, believed only where the bytes bear them out.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline {

// Joins the chunks of `body`. `declared`: the header says chunked. Undeclared, the body counts as chunked only if every
// chunk fits to the last one. Where the chunks break off, the rest is kept as it is.
std::string join_chunks(std::string_view body, bool declared);

// Undoes the codings of a Content-Encoding value ("gzip", "deflate, br", ...), and packing the header does not own up
// to. A body that turns out not to be coded is returned as it is. Fails with kOverLimit (more than `limit` bytes) or
// kMalformed (the coding is there, but damaged or cut off).
Result<std::string> undo_codings(std::string body, std::string_view codings, size_t limit);

}  // namespace dateline
