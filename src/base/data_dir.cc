#include "base/data_dir.h"

#include <cstdlib>

namespace dateline {

std::filesystem::path data_dir() {
  if (const char* given = environment("DATELINE_DATA")) return given;
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    const auto installed = program.parent_path().parent_path() / "share" / "dateline";
    if (std::filesystem::exists(installed / "lexicons", error)) return installed;
  }
  return DATELINE_SOURCE_DIR;
}

const char* environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
  return value && *value ? value : nullptr;
}

}  // namespace dateline
