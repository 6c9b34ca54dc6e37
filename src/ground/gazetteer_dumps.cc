// Settlements from GeoNames dumps and Who's On First tables.
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "base/strings.h"
#include "base/utf8.h"
#include "ground/gazetteer_names.h"
#include "ground/gazetteer_sources.h"
#include "ground/gazetteer_table.h"
#include "ground/skeleton.h"

namespace dateline {
namespace {

using Fields = std::vector<std::string_view>;

int find(const std::unordered_map<std::string, int>& map, const std::string& key) {
  const auto at = map.find(key);
  return at == map.end() ? -1 : at->second;
}

std::optional<DraftPlace> point(std::string_view lat, std::string_view lon) {
  const auto y = TableReader::number(lat), x = TableReader::number(lon);
  if (!y || !x || std::abs(*y) > 90 || std::abs(*x) > 180) return std::nullopt;
  DraftPlace place;
  place.lat = *y;
  place.lon = *x;
  place.placed = true;
  return place;
}

uint32_t id_of(std::string_view field) {
  const auto id = TableReader::number(field);
  return id && *id > 0 && *id <= 0xFFFFFF ? static_cast<uint32_t>(*id) : 0;
}

// Alternate names in other scripts and lower-case spellings of them ("bei jing") are no use in English text.
bool is_wanted_alias(std::string_view name) {
  size_t pos = 0;
  return is_latin(name) && is_usable_alias(name) && is_upper(decode(name, pos));
}

// A row about a country or division that is there already: it knows the true point and number of people.
void refine(DraftPlace& known, const DraftPlace& row) {
  known.lat = row.lat;
  known.lon = row.lon;
  known.placed = true;
  known.population = std::max(known.population, row.population);
}

Status take_geonames(const TableReader& table, const Fields& f, std::string_view classes, GazetteerDraft& draft) {
  auto place = point(f[4], f[5]);
  if (!place) return table.bad("has no latitude and longitude in fields 5 and 6");
  place->geonames = id_of(f[0]);
  if (place->geonames == 0) return table.bad("has no GeoNames id below 16,777,216 in field 1");
  place->population = TableReader::number(f[14]).value_or(0);
  uint32_t index = 0;
  if (const auto known = draft.by_geonames.find(place->geonames); known != draft.by_geonames.end()) {
    index = known->second;
    refine(draft.places[index], *place);
  } else {
    if (f[6].empty() || classes.find(f[6][0]) == std::string_view::npos || f[1].empty()) return {};
    const std::string country(f[8]);
    place->country = find(draft.country_by_code, country);
    place->admin1 = find(draft.admin_by_code, country + "." + std::string(f[10]));
    place->admin2 = find(draft.admin_by_code, country + "." + std::string(f[10]) + "." + std::string(f[11]));
    index = draft.add_place(f[1], f[7].empty() ? "PPL" : f[7], *place);
    draft.add_name(index, f[1], NameKind::kMain);
  }
  if (f[2] != f[1]) draft.add_name(index, f[2], NameKind::kAlias);
  for (const std::string_view name : split(f[3], ',')) {
    if (is_wanted_alias(name)) draft.add_name(index, name, NameKind::kAlias);
  }
  return {};
}

// The names of a Who's On First row that English text may use.
std::vector<std::string_view> english_names(std::string_view alternatives) {
  constexpr std::array<std::string_view, 5> kLanguages = {"eng:", "und:", "fra:", "tur:", "kur:"};
  std::vector<std::string_view> names;
  for (const std::string_view language : kLanguages) {
    for (const std::string_view entry : split(alternatives, '|')) {
      if (!entry.starts_with(language)) continue;
      const std::string_view name = trim(entry.substr(language.size()));
      if (is_wanted_alias(name)) names.push_back(name);
    }
  }
  return names;
}

std::string capitalised(std::string text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if ((i == 0 || text[i - 1] == ' ') && text[i] >= 'a' && text[i] <= 'z') text[i] = static_cast<char>(text[i] - 32);
  }
  return text;
}

std::string_view feature_of(std::string_view placetype, std::string_view name) {
  if (placetype == "locality") return "PPL";
  if (placetype == "neighbourhood") return "PPLX";
  if (placetype != "campus") return {};
  return name.find("Air Base") != std::string_view::npos ? "AIRB" : "AIRP";
}

// Finds a country's division by the many ways its name is written.
class Divisions {
 public:
  explicit Divisions(const GazetteerDraft& draft) {
    for (size_t i = draft.iso3.size(); i < draft.iso3.size() + draft.admin1s; ++i) {
      const auto index = static_cast<uint32_t>(i);
      const std::string_view bare = without_kind_word(draft.name_of(index));
      by_name_.emplace(key(draft.places[i].country, name_key(bare)), static_cast<int>(i));
      by_name_.emplace(key(draft.places[i].country, "=" + skeleton(bare)), static_cast<int>(i));
    }
  }
  int find(int country, std::string_view name) const {
    const std::string_view bare = without_kind_word(name.substr(0, name.find(" (")));
    const auto exact = by_name_.find(key(country, name_key(bare)));
    if (exact != by_name_.end()) return exact->second;
    const auto like = by_name_.find(key(country, "=" + skeleton(bare)));
    return like == by_name_.end() ? -1 : like->second;
  }

