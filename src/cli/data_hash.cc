#include "cli/data_hash.h"

#include <algorithm>
#include <fstream>

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
    std::ifstream in(file.path, std::ios::binary | std::ios::ate);
    const std::streamoff size = in ? std::streamoff{in.tellg()} : -1;
    std::string bytes(static_cast<size_t>(std::max<std::streamoff>(size, 0)), '\0');
    if (size < 0 || !in.seekg(0).read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
      return fail(ErrorCode::kUnreadable, "cli", file.path.string() + ": cannot be read.");
    all.append(file.name).append("\n").append(sha256_hex(bytes)).append("\n");
  }
  return sha256_hex(all);
}

}  // namespace dateline
