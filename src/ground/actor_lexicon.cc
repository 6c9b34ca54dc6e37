#include "ground/actor_lexicon.h"

#include <algorithm>

#include "base/utf8.h"

namespace dateline {
namespace {

const std::vector<int> kNobody;

template <typename Map>
auto find_in(const Map& map, std::string_view key) -> decltype(&map.begin()->second) {
  const auto at = map.find(std::string(key));
  return at == map.end() ? nullptr : &at->second;
}

}  // namespace

std::string actor_key(std::string_view name) {
  std::string key = fold(name);
  if (key.starts_with("the ")) key.erase(0, 4);
  return key;
}

const std::vector<int>& ActorLexicon::called(std::string_view key) const {
  const auto* found = find_in(names_, key);
  return found ? *found : kNobody;
}

const std::vector<int>& ActorLexicon::surnamed(std::string_view key) const {
  const auto* found = find_in(surnames_, key);
  return found ? *found : kNobody;
}

bool ActorLexicon::is_acronym(std::string_view key) const {
  const bool* found = find_in(acronyms_, key);
  return found && *found;
}

int ActorLexicon::by_id(std::string_view id) const {
  const int* found = find_in(ids_, id);
  return found ? *found : kNone;
}

int ActorLexicon::latest(int index) const {
  for (int steps = 0; steps < 8; ++steps) {
    const int next = by_id(actor(index).renamed_to);
    if (next == kNone) break;
    index = next;
  }
  return index;
}

int ActorLexicon::state_of(std::string_view iso3) const { return iso3.empty() ? kNone : by_id(lower(iso3)); }

int ActorLexicon::holder(std::string_view of, std::string_view office, std::string_view day) const {
  const auto* terms = find_in(offices_, std::string(of) + '/' + std::string(office));
  if (!terms || day.empty()) return kNone;
  const auto before = [](std::string_view a, std::string_view b) {  // wholly, as far as both are known
    const size_t known = std::min(a.size(), b.size());
    return a.substr(0, known) < b.substr(0, known);
  };
  int found = kNone;
  for (const OfficeTerm& term : *terms) {
    if (before(day, term.from) || (!term.to.empty() && before(term.to, day))) continue;
    if (found != kNone && found != term.person) return kNone;
    found = term.person;
  }
  return found;
}

const CountryWord* ActorLexicon::country_word(std::string_view key) const { return find_in(country_words_, key); }

int ActorLexicon::organ(std::string_view key) const {
  const int* found = find_in(organs_, key);
  return found ? *found : kNone;
}

const RoleNoun* ActorLexicon::role(std::string_view key) const { return find_in(roles_, key); }

char ActorLexicon::gender(std::string_view given_name) const {
  const char* found = find_in(given_names_, given_name);
  return found ? *found : char{0};
}

bool ActorLexicon::is_label(std::string_view key) const { return labels_.contains(std::string(key)); }

}  // namespace dateline
