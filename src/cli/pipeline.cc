// A stage has a value or an error; a document that spends too long is given up between two stages. Time is counted as
// the thread's own, so that a busy machine fails no page that an idle one reads.
#include "cli/pipeline.h"

#include <time.h>

#include <chrono>
#include <future>
#include <vector>

#include "article/read_article.h"
#include "base/data_dir.h"
#include "cli/data_hash.h"

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

int64_t thread_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

// Runs one stage and keeps its result where the next finds it.
template <typename T, typename Run>
Result<std::shared_ptr<const T>> timed(Reading& reading, Stage stage, Run run) {
  const auto start = Clock::now();
  auto result = run();
  const auto spent = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
  reading.stage_us[static_cast<size_t>(stage)] = spent.count();
  if (!result) return std::unexpected(std::move(result.error()));
  return std::make_shared<const T>(std::move(*result));
}

Status check_article(const Article& article, const std::string& path) {
  if (article.text.empty()) return fail(ErrorCode::kEmpty, "article", path + ": there is no text on the page.");
  if (article.language.empty() || article.language.starts_with("en")) return {};
  return fail(ErrorCode::kUnsupported, "article",
              path + ": the article is in \"" + article.language + "\"; Dateline reads English.");
}

// Of the weight files in data/models, the one for all who name none.
constexpr const char* kModel = "news-l6.dlm";

Result<std::filesystem::path> find_model(const PipelineOptions& options, const std::filesystem::path& data) {
  if (!options.model.empty()) return options.model;
  const std::filesystem::path model = data / "models" / kModel;
  std::error_code error;
  if (std::filesystem::exists(model, error)) return model;
  return fail(ErrorCode::kUnreadable, "language",
              model.string() + ": there is no such weight file; name one with --model FILE.");
}

template <typename T>
bool keep(Result<T> result, std::shared_ptr<const T>& where, Status& status) {
  if (result) {
    where = std::make_shared<const T>(std::move(*result));
  } else {
    status = std::unexpected(std::move(result.error()));
  }
  return status.has_value();
}

}  // namespace

Result<std::unique_ptr<Pipeline>> Pipeline::open(const PipelineOptions& options) {
  const std::filesystem::path data = options.data.empty() ? data_dir() : options.data;
  std::unique_ptr<Pipeline> p(new Pipeline());
  p->limits_ = options.limits;
  p->run_.engine = DATELINE_VERSION;
  auto outlets = OutletRegistry::load(data / "lexicons");
  if (!outlets) return std::unexpected(outlets.error());
  p->outlets_ = std::move(*outlets);
  auto blocks = BlockModel::load(data / "models" / "blocks.tsv");
  if (!blocks) return std::unexpected(blocks.error());
  p->blocks_ = *blocks;
  if (options.article_only) return p;

  const auto model = find_model(options, data);
  if (!model) return std::unexpected(model.error());
  // Reading the weights, hashing the tables and loading them take about as long each; they go on beside one another.
  std::vector<std::filesystem::path> tables = {data / "lexicons", data / "models" / "places.dlg",
                                               data / "models" / "blocks.tsv"};
  tables.insert(tables.end(), options.gazetteers.begin(), options.gazetteers.end());
  std::future<Result<std::string>> hash = std::async(std::launch::async, data_hash, tables);
  auto weights = std::async(std::launch::async, open_language, *model, options.limits);
  auto events = std::async(std::launch::async, [&] { return EventContext::load(data, options.codebook); });
  Status status;
  if (!keep(GroundContext::load(data, options.gazetteers), p->ground_, status) ||
      !keep(AttributeContext::load(data, options.limits), p->attribute_, status) ||
      !keep(events.get(), p->event_, status)) {
    return std::unexpected(status.error());
  }
  auto language = weights.get();
  if (!language) return std::unexpected(language.error());
  p->language_ = std::move(*language);
  p->run_.model = model_hash(*p->language_);
  p->run_.codebook = p->event_->codebook->id();
  auto lexicons = hash.get();
  if (!lexicons) return std::unexpected(lexicons.error());
  p->run_.lexicons = *lexicons;
  return p;
}

Result<Document> Pipeline::run_stages(const Capture& capture, Reading& reading) const {
  const int64_t deadline = thread_ms() + limits_.document_ms;
  const auto in_time = [&](Stage next) -> Status {
    if (thread_ms() <= deadline) return {};
    return fail(ErrorCode::kOverLimit, stage_name(next),
                capture.origin.path + ": it took more than document_ms (" + std::to_string(limits_.document_ms) +
                    " ms); give pages more time with --page-seconds.");
  };
  const auto article = timed<Article>(reading, Stage::kArticle, [&] {
    return read_article(capture, {outlets_, blocks_, limits_});
  });
  if (!article) return std::unexpected(article.error());
  reading.article = *article;
  if (auto ok = check_article(**article, capture.origin.path); !ok) return std::unexpected(ok.error());
  if (!language_) return fail(ErrorCode::kInvalid, "language", "This pipeline was opened for articles only.");

  if (auto ok = in_time(Stage::kLanguage); !ok) return std::unexpected(ok.error());
  const auto analysis = timed<Analysis>(reading, Stage::kLanguage, [&] { return run_language(*article, *language_); });
  if (!analysis) return std::unexpected(analysis.error());
  if (auto ok = in_time(Stage::kGround); !ok) return std::unexpected(ok.error());
  const auto grounded = timed<Grounded>(reading, Stage::kGround, [&] { return ground(*analysis, *ground_); });
  if (!grounded) return std::unexpected(grounded.error());
  if (auto ok = in_time(Stage::kAttribute); !ok) return std::unexpected(ok.error());
  const auto said = timed<Attributed>(reading, Stage::kAttribute, [&] { return attribute(*grounded, *attribute_); });
  if (!said) return std::unexpected(said.error());
  if (auto ok = in_time(Stage::kEvent); !ok) return std::unexpected(ok.error());
  const auto document = timed<Document>(reading, Stage::kEvent, [&] { return code_events(*said, *event_); });
  if (!document) return std::unexpected(document.error());
  return **document;
}

Result<Document> Pipeline::read(const Capture& capture) const {
  Reading reading;
  return run_stages(capture, reading);
}

Reading Pipeline::read_page(const Capture& capture) const {
  Reading reading;
  auto document = run_stages(capture, reading);
  if (document) {
    reading.document = std::move(*document);
  } else if (language_ || !reading.article || reading.article->text.empty()) {
    reading.error = std::move(document.error());
  }
  return reading;
}

}  // namespace dateline
