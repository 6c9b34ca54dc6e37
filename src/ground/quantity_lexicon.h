// Words around counts, as data: lexicons/counted.tsv (its head says how to read it).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace dateline {

enum class CountKind : uint8_t { kNoun, kVerb, kSelf, kHospital, kBe, kZero, kToll, kSign, kStop, kAfter, kBefore };
constexpr uint16_t count_bit(CountKind kind) { return static_cast<uint16_t>(1u << static_cast<unsigned>(kind)); }

// A word with all its kinds. As a noun it has a `noun_what`, unit and subgroup; as a verb a `verb_what`; as a sign a
// `sign`.
struct CountWord {
  uint16_t kinds = 0;
  std::string noun_what, verb_what, sign, unit, subgroup;
  bool is(CountKind kind) const { return (kinds & count_bit(kind)) != 0; }
};

enum class CountModifier { kExact, kAbout, kBelow, kAtLeast, kAtMost };

// A phrase before a number ("no fewer than"), or, with bounds, one that stands for a number ("a few").
struct CountPhrase {
  std::vector<std::string> words;
  CountModifier modifier = CountModifier::kExact;
  double low = 0, high = 0;  // of a vague phrase; both 0 else
};

// Immutable after loading; may be shared between threads.
class CountLexicon {
 public:
  static Result<CountLexicon> load(const std::filesystem::path& file);  // errors name the line

  const CountWord* find(std::string_view norm) const;  // nullptr: not listed
  bool is(std::string_view norm, CountKind kind) const;
  // Phrases that end ("no fewer than") or, for vague ones, begin ("a few") with this word, longest first.
  const std::vector<CountPhrase>& modifiers_ending_in(std::string_view word) const;
  const std::vector<CountPhrase>& vague_beginning_with(std::string_view word) const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  template <typename T>
  using Table = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  Status add(std::string_view line);
  Status add_phrase(std::string_view words, std::string_view kind, std::string_view value);

  Table<CountWord> words_;
  Table<std::vector<CountPhrase>> modifiers_, vague_;
};

}  // namespace dateline
