// The language model as the stage uses it: weights, decoders, limits.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/limits.h"
#include "base/result.h"
#include "encode/model.h"
#include "language/decode_sequence.h"

namespace dateline {

// Immutable; all threads share one. Must outlive every Analysis made with it, whose labels point into its tables.
class Language {
 public:
  // Errors are those of Model::open. `limits`: sentences and sentence_tokens are enforced here.
  static Result<std::shared_ptr<const Language>> open(const std::filesystem::path& model, const Limits& limits = {});

  // Hex SHA-256 that names weights, labels and vocabulary as a whole.
  std::string model_hash() const { return model_->hash; }

  const std::shared_ptr<const Model>& model() const { return model_; }
  const Limits& limits() const { return limits_; }
  const SequenceDecoder& names() const { return names_; }
  const SequenceDecoder& roles() const { return roles_; }
  const SequenceDecoder& attribution() const { return attribution_; }
  const SequenceDecoder& parties() const { return parties_; }

 private:
  Language(std::shared_ptr<const Model> model, const Limits& limits);

  std::shared_ptr<const Model> model_;
  Limits limits_;
  SequenceDecoder names_, roles_, attribution_, parties_;
};

}  // namespace dateline
