#include "ground/quantity_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

#include "base/strings.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 11> kKinds = {"noun", "verb", "self", "hospital", "be",    "zero",
                                                     "toll", "sign", "stop", "after",    "before"};
constexpr std::array<std::string_view, 5> kModifiers = {"exact", "about", "below", "at_least", "at_most"};
constexpr std::array<std::string_view, 10> kWhats = {"killed",    "injured",      "hospitalised", "detained",
                                                     "displaced", "participants", "munitions",    "aircraft",
                                                     "buildings", "other"};

template <size_t N>
size_t index_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return static_cast<size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

std::unexpected<Error> invalid(std::string message) { return fail(ErrorCode::kInvalid, "ground", std::move(message)); }

bool parse_bounds(std::string_view text, CountPhrase& phrase) {
  const size_t dash = text.find('-');
  if (dash == std::string_view::npos) return false;
  const std::string_view from = text.substr(0, dash);
  const std::string_view to = text.substr(dash + 1);
  const auto low = std::from_chars(from.data(), from.data() + from.size(), phrase.low);
  const auto high = std::from_chars(to.data(), to.data() + to.size(), phrase.high);
  return low.ec == std::errc() && high.ec == std::errc() && phrase.low < phrase.high;
}

}  // namespace

Result<CountLexicon> CountLexicon::load(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return fail(ErrorCode::kUnreadable, "ground", fmt::format("{} cannot be read.", file.string()));
  CountLexicon lexicon;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    if (Status status = lexicon.add(line); !status) {
      return invalid(fmt::format("{}:{}: {}", file.string(), number, status.error().message));
    }
  }
  return lexicon;
}

Status CountLexicon::add(std::string_view line) {
  auto fields = split(line, '\t');
  if (fields.size() < 2 || fields.size() > 5)
    return invalid("two to five fields are needed: form, kind, value, unit, subgroup.");
  fields.resize(5);
  if (fields[1] == "modifier" || fields[1] == "vague") return add_phrase(fields[0], fields[1], fields[2]);
  const size_t kind = index_of(kKinds, fields[1]);
  if (kind == kKinds.size()) return invalid(fmt::format("unknown kind {}.", fields[1]));
  const bool has_what = static_cast<CountKind>(kind) <= CountKind::kHospital || fields[1] == "zero" ||
                        fields[1] == "toll" || fields[1] == "sign";
  if (has_what && index_of(kWhats, fields[2]) == kWhats.size())
    return invalid(fmt::format("unknown value {}.", fields[2]));
  CountWord& word = words_[std::string(fields[0])];
  word.kinds = static_cast<uint16_t>(word.kinds | count_bit(static_cast<CountKind>(kind)));
  if (static_cast<CountKind>(kind) == CountKind::kNoun) {
    word.noun_what = fields[2];
    word.unit = fields[3];
    word.subgroup = fields[4];
  } else if (static_cast<CountKind>(kind) == CountKind::kSign) {
    word.sign = fields[2];
  } else if (has_what) {
    word.verb_what = fields[2];
  }
  return {};
}

Status CountLexicon::add_phrase(std::string_view words, std::string_view kind, std::string_view value) {
  CountPhrase phrase;
  for (const std::string_view word : split(words, ' ')) phrase.words.emplace_back(word);
  if (kind == "vague") {
    if (!parse_bounds(value, phrase)) return invalid(fmt::format("bad bounds {}.", value));
    vague_[phrase.words.front()].push_back(phrase);
    return {};
  }
  const size_t modifier = index_of(kModifiers, value);
  if (modifier == kModifiers.size()) return invalid(fmt::format("unknown modifier {}.", value));
  phrase.modifier = static_cast<CountModifier>(modifier);
  auto& list = modifiers_[phrase.words.back()];
  const auto shorter = [&](const CountPhrase& other) { return other.words.size() < phrase.words.size(); };
  list.insert(std::find_if(list.begin(), list.end(), shorter), phrase);
  return {};
}

const CountWord* CountLexicon::find(std::string_view norm) const {
  const auto found = words_.find(norm);
  return found == words_.end() ? nullptr : &found->second;
}

bool CountLexicon::is(std::string_view norm, CountKind kind) const {
  const CountWord* word = find(norm);
  return word != nullptr && word->is(kind);
}

const std::vector<CountPhrase>& CountLexicon::modifiers_ending_in(std::string_view word) const {
  static const std::vector<CountPhrase> kEmpty;
  const auto found = modifiers_.find(word);
  return found == modifiers_.end() ? kEmpty : found->second;
}

const std::vector<CountPhrase>& CountLexicon::vague_beginning_with(std::string_view word) const {
  static const std::vector<CountPhrase> kEmpty;
  const auto found = vague_.find(word);
  return found == vague_.end() ? kEmpty : found->second;
}

}  // namespace dateline
