// Steps of find_places, each in a file of its own: find the names, link containers, resolve, decide the use.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/gazetteer.h"
#include "ground/grounded.h"
#include "ground/place_parts.h"
#include "ground/place_words.h"

namespace dateline {

inline constexpr int kUnresolved = -1;

struct PlaceMention {
  TokenRange tokens;       // with the kind word, if that stands beside the name
  TokenRange name_tokens;  // the name alone
  std::string name;        // without case markers
  PlaceKind kind = PlaceKind::kUnsaid;
  int within = kNone;                // mention index of the container named beside it
  bool within_city = false;          // "... in the city": its container is the settlement last spoken of
  bool nearby = false;               // "near X", "outside X": not in the place itself
  bool inside = false;               // a part of a body's name: "Kentucky State Police"
  bool dateline = false;             // where the report was written
  PartKind part = PartKind::kWhole;  // what the name is of `place`, if it is not its name
  bool sure = true;                  // the tagger's; false for names that only the gazetteer found
  int place = kUnresolved;           // place index
  double score = 0;                  // probability of `place` among its candidates and none of them
  Place::Use use = Place::Use::kPlace;
};

// Names in text order, not overlapping.
std::vector<PlaceMention> find_place_mentions(const Analysis& analysis, const Gazetteer& gazetteer);

// Fills within, within_city and nearby.
void link_containers(const Analysis& analysis, std::vector<PlaceMention>& mentions);

// Fills place and score.
void resolve_places(const Analysis& analysis, const Gazetteer& gazetteer, std::vector<PlaceMention>& mentions);

// How the name is used; `state` says whether the place is a state, a capital or a seat of power.
Place::Use place_use(const Analysis& analysis, const PlaceMention& mention, bool state, bool demonym);

// Great-circle distance in kilometres.
double kilometres(double lat1, double lon1, double lat2, double lon2);

}  // namespace dateline
