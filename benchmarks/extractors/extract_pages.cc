// Reads every file of a folder as an HTML page (or, ending in .txt, as bare text) and prints the article fields, one
// JSON object a line; last, the CPU seconds that the article stage alone took, as {"seconds": s}.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "article/article_json.h"
#include "article/read_article.h"
#include "base/data_dir.h"
#include "base/sha256.h"
#include "base/utf8.h"

namespace dateline {
namespace {

Capture load(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  Capture capture;
  capture.id = sha256_hex(bytes);
  capture.kind = path.extension() == ".txt" ? ContentKind::kText : ContentKind::kHtml;
  capture.body = to_valid_utf8(bytes);
  return capture;
}

void print(const Article& article) {
  JsonWriter w;
  w.begin_object();
  write_article_fields(w, article, CodePoints(article.text));
  w.end_object();
  std::puts(w.str().c_str());
}

int run(const std::filesystem::path& folder) {
  const auto outlets = OutletRegistry::load(data_dir() / "lexicons");
  const auto blocks = BlockModel::load(data_dir() / "models" / "blocks.tsv");
  if (!outlets || !blocks) {
    fmt::print(stderr, "{}\n", outlets ? blocks.error().message : outlets.error().message);
    return 1;
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::clock_t taken = 0;
  for (const auto& file : files) {
    const Capture page = load(file);
    const std::clock_t start = std::clock();
    const auto article = read_article(page, ArticleContext{*outlets, *blocks, Limits{}});
    taken += std::clock() - start;
    if (article) {
      print(*article);
    } else {
      fmt::print(stderr, "{}: {}\n", file.filename().string(), article.error().message);
    }
  }
  fmt::print("{{\"seconds\": {:.6f}}}\n", double(taken) / CLOCKS_PER_SEC);
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: extract_pages FOLDER\n", stderr);
    return 2;
  }
  return dateline::run(argv[1]);
}
