// One page's bytes -> Capture.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "capture/item.h"

namespace dateline {

// The page in `bytes`, its transfer and content codings undone. `kind` not given: told from the content; a PDF is told
// from it in any case. `charset`: as the server declared it, may be empty. Fails with kEmpty, kUnsupported (a format
// that is no page) or kOverLimit, and as pdf_text does.
Result<Capture> make_page(std::string_view bytes, std::optional<ContentKind> kind, std::string_view charset,
                          const Limits& limits);

// `own` where it says something, `other` where it does not.
Given first_given(Given own, const Given& other);

}  // namespace dateline
