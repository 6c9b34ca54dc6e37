// Telling a place from its namesakes.
//
// Taking the most populous namesake is right two times in three; the rest are the Alexandrias and Georgias of local
// news. A name is read in the company of the document's other places: one sense per discourse (Gale, Church and
// Yarowsky 1992), the countries and provinces the others lie in, nearness to them (Lieberman and Samet 2012), and,
// above all, containers named beside it. Since the others are as unsure, the choice is made a few times over, each time
// by the last one's result.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "ground/gazetteer_names.h"
#include "ground/place_mention.h"

namespace dateline {
namespace {

constexpr int kRounds = 4;
constexpr size_t kMostCandidates = 128;
constexpr double kPriorWeight = 0.85;
constexpr double kCountryWeight = 2.6;  // all the document's other places are in the candidate's country
constexpr double kAdminWeight = 2.8;
constexpr double kNearWeight = 3.0;
constexpr double kNearKm = 80;
constexpr double kNearEnough = 1.5;  // so many near names are all that nearness can say
constexpr double kDoubt = 0.5;       // how fast less likely readings of the neighbours lose weight
constexpr size_t kMostNeighbours = 80;
constexpr size_t kMostReadings = 40;
constexpr double kRadians = 3.14159265358979323846 / 180;
constexpr double kInsideWeight = 5.5;  // the container named beside it holds the candidate
constexpr double kHolderWeight = 3.0;  // the candidate holds what is named beside it
constexpr double kKindWeight = 3.5;    // "X province": X is a first-order division
constexpr double kNamesakeCityPenalty = 2.8;
constexpr double kHamletPenalty = 1.5;  // nobody lives there, and nothing speaks for its country
constexpr double kKnownTown = 4.7;      // log10 of people: 50,000
constexpr double kProvinceKm = 60;      // a place whose province is not known lies in one that near
constexpr double kNoneScore = 1.0;      // a candidate must be likelier than this to be more likely than none

struct Option {
  uint32_t index = 0;
  GazetteerPlace place;
  NameKind kind = NameKind::kMain;
  double base = 0;  // prior and kind, the same in every round
  double score = 0;
  double x = 0, y = 0, z = 0;  // on the unit sphere
};

// All mentions of one name: they mean one place.
struct Group {
  PlaceKind kind = PlaceKind::kUnsaid;
  std::string name;
  std::vector<int> mentions;
  std::vector<Option> options;
  std::set<int> inside;  // groups named beside it as containers
  std::set<int> holds;   // the other way round
  int best = kNone;      // index into options
  PartKind part = PartKind::kWhole;
  double weight() const { return std::sqrt(static_cast<double>(mentions.size())); }
};

bool is_state(std::string_view feature) { return feature.starts_with("PCL") || feature == "CONT"; }
bool is_settlement(std::string_view feature) { return feature.starts_with("PPL"); }

double kind_fit(PlaceKind kind, const Option& o) {
  const std::string_view f = o.place.feature;
  switch (kind) {
    case PlaceKind::kProvince:
      return f == "ADM1" ? 1 : f == "RGN" ? 0.8 : f == "ADM2" ? 0.3 : 0;
    case PlaceKind::kDistrict:
      return f == "ADM2" ? 1 : f == "PPLX" || f.starts_with("PPLA") ? 0.2 : f == "ADM1" ? -0.3 : 0;
    case PlaceKind::kSettlement:
      return is_settlement(f) ? 0.7 : is_state(f) || f == "ADM1" ? -0.7 : 0;
    case PlaceKind::kQuarter:
      return f == "PPLX" ? 1 : is_state(f) || f == "ADM1" ? -1 : 0;
    case PlaceKind::kState:
      return is_state(f) ? 0.5 : 0;
    case PlaceKind::kBase:
      return f.starts_with("AIR") || f == "MILB" || f == "NVB" ? 1 : 0;
    case PlaceKind::kWater:
      return f == "STM" || f == "LK" || f == "SEA" || f == "OCN" || f == "GULF" || f == "STRT" || f == "BAY" ? 1 : -0.6;
    default:
      return 0;
  }
}

// "Minnesotans", "Londoners", "Ontarian": the place whose people they are, if the ending is a regular one.
std::vector<GazetteerCandidate> people_of(const Gazetteer& gazetteer, std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kEndings = {{{"ans", "a"},
                                                                                       {"an", "a"},
                                                                                       {"ians", ""},
                                                                                       {"ian", ""},
                                                                                       {"ians", "ia"},
                                                                                       {"ian", "ia"},
                                                                                       {"ians", "o"},
                                                                                       {"ers", ""},
                                                                                       {"er", ""},
                                                                                       {"ites", ""},
                                                                                       {"ite", ""}}};
  for (const auto& [ending, instead] : kEndings) {
    if (name.size() < ending.size() + 4 || !name.ends_with(ending)) continue;
    auto candidates =
        gazetteer.candidates(std::string(name.substr(0, name.size() - ending.size())) + std::string(instead));
    std::erase_if(candidates, [&](const auto& c) { return gazetteer.place(c.place).log_population < 4.7; });
    if (!candidates.empty()) return candidates;
  }
  return {};
}

class Resolver {
 public:
  Resolver(const Analysis& analysis, const Gazetteer& gazetteer, std::vector<PlaceMention>& mentions)
      : a_(analysis), gazetteer_(gazetteer), mentions_(mentions) {}

