// What the commands need of the pipeline: pages in, documents out. An interface, so that tests can put anything behind
// it.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "capture/capture.h"
#include "event/document.h"
#include "store/document_json.h"

namespace dateline {

enum class Stage { kArticle, kLanguage, kGround, kAttribute, kEvent };
inline constexpr size_t kStages = 5;
const char* stage_name(Stage stage);

// What became of one page. `error` is set where a stage failed or the page stopped after its article; `article` is null
// only where the article stage failed itself.
struct Reading {
  std::shared_ptr<const Article> article;
  std::optional<Document> document;
  std::optional<Error> error;
  std::array<int64_t, kStages> stage_us{};  // wall clock
};

// Immutable; all threads share one.
class PageReader {
 public:
  virtual ~PageReader() = default;
  virtual Reading read_page(const Capture& capture) const = 0;
  virtual const RunInfo& run() const = 0;
};

struct PipelineOptions {
  std::filesystem::path data;   // holds lexicons/, codebooks/, models/; empty = data_dir()
  std::filesystem::path model;  // a weight file; empty = data/models/news-l6.dlm
  std::string codebook = "plover";
  std::vector<std::filesystem::path>
      gazetteers;             // an index (.dlg) instead of data/models/places.dlg; layers of own places
  bool article_only = false;  // stop after the article stage; no model is needed
  Limits limits;
};

using OpenPipeline = std::function<Result<std::shared_ptr<const PageReader>>(const PipelineOptions&)>;

}  // namespace dateline
