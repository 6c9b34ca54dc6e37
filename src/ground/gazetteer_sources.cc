// Our own tables, and GeoNames' tables of countries and divisions.
#include "ground/gazetteer_sources.h"

#include <string>

#include "base/strings.h"
#include "ground/gazetteer_layer.h"
#include "ground/gazetteer_names.h"
#include "ground/gazetteer_table.h"

namespace dateline {
namespace {

// Calls row(fields) for every row; a non-empty text from it is the row's error.
template <typename F>
Status each_row(const std::filesystem::path& path, size_t columns, F row) {
  TableReader table(path, columns);
  while (true) {
    const auto fields = table.next();
    if (!fields) return std::unexpected(fields.error());
    if (fields->empty()) return {};
    if (const std::string wrong = row(*fields); !wrong.empty()) return table.bad(wrong);
  }
}

// Latitude and longitude in `place`; an error text if they are none.
std::string read_point(std::string_view lat, std::string_view lon, DraftPlace& place) {
  const auto y = TableReader::number(lat), x = TableReader::number(lon);
  if (!y || !x || *y < -90 || *y > 90 || *x < -180 || *x > 180) return "has no latitude and longitude in degrees";
  place.lat = *y;
  place.lon = *x;
  place.placed = true;
  return {};
}

void add_names(GazetteerDraft& draft, uint32_t place, std::string_view names, NameKind kind) {
  for (const std::string_view name : split(names, '|')) {
    if (!trim(name).empty()) draft.add_name(place, trim(name), kind);
  }
}

int find(const std::unordered_map<std::string, int>& map, std::string_view key) {
  const auto at = map.find(std::string(key));
  return at == map.end() ? -1 : at->second;
}

uint32_t geonames_id(std::string_view field) {
  const auto id = TableReader::number(field);
  return id && *id > 0 && *id <= 0xFFFFFF ? static_cast<uint32_t>(*id) : 0;
}

Status read_admin(const std::filesystem::path& path, GazetteerDraft& draft, std::string_view feature, size_t& count) {
  return each_row(path, 4, [&](const std::vector<std::string_view>& f) -> std::string {
    const std::string_view code = f[0];
    DraftPlace place;
    place.country = find(draft.country_by_code, code.substr(0, code.find('.')));
    if (place.country < 0) return {};
    const size_t last = code.rfind('.');
    if (feature == "ADM2") {
      place.admin1 = find(draft.admin_by_code, code.substr(0, last));
      if (place.admin1 < 0) return {};
    }
    place.geonames = geonames_id(f[3]);
    const uint32_t index = draft.add_place(f[1], feature, place);
    draft.admin_by_code.emplace(std::string(code), static_cast<int>(index));
    draft.add_name(index, f[1], NameKind::kMain);
    if (f[2] != f[1]) draft.add_name(index, f[2], NameKind::kAlias);
    ++count;
    return {};
  });
}

}  // namespace

Status read_countries(const std::filesystem::path& path, GazetteerDraft& draft) {
  return each_row(path, 8, [&](const std::vector<std::string_view>& f) -> std::string {
    if (f[0].size() != 3 || f[1].size() != 2) return "does not begin with an alpha-3 and an alpha-2 code";
    DraftPlace place;
    if (std::string wrong = read_point(f[6], f[7], place); !wrong.empty()) return wrong;
    const auto index = static_cast<int>(draft.places.size());
    place.country = index;
    draft.iso3.emplace_back(f[0]);
    draft.country_by_code.emplace(std::string(f[0]), index);
    draft.country_by_code.emplace(std::string(f[1]), index);
    draft.add_place(f[2], "PCLI", place);
    draft.add_name(static_cast<uint32_t>(index), f[2], NameKind::kMain);
    add_names(draft, static_cast<uint32_t>(index), f[3], NameKind::kMain);
    add_names(draft, static_cast<uint32_t>(index), f[4], NameKind::kDemonym);
    return {};
  });
}

Status read_country_info(const std::filesystem::path& path, GazetteerDraft& draft) {
  return each_row(path, 17, [&](const std::vector<std::string_view>& f) -> std::string {
    const int index = find(draft.country_by_code, f[1]);
    if (index < 0) return {};
    DraftPlace& place = draft.places[static_cast<size_t>(index)];
    place.population = TableReader::number(f[7]).value_or(0);
    place.geonames = geonames_id(f[16]);
    if (place.geonames != 0) draft.by_geonames.emplace(place.geonames, static_cast<uint32_t>(index));
    return {};
  });
}

Status read_admin1(const std::filesystem::path& path, GazetteerDraft& draft) {
  return read_admin(path, draft, "ADM1", draft.admin1s);
}

Status read_admin2(const std::filesystem::path& path, GazetteerDraft& draft) {
  return read_admin(path, draft, "ADM2", draft.admin2s);
}

Status read_aliases(const std::filesystem::path& path, GazetteerDraft& draft) {
  return each_row(path, 3, [&](const std::vector<std::string_view>& f) -> std::string {
    int index = find(draft.admin_by_code, f[0]);
    if (index < 0) index = find(draft.country_by_code, f[0]);
    const auto id = draft.by_geonames.find(geonames_id(f[0]));
    if (id != draft.by_geonames.end()) index = static_cast<int>(id->second);
    if (index < 0) return {};
    add_names(draft, static_cast<uint32_t>(index), f[1], NameKind::kMain);
    add_names(draft, static_cast<uint32_t>(index), f[2], NameKind::kDemonym);
    return {};
  });
}

Status read_extra(const std::filesystem::path& path, GazetteerDraft& draft) {
  return each_row(path, 10, [&](const std::vector<std::string_view>& f) -> std::string {
    DraftPlace place;
    if (std::string wrong = read_point(f[3], f[4], place); !wrong.empty()) return wrong;
    if (f[0].empty() || f[2].empty()) return "lacks a name or a feature code";
    place.radius_km = TableReader::number(f[5]).value_or(0);
    place.country = find(draft.country_by_code, f[6]);
    if (f[6] != "-" && place.country < 0) return "names an unknown country";
    place.geonames = geonames_id(f[7]);
    place.population = TableReader::number(f[8]).value_or(0);
    const uint32_t index = draft.add_place(f[0], f[2], place);
    draft.add_name(index, f[0], NameKind::kMain);
    add_names(draft, index, f[1], NameKind::kMain);
    add_names(draft, index, f[9], NameKind::kDemonym);
    return {};
  });
}

Status read_own_places(const std::filesystem::path& path, GazetteerDraft& draft) {
  constexpr double kOwnWeight = 50e6;  // people
  const auto places = read_layer(path);
  if (!places) return std::unexpected(places.error());
  for (const LayerPlace& row : *places) {
    DraftPlace place;
    place.lat = row.lat;
    place.lon = row.lon;
    place.placed = true;
    place.geonames = row.geonames;
    place.country = find(draft.country_by_code, row.country);
    if (!row.country.empty() && place.country < 0) {
      return fail(ErrorCode::kMalformed, "ground",
                  path.string() + ": the place \"" + row.name + "\" names an unknown country \"" + row.country +
                      "\"; write ISO 3166 codes, as SYR or SY.");
    }
    place.radius_km = row.radius_km;
    place.population = row.population > 0 ? row.population : kOwnWeight;
    const uint32_t index = draft.add_place(row.name, row.feature, place);
    draft.add_name(index, row.name, NameKind::kMain);
    for (const std::string& alias : row.aliases) draft.add_name(index, alias, NameKind::kMain);
  }
  if (draft.progress) draft.progress(path, places->size());
  return {};
}

}  // namespace dateline
