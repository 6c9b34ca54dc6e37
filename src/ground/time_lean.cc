#include "ground/time_lean.h"

namespace dateline {
namespace {

constexpr size_t kReach = 14;  // pieces looked at on either side

bool has(const TimeCell& cell, TimeClass c) { return (cell.classes & class_bit(c)) != 0; }

bool is_to(const std::vector<Piece>& pieces, size_t at) {
  return at < pieces.size() && (pieces[at].norm == "to" || pieces[at].norm == "for");
}

// "be announced", "been hit": a participle that says nothing about the time.
bool after_be(const std::vector<Piece>& pieces, size_t at) {
  return at > 0 && (pieces[at - 1].norm == "be" || pieces[at - 1].norm == "being");
}

// "guidelines to be published in November", but not "is said to be held".
bool noun_to_be(const Analysis& analysis, const std::vector<Piece>& pieces, size_t at) {
  if (at == 0 || at + 2 >= pieces.size() || pieces[at].norm != "to" || pieces[at + 1].norm != "be") return false;
  const auto tag = [&](size_t i) { return analysis.tokens[static_cast<size_t>(pieces[i].token)].upos; };
  return tag(at - 1) == "NOUN" && tag(at + 2) == "VERB";
}

Lean cue_at(const Analysis& analysis, const std::vector<Piece>& pieces, const std::vector<TimeCell>& cells, size_t at,
            bool adjacent) {
  const TimeCell& cell = cells[at];
  if (has(cell, TimeClass::kPlan) && !pieces[at].upper) {
    const int kind = cell.word->value(TimeClass::kPlan);
    const bool overtaken = kind != 3 && at > 1 && pieces[at - 1].norm == "been" && pieces[at - 2].norm == "had";
    if (overtaken) return Lean::kPast;  // "had been due to expire on Friday"
    if (kind == 1 || (kind == 2 && is_to(pieces, at + 1)) || (kind == 3 && adjacent)) return Lean::kFuture;
  }
  if (pieces[at].norm == "to" && at > 0 && (pieces[at - 1].norm == "is" || pieces[at - 1].norm == "are"))
    return Lean::kFuture;
  if (noun_to_be(analysis, pieces, at)) return Lean::kFuture;
  const bool past = has(cell, TimeClass::kPast) || analysis.tokens[static_cast<size_t>(pieces[at].token)].xpos == "VBD";
  return past && !after_be(pieces, at) ? Lean::kPast : Lean::kNeither;
}

}  // namespace

Lean lean_of(const Analysis& analysis, const std::vector<Piece>& pieces, const std::vector<TimeCell>& cells,
             const TimeMatch& match) {
  for (size_t back = 1; back <= kReach && back <= match.first; ++back) {
    const Lean lean = cue_at(analysis, pieces, cells, match.first - back, back == 1);
    if (lean != Lean::kNeither) return lean;
  }
  for (size_t at = match.last; at < pieces.size() && at < match.last + kReach; ++at) {
    const Lean lean = cue_at(analysis, pieces, cells, at, false);
    if (lean != Lean::kNeither) return lean;
  }
  return Lean::kNeither;
}

}  // namespace dateline
