// Asking the gazetteer for a name as a reader would write it.
#pragma once

#include <string_view>
#include <vector>

#include "ground/gazetteer.h"

namespace dateline {

// Places that may be meant by `name`: those called so, also without a word for their kind ("Foah village"); else by a
// part of the name; and in `countries` (place indices) those spelt alike. If `countries` is not empty, only places in
// them. Best prior first, each place once.
std::vector<GazetteerCandidate> find_named(const Gazetteer& gazetteer, std::string_view name,
                                           const std::vector<int>& countries);

}  // namespace dateline
