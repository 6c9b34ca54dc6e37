// The event stage: what happened, typed by a codebook, and who claims it.
#pragma once

#include <filesystem>
#include <memory>

#include "base/hashed_weights.h"
#include "base/result.h"
#include "event/codebook.h"
#include "event/confidence.h"
#include "event/document.h"
#include "event/views.h"

namespace dateline {

// Immutable; safe to share between threads.
struct EventContext {
  std::shared_ptr<const Codebook> codebook;
  std::shared_ptr<const Confidences> confidences;
  std::shared_ptr<const HashedWeights> bare;  // which event is meant where none is named

  // Reads codebooks/`name` and the lexicons below `data`.
  static Result<EventContext> load(const std::filesystem::path& data, std::string_view name = "plover");
};

// Finds the events of a document, merges their mentions, and writes one claim for each saying about each.
// `listener`, where there is one, hears of the choices that training needs (event/views.h).
Result<Document> code_events(std::shared_ptr<const Attributed> attributed, const EventContext& context,
                             const BareListener& listener = {});

}  // namespace dateline
