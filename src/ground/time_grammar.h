// The shapes of time expressions, as data: one file a family in lexicons/times (the head of words.tsv says how to read
// them).
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace dateline {

// What a word can be in a time expression. The last five come from digits and number words, not from words.tsv.
enum class TimeClass : uint8_t {
  kMonth,
  kWeekday,
  kWeekdays,
  kShort,
  kUnit,
  kUnits,
  kSeason,
  kPart,
  kClock,
  kDir,
  kVague,
  kAmPm,
  kZone,
  kDecade,
  kPos,
  kPosNoun,
  kMod,
  kPlan,
  kPast,
  kPrep,
  kLasting,
  kCount,
  kHijri,
  kPersian,
  kNumber,
  kYear,
  kDay,
  kOrdinal,
  kMilitary,
  kEnd
};
inline constexpr size_t kTimeClasses = static_cast<size_t>(TimeClass::kEnd);
constexpr uint32_t class_bit(TimeClass c) { return 1u << static_cast<unsigned>(c); }

// A form of several words ("dhu al hijjah") behind its first one; a class with one value.
struct TimePhrase {
  std::vector<std::string> rest;
  TimeClass of = TimeClass::kEnd;
  int value = 0;
};

// A known word: a small id for literals in patterns, its classes, and its value as each of them.
struct TimeWord {
  int id = 0;
  uint32_t classes = 0;
  std::array<int16_t, kTimeClasses> values{};
  std::vector<TimePhrase> phrases;  // longer forms that begin with this word
  int value(TimeClass c) const { return values[static_cast<size_t>(c)]; }
};

enum class TimeOp {
  kDate,
  kIso,
  kSlash,
  kYear,
  kBc,
  kDay,
  kNight,
  kRel,
  kWindow,
  kPeriod,
  kAgo,
  kYearAgo,
  kEarlier,
  kLater,
  kAge,
  kDuration,
  kHalf,
  kHalfUnit,
  kUnits,
  kLong,
  kArticle,
  kDuration1,
  kSet,
  kSetValue,
  kSetUnit,
  kQuarter,
  kHalfYear,
  kSameQuarter,
  kDecade,
  kCentury,
  kValue,
  kRecent,
  kYearEnd,
  kClock,
  kBareClock,
  kPart,
  kRange,
  kHoliday,
  kCalendar,
  kAhead,
  kDrop
};

struct TimeItem {
  uint32_t classes = 0;    // any of these classes
  std::vector<int> words;  // or any of these literal words
  bool optional = false;
};

struct TimeRule {
  std::vector<TimeItem> items;
  TimeOp op = TimeOp::kDate;
  std::string parameter;  // "PAST_REF" of "value:PAST_REF"
};

// An example for tests: the sentence with [expression] brackets, and what the first of them stands for. Type "-": the
// sentence holds no time at all.
struct TimeExample {
  std::string file;  // its name without folder
  int line = 0;
  std::string published;  // ISO date, or empty
  std::string sentence, type, value;
};

// Immutable after loading; may be shared between threads.
class TimeGrammar {
 public:
  // Reads all *.tsv of a folder in the order of their names. Errors name file and line.
  static Result<TimeGrammar> load(const std::filesystem::path& folder);

  const TimeWord* find(std::string_view norm) const;  // nullptr: no time word
  const std::vector<TimeRule>& rules() const { return rules_; }
  const std::vector<TimeExample>& examples() const { return examples_; }
  // Indices of the rules that may begin with a word of this class, or with this literal word.
  const std::vector<int>& rules_of(TimeClass c) const { return by_class_[static_cast<size_t>(c)]; }
  const std::vector<int>& rules_of_word(int id) const { return by_word_[static_cast<size_t>(id)]; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  Status add_row(std::string_view line, std::string_view file, int number);
  Status add_word(std::string_view form, std::string_view class_name, std::string_view value);
  Status add_rule(std::string_view pattern, std::string_view op);
  Status parse_pattern(std::string_view pattern, TimeRule& rule);
  int literal(std::string_view word);
  void index_rules();

  std::unordered_map<std::string, TimeWord, Hash, std::equal_to<>> words_;
  std::vector<TimeRule> rules_;
  std::vector<TimeExample> examples_;
  std::array<std::vector<int>, kTimeClasses> by_class_;
  std::vector<std::vector<int>> by_word_;
};

}  // namespace dateline
