// Names that contain the name of a place: "north London", "Greer City Hall".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// How a name that no gazetteer has belongs to the place it contains the name of.
enum class PartKind {
  kWhole,  // only the word for the kind of place is in the way: "City of Edwardsville"
  kSide,   // a part of it: "north London", "downtown Cairo"
  kSite,   // something that stands there: "Greer City Hall"
};

struct PlacePart {
  std::string name;  // the contained name
  PartKind kind = PartKind::kWhole;
};

// What to look up instead of `name`, the likeliest first; at most eight.
std::vector<PlacePart> place_parts(std::string_view name);

}  // namespace dateline
