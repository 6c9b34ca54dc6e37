// Pages of the inputs through the pipeline on all threads, results in input order.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "capture/reader.h"
#include "cli/page_reader.h"

namespace dateline {

// One item of the inputs, read.
struct WalkedPage {
  Origin origin;
  uint64_t next_offset = 0;
  std::string id;      // hex SHA-256 of the page; empty where it could not be had
  std::string url;     // as the capture states it
  std::string line;    // what `render` made of it
  bool known = false;  // the database has it: it was not read again
  std::optional<Error> error;
  size_t events = 0, claims = 0;
  int64_t elapsed_us = 0;
  std::array<int64_t, kStages> stage_us{};
};

struct WalkOptions {
  size_t threads = 1;
  std::function<bool(const std::string& document_id)> is_known;  // called on the calling thread; may be empty
  std::function<std::string(const Document&)> render_document;   // called on any thread
};

// Calls `sink` for every page in order until it returns false, the inputs end or Ctrl-C is pressed. Pages whose
// pipeline failed have the article's fields alone as their line.
void walk_pages(Reader& reader, const PageReader& pipeline, const WalkOptions& options,
                const std::function<bool(WalkedPage&)>& sink);

// Number of threads for -j N: 0 = one for every core.
size_t thread_count(int wanted);

}  // namespace dateline
