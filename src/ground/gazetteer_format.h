// The bytes of a gazetteer file, shared by its writer and its reader. docs/formats/gazetteer.md tells the same in
// words.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::gazetteer_format {

inline constexpr std::string_view kMagic = "DLPLACE1";

enum Section : uint32_t {
  kNotice,       // UTF-8 text
  kFeatures,     // feature codes, 8 bytes each, padded with NUL
  kCountries,    // ISO 3166 alpha-3, 4 bytes each; the country of index i is the place of index i
  kPlaces,       // kPlaceBytes each
  kNames,        // MARISA trie of the places' own names; a place keeps the id
  kKeys,         // MARISA trie of folded names
  kKeyEntries,   // one entry per key id
  kKeyPostings,  // shared entries of keys that name several places
  kSkeletons,    // the same three for skeletons
  kSkeletonEntries,
  kSkeletonPostings,
  kSections
};

// Header: magic, then numbers as u64 little-endian: entry width, number of admin1 and of admin2 places, then offset and
// size of every section. Sections begin at multiples of 8.
inline constexpr size_t kHeaderBytes = 8 + 8 * (3 + 2 * kSections);
inline constexpr size_t kPlaceBytes = 20;
inline constexpr uint32_t kNoAdmin = 0xFFFF;
inline constexpr uint32_t kNoCountry = 0xFF;
inline constexpr double kUnitsPerDegree = 46'603.0;  // 180 degrees fill 23 bits: 2.4 m

// A place, packed: lat and lon i24, GeoNames id u24, name id u24, admin1 and admin2 u16, country, feature, population
// and radius u8.
struct PackedPlace {
  int32_t lat = 0, lon = 0;  // in units of kUnitsPerDegree
  uint32_t geonames = 0, name = 0;
  uint32_t admin1 = kNoAdmin, admin2 = kNoAdmin, country = kNoCountry;
  uint32_t feature = 0, population = 0, radius = 0;
};

inline uint64_t load(const char* at, size_t width) {
  uint64_t value = 0;
  for (size_t i = 0; i < width; ++i) value |= static_cast<uint64_t>(static_cast<unsigned char>(at[i])) << (8 * i);
  return value;
}

inline void store(std::string& out, uint64_t value, size_t width) {
  for (size_t i = 0; i < width; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

inline int32_t load_i24(const char* at) {
  const auto raw = static_cast<uint32_t>(load(at, 3));
  return static_cast<int32_t>(raw << 8) >> 8;
}

inline PackedPlace unpack(const char* at) {
  const auto u = [at](size_t offset, size_t width) { return static_cast<uint32_t>(load(at + offset, width)); };
  return {load_i24(at), load_i24(at + 3), u(6, 3), u(9, 3), u(12, 2), u(14, 2), u(16, 1), u(17, 1), u(18, 1), u(19, 1)};
}

inline void pack(std::string& out, const PackedPlace& p) {
  store(out, static_cast<uint32_t>(p.lat), 3);
  store(out, static_cast<uint32_t>(p.lon), 3);
  store(out, p.geonames, 3);
  store(out, p.name, 3);
  store(out, p.admin1, 2);
  store(out, p.admin2, 2);
  for (const uint32_t byte : {p.country, p.feature, p.population, p.radius}) store(out, byte, 1);
}

// Population and radius are kept as logarithms: 20 steps a decade, so a value is off by 6 % at most.
inline uint32_t log_class(double value) {
  const double steps = std::round(20 * std::log10(value + 1));
  return steps < 0 ? 0 : steps > 255 ? 255 : static_cast<uint32_t>(steps);
}
inline double from_log_class(uint32_t steps) { return std::pow(10.0, steps / 20.0) - 1; }

// An entry of `width` bytes. Top bit set: the rest is a byte offset into the postings, where a u16 count and so many
// entries lie. Else two bits of NameKind and the place index.
struct EntryLayout {
  size_t width;  // 1 or more
  uint64_t shared_bit() const { return uint64_t{1} << (8 * std::max<size_t>(width, 1) - 1); }
  uint32_t kind_shift() const { return static_cast<uint32_t>(8 * std::max<size_t>(width, 1) - 3); }
  uint64_t index_mask() const { return (uint64_t{1} << kind_shift()) - 1; }
};

}  // namespace dateline::gazetteer_format
