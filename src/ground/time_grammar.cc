#include "ground/time_grammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>

#include "base/strings.h"
#include "ground/time_calendar.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, kTimeClasses> kClassNames = {
    "MONTH",   "WDAY",  "WDAYS", "SHORT",   "UNIT", "UNITS",   "SEASON", "PART", "CLOCK", "DIR",
    "VAGUE",   "AMPM",  "ZONE",  "DECADE",  "POS",  "POSNOUN", "MOD",    "PLAN", "PAST",  "PREP",
    "LASTING", "COUNT", "HIJRI", "PERSIAN", "NUM",  "YEAR",    "DAY",    "ORD",  "HHMM"};

constexpr std::array<std::string_view, 41> kOpNames = {
    "date",        "iso",     "slash",    "year",      "bc",     "day",      "night",    "rel",       "window",
    "period",      "ago",     "yearago",  "earlier",   "later",  "age",      "duration", "half",      "halfunit",
    "units",       "long",    "article",  "duration1", "set",    "setvalue", "setunit",  "quarter",   "halfyear",
    "samequarter", "decade",  "century",  "value",     "recent", "yearend",  "clock",    "bareclock", "part",
    "range",       "holiday", "calendar", "ahead",     "drop"};
static_assert(static_cast<size_t>(TimeOp::kDrop) + 1 == kOpNames.size());

// Values that are written as names in words.tsv.
constexpr std::array<std::string_view, 14> kUnitNames = {"none",    "century", "decade",    "year",  "season",
                                                         "quarter", "month",   "fortnight", "week",  "weekend",
                                                         "day",     "hour",    "minute",    "second"};
constexpr std::array<std::string_view, 6> kPartNames = {"", "MO", "AF", "EV", "NI", "DT"};
constexpr std::array<std::string_view, 5> kSeasonNames = {"", "SP", "SU", "FA", "WI"};
constexpr std::array<std::string_view, 4> kPosNames = {"", "START", "MID", "END"};

template <size_t N>
std::optional<int> index_of(const std::array<std::string_view, N>& names, std::string_view name) {
  for (size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::optional<int> integer(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<int> word_value(TimeClass c, std::string_view text) {
  switch (c) {
    case TimeClass::kUnit:
    case TimeClass::kUnits:
      return index_of(kUnitNames, text);
    case TimeClass::kPart:
      return index_of(kPartNames, text);
    case TimeClass::kSeason:
      return index_of(kSeasonNames, text);
    case TimeClass::kPos:
      return index_of(kPosNames, text);
    case TimeClass::kAmPm:
      return text == "am" ? 0 : 12;
    case TimeClass::kClock: {
      const auto parts = split(text, ':');
      if (parts.size() != 2) return std::nullopt;
      const auto hours = integer(parts[0]), minutes = integer(parts[1]);
      return hours && minutes ? std::optional<int>(*hours * 60 + *minutes) : std::nullopt;
    }
    default:
      return integer(text);
  }
}

constexpr std::string_view kExampleDay = "2018-11-25";  // a Sunday; the examples of shapes are read on it

std::unexpected<Error> invalid(std::string message) { return fail(ErrorCode::kInvalid, "ground", std::move(message)); }

// Calls `use(line, number)` for every line that is neither empty nor a comment.
template <typename Use>
Status each_line(const std::filesystem::path& path, Use use) {
  std::ifstream in(path);
  if (!in) return fail(ErrorCode::kUnreadable, "ground", fmt::format("{} cannot be read.", path.string()));
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    if (Status status = use(std::string_view(line), number); !status) {
      return invalid(fmt::format("{}:{}: {}", path.string(), number, status.error().message));
    }
  }
  return {};
}

}  // namespace

Result<TimeGrammar> TimeGrammar::load(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  }
  if (files.empty()) {
    return fail(ErrorCode::kUnreadable, "ground", fmt::format("{} holds no time grammar.", folder.string()));
  }
  std::sort(files.begin(), files.end());
  TimeGrammar grammar;
  for (const std::filesystem::path& file : files) {
    const std::string name = file.filename().string();
    const auto row = [&](std::string_view line, int number) { return grammar.add_row(line, name, number); };
    if (Status status = each_line(file, row); !status) return std::unexpected(status.error());
  }
  grammar.index_rules();
  return grammar;
}

