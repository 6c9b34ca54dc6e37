#include "ground/place_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace dateline {
namespace {

using enum PlaceKind;

constexpr auto kKinds = std::to_array<std::pair<std::string_view, PlaceKind>>({
    {"neighborhood", kQuarter},
    {"neighbourhood", kQuarter},
    {"quarter", kQuarter},
    {"suburb", kQuarter},
    {"ward", kQuarter},
    {"slum", kQuarter},
    {"favela", kQuarter},
    {"borough", kQuarter},
    {"city", kSettlement},
    {"town", kSettlement},
    {"village", kSettlement},
    {"hamlet", kSettlement},
    {"capital", kSettlement},
    {"port", kSettlement},
    {"municipality", kSettlement},
    {"camp", kSettlement},
    {"settlement", kSettlement},
    {"township", kSettlement},
    {"resort", kSettlement},
    {"stronghold", kSettlement},
    {"metropolis", kSettlement},
    {"megacity", kSettlement},
    {"community", kSettlement},
    {"kibbutz", kSettlement},
    {"district", kDistrict},
    {"county", kDistrict},
    {"subdistrict", kDistrict},
    {"parish", kDistrict},
    {"raion", kDistrict},
    {"canton", kDistrict},
    {"province", kProvince},
    {"governorate", kProvince},
    {"state", kProvince},
    {"oblast", kProvince},
    {"region", kProvince},
    {"krai", kProvince},
    {"prefecture", kProvince},
    {"emirate", kProvince},
    {"department", kProvince},
    {"territory", kProvince},
    {"area", kArea},
    {"countryside", kArea},
    {"outskirts", kArea},
    {"outskirt", kArea},
    {"zone", kArea},
    {"vicinity", kArea},
    {"surroundings", kArea},
    {"front", kArea},
    {"enclave", kArea},
    {"pocket", kArea},
    {"frontline", kArea},
    {"suburbs", kArea},
    {"base", kBase},
    {"airbase", kBase},
    {"airport", kBase},
    {"airfield", kBase},
    {"airstrip", kBase},
    {"barracks", kBase},
    {"prison", kBase},
    {"hospital", kBase},
    {"crossing", kBase},
    {"checkpoint", kBase},
    {"refinery", kBase},
    {"dam", kBase},
    {"bridge", kBase},
    {"country", kState},
    {"republic", kState},
    {"kingdom", kState},
    {"nation", kState},
    {"river", kWater},
    {"lake", kWater},
    {"sea", kWater},
    {"ocean", kWater},
    {"gulf", kWater},
    {"strait", kWater},
    {"bay", kWater},
    {"canal", kWater},
});

constexpr auto kLocative = std::to_array<std::string_view>(
    {"in",      "at",     "near",       "from",  "to",     "across", "outside", "inside",  "into",
     "within",  "around", "throughout", "over",  "on",     "toward", "towards", "through", "via",
     "between", "beyond", "off",        "along", "behind", "amid",   "onto"});
constexpr auto kContainer =
    std::to_array<std::string_view>({"in", "of", "near", "outside", "inside", "within", "around", "from", "on", "at"});
constexpr auto kOrgans = std::to_array<std::string_view>(
    {"ministry",   "government",  "president",    "army",       "military",     "force",     "forces",
     "minister",   "parliament",  "embassy",      "navy",       "official",     "troops",    "troop",
     "police",     "authority",   "ambassador",   "prime",      "premier",      "king",      "queen",
     "chancellor", "congress",    "senate",       "court",      "cabinet",      "regime",    "administration",
     "leader",     "leadership",  "diplomat",     "delegation", "intelligence", "soldier",   "soldiers",
     "fighter",    "jet",         "warplane",     "plane",      "aircraft",     "warship",   "navy",
     "spokesman",  "spokeswoman", "spokesperson", "envoy",      "general",      "commander", "secretary",
     "council",    "agency",      "media",        "television", "tv",           "defense",   "defence",
     "foreign",    "ally",        "policy",       "central",    "bank",         "state",     "coalition"});
constexpr auto kCivic = std::to_array<std::string_view>(
    {"police",      "sheriff", "fire",      "county",     "city",    "town",     "township", "village",
     "parish",      "borough", "council",   "municipal",  "mayor",   "district", "school",   "university",
     "college",     "chamber", "community", "regional",   "highway", "court",    "hospital", "diocese",
     "archdiocese", "library", "airport",   "department", "state"});
constexpr auto kFacilities = std::to_array<std::string_view>(
    {"hall",      "school",     "hospital", "airport",   "court",      "courthouse", "center",   "centre",
     "park",      "library",    "stadium",  "arena",     "university", "college",    "church",   "cathedral",
     "mosque",    "station",    "prison",   "jail",      "museum",     "hotel",      "mall",     "galleria",
     "campus",    "elementary", "temple",   "market",    "theatre",    "theater",    "harbor",   "harbour",
     "square",    "tower",      "cemetery", "zoo",       "clinic",     "academy",    "barracks", "factory",
     "plant",     "depot",      "garrison", "synagogue", "estate",     "speedway",   "aqueduct", "fairgrounds",
     "detention", "facility",   "transit",  "festival",  "club"});
constexpr auto kDealing = std::to_array<std::string_view>(
    {"warn",      "accuse",    "tell",       "ask",    "urge",     "blame",     "condemn",   "sanction",
     "invite",    "inform",    "notify",     "advise", "thank",    "criticize", "criticise", "praise",
     "support",   "back",      "pressure",   "press",  "persuade", "threaten",  "demand",    "help",
     "assist",    "arm",       "convince",   "call",   "suspect",  "denounce",  "rebuke",    "charge",
     "implicate", "force",     "punish",     "oppose", "talk",     "speak",     "negotiate", "meet",
     "agree",     "cooperate", "coordinate", "ally",   "sell",     "give",      "grant",     "supply"});
constexpr auto kSetting =
    std::to_array<std::string_view>({"see", "witness", "lie", "remain", "sit", "fall", "experience", "host", "border",
                                     "house", "suffer", "straddle", "stand", "burn", "become", "stretch", "face"});
constexpr auto kDirections = std::to_array<std::string_view>(
    {"northern",  "southern",  "eastern",   "western",   "north",        "south",        "east",         "west",
     "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern",
     "central",   "outskirts", "outskirt",  "edge",      "coast",        "border",       "side",         "part",
     "heart",     "center",    "centre",    "suburbs",   "countryside",  "upper",        "lower",        "rural",
     "kilometer", "kilometre", "km",        "mile",      "south-west",   "south-east",   "north-west",   "north-east"});

constexpr auto kPartWords = std::to_array<std::string_view>(
    {"north",        "south",        "east",          "west",          "northern",      "southern",      "eastern",
     "western",      "northeast",    "northwest",     "southeast",     "southwest",     "northeastern",  "northwestern",
     "southeastern", "southwestern", "north-eastern", "north-western", "south-eastern", "south-western", "north-east",
     "north-west",   "south-east",   "south-west",    "central",       "downtown",      "greater",       "upper",
     "lower",        "inner",        "outer",         "suburban",      "rural",         "mid",           "midtown",
     "uptown",       "historic",     "far",           "metro",         "metropolitan",  "coastal"});

template <size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), lower(word)) != words.end();
}

}  // namespace

PlaceKind place_kind(std::string_view lemma) {
  const std::string word = lower(lemma);
  for (const auto& [name, kind] : kKinds) {
    if (name == word) return kind;
  }
  return kUnsaid;
}

bool is_locative(std::string_view preposition) { return among(kLocative, preposition); }
bool is_container(std::string_view preposition) { return among(kContainer, preposition); }
bool is_organ(std::string_view lemma) { return among(kOrgans, lemma); }
bool is_civic(std::string_view lemma) { return among(kCivic, lemma); }
bool is_facility(std::string_view lemma) { return among(kFacilities, lemma); }
bool is_part_word(std::string_view word) { return among(kPartWords, word); }
bool is_dealing(std::string_view lemma) { return among(kDealing, lemma); }
bool is_setting(std::string_view lemma) { return among(kSetting, lemma); }
bool is_direction(std::string_view lemma) { return among(kDirections, lemma); }

}  // namespace dateline