  void run() {
    group();
    for (Group& g : groups_) {
      find_options(g, gazetteer_.candidates(g.name));
      if (g.options.empty()) find_options(g, people_of(gazetteer_, g.name));
    }
    for (Group& g : groups_) {
      if (g.options.empty()) take_part(g);
    }
    for (int round = 0; round < kRounds; ++round) {
      count_votes();
      for (Group& g : groups_) rank(g);
      for (Group& g : groups_) choose(g);
      if (round == 0) respell();
    }
    write_back();
  }

 private:
  void group() {
    std::map<std::pair<std::string, bool>, int> known;
    std::vector<int> group_of(mentions_.size());
    for (size_t i = 0; i < mentions_.size(); ++i) {
      const PlaceMention& m = mentions_[i];
      const bool division = m.kind == PlaceKind::kProvince || m.kind == PlaceKind::kDistrict;
      const auto [at, fresh] = known.try_emplace({name_key(m.name), division}, static_cast<int>(groups_.size()));
      if (fresh) groups_.emplace_back().name = m.name;
      Group& g = groups_[static_cast<size_t>(at->second)];
      if (g.kind == PlaceKind::kUnsaid) g.kind = m.kind;
      g.mentions.push_back(static_cast<int>(i));
      group_of[i] = at->second;
    }
    for (size_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].within == kNone) continue;
      const int inner = group_of[i], outer = group_of[static_cast<size_t>(mentions_[i].within)];
      if (inner == outer) continue;
      groups_[static_cast<size_t>(inner)].inside.insert(outer);
      groups_[static_cast<size_t>(outer)].holds.insert(inner);
    }
  }

  void find_options(Group& g, const std::vector<GazetteerCandidate>& candidates) const {
    for (const GazetteerCandidate& c : candidates) {
      if (g.options.size() >= kMostCandidates) break;
      Option o{c.place, gazetteer_.place(c.place), c.kind, 0, 0};
      o.base = kPriorWeight * c.prior + kKindWeight * kind_fit(g.kind, o);
      o.x = std::cos(o.place.lat * kRadians) * std::cos(o.place.lon * kRadians);
      o.y = std::cos(o.place.lat * kRadians) * std::sin(o.place.lon * kRadians);
      o.z = std::sin(o.place.lat * kRadians);
      g.options.push_back(o);
    }
    if (g.kind != PlaceKind::kProvince) prefer_namesake_cities(g);
  }

  // A name that nothing is called by: the place it has in its name, if that is spoken of, or known well enough.
  void take_part(Group& g) const {
    for (const PlacePart& part : place_parts(g.name)) {
      auto candidates = gazetteer_.candidates(part.name);
      std::erase_if(candidates,
                    [](const auto& c) { return c.kind == NameKind::kWeak || c.kind == NameKind::kDemonym; });
      const bool known = std::any_of(candidates.begin(), candidates.end(), [&](const auto& c) {
        return gazetteer_.place(c.place).log_population >= kKnownTown;
      });
      const bool named = part.name.find(' ') != std::string::npos || part.kind != PartKind::kSite;
      if (candidates.empty() || !(known || named || is_spoken_of(part.name))) continue;
      g.part = part.kind;
      return find_options(g, candidates);
    }
  }

  bool is_spoken_of(std::string_view name) const {
    return std::any_of(groups_.begin(), groups_.end(), [key = name_key(name)](const Group& g) {
      return g.part == PartKind::kWhole && name_key(g.name) == key;
    });
  }

