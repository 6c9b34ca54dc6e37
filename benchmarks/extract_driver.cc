// Reads every file of a folder as an HTML page (or, ending in .txt, as bare text) and prints the article fields, one
// JSON object a line: what the page-extraction benchmark scores. With a count as second argument it repeats the whole
// folder that often and prints pages per second instead. Built by hand:
//   cmake --build build/release --target dateline_article
//   c++ -std=c++2b -O2 -Isrc benchmarks/extract_driver.cc build/release/libdateline_{article,html,base}.a
//       -lfmt -licuuc -lcrypto -o build/extract_driver
//   build/extract_driver FOLDER [COUNT] > out.jsonl
#include <algorithm>
#include <chrono>
#include <cstdio>
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

int run(const std::filesystem::path& folder, int count) {
  const auto registry = OutletRegistry::load(data_dir() / "lexicons");
  if (!registry) {
    std::fprintf(stderr, "%s\n", registry.error().message.c_str());
    return 1;
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Capture> pages;
  for (const auto& file : files) pages.push_back(load(file));
  const auto start = std::chrono::steady_clock::now();
  for (int round = 0; round < std::max(count, 1); ++round) {
    for (size_t i = 0; i < pages.size(); ++i) {
      const auto article = read_article(pages[i], ArticleContext{*registry, Limits{}});
      if (!article) std::fprintf(stderr, "%s: %s\n", files[i].filename().c_str(), article.error().message.c_str());
      if (!article || count > 0) continue;
      JsonWriter w;
      w.begin_object();
      write_article_fields(w, *article, CodePoints(article->text));
      w.end_object();
      std::puts(w.str().c_str());
    }
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  if (count > 0) std::printf("%.0f pages/s\n", double(pages.size()) * count / taken.count());
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: extract_driver FOLDER [COUNT]\n", stderr);
    return 2;
  }
  return dateline::run(argv[1], argc > 2 ? std::atoi(argv[2]) : 0);
}
