// Problem: one word in eight is a mark, and a parser that learns from vectors hangs commas now and then on words far
// away. The obvious way, to hang all by rule, is worse where the tree around is wrong. Idea: a comma stands between two
// units and hangs on one of them (UD guidelines, punct): on the left one where its head comes later ("On Monday, he
// left"), else on the right one. Where the parser chose either, it has seen more than the rule; where neither, the rule
// mends more than it breaks (docs/decisions/0015).
#include "language/commas.h"

namespace dateline {
namespace {

class Commas {
 public:
  Commas(std::span<Token> sentence, int first)
      : sentence_(sentence), first_(first), end_(first + static_cast<int>(sentence.size())) {}

  void mend(int comma) {
    int left = comma - 1, right = comma + 1;
    while (left >= first_ && is_mark(left)) --left;
    while (right < end_ && is_mark(right)) ++right;
    if (left < first_ || right >= end_) return;
    left = top(left, [&](int above) { return above >= first_ && above < comma; });
    right = top(right, [&](int above) { return above > comma && above < end_; });
    if (left < 0 || right < 0 || at(comma).head == left || at(comma).head == right) return;
    const bool before = at(left).head > comma && !at(left).deprel.starts_with("nsubj");
    const bool behind = at(right).head >= first_ && at(right).head < comma;
    at(comma).head = before || !behind ? left : right;
  }

  bool is_comma(int t) const { return is_mark(t) && (at(t).lemma == "," || at(t).lemma == ";") && !heads(t); }

 private:
  Token& at(int t) { return sentence_[static_cast<size_t>(t - first_)]; }
  const Token& at(int t) const { return sentence_[static_cast<size_t>(t - first_)]; }
  bool is_mark(int t) const { return at(t).upos == "PUNCT" && at(t).deprel == "punct"; }

  bool heads(int t) const {
    for (const Token& other : sentence_) {
      if (other.head == t) return true;
    }
    return false;
  }

  // Up from t while the head is on t's own side; -1 where a mark has something below it.
  int top(int t, auto same_side) {
    while (same_side(at(t).head)) {
      t = at(t).head;
      if (is_mark(t)) return -1;
    }
    return t;
  }

  std::span<Token> sentence_;
  int first_, end_;
};

}  // namespace

void mend_commas(std::span<Token> sentence, int first) {
  Commas commas(sentence, first);
  for (int t = first; t < first + static_cast<int>(sentence.size()); ++t) {
    if (commas.is_comma(t)) commas.mend(t);
  }
}

}  // namespace dateline
