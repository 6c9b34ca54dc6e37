#include "ground/dated_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "base/strings.h"

namespace dateline {
namespace {

constexpr size_t kLookBack = 3;  // pieces before a title

std::unexpected<Error> invalid(std::string message) { return fail(ErrorCode::kInvalid, "ground", std::move(message)); }

// Pieces that the words cover from `at` on, 0 if they do not stand there. Full stops between are passed over ("Sept.
// 11").
size_t length_at(const std::vector<Piece>& pieces, size_t at, const std::vector<std::string>& words) {
  size_t next = at, word = 0;
  for (; next < pieces.size() && word < words.size(); ++next) {
    if (pieces[next].norm == words[word])
      ++word;
    else if (word == 0 || pieces[next].norm != ".")
      return 0;
  }
  return word == words.size() ? next - at : 0;
}

}  // namespace

std::optional<Day> day_of_head(std::string_view iso, bool end) {
  if (iso.size() == 10) return parse_day(iso);
  const auto first = parse_day(std::string(iso) + std::string("0000-01-01").substr(std::min<size_t>(iso.size(), 10)));
  if (!first || !end) return first;
  return last_day({iso.size() == 4 ? Grain::kYear : Grain::kMonth, *first});
}

bool looks_back(const std::vector<Piece>& pieces, size_t at) {
  static constexpr std::string_view kBack[] = {"former",  "then",     "late",     "ex",
                                               "onetime", "previous", "formerly", "past"};
  for (size_t back = 1; back <= kLookBack && back <= at; ++back) {
    if (std::find(std::begin(kBack), std::end(kBack), pieces[at - back].norm) != std::end(kBack)) return true;
  }
  return false;
}

Result<DatedFacts> DatedFacts::load(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) return fail(ErrorCode::kUnreadable, "ground", fmt::format("{} cannot be read.", path.string()));
  DatedFacts facts;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    if (Status status = facts.add_row(line); !status)
      return invalid(fmt::format("{}:{}: {}", path.string(), number, status.error().message));
  }
  return facts;
}

Status DatedFacts::add_row(std::string_view line) {
  const auto fields = split(line, '\t');
  if (fields.size() != 4) return invalid("four fields are needed: titles, names, from, to.");
  const DayBounds bounds{day_of_head(fields[2], false), day_of_head(fields[3], true)};
  const bool odd = (!fields[2].empty() && !bounds.from) || (!fields[3].empty() && !bounds.to);
  if (odd || (!bounds.from && !bounds.to)) return invalid("a bound is no date.");
  if (bounds.from && bounds.to && *bounds.to < *bounds.from) return invalid("it ends before it begins.");
  for (const std::string_view name : split(fields[1], '|')) {
    if (name.empty()) return invalid("a name is empty.");
    for (const std::string_view title : split(fields[0], '|')) {
      if (title.empty()) {
        add_phrase(name, bounds);
        continue;
      }
      add_phrase(fmt::format("{} {}", title, name), bounds);
    }
  }
  return {};
}

void DatedFacts::add_phrase(std::string_view words, const DayBounds& bounds) {
  Phrase phrase{{}, bounds};
  for (const std::string_view word : split(words, ' ')) phrase.words.emplace_back(word);
  by_first_[phrase.words[0]].push_back(std::move(phrase));
}

std::vector<DatedFacts::Hit> DatedFacts::find(const std::vector<Piece>& pieces) const {
  std::vector<Hit> hits;
  for (size_t at = 0; at < pieces.size(); ++at) {
    const auto found = by_first_.find(pieces[at].norm);
    if (found == by_first_.end()) continue;
    const Phrase* best = nullptr;
    size_t length = 0;
    for (const Phrase& phrase : found->second) {
      const size_t covered = length_at(pieces, at, phrase.words);
      if (covered <= length) continue;
      best = &phrase;
      length = covered;
    }
    if (best == nullptr) continue;
    if (!looks_back(pieces, at)) hits.push_back({at, at + length, best->bounds});
    at += length - 1;
  }
  return hits;
}

}  // namespace dateline
