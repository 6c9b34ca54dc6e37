// What can be named so only within some time: office-holders, states that ended, things that came up.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "ground/number_pieces.h"
#include "ground/time_calendar.h"

namespace dateline {

// A first and a last day; nullopt is open.
struct DayBounds {
  std::optional<Day> from, to;
};

// "1996-01-09", "1996-01" and "1996" stand for their first day, or their last with `end`.
std::optional<Day> day_of_head(std::string_view iso, bool end);

// Immutable after loading; may be shared between threads.
class DatedFacts {
 public:
  struct Hit {
    size_t first = 0, last = 0;  // pieces
    DayBounds bounds;
  };

  // Reads lexicons/dated.tsv; its head says how. kUnreadable or kInvalid names file and line.
  static Result<DatedFacts> load(const std::filesystem::path& path);

  // The longest fact at each place of a sentence. "Former", "then", "late" before one make it a look back: no hit.
  std::vector<Hit> find(const std::vector<Piece>& pieces) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    DayBounds bounds;
  };

  Status add_row(std::string_view line);
  void add_phrase(std::string_view words, const DayBounds& bounds);

  std::unordered_map<std::string, std::vector<Phrase>> by_first_;
};

// Is somebody named here as what he no longer is? Looks at the few pieces before `at`.
bool looks_back(const std::vector<Piece>& pieces, size_t at);

}  // namespace dateline
