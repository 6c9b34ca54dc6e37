// The tables a gazetteer is built from, each read into the draft. Errors name file and line.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.h"
#include "ground/gazetteer_draft.h"

namespace dateline {

// Ours: iso3, iso2, name, aliases, demonyms, capital, lat, lon ("|" between aliases and between demonyms).
Status read_countries(const std::filesystem::path& path, GazetteerDraft& draft);
// GeoNames countryInfo.txt: gives the countries their ids and numbers of people.
Status read_country_info(const std::filesystem::path& path, GazetteerDraft& draft);
// GeoNames admin1CodesASCII.txt and admin2Codes.txt: code, name, ASCII name, id. Countries must be read before.
Status read_admin1(const std::filesystem::path& path, GazetteerDraft& draft);
Status read_admin2(const std::filesystem::path& path, GazetteerDraft& draft);
// Ours: code of a division ("US.VA") or country ("GB") or a GeoNames id, further names ("Va.|Virginia"), demonyms. Rows
// about what is not there are passed over: a user's own selection may lack it. Read after the dumps.
Status read_aliases(const std::filesystem::path& path, GazetteerDraft& draft);
// A GeoNames dump of 19 columns. Takes rows of the feature classes named; rows about known ids refine them.
Status read_geonames(const std::filesystem::path& path, std::string_view classes, GazetteerDraft& draft);
// Who's On First: 14 columns named in the first line. Known GeoNames ids gain names; other settlements become places.
Status read_whosonfirst(const std::filesystem::path& path, GazetteerDraft& draft);
// Ours: name, aliases, feature, lat, lon, radius_km, iso3, geonames, weight (as a number of people),
// demonyms.
Status read_extra(const std::filesystem::path& path, GazetteerDraft& draft);

// A user's own places (gazetteer_layer.h). Where the row says no population, it weighs as much as the greatest cities.
Status read_own_places(const std::filesystem::path& path, GazetteerDraft& draft);

}  // namespace dateline
