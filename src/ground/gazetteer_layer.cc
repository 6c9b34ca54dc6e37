#include "ground/gazetteer_layer.h"

#include <fmt/core.h>

#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include "base/strings.h"
#include "base/utf8.h"
#include "ground/gazetteer_table.h"

namespace dateline {
namespace {

constexpr size_t kMostRows = 1'000'000;

using Columns = std::map<std::string, size_t, std::less<>>;

std::string column_name(std::string_view heading) {
  if (heading.starts_with("\xEF\xBB\xBF")) heading.remove_prefix(3);
  std::string name = lower(trim(heading));
  if (name == "latitude") name = "lat";
  if (name == "longitude" || name == "lng") name = "lon";
  return name;
}

std::string_view field(const std::vector<std::string_view>& row, const Columns& columns, std::string_view name) {
  const auto at = columns.find(name);
  return at == columns.end() || at->second >= row.size() ? std::string_view() : trim(row[at->second]);
}

// A number of the row; false if the field holds something else.
bool read_number(std::string_view text, double& number) {
  if (text.empty()) return true;
  const auto value = TableReader::number(text);
  if (value) number = *value;
  return value && *value >= 0;
}

// Fills `place`; an error text if the row is none.
std::string read_place(const std::vector<std::string_view>& row, const Columns& columns, LayerPlace& place) {
  const auto get = [&](std::string_view name) { return field(row, columns, name); };
  place.name = get("name");
  if (place.name.empty() || !is_valid_utf8(place.name)) return "has no name in UTF-8";
  const auto lat = TableReader::number(get("lat")), lon = TableReader::number(get("lon"));
  if (!lat || !lon || std::abs(*lat) > 90 || std::abs(*lon) > 180) {
    return fmt::format("has no latitude and longitude in degrees (\"{}\", \"{}\")", get("lat"), get("lon"));
  }
  place.lat = *lat;
  place.lon = *lon;
  for (const std::string_view alias : split(get("aliases"), '|')) {
    if (!trim(alias).empty() && is_valid_utf8(alias)) place.aliases.emplace_back(trim(alias));
  }
  if (!get("feature").empty()) place.feature = get("feature").substr(0, 8);
  place.country = get("country");
  place.admin1 = get("admin1");
  double id = 0;
  if (!read_number(get("radius_km"), place.radius_km)) return "has a radius_km that is no number";
  if (!read_number(get("population"), place.population)) return "has a population that is no number";
  if (!read_number(get("geonames"), id) || id > 0xFFFFFF) return "has a geonames id that is none";
  place.geonames = static_cast<uint32_t>(id);
  return {};
}

}  // namespace

Result<std::vector<LayerPlace>> read_layer(const std::filesystem::path& path) {
  TableReader table(path, 1, TableReader::Separator::kByHeading);
  const auto heading = table.next();
  if (!heading) return std::unexpected(heading.error());
  Columns columns;
  for (size_t i = 0; i < heading->size(); ++i) columns.emplace(column_name((*heading)[i]), i);
  for (const char* needed : {"name", "lat", "lon"}) {
    if (!columns.contains(needed)) return table.bad(fmt::format("is no heading: it lacks the column \"{}\"", needed));
  }
  const size_t width = columns.size();
  std::vector<LayerPlace> places;
  while (true) {
    const auto row = table.next();
    if (!row) return std::unexpected(row.error());
    if (row->empty()) return places;
    if (row->size() < width)
      return table.bad(fmt::format("has {} fields where the heading has {}", row->size(), width));
    if (places.size() >= kMostRows) return table.bad("is one too many: a layer may have a million rows");
    if (const std::string wrong = read_place(*row, columns, places.emplace_back()); !wrong.empty())
      return table.bad(wrong);
  }
}

Result<std::shared_ptr<const Gazetteer>> open_gazetteer(const std::filesystem::path& shipped,
                                                        const std::vector<std::filesystem::path>& files) {
  std::filesystem::path index = shipped;
  std::vector<std::filesystem::path> layers;
  for (const auto& file : files) {
    if (file.extension() == ".dlg") {
      index = file;
    } else {
      layers.push_back(file);
    }
  }
  return Gazetteer::open(index, layers);
}

}  // namespace dateline