 private:
  static std::string key(int country, const std::string& name) { return std::to_string(country) + ":" + name; }
  std::unordered_map<std::string, int> by_name_;
};

void take_whosonfirst(const Fields& f, const DraftPlace& at, const Divisions& divisions, GazetteerDraft& draft) {
  const std::vector<std::string_view> names = english_names(f[13]);
  const uint32_t id = id_of(f[1]);
  if (const auto known = draft.by_geonames.find(id); id != 0 && known != draft.by_geonames.end()) {
    for (const std::string_view name : names) draft.add_name(known->second, name, NameKind::kAlias);
    return;
  }
  const std::string_view feature = feature_of(f[4], f[3]);
  const std::string main = is_latin(f[3])   ? std::string(f[3])
                           : !names.empty() ? std::string(names[0])
                                            : capitalised(romanise(f[3]));
  if (feature.empty() || main.size() < 2) return;
  DraftPlace place = at;
  place.geonames = id;
  place.population = TableReader::number(f[11]).value_or(0);
  place.country = find(draft.country_by_code, std::string(f[7]));
  place.admin1 = divisions.find(place.country, f[8]);
  const uint32_t index = draft.add_place(main, feature, place);
  draft.add_name(index, main, NameKind::kMain);
  for (const std::string_view name : names) draft.add_name(index, name, NameKind::kAlias);
}

constexpr size_t kLinesBetween = 65'536;  // between two reports

void report(const GazetteerDraft& draft, const std::filesystem::path& path, const TableReader& table, bool end) {
  if (draft.progress && (end || table.line_number() % kLinesBetween == 0)) draft.progress(path, table.line_number());
}

}  // namespace

Status read_geonames(const std::filesystem::path& path, std::string_view classes, GazetteerDraft& draft) {
  TableReader table(path, 19);
  while (true) {
    const auto fields = table.next();
    if (!fields) return std::unexpected(fields.error());
    report(draft, path, table, fields->empty());
    if (fields->empty()) return {};
    if (Status taken = take_geonames(table, *fields, classes, draft); !taken) return taken;
  }
}

Status read_whosonfirst(const std::filesystem::path& path, GazetteerDraft& draft) {
  TableReader table(path, 14);
  const Divisions divisions(draft);
  bool heading = true;
  while (true) {
    const auto fields = table.next();
    if (!fields) return std::unexpected(fields.error());
    report(draft, path, table, fields->empty());
    if (fields->empty()) return {};
    if (std::exchange(heading, false)) {
      if ((*fields)[0] != "wofid") return table.bad("is not the heading \"wofid ... altnames\"");
      continue;
    }
    const auto at = point((*fields)[5], (*fields)[6]);
    if (!at) return table.bad("has no latitude and longitude in fields 6 and 7");
    take_whosonfirst(*fields, *at, divisions, draft);
  }
}

}  // namespace dateline
