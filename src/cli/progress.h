// How far a long read is: a bar on a terminal, or one JSON object a second for machines.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "base/result.h"
#include "capture/reader.h"
#include "cli/console.h"
#include "cli/page_walk.h"

namespace dateline {

enum class ProgressKind { kSilent, kBar, kJsonLines };

// "auto" is the bar where messages go to a terminal, else nothing. kInvalid names auto, jsonl and none.
Result<ProgressKind> parse_progress(std::string_view name, bool is_terminal, bool quiet);

// What a read did.
struct Tally {
  size_t pages = 0;      // items met, of all kinds
  size_t documents = 0;  // read to the end
  size_t known = 0;      // were in the database
  size_t events = 0, claims = 0;
  std::map<std::pair<std::string, std::string>, size_t> failures;  // (stage, reason)

  void add(const WalkedPage& page);
  size_t failed() const;
  std::string text() const;  // for people: some lines
  std::string json() const;  // {"documents":..,"failures":[{"stage","reason","count"}]}
};

class ProgressShow {
 public:
  ProgressShow(ProgressKind kind, const Console& console) : kind_(kind), console_(console) {}
  // Draws when enough time has passed since the last drawing.
  void update(const Tally& tally, const Progress& progress);
  void clear();  // takes the bar off the terminal

 private:
  using Clock = std::chrono::steady_clock;
  ProgressKind kind_;
  const Console& console_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
  uint64_t first_bytes_ = 0;  // done before this read began
  bool began_ = false, drawn_ = false;
};

}  // namespace dateline
