// Which place name stands in which: "Aleppo, Syria", "the village of X in Idlib province", "Syria's northern city of
// Aleppo".
//
// Containers decide between namesakes better than anything else, and they locate what no gazetteer holds. The words
// between two neighbouring names say whether one contains the other: nothing but prepositions, words of kind and
// adjectives.
#include <algorithm>

#include "base/utf8.h"
#include "ground/place_mention.h"

namespace dateline {
namespace {

constexpr int kFarthest = 9;  // tokens between a name and its container

class Linker {
 public:
  Linker(const Analysis& analysis, std::vector<PlaceMention>& mentions) : a_(analysis), mentions_(mentions) {}

  void run() {
    for (size_t i = 0; i < mentions_.size(); ++i) {
      PlaceMention& m = mentions_[i];
      m.nearby = is_nearby(m.tokens.first);
      if (i + 1 < mentions_.size() && holds_before(m, mentions_[i + 1])) m.within = static_cast<int>(i + 1);
      if (m.within == kNone && i > 0 && holds_after(mentions_[i - 1], m)) m.within = static_cast<int>(i - 1);
      if (m.within == kNone) m.within_city = city_behind(m);
    }
  }

 private:
  const Token& token(int t) const { return a_.tokens[static_cast<size_t>(t)]; }
  std::string_view word(int t) const { return a_.words(token(t).span); }
  bool same_sentence(int s, int t) const { return token(s).sentence == token(t).sentence; }

  // Words that may stand between a name and its container without changing subject.
  bool is_filler(int t) const {
    const Token& k = token(t);
    if (k.upos == "DET" || k.upos == "ADJ" || k.upos == "ADP" || k.upos == "NUM" || word(t) == "," || word(t) == "-" ||
        word(t) == "(")
      return true;
    if (place_kind(k.lemma) != PlaceKind::kUnsaid || is_direction(k.lemma)) return true;
    const bool hyphen =
        (t > 0 && word(t - 1) == "-") || (t + 1 < static_cast<int>(a_.tokens.size()) && word(t + 1) == "-");
    return hyphen || k.deprel == "amod";
  }

  // "X, Y", "X in Y", "X, a town in northern Y", "X (Y"
  bool holds_before(const PlaceMention& inner, const PlaceMention& outer) const {
    const int from = inner.tokens.last, to = outer.tokens.first;
    if (to <= from || to - from > kFarthest || !same_sentence(from, to)) return false;
    bool container = false;
    for (int t = from; t < to; ++t) {
      if (!is_filler(t)) return false;
      container = container || is_container(word(t));
    }
    const bool comma_only = to - from == 1 && (word(from) == "," || word(from) == "(");
    return container || comma_only;
  }

  // "Y's X", "Y's northern city of X", "the Y city of X"
  bool holds_after(const PlaceMention& outer, const PlaceMention& inner) const {
    const int from = outer.tokens.last, to = inner.tokens.first;
    if (to < from || to - from > kFarthest || !same_sentence(outer.tokens.first, inner.tokens.first)) return false;
    bool link = to == from;
    for (int t = from; t < to; ++t) {
      const std::string_view w = word(t);
      const bool possessive = w == "'s" || w == "’s" || w == "'" || w == "’";
      if (w == "," || (is_container(w) && w != "of") || !(possessive || is_filler(t))) return false;
      link = link || possessive || place_kind(token(t).lemma) != PlaceKind::kUnsaid;
    }
    return link;
  }

  bool is_nearby(int first) const {
    for (int t = first - 1; t >= std::max(0, first - 3) && same_sentence(t, first); --t) {
      const std::string w = lower(word(t));
      if (w == "near" || w == "outside" || w == "around") return true;
      if (w == "of" && t > 0) {
        const std::string before = lower(word(t - 1));
        return before == "outskirts" || before == "north" || before == "south" || before == "east" ||
               before == "west" || before == "vicinity" || before == "edge" || before == "countryside";
      }
      if (token(t).upos != "DET" && token(t).upos != "ADJ" && place_kind(token(t).lemma) == PlaceKind::kUnsaid)
        return false;
    }
    return false;
  }

  // "X neighborhood in the government-held city": no name follows.
  bool city_behind(const PlaceMention& m) const {
    const int end = std::min(m.tokens.last + kFarthest, static_cast<int>(a_.tokens.size()));
    bool container = false;
    for (int t = m.tokens.last; t < end && same_sentence(t, m.tokens.first) && is_filler(t); ++t) {
      const std::string w = lower(word(t));
      container = container || is_container(w);
      if (container && place_kind(token(t).lemma) == PlaceKind::kSettlement) return true;
    }
    return false;
  }

  const Analysis& a_;
  std::vector<PlaceMention>& mentions_;
};

}  // namespace

void link_containers(const Analysis& analysis, std::vector<PlaceMention>& mentions) {
  Linker(analysis, mentions).run();
}

}  // namespace dateline
