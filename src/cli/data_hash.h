// One hash over the data files that decide what a run finds.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace dateline {

// Hex SHA-256 over names and bytes of the files given and of all files below the folders given, sorted by name. Paths
// that do not exist count as absent. kUnreadable names the file.
Result<std::string> data_hash(const std::vector<std::filesystem::path>& paths);

}  // namespace dateline
