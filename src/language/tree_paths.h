// The way through a sentence's tree from a predicate to each of its words, as hashed features.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/analysis.h"

namespace dateline {

// For each word of the sentence its features: rows of the tables `head.srl_path` and `head.party_path` by their lowest
// bits. `sentence`: its tokens, the first of which has the index `first` among those that heads name; `predicate`: word
// of the sentence.
std::vector<std::vector<uint32_t>> path_features(std::span<const Token> sentence, int first, int predicate);

}  // namespace dateline
