#include "cli/language_stage.h"

#include "language/analyse.h"

namespace dateline {

Result<std::shared_ptr<const Language>> open_language(const std::filesystem::path& model, const Limits& limits) {
  return Language::open(model, limits);
}

std::string model_hash(const Language& language) { return language.model_hash(); }

Result<Analysis> run_language(std::shared_ptr<const Article> article, const Language& language) {
  return analyse(std::move(article), language);
}

}  // namespace dateline