  // A bare "Homs" is the city, not the governorate around it.
  static void prefer_namesake_cities(Group& g) {
    for (Option& division : g.options) {
      if (division.place.feature != "ADM1") continue;
      const bool city = std::any_of(g.options.begin(), g.options.end(), [&](const Option& o) {
        return is_settlement(o.place.feature) && o.place.country == division.place.country &&
               o.place.log_population > 4.5 &&
               (o.place.admin1 == static_cast<int>(division.index) || o.place.feature == "PPLC");
      });
      if (city) division.base -= kNamesakeCityPenalty;
    }
  }

  // Other spellings: of names found nowhere, in the countries the document is about; of names found only outside the
  // container named beside them, in the container's country.
  void respell() {
    std::vector<int> countries;
    for (const auto& [country, votes] : country_votes_) countries.push_back(country);
    for (Group& g : groups_) {
      if (g.name.size() < 4) continue;
      if (g.options.empty()) {
        add_similar(g, countries);
      } else if (const int country = missed_country(g); country >= 0) {
        add_similar(g, {country});
      }
    }
  }

  void add_similar(Group& g, const std::vector<int>& countries) const {
    if (countries.empty()) return;
    constexpr double kLeast = -3.2;
    const auto known = static_cast<std::ptrdiff_t>(g.options.size());
    find_options(g, gazetteer_.similar(g.name, countries));
    g.options.erase(
        std::remove_if(g.options.begin() + known, g.options.end(), [](const Option& o) { return o.base < kLeast; }),
        g.options.end());
  }

  // The country of a container that holds none of the name's options; -1 if there is none.
  int missed_country(const Group& g) const {
    for (const int other : g.inside) {
      const Option* outer = pick(groups_[static_cast<size_t>(other)]);
      if (outer == nullptr || outer->place.country < 0) continue;
      if (std::none_of(g.options.begin(), g.options.end(), [&](const Option& o) { return contains(*outer, o); }))
        return outer->place.country;
    }
    return -1;
  }

  static int admin1_of(const Option& o) {
    return o.place.feature == "ADM1" ? static_cast<int>(o.index) : o.place.admin1;
  }

  void count_votes() {
    country_votes_.clear();
    admin_votes_.clear();
    all_votes_ = 0;
    for (const Group& g : groups_) vote(g, 1);
    const auto extra = [&](int country, double weight) {
      if (country < 0) return;
      country_votes_[country] += weight;
      all_votes_ += weight;
    };
    if (a_.article) extra(gazetteer_.country(a_.article->publisher.country), 0.4);
  }

  // A group's own vote is taken out while it is ranked itself: sign -1.
  void vote(const Group& g, double sign) {
    const Option* o = pick(g);
    if (o == nullptr) return;
    const double w = sign * g.weight();
    all_votes_ += w;
    if (o->place.country >= 0) country_votes_[o->place.country] += w;
    if (const int admin1 = admin1_of(*o); admin1 >= 0) admin_votes_[admin1] += w;
  }

  static const Option* pick(const Group& g) {
    if (g.options.empty()) return nullptr;
    return &g.options[g.best == kNone ? 0 : static_cast<size_t>(g.best)];
  }

  double share(const std::map<int, double>& votes, int key) const {
    const auto at = votes.find(key);
    return at == votes.end() || all_votes_ <= 1e-9 ? 0 : std::max(0.0, at->second) / (all_votes_ + 0.5);
  }

  static bool near(const Option& a, const Option& b, double km) {
    return kilometres(a.place.lat, a.place.lon, b.place.lat, b.place.lon) <= km;
  }

  bool contains(const Option& outer, const Option& inner) const {
    const int index = static_cast<int>(outer.index);
    if (outer.index == inner.index) return false;
    if (is_state(outer.place.feature)) return inner.place.country == index;
    if (outer.place.feature == "ADM1") {
      return inner.place.admin1 == index || (inner.place.admin1 < 0 && inner.place.country == outer.place.country &&
                                             !is_state(inner.place.feature) && near(outer, inner, kProvinceKm));
    }
    if (outer.place.feature == "ADM2" && inner.place.admin2 == index) return true;
    const double reach = outer.place.radius_km > 0            ? outer.place.radius_km * 1.2
                         : is_settlement(outer.place.feature) ? 40
                                                              : 80;
    if (is_state(inner.place.feature) || inner.place.feature == "ADM1") return false;
    return near(outer, inner, reach);
  }

