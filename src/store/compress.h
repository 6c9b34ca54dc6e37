// Zstandard for the stored JSON lines.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline {

std::string compress(std::string_view bytes);
// kMalformed for bytes that compress() did not make, or that unfold to more than 256 MiB.
Result<std::string> decompress(std::string_view bytes);

}  // namespace dateline
