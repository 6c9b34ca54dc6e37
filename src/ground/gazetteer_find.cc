#include "ground/gazetteer_find.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/strings.h"
#include "ground/place_parts.h"
#include "ground/place_words.h"

namespace dateline {
namespace {

std::string_view without_kind(std::string_view name) {
  name = trim(name);
  const size_t space = name.rfind(' ');
  if (space == std::string_view::npos || place_kind(name.substr(space + 1)) == PlaceKind::kUnsaid) return name;
  return trim(name.substr(0, space));
}

}  // namespace

std::vector<GazetteerCandidate> find_named(const Gazetteer& gazetteer, std::string_view name,
                                           const std::vector<int>& countries) {
  std::vector<GazetteerCandidate> found;
  std::set<uint32_t> seen;
  const auto take = [&](const std::vector<GazetteerCandidate>& more) {
    for (const GazetteerCandidate& c : more) {
      const int country = gazetteer.place(c.place).country;
      const bool wanted =
          countries.empty() || std::find(countries.begin(), countries.end(), country) != countries.end();
      if (wanted && seen.insert(c.place).second) found.push_back(c);
    }
  };
  const std::string_view bare = without_kind(name);
  take(gazetteer.candidates(name));
  if (bare != name) take(gazetteer.candidates(bare));
  take(gazetteer.similar(bare, countries));
  if (found.empty()) {
    for (const PlacePart& part : place_parts(bare)) {
      take(gazetteer.candidates(part.name));
      take(gazetteer.similar(part.name, countries));
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.prior > b.prior; });
  return found;
}

}  // namespace dateline
