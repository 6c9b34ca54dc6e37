// Shared by the programs that list the product's own choices for training: lines of articles in, analyses and a file of
// 32-bit numbers out.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "article/read_article.h"
#include "base/utf8.h"
#include "capture/json_page.h"
#include "cli/language_stage.h"
#include "ground/ground.h"

namespace dateline {

class ExampleReader {
 public:
  ExampleReader(const std::string& data, const std::string& model)
      : context_(GroundContext::load(data)),
        outlets_(OutletRegistry::load(data + "/lexicons")),
        blocks_(BlockModel::load(data + "/models/blocks.tsv")),
        language_(open_language(model, Limits{})) {}

  bool good() const { return context_ && outlets_ && blocks_ && language_; }
  const GroundContext& context() const { return *context_; }

  // The analysis of a line's article and the line's `extra`; nothing if it has none.
  std::optional<std::pair<std::shared_ptr<const Analysis>, std::string>> read(const std::string& line) const {
    const JsonPage page = parse_json_page(line, InputOptions{});
    if (!page.capture) return std::nullopt;
    auto article = read_article(*page.capture, ArticleContext{*outlets_, *blocks_, Limits{}});
    if (!article) return std::nullopt;
    auto analysis = run_language(std::make_shared<const Article>(std::move(*article)), **language_);
    if (!analysis) return std::nullopt;
    return std::pair{std::make_shared<const Analysis>(std::move(*analysis)), page.capture->extra};
  }

 private:
  Result<GroundContext> context_;
  Result<OutletRegistry> outlets_;
  Result<BlockModel> blocks_;
  Result<std::shared_ptr<const Language>> language_;
};

class NumberFile {
 public:
  explicit NumberFile(const std::string& path) : file_(std::fopen(path.c_str(), "wb")) {}
  ~NumberFile() {
    if (file_) std::fclose(file_);
  }
  NumberFile(const NumberFile&) = delete;
  NumberFile& operator=(const NumberFile&) = delete;

  bool good() const { return file_ != nullptr; }
  template <typename... Numbers>
  void put(Numbers... numbers) {
    for (const int32_t n : {static_cast<int32_t>(numbers)...}) std::fwrite(&n, sizeof n, 1, file_);
  }
  // Their count, then they.
  void put_all(const auto& numbers) {
    put(numbers.size());
    for (const auto n : numbers) put(n);
  }

 private:
  std::FILE* file_;
};

}  // namespace dateline
