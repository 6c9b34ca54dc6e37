// The event stage: what happened, typed by a codebook, and who claims it.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "event/codebook.h"
#include "event/document.h"

namespace dateline {

// Immutable; safe to share between threads.
struct EventContext {
  std::shared_ptr<const Codebook> codebook;

  // Reads codebooks/`name` below `data`.
  static Result<EventContext> load(const std::filesystem::path& data, std::string_view name = "plover");
};

// Finds the events of a document, merges their mentions, and writes one claim for each saying about each.
Result<Document> code_events(std::shared_ptr<const Attributed> attributed, const EventContext& context);

}  // namespace dateline