  // How well the best reading of the groups beside it holds (or is held by) the candidate, 0..1.
  double beside(const std::set<int>& others, const Option& o, bool inside) const {
    double best = 0;
    for (const int other : others) {
      const Group& g = groups_[static_cast<size_t>(other)];
      const Option* chosen = pick(g);
      for (const Option& x : g.options) {
        if (!(inside ? contains(x, o) : contains(o, x))) continue;
        best = std::max(best, &x == chosen ? 1.0 : 0.8 / (1 + 0.25 * std::max(0.0, chosen->base - x.base)));
      }
    }
    return best;
  }

  // How near the other groups' readings lie, the likely ones counting more, 0..1. A county and its seat are near.
  double nearness(const Group& self, const Option& o) const {
    double sum = 0;
    const size_t most = std::min(groups_.size(), kMostNeighbours);
    for (size_t i = 0; i < most; ++i) {
      const Group& g = groups_[i];
      const Option* chosen = pick(g);
      if (&g == &self || chosen == nullptr || is_state(chosen->place.feature) || chosen->place.feature == "ADM1")
        continue;
      double best = 0;
      for (size_t k = 0; k < std::min(g.options.size(), kMostReadings); ++k) {
        const Option& x = g.options[k];
        const double chord = std::abs(o.x - x.x) + std::abs(o.y - x.y) + std::abs(o.z - x.z);
        if (chord > 0.06 || is_state(x.place.feature)) continue;
        const double likely = 1 / (1 + kDoubt * std::max(0.0, chosen->score - x.score));
        best = std::max(best,
                        likely * std::exp(-kilometres(o.place.lat, o.place.lon, x.place.lat, x.place.lon) / kNearKm));
      }
      sum += g.weight() * best;
    }
    return std::min(1.0, sum / kNearEnough);
  }

  void rank(Group& g) {
    vote(g, -1);
    for (Option& o : g.options) {
      const double country = share(country_votes_, o.place.country);
      o.score = o.base + kCountryWeight * country + kAdminWeight * share(admin_votes_, admin1_of(o));
      if (!is_state(o.place.feature) && o.place.feature != "ADM1") o.score += kNearWeight * nearness(g, o);
      o.score += kInsideWeight * beside(g.inside, o, true) + kHolderWeight * beside(g.holds, o, false);
      if (o.place.log_population < 1 && country <= 0.01) o.score -= kHamletPenalty;
    }
    vote(g, 1);
  }

  static void choose(Group& g) {
    g.best = kNone;
    for (size_t i = 0; i < g.options.size(); ++i) {
      if (g.best == kNone || g.options[i].score > g.options[static_cast<size_t>(g.best)].score)
        g.best = static_cast<int>(i);
    }
  }

  static double probability(const Group& g) {
    const double top = g.options[static_cast<size_t>(g.best)].score;
    double sum = std::exp(kNoneScore - top);
    for (const Option& o : g.options) sum += std::exp(o.score - top);
    return 1 / sum;
  }

  void write_back() {
    for (const Group& g : groups_) {
      if (g.best == kNone) continue;
      for (const int m : g.mentions) {
        mentions_[static_cast<size_t>(m)].place = static_cast<int>(g.options[static_cast<size_t>(g.best)].index);
        mentions_[static_cast<size_t>(m)].score = probability(g);
        mentions_[static_cast<size_t>(m)].part = g.part;
      }
    }
  }

  const Analysis& a_;
  const Gazetteer& gazetteer_;
  std::vector<PlaceMention>& mentions_;
  std::vector<Group> groups_;
  std::map<int, double> country_votes_, admin_votes_;
  double all_votes_ = 0;
};

}  // namespace

double kilometres(double lat1, double lon1, double lat2, double lon2) {
  const double a = std::sin((lat2 - lat1) * kRadians / 2), b = std::sin((lon2 - lon1) * kRadians / 2);
  const double h = a * a + std::cos(lat1 * kRadians) * std::cos(lat2 * kRadians) * b * b;
  return 2 * 6371 * std::asin(std::min(1.0, std::sqrt(h)));
}

void resolve_places(const Analysis& analysis, const Gazetteer& gazetteer, std::vector<PlaceMention>& mentions) {
  Resolver(analysis, gazetteer, mentions).run();
}

}  // namespace dateline
