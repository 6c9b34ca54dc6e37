// One page's bytes -> Capture.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "capture/item.h"

namespace dateline {

// The page in `bytes`, its transfer and content codings undone. `kind` not given: told from the content. `charset`: as
// the server declared it, may be empty. Fails with kEmpty, kUnsupported (a format that is no page) or kOverLimit.
Result<Capture> make_page(std::string_view bytes, std::optional<ContentKind> kind, std::string_view charset,
                          const Limits& limits);

// `own` where it says something, `other` where it does not.
Given first_given(Given own, const Given& other);

}  // namespace dateline
