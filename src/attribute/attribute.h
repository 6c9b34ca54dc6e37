// The attribute stage: on whose word.
#pragma once

#include <filesystem>
#include <memory>

#include "attribute/attributed.h"
#include "attribute/cue_lexicon.h"
#include "base/limits.h"
#include "base/result.h"

namespace dateline {

// What the stage knows beforehand. Immutable; safe to share between threads.
struct AttributeContext {
  std::shared_ptr<const CueLexicon> cues;
  Limits limits;

  // Reads lexicons/cues.toml below `data`.
  static Result<AttributeContext> load(const std::filesystem::path& data, const Limits& limits);
};

// Finds every attribution of the document, who is behind it, and which lies inside which.
// Attributions deeper than limits.nesting lose their `inside`.
Result<Attributed> attribute(std::shared_ptr<const Grounded> grounded, const AttributeContext& context);

}  // namespace dateline