const TimeWord* TimeGrammar::find(std::string_view norm) const {
  const auto found = words_.find(norm);
  return found == words_.end() ? nullptr : &found->second;
}

int TimeGrammar::literal(std::string_view word) {
  const auto [entry, added] = words_.try_emplace(std::string(word));
  if (added) entry->second.id = static_cast<int>(words_.size()) - 1;
  return entry->second.id;
}

Status TimeGrammar::add_row(std::string_view line, std::string_view file, int number) {
  const auto fields = split(line, '\t');
  if (fields.size() == 3) return add_word(fields[0], fields[1], fields[2]);
  if (fields.size() != 5) return invalid("a word has three fields, a shape or an example five.");
  const bool example = fields[0] == "=";
  const std::string_view published = !example ? kExampleDay : fields[1] == "-" ? std::string_view() : fields[1];
  examples_.push_back({std::string(file), number, std::string(published), std::string(fields[2]),
                       std::string(fields[3]), std::string(fields[4])});
  return example ? Status() : add_rule(fields[0], fields[1]);
}

Status TimeGrammar::add_word(std::string_view form, std::string_view class_name, std::string_view text) {
  const auto c = index_of(kClassNames, class_name);
  if (!c) return invalid(fmt::format("unknown class {}.", class_name));
  const auto value = word_value(static_cast<TimeClass>(*c), text);
  if (!value || *value < -9999 || *value > 9999) return invalid(fmt::format("bad value {}.", text));
  const auto parts = split(form, ' ');
  literal(parts[0]);
  TimeWord& word = words_.find(parts[0])->second;
  if (parts.size() > 1) {
    word.phrases.push_back({{parts.begin() + 1, parts.end()}, static_cast<TimeClass>(*c), *value});
    return {};
  }
  word.classes |= 1u << *c;
  word.values[static_cast<size_t>(*c)] = static_cast<int16_t>(*value);
  return {};
}

Status TimeGrammar::parse_pattern(std::string_view pattern, TimeRule& rule) {
  for (std::string_view field : split(pattern, ' ')) {
    TimeItem item;
    if (field.size() > 1 && field.back() == '?') {
      item.optional = true;
      field.remove_suffix(1);
    }
    for (const std::string_view name : split(field, '|')) {
      if (name.empty()) return invalid("an item of the pattern is empty.");
      if (const auto c = index_of(kClassNames, name))
        item.classes |= 1u << *c;
      else
        item.words.push_back(literal(name));
    }
    rule.items.push_back(std::move(item));
  }
  if (rule.items.size() > 12) return invalid("a pattern has at most 12 items.");
  return {};
}

Status TimeGrammar::add_rule(std::string_view pattern, std::string_view operation) {
  TimeRule rule;
  if (Status status = parse_pattern(pattern, rule); !status) return status;
  const size_t colon = operation.find(':');
  const auto op = index_of(kOpNames, operation.substr(0, colon));
  if (!op) return invalid(fmt::format("unknown operation {}.", operation));
  rule.op = static_cast<TimeOp>(*op);
  if (colon != std::string_view::npos) rule.parameter = operation.substr(colon + 1);
  rules_.push_back(std::move(rule));
  return {};
}

void TimeGrammar::index_rules() {
  by_word_.resize(words_.size());
  for (size_t r = 0; r < rules_.size(); ++r) {
    const auto add = [&](std::vector<int>& list) {
      if (list.empty() || list.back() != static_cast<int>(r)) list.push_back(static_cast<int>(r));
    };
    for (const TimeItem& item : rules_[r].items) {
      for (size_t c = 0; c < kTimeClasses; ++c) {
        if (item.classes & (1u << c)) add(by_class_[c]);
      }
      for (const int word : item.words) add(by_word_[static_cast<size_t>(word)]);
      if (!item.optional) break;
    }
  }
}

}  // namespace dateline
