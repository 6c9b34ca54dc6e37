// A gazetteer while it is being built.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "ground/gazetteer.h"

namespace dateline {

struct DraftPlace {
  double lat = 0, lon = 0;
  uint32_t geonames = 0;
  uint32_t name = 0;  // offset into GazetteerDraft::names
  int country = -1;   // place indices; admin1 and admin2 likewise
  int admin1 = -1, admin2 = -1;
  uint16_t feature = 0;  // index into GazetteerDraft::features
  bool placed = false;   // lat and lon are known
  double population = 0;
  double radius_km = 0;
};

// One name of one place; the key's bytes lie in an arena.
struct DraftKey {
  uint32_t begin = 0;
  uint32_t place = 0;
  uint8_t size = 0;
  NameKind kind = NameKind::kMain;
};

struct KeyList {
  std::string arena;
  std::vector<DraftKey> rows;
  void add(std::string_view key, uint32_t place, NameKind kind);
  std::string_view text(const DraftKey& row) const { return std::string_view(arena).substr(row.begin, row.size); }
};

// Places come in this order: countries, admin1, admin2, all others.
struct GazetteerDraft {
  std::function<void(const std::filesystem::path&, size_t)> progress;  // as in GazetteerSources
  std::string notice;
  std::string names;  // NUL after each
  std::vector<std::string> features;
  std::vector<std::string> iso3;  // per country
  std::vector<DraftPlace> places;
  size_t admin1s = 0, admin2s = 0;
  KeyList keys, skeletons;
  std::unordered_map<uint32_t, uint32_t> by_geonames;    // id -> place index
  std::unordered_map<std::string, int> country_by_code;  // ISO alpha-2 and alpha-3
  std::unordered_map<std::string, int> admin_by_code;    // "SY.09", "US.LA.015"

  // A feature code beyond those that the format can count comes in as its class: "S".
  uint32_t add_place(std::string_view name, std::string_view feature, const DraftPlace& place);
  // Adds the keys a name is found under: the name itself, without its article, without its kind word, its skeleton.
  void add_name(uint32_t place, std::string_view name, NameKind kind);
  std::string_view name_of(uint32_t place) const { return names.c_str() + places[place].name; }
  std::string_view feature_of(uint32_t place) const { return features[places[place].feature]; }
  // Divisions without a point of their own get the middle of their members, or of the division above, and their people.
  void place_divisions();
};

// kOverLimit if a count of the format is passed, kUnreadable if the file cannot be written.
Status write_gazetteer(const GazetteerDraft& draft, const std::filesystem::path& path);

}  // namespace dateline
