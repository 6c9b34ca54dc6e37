// The gazetteer: which places bear a name, and where they lie. One memory-mapped file, see docs/formats/gazetteer.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

// How a name belongs to its place.
enum class NameKind : uint8_t {
  kMain,     // the place's own name
  kAlias,    // another spelling, language or historic name
  kDemonym,  // "Syrian", "Syrians": the people or the adjective
  kWeak,     // shared by many or a mere abbreviation ("Va.", a name without its article)
};

// A place as the file has it. Views live as long as the gazetteer.
struct GazetteerPlace {
  double lat = 0, lon = 0;   // degrees, WGS 84
  int64_t geonames = 0;      // 0 = none
  std::string_view feature;  // GeoNames feature code: "PPLC", "ADM1", "PCLI", "RGN", "SEA", "AIRB", ...
  int country = -1;          // place index of the country, -1 = none
  int admin1 = -1;           // place index of the first-order division, -1 = none
  int admin2 = -1;
  double log_population = 0;  // log10(population + 1)
  double radius_km = 0;       // 0 = a point
};

struct GazetteerCandidate {
  uint32_t place = 0;  // place index
  NameKind kind = NameKind::kMain;
  double prior = 0;  // greater is likelier, before any context; about -2 .. 8
};

// Immutable; may be shared between threads.
class Gazetteer {
 public:
  // kUnreadable if the file cannot be had, kMalformed if it is no gazetteer of this version.
  // `layers` are tables of a user's own places (gazetteer_layer.h); what they hold goes before all namesakes.
  static Result<std::shared_ptr<const Gazetteer>> open(const std::filesystem::path& path,
                                                       const std::vector<std::filesystem::path>& layers = {});
  ~Gazetteer();
  Gazetteer(const Gazetteer&) = delete;
  Gazetteer& operator=(const Gazetteer&) = delete;

  // Places called exactly so (after folding), best prior first; at most 512.
  std::vector<GazetteerCandidate> candidates(std::string_view name) const;
  // Places whose name has the same consonant skeleton, best prior first; a place in none of `countries` (place indices)
  // is left out. The prior includes how alike the spellings are. At most 64.
  std::vector<GazetteerCandidate> similar(std::string_view name, const std::vector<int>& countries) const;

  uint32_t size() const;              // with the layers' places
  bool is_own(uint32_t index) const;  // of a layer
  GazetteerPlace place(uint32_t index) const;
  std::string name(uint32_t index) const;           // the place's own name, with its marks
  std::string_view iso3(int country) const;         // "" for -1
  int country(std::string_view iso3) const;         // place index, -1 if unknown
  int country_called(std::string_view name) const;  // by code or name, -1 if unknown
  std::string_view notice() const;                  // licences and sources: must be shown where the data are passed on

 private:
  struct Impl;
  explicit Gazetteer(std::unique_ptr<Impl> impl);
  Status add_layer(const std::filesystem::path& path);
  int division_called(std::string_view name, int country) const;  // of the first order
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
