// Best dependency tree from scores of word pairs.
#pragma once

#include <vector>

namespace dateline {

// scores: row-major [n, 1 + n]; scores[d][0] = word d is the root, scores[d][1 + h] = word h governs word d. Returns
// each word's head, -1 for the root: the tree with the greatest sum among those with exactly one root and no cycle.
// O(n^2). Scores that are no finite numbers count as very low.
std::vector<int> best_tree(const std::vector<float>& scores, int n);

}  // namespace dateline
