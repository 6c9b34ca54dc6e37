// Problem: the best head of each word by itself gives a tree in 95 sentences of 100, else a cycle or several roots.
// Textbook Chu-Liu/Edmonds copies its matrix at each contraction, O(n^3), and is then run once per possible root. Idea:
// take the greedy heads when they are a tree. Else contract cycles in place: a contraction only touches the rows and
// columns of the cycle, and cycles are disjoint or nested, so the whole costs O(n^2). Every tree has at least one edge
// from the root, so a large cost on such edges leaves exactly one, and one run is enough. References: Chu and Liu 1965;
// Edmonds 1967; Tarjan 1977; Stanojevic and Cohen 2021 on the root.
#include "language/decode_tree.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace dateline {
namespace {

constexpr double kLow = -1e6;  // no score is lower
constexpr double kRootCost =
    1e10;  // more than the scores of a whole sentence, and little enough for a double's precision

struct Contraction {
  std::vector<int> cycle;
  std::vector<int> heads;  // of the cycle's nodes, inside it
  std::vector<int> enter;  // per outside node: where an edge from it enters the cycle
  std::vector<int> leave;  // per outside node: which node of the cycle governs it best
};

// Node 0 is the root of all; nodes 1.. are words.
class Arborescence {
 public:
  Arborescence(const std::vector<float>& scores, int words)
      : size_(words + 1), score_(static_cast<size_t>(size_ * size_), kLow), head_(static_cast<size_t>(size_), 0) {
    for (int d = 1; d < size_; ++d) {
      active_.push_back(d);
      for (int h = 0; h < size_; ++h) {
        const float s = scores[static_cast<size_t>((d - 1) * size_ + h)];
        if (h != d) at(d, h) = std::isfinite(s) ? std::clamp<double>(s, kLow, -kLow) : kLow;
      }
    }
    for (int d : active_) choose_head(d);
  }

  bool is_tree() const { return std::count(head_.begin() + 1, head_.end(), 0) == 1 && find_cycle().empty(); }

  void solve() {
    for (int d : active_) at(d, 0) -= kRootCost;
    for (int d : active_) choose_head(d);
    std::vector<Contraction> done;
    for (std::vector<int> cycle = find_cycle(); !cycle.empty(); cycle = find_cycle()) done.push_back(contract(cycle));
    for (; !done.empty(); done.pop_back()) expand(done.back());
  }

  int head_of(int node) const { return head_[static_cast<size_t>(node)]; }

 private:
  double& at(int dependent, int head) { return score_[static_cast<size_t>(dependent * size_ + head)]; }
  int& head(int node) { return head_[static_cast<size_t>(node)]; }

  void choose_head(int d) {
    int best = 0;
    for (int h : active_) {
      if (h != d && at(d, h) > at(d, best)) best = h;
    }
    head(d) = best;
  }

  std::vector<int> find_cycle() const {
    std::vector<int> seen(static_cast<size_t>(size_), 0);
    for (int start : active_) {
      int node = start;
      for (; node != 0 && seen[static_cast<size_t>(node)] == 0; node = head_of(node))
        seen[static_cast<size_t>(node)] = start;
      if (node == 0 || seen[static_cast<size_t>(node)] != start) continue;
      std::vector<int> cycle{node};
      for (int n = head_of(node); n != node; n = head_of(n)) cycle.push_back(n);
      return cycle;
    }
    return {};
  }

  // The cycle becomes its first node.
  Contraction contract(const std::vector<int>& cycle) {
    const int whole = cycle.front();
    Contraction c{cycle,
                  {},
                  std::vector<int>(static_cast<size_t>(size_), whole),
                  std::vector<int>(static_cast<size_t>(size_), whole)};
    std::vector<bool> inside(static_cast<size_t>(size_), false);
    std::vector<double> kept;
    for (int node : cycle) {
      inside[static_cast<size_t>(node)] = true;
      c.heads.push_back(head(node));
      kept.push_back(at(node, head(node)));
    }
    std::erase_if(active_, [&](int node) { return inside[static_cast<size_t>(node)]; });
    merge(c, 0, kept);
    for (int node : active_) {
      merge(c, node, kept);
      if (inside[static_cast<size_t>(head(node))]) head(node) = whole;
    }
    active_.insert(std::lower_bound(active_.begin(), active_.end(), whole), whole);
    choose_head(whole);
    return c;
  }

  // Scores between an outside node and the whole cycle.
  void merge(Contraction& c, int outside, const std::vector<double>& kept) {
    const int whole = c.cycle.front();
    double enter = at(whole, outside) - kept[0];
    double leave = at(outside, whole);
    for (size_t i = 1; i < c.cycle.size(); ++i) {
      const int node = c.cycle[i];
      if (at(node, outside) - kept[i] > enter) {
        enter = at(node, outside) - kept[i];
        c.enter[static_cast<size_t>(outside)] = node;
      }
      if (at(outside, node) > leave) {
        leave = at(outside, node);
        c.leave[static_cast<size_t>(outside)] = node;
      }
    }
    at(whole, outside) = enter;
    at(outside, whole) = leave;
  }

  void expand(const Contraction& c) {
    const int whole = c.cycle.front();
    const int from = head(whole);
    std::vector<bool> inside(static_cast<size_t>(size_), false);
    for (int node : c.cycle) inside[static_cast<size_t>(node)] = true;
    for (int node : active_) {
      if (node != whole && head(node) == whole) head(node) = c.leave[static_cast<size_t>(node)];
    }
    for (size_t i = 0; i < c.cycle.size(); ++i) head(c.cycle[i]) = c.heads[i];
    head(c.enter[static_cast<size_t>(from)]) = from;
    for (int node : c.cycle) {
      if (node != whole) active_.push_back(node);
    }
  }

  int size_;
  std::vector<double> score_;  // [dependent, head]
  std::vector<int> head_;
  std::vector<int> active_;  // words and contracted cycles still in play
};

}  // namespace

std::vector<int> best_tree(const std::vector<float>& scores, int n) {
  Arborescence tree(scores, n);
  if (!tree.is_tree()) tree.solve();
  std::vector<int> heads;
  for (int d = 1; d <= n; ++d) heads.push_back(tree.head_of(d) - 1);
  return heads;
}

}  // namespace dateline
