// Content hashes: the ids of everything, so that a laptop, a cluster and a re-run give the same ones.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

std::string sha256_hex(std::string_view bytes);  // 64 lower-case hex digits
// The same of a file's bytes, which are not held in memory; nothing if it cannot be read.
std::optional<std::string> sha256_of_file(const std::filesystem::path& path);
// First 8 bytes of the SHA-256, big-endian, top bit cleared so that it fits SQLite's signed integers.
int64_t content_id(std::string_view bytes);

}  // namespace dateline
