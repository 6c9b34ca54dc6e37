#include "capture/input_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace dateline {
namespace {

namespace fs = std::filesystem;

uint64_t size_of(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return 0;
  const uint64_t size = fs::file_size(path, error);
  return error ? 0 : size;
}

std::vector<InputFile> list_folder(const std::string& folder) {
  std::vector<InputFile> files;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    const bool hidden = at->path().filename().string().starts_with('.');
    std::error_code ignored;
    if (hidden) {
      at.disable_recursion_pending();
    } else if (at->is_regular_file(ignored)) {
      files.push_back({at->path().string(), size_of(at->path())});
    }
  }
  std::sort(files.begin(), files.end(), [](const InputFile& a, const InputFile& b) { return a.path < b.path; });
  return files;
}

}  // namespace

std::vector<InputFile> list_input_files(const std::vector<std::string>& paths) {
  std::vector<InputFile> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path != "-" && fs::is_directory(path, error)) {
      for (InputFile& file : list_folder(path)) files.push_back(std::move(file));
    } else {
      files.push_back({path, path == "-" ? 0 : size_of(path)});
    }
  }
  return files;
}

}  // namespace dateline
