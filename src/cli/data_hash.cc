#include "cli/data_hash.h"

#include <algorithm>
#include <optional>

#include "base/sha256.h"

namespace dateline {
namespace {

struct NamedFile {
  std::string name;
  std::filesystem::path path;
};

void list_files(const std::filesystem::path& root, std::vector<NamedFile>& out) {
  std::error_code error;
  const std::string top = root.filename().string();
  if (std::filesystem::is_regular_file(root, error)) {
    out.push_back({top, root});
    return;
  }
  for (std::filesystem::recursive_directory_iterator it(root, error), end; !error && it != end; it.increment(error)) {
    if (it->is_regular_file(error))
      out.push_back({top + "/" + it->path().lexically_relative(root).generic_string(), it->path()});
  }
}

}  // namespace

Result<std::string> data_hash(const std::vector<std::filesystem::path>& paths) {
  std::vector<NamedFile> files;
  for (const auto& path : paths) list_files(path, files);
  std::sort(files.begin(), files.end(), [](const NamedFile& a, const NamedFile& b) { return a.name < b.name; });
  std::string all;
  for (const NamedFile& file : files) {
    const std::optional<std::string> hash = sha256_of_file(file.path);
    if (!hash) return fail(ErrorCode::kUnreadable, "cli", file.path.string() + ": cannot be read.");
    all.append(file.name).append("\n").append(*hash).append("\n");
  }
  return sha256_hex(all);
}

}  // namespace dateline
