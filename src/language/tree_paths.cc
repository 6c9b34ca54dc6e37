// Problem: who is whose agent or place stands in the tree, but the heads for roles see two vectors and no tree. The
// obvious way, to feed them the tree while they learn, fails: what they know of their training sentences they know by
// heart, and so leave the tree aside. Idea: a second, linear model sees only the tree and the lemmas and is trained by
// itself (training/dateline_train/paths.py); its scores are added to the head's, as a product of experts. References:
// Gildea & Jurafsky 2002 (paths); Hinton 2002 (products of experts).
#include "language/tree_paths.h"

#include <algorithm>
#include <string_view>

#include "base/hashed_weights.h"

namespace dateline {
namespace {

constexpr int kFar = 3;  // steps up that are told apart

class Paths {
 public:
  Paths(std::span<const Token> sentence, int first, int predicate)
      : sentence_(sentence), first_(first), n_(static_cast<int>(sentence.size())), predicate_(predicate) {
    for (int t = predicate; t >= 0 && static_cast<int>(chain_.size()) <= n_; t = head(t)) chain_.push_back(t);
    find_edges_and_markers();
    for (int t = 0; t < n_; ++t) passive_ = passive_ || (head(t) == predicate && at(t).deprel.ends_with(":pass"));
  }

  std::vector<uint32_t> features(int word) const {
    std::vector<uint32_t> out;
    const Token& p = at(predicate_);
    if (word == predicate_) {
      add_feature(out, 0, word_hash(p.upos));
      return out;
    }
    const Way w = way_to(word);
    const uint64_t way = word_hash(w.relation), mark = word_hash(w.marker), lemma = word_hash(p.lemma);
    add_feature(out, 1, w.ups, way, w.inside, w.edge, word > predicate_);
    add_feature(out, 2, w.ups, way, w.inside, passive_);
    add_feature(out, 3, w.ups, way, w.inside, word_hash(p.deprel));
    add_feature(out, 4, w.ups, way, lemma, passive_);
    add_feature(out, 5, w.ups, way, mark, w.edge);
    add_feature(out, 6, w.ups, way, word_hash(at(w.top).lemma));
    add_feature(out, 7, mark, lemma, w.edge);
    add_feature(out, 8, way, word_hash(at(word).upos), w.inside, w.edge);
    add_feature(out, 9, w.ups, way, word_hash(p.upos), w.edge);
    return out;
  }

 private:
  // From the predicate `ups` steps up, then down to `top`, in whose phrase the word stands.
  struct Way {
    std::string_view
        relation;  // of `top`; "^" where the word itself is above the predicate, "?" where none leads there
    int ups = 0;
    int top = 0;
    bool inside = false;  // not `top` itself
    bool edge = false;    // first word of the phrase
    std::string_view marker;
  };

  const Token& at(int t) const { return sentence_[static_cast<size_t>(t)]; }
  int head(int t) const {
    const int above = at(t).head - first_;
    return at(t).head == kNoToken || above < 0 || above >= n_ ? -1 : above;
  }

  void find_edges_and_markers() {
    markers_.resize(sentence_.size());
    for (int t = 0; t < n_; ++t) edges_.push_back(t);
    for (int t = 0; t < n_; ++t) {
      int above = head(t);
      for (int steps = 0; above >= 0 && steps < n_; above = head(above), ++steps) {
        edges_[static_cast<size_t>(above)] = std::min(edges_[static_cast<size_t>(above)], t);
      }
      const bool marks = at(t).deprel == "case" || at(t).deprel == "mark";
      if (marks && head(t) >= 0 && markers_[static_cast<size_t>(head(t))].empty())
        markers_[static_cast<size_t>(head(t))] = at(t).lemma;
    }
  }

  Way way_to(int word) const {
    int above = word, top = -1, steps = 0;
    auto met = std::find(chain_.begin(), chain_.end(), above);
    while (above >= 0 && met == chain_.end() && steps <= n_) {
      top = above;
      above = head(above);
      ++steps;
      met = std::find(chain_.begin(), chain_.end(), above);
    }
    if (above < 0 || steps > n_) return {"?", kFar, word, true, false, ""};
    const int ups = std::min(static_cast<int>(met - chain_.begin()), kFar);
    if (top < 0) return {"^", ups, word, false, false, ""};
    const auto t = static_cast<size_t>(top);
    return {at(top).deprel, ups, top, top != word, edges_[t] == word, markers_[t]};
  }

  std::span<const Token> sentence_;
  int first_, n_, predicate_;
  bool passive_ = false;
  std::vector<int> chain_;                 // the predicate and all above it
  std::vector<int> edges_;                 // first word of each word's phrase
  std::vector<std::string_view> markers_;  // lemma of each word's preposition or conjunction
};

}  // namespace

std::vector<std::vector<uint32_t>> path_features(std::span<const Token> sentence, int first, int predicate) {
  const Paths paths(sentence, first, predicate);
  std::vector<std::vector<uint32_t>> out;
  for (int t = 0; t < static_cast<int>(sentence.size()); ++t) out.push_back(paths.features(t));
  return out;
}

}  // namespace dateline
