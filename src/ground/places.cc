#include "ground/places.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "ground/place_mention.h"

namespace dateline {
namespace {

constexpr double kQuarterKm = 12;   // how far a quarter may lie from the middle of its city
constexpr double kPartScore = 0.8;  // a place put where a greater one lies

bool is_settlement(std::string_view feature) { return feature.starts_with("PPL"); }
bool is_seat_of_power(std::string_view feature) {
  return feature.starts_with("PCL") || feature == "PPLC" || feature == "BLDG" || feature == "CSTL" || feature == "CONT";
}

const char* precision_of(const GazetteerPlace& p) {
  if (p.feature.starts_with("PCL") || p.feature == "CONT") return "country";
  if (p.feature == "ADM1") return "admin1";
  if (p.feature.starts_with("ADM")) return "admin2";
  if (p.radius_km <= 6) return "exact";
  return p.radius_km <= 40 ? "admin2" : p.radius_km <= 250 ? "admin1" : "country";
}

class Builder {
 public:
  Builder(const Analysis& analysis, const Gazetteer& gazetteer, std::vector<PlaceMention>& mentions)
      : a_(analysis), gazetteer_(gazetteer), mentions_(mentions) {}

  std::vector<Place> run() {
    std::vector<Place> places;
    for (size_t i = 0; i < mentions_.size(); ++i) {
      places.push_back(draft(mentions_[i]));
      Place& p = places.back();
      const int container = container_of(i);
      const bool part =
          mentions_[i].kind == PlaceKind::kQuarter || mentions_[i].kind == PlaceKind::kDistrict || !p.located;
      if (container != kNone && part) settle_in(p, mentions_[i], mentions_[static_cast<size_t>(container)]);
      if (container != kNone && places_differ(i, static_cast<size_t>(container)))
        p.within = mentions_[static_cast<size_t>(container)].name;
    }
    return places;
  }

 private:
  bool places_differ(size_t i, size_t j) const { return mentions_[i].name != mentions_[j].name; }

  Place draft(const PlaceMention& m) const {
    Place p;
    p.tokens = m.tokens;
    p.span = {a_.tokens[static_cast<size_t>(m.tokens.first)].span.begin,
              a_.tokens[static_cast<size_t>(m.tokens.last - 1)].span.end};
    p.name = m.name;
    p.precision = "none";
    if (m.place != kUnresolved) {
      const GazetteerPlace g = gazetteer_.place(static_cast<uint32_t>(m.place));
      locate(p, m.place, g);
      p.score = m.score;
      p.precision = precision_of(g);
      if (m.part == PartKind::kSite) {
        p.geonames = 0;
        p.feature.clear();
        p.score *= kPartScore;
      }
      const bool outside = m.nearby || m.kind == PlaceKind::kArea || m.part != PartKind::kWhole;
      if (p.precision == "exact" && outside) p.precision = "near";
    }
    p.use = m.use;
    return p;
  }

  void locate(Place& p, int index, const GazetteerPlace& g) const {
    p.lat = g.lat;
    p.lon = g.lon;
    p.located = true;
    p.geonames = g.geonames;
    p.feature = g.feature;
    p.country = gazetteer_.iso3(g.country);
    const int admin1 = g.feature == "ADM1" ? index : g.admin1;
    p.admin1 = admin1 >= 0 ? gazetteer_.name(static_cast<uint32_t>(admin1)) : std::string();
  }

  // The container named beside the mention, or the settlement meant when the text says "in the city".
  int container_of(size_t i) const {
    if (mentions_[i].within != kNone) return mentions_[i].within;
    return mentions_[i].within_city ? city_spoken_of(i) : kNone;
  }

