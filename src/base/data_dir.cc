#include "base/data_dir.h"

#include <cstdlib>

namespace dateline {

std::filesystem::path data_dir() {
  // Nothing here ever sets the environment.
  if (const char* given = std::getenv("DATELINE_DATA"); given && *given) return given;  // NOLINT(concurrency-mt-unsafe)
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    const auto installed = program.parent_path().parent_path() / "share" / "dateline";
    if (std::filesystem::exists(installed / "lexicons", error)) return installed;
  }
  return DATELINE_SOURCE_DIR;
}

}  // namespace dateline
