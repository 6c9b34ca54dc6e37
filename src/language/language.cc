#include "language/language.h"

namespace dateline {

Language::Language(std::shared_ptr<const Model> model, const Limits& limits)
    : model_(std::move(model)),
      limits_(limits),
      names_(model_->transitions.ner, model_->labels.ner.size()),
      roles_(model_->transitions.role, model_->labels.role.size()),
      attribution_(model_->transitions.attribution, model_->labels.attribution.size()),
      parties_(model_->transitions.party, model_->labels.party.size()) {}

Result<std::shared_ptr<const Language>> Language::open(const std::filesystem::path& model, const Limits& limits) {
  auto weights = Model::open(model);
  if (!weights) return std::unexpected(weights.error());
  return std::shared_ptr<const Language>(new Language(std::move(*weights), limits));
}

}  // namespace dateline
