#include "ground/gazetteer_draft.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ground/gazetteer_names.h"
#include "ground/skeleton.h"

namespace dateline {
namespace {

// Countries whose names reach English through transliteration, where one place has many spellings.
constexpr std::array<std::string_view, 62> kTransliterated = {
    "AFG", "ARE", "ARM", "AZE", "BGD", "BGR", "BHR", "BLR", "COM", "CYP", "DJI", "DZA", "EGY", "ERI", "ESH", "ETH",
    "GEO", "GRC", "IND", "IRN", "IRQ", "ISR", "JOR", "KAZ", "KGZ", "KHM", "KWT", "LAO", "LBN", "LBY", "LKA", "MAR",
    "MKD", "MLI", "MMR", "MNG", "MRT", "NER", "NPL", "OMN", "PAK", "PSE", "QAT", "RUS", "SAU", "SDN", "SOM", "SRB",
    "SSD", "SYR", "TCD", "THA", "TJK", "TKM", "TUN", "TUR", "UKR", "UZB", "XKX", "YEM", "MNE", "CAF"};

bool is_transliterated(std::string_view iso3) {
  return std::find(kTransliterated.begin(), kTransliterated.end(), iso3) != kTransliterated.end();
}

bool is_division(std::string_view feature) { return feature.starts_with("ADM"); }

struct Middle {
  double lat = 0, x = 0, y = 0;  // longitude as a direction, so that islands on both sides of 180 degrees meet
  double people = 0;
  int count = 0;
};

}  // namespace

void KeyList::add(std::string_view key, uint32_t place, NameKind kind) {
  if (key.empty() || key.size() > 255 || arena.size() > UINT32_MAX - 256) return;
  rows.push_back({static_cast<uint32_t>(arena.size()), place, static_cast<uint8_t>(key.size()), kind});
  arena += key;
}

uint32_t GazetteerDraft::add_place(std::string_view name, std::string_view feature, const DraftPlace& place) {
  const auto index = static_cast<uint32_t>(places.size());
  constexpr size_t kMostCodes = 240;  // of 256: room for our own codes and the classes
  auto code = std::find(features.begin(), features.end(), feature);
  if (code == features.end() && features.size() >= kMostCodes && !feature.empty()) {
    feature = feature.substr(0, 1);
    code = std::find(features.begin(), features.end(), feature);
  }
  if (code == features.end()) code = features.insert(features.end(), std::string(feature));
  places.push_back(place);
  places.back().feature = static_cast<uint16_t>(code - features.begin());
  places.back().name = static_cast<uint32_t>(names.size());
  names += name;
  names += '\0';
  if (place.geonames != 0) by_geonames.emplace(place.geonames, index);
  return index;
}

void GazetteerDraft::add_name(uint32_t place, std::string_view name, NameKind kind) {
  const std::string key = name_key(name);
  keys.add(key, place, kind);
  const std::string_view feature = feature_of(place);
  const NameKind weaker = kind == NameKind::kMain ? NameKind::kAlias : NameKind::kWeak;
  if (is_division(feature)) {
    const std::string_view bare = without_kind_word(name);
    if (bare != name) keys.add(name_key(bare), place, feature == "ADM1" ? weaker : NameKind::kWeak);
  }
  const int country = places[place].country;
  if (country < 0 || kind == NameKind::kDemonym || !is_transliterated(iso3[static_cast<size_t>(country)])) return;
  const std::string_view bare = without_article(key);
  if (bare != key) keys.add(bare, place, weaker);
  skeletons.add(skeleton(is_division(feature) ? without_kind_word(name) : name), place, kind);
}

void GazetteerDraft::place_divisions() {
  std::vector<Middle> middles(iso3.size() + admin1s + admin2s);
  constexpr double kRadians = 3.14159265358979323846 / 180;
  for (size_t i = middles.size(); i < places.size(); ++i) {
    const DraftPlace& p = places[i];
    if (!feature_of(static_cast<uint32_t>(i)).starts_with('P')) continue;
    for (const int above : {p.admin1, p.admin2}) {
      if (above < 0) continue;
      Middle& m = middles[static_cast<size_t>(above)];
      m.lat += p.lat;
      m.x += std::cos(p.lon * kRadians);
      m.y += std::sin(p.lon * kRadians);
      m.people += p.population;
      ++m.count;
    }
  }
  for (size_t i = iso3.size(); i < middles.size(); ++i) {
    DraftPlace& p = places[i];
    const Middle& m = middles[i];
    if (p.population <= 0) p.population = m.people;
    if (p.placed) continue;
    if (m.count > 0) {
      p.lat = m.lat / m.count;
      p.lon = std::atan2(m.y, m.x) / kRadians;
    } else if (const int above = p.admin1 >= 0 ? p.admin1 : p.country; above >= 0) {
      p.lat = places[static_cast<size_t>(above)].lat;
      p.lon = places[static_cast<size_t>(above)].lon;
    }
    p.placed = true;
  }
}

}  // namespace dateline
