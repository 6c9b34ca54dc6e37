// Where the text speaks of: place names found, told apart from their namesakes, and how each is used.
#pragma once

#include <vector>

#include "ground/gazetteer.h"
#include "ground/grounded.h"

namespace dateline {

// All place names of the text in order, not overlapping, located or not. A name that no place can be found for has
// located = false and precision "none". The article's dateline and the publisher's country are weak evidence.
std::vector<Place> find_places(const Analysis& analysis, const Gazetteer& gazetteer);

}  // namespace dateline