  // Of the settlements named before: one that the text has called a city, then the one it names most, then the last.
  int city_spoken_of(size_t i) const {
    const auto rank = [&](int place) {
      bool called_city = false;
      int times = 0;
      for (size_t j = 0; j < i; ++j) {
        const PlaceMention& m = mentions_[j];
        if (m.place != place || m.inside) continue;
        called_city = called_city || m.kind == PlaceKind::kSettlement;
        ++times;
      }
      return std::pair(called_city, times);
    };
    int best = kNone;
    std::pair<bool, int> best_rank;
    for (size_t j = i; j-- > 0;) {
      const PlaceMention& m = mentions_[j];
      if (m.place == kUnresolved || m.kind == PlaceKind::kQuarter || m.name == mentions_[i].name || m.inside) continue;
      if (!is_settlement(gazetteer_.place(static_cast<uint32_t>(m.place)).feature)) continue;
      const auto its = rank(m.place);
      if (best == kNone || its > best_rank) {
        best = static_cast<int>(j);
        best_rank = its;
      }
    }
    return best;
  }

  // A part of a settlement, or a name without a place: it lies where its container lies. A namesake is taken only if it
  // is a part of that very settlement, by what the gazetteer calls it and where it lies.
  void settle_in(Place& p, const PlaceMention& m, const PlaceMention& container) const {
    if (container.place == kUnresolved) return;
    const GazetteerPlace c = gazetteer_.place(static_cast<uint32_t>(container.place));
    if (m.kind == PlaceKind::kDistrict && !is_settlement(c.feature)) return;
    if (m.kind == PlaceKind::kQuarter && !is_settlement(c.feature)) return;
    if (const auto part = part_of(m.name, c)) {
      locate(p, static_cast<int>(*part), gazetteer_.place(*part));
      p.precision = "exact";
      p.score = container.score;
      return;
    }
    locate(p, container.place, c);
    p.geonames = 0;
    p.feature = is_settlement(c.feature) ? "PPLX" : "";
    p.precision = is_settlement(c.feature) ? "near" : precision_of(c);
    p.score = kPartScore * container.score;
  }

  std::optional<uint32_t> part_of(std::string_view name, const GazetteerPlace& city) const {
    auto candidates = gazetteer_.candidates(name);
    for (const GazetteerCandidate& c : gazetteer_.similar(name, {city.country})) candidates.push_back(c);
    for (const GazetteerCandidate& c : candidates) {
      const GazetteerPlace p = gazetteer_.place(c.place);
      const double km = kilometres(p.lat, p.lon, city.lat, city.lon);
      const bool same = p.geonames != 0 && p.geonames == city.geonames;
      if (!same && p.feature == "PPLX" && km <= kQuarterKm) return c.place;
    }
    return std::nullopt;
  }

  const Analysis& a_;
  const Gazetteer& gazetteer_;
  std::vector<PlaceMention>& mentions_;
};

bool is_demonym(const Gazetteer& gazetteer, const PlaceMention& m) {
  if (m.place == kUnresolved) return false;
  const auto candidates = gazetteer.candidates(m.name);
  return std::any_of(candidates.begin(), candidates.end(), [&](const GazetteerCandidate& c) {
    return c.place == static_cast<uint32_t>(m.place) && c.kind == NameKind::kDemonym;
  });
}

}  // namespace

std::vector<Place> find_places(const Analysis& analysis, const Gazetteer& gazetteer) {
  if (!analysis.article || analysis.tokens.empty()) return {};
  std::vector<PlaceMention> mentions = find_place_mentions(analysis, gazetteer);
  link_containers(analysis, mentions);
  resolve_places(analysis, gazetteer, mentions);
  for (PlaceMention& m : mentions) {
    const bool power =
        m.place != kUnresolved && is_seat_of_power(gazetteer.place(static_cast<uint32_t>(m.place)).feature);
    m.use = m.dateline ? Place::Use::kDateline
            : m.inside ? Place::Use::kAdjective
                       : place_use(analysis, m, power, is_demonym(gazetteer, m));
  }
  return Builder(analysis, gazetteer, mentions).run();
}

}  // namespace dateline
