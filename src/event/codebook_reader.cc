// Reads a codebook's folder, file by file, into plain values. A broken file does not stop the others from being read:
// whoever writes a codebook wants all complaints at once.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/sha256.h"
#include "event/codebook_data.h"
#include "event/codebook_parts.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr uintmax_t kMaxFileBytes = 4u << 20;
constexpr size_t kMaxFiles = 500;

bool read_bytes(const fs::path& path, std::string& bytes) {
  std::error_code error;
  const uintmax_t size = fs::file_size(path, error);
  if (error || size > kMaxFileBytes) return false;
  std::ifstream in(path, std::ios::binary);
  bytes.assign(std::istreambuf_iterator<char>(in), {});
  return !in.bad();
}

// The TOML files of the folder and one level below it, relative, sorted.
std::vector<std::string> toml_files(const fs::path& folder) {
  std::vector<std::string> files;
  std::error_code error;
  auto add = [&](const fs::path& path) {
    if (path.extension() == ".toml" && files.size() < kMaxFiles)
      files.push_back(path.lexically_relative(folder).generic_string());
  };
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (!entry.is_directory(error)) {
      add(entry.path());
      continue;
    }
    for (const auto& inner : fs::directory_iterator(entry.path(), error)) add(inner.path());
  }
  std::ranges::sort(files);
  return files;
}

// Frames must be known before the triggers that name them, so parts are read in this order.
int order_of(std::string_view file) {
  static constexpr std::string_view kOrder[] = {"codebook.toml", "types.toml", "words.toml", "frames.toml"};
  const auto found = std::ranges::find(kOrder, file);
  return found == std::end(kOrder) ? static_cast<int>(std::size(kOrder)) : static_cast<int>(found - std::begin(kOrder));
}

void read_part(FieldReader& reader, CodebookData& data) {
  const std::string& file = reader.file();
  if (file == "codebook.toml") return read_head(reader, data);
  if (file == "types.toml") return read_types(reader, data);
  if (file == "words.toml") return read_words_file(reader, data);
  if (file == "frames.toml") return read_frames(reader, data);
  if (file == "rules.toml") return read_rules(reader, data);
  if (file == "examples.toml") return read_examples(reader, data);
  if (file.starts_with("triggers/")) return read_triggers(reader, data);
  if (file.starts_with("maps/")) return read_map(reader, data);
  reader.complain(0,
                  "no part of a codebook has this name; parts are codebook, types, words, frames, rules, examples, "
                  "triggers/*, maps/*");
}

void read_file(const fs::path& folder, const std::string& file, std::string& hashed, CodebookData& data,
               std::vector<Problem>& problems) {
  std::string bytes;
  if (!read_bytes(folder / file, bytes)) {
    problems.push_back({file, 0, "cannot be read, or is larger than 4 MiB"});
    return;
  }
  hashed += file + '\n' + sha256_hex(bytes) + '\n';
  int line = 0;
  const Result<TomlNode> root = parse_toml(bytes, line);
  if (!root) {
    problems.push_back({file, line, "not TOML: " + root.error().message});
    return;
  }
  FieldReader reader(*root, file, problems);
  read_part(reader, data);
}

}  // namespace

CodebookData read_codebook(const fs::path& folder, std::vector<Problem>& problems) {
  CodebookData data;
  data.name = fs::path(folder / "").parent_path().filename().string();
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    problems.push_back({"", 0, "no such folder: " + folder.string()});
    return data;
  }
  std::vector<std::string> files = toml_files(folder);
  std::ranges::stable_sort(files, {}, [](const std::string& file) { return order_of(file); });
  for (const char* needed : {"codebook.toml", "types.toml"}) {
    if (std::ranges::find(files, needed) == files.end())
      problems.push_back({needed, 0, "missing; a codebook needs this file"});
  }
  std::string hashed;
  for (const std::string& file : files) read_file(folder, file, hashed, data, problems);
  data.hash = sha256_hex(hashed);
  return data;
}

}  // namespace dateline
