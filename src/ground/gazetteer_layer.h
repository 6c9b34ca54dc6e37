// A user's own places: a table that stands above the gazetteer.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "ground/gazetteer.h"

namespace dateline {

struct LayerPlace {
  std::string name;
  std::vector<std::string> aliases;
  std::string feature = "PPL";  // GeoNames feature code
  std::string country, admin1;  // ISO 3166 code or name; name; empty = unsaid
  double lat = 0, lon = 0;      // degrees, WGS 84
  double radius_km = 0, population = 0;
  uint32_t geonames = 0;  // 0 = none
};

// Reads a comma- or tab-separated table (UTF-8, plain or gzipped, fields in "" where needed) whose first line names its
// columns, in any order: name, lat, lon, and where known aliases ("|" between), feature, country, admin1, radius_km,
// population, geonames. Other columns are passed over, and lines that are empty or begin with '#'. At most a million
// rows. kMalformed names file and line.
Result<std::vector<LayerPlace>> read_layer(const std::filesystem::path& path);

// The gazetteer that `files` make: one that ends in ".dlg" instead of `shipped`, all others layers above it.
Result<std::shared_ptr<const Gazetteer>> open_gazetteer(const std::filesystem::path& shipped,
                                                        const std::vector<std::filesystem::path>& files);

}  // namespace dateline
