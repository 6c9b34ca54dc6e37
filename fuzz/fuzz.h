// What the targets share.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace dateline::fuzz {

// Ends the run with a report if something that must hold does not.
inline void require(bool holds) {
  if (!holds) std::abort();
}

inline std::string_view view(const uint8_t* data, size_t size) { return {reinterpret_cast<const char*>(data), size}; }

}  // namespace dateline::fuzz
