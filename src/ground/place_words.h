// Words that say what kind of place a name is, and what is done with it.
#pragma once

#include <string_view>

namespace dateline {

// What the word beside a name says the name is.
enum class PlaceKind {
  kUnsaid,
  kQuarter,     // neighbourhood, suburb: a part of a settlement
  kSettlement,  // city, town, village, camp
  kDistrict,    // district, county: a second-order division
  kProvince,    // province, governorate, state, oblast: a first-order division
  kArea,        // area, countryside, outskirts: round about the name
  kBase,        // base, airport, airfield
  kState,       // country, republic
  kWater,       // river, lake, sea
};

PlaceKind place_kind(std::string_view lemma);    // kUnsaid if it is no such word; any case
bool is_locative(std::string_view preposition);  // in, at, near, from, to, across, ...
bool is_container(
    std::string_view preposition);          // the place behind it may hold the place before it: in, of, near, outside
bool is_organ(std::string_view lemma);      // ministry, army, president: what a state speaks and acts through
bool is_civic(std::string_view lemma);      // police, county, university: bodies that are named after their town
bool is_facility(std::string_view lemma);   // hall, school, stadium: what stands in one spot of its town
bool is_dealing(std::string_view lemma);    // verbs whose object is somebody: warn, accuse, tell
bool is_setting(std::string_view lemma);    // verbs whose subject is but the scene: see, witness, lie, remain
bool is_direction(std::string_view lemma);  // northern, east, central, outskirts, edge
bool is_part_word(std::string_view word);   // northern, downtown, greater: words before a name for a part of its place

}  // namespace dateline
