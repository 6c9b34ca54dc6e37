// Compiles gazetteer tables into the file that Gazetteer::open reads.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

namespace dateline {

// Where the tables lie. Every table may be gzipped. Empty paths are left out, but `countries` is needed.
struct GazetteerSources {
  std::filesystem::path countries;                 // lexicons/places/countries.tsv
  std::filesystem::path country_info;              // GeoNames countryInfo.txt
  std::filesystem::path admin1;                    // GeoNames admin1CodesASCII.txt
  std::filesystem::path admin2;                    // GeoNames admin2Codes.txt
  std::filesystem::path aliases;                   // lexicons/places/aliases.tsv
  std::filesystem::path extra;                     // lexicons/places/extra.tsv
  std::vector<std::filesystem::path> geonames;     // dumps of 19 columns: cities500.txt, allCountries.txt, XX.txt
  std::vector<std::filesystem::path> whosonfirst;  // tables of 14 columns: wof_XX.tsv
  std::vector<std::filesystem::path> layers;       // a user's own places, see gazetteer_layer.h: before all namesakes
  std::string classes = "PT";  // GeoNames feature classes to take; those of known ids refine what is there
  std::function<void(const std::filesystem::path&, size_t)> progress;  // told the table and its lines read so far
};

// Reads the sources line by line and writes `path` (first beside it, then renamed). kMalformed names file and
// line; kOverLimit says which of the format's counts is passed. Holds the names in memory: about 150 bytes a
// place.
Status build_gazetteer(const GazetteerSources& sources, const std::filesystem::path& path);

}  // namespace dateline
