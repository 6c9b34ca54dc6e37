// Where the standard's own tests lie: set DATELINE_HTML5LIB_TESTS to a checkout of html5lib-tests. Without one, the
// tests that read it say so and pass.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/data_dir.h"

namespace dateline::html {

inline std::filesystem::path html5lib_tests() {
  const char* given = environment("DATELINE_HTML5LIB_TESTS");
  if (given) return given;
  return std::filesystem::path(DATELINE_SOURCE_DIR) / ".." / "shared" / "data" / "html5lib-tests";
}

// The files of one folder of it with that extension, sorted.
inline std::vector<std::filesystem::path> html5lib_files(const std::string& folder, const std::string& extension) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(html5lib_tests() / folder, error)) {
    if (entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline std::string slurp(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

}  // namespace dateline::html
