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

Lean cue_at(const Analysis& analysis, const std::vector<Piece>& pieces, const std::vector<TimeCell>& cells, size_t at,
            bool adjacent) {
  const TimeCell& cell = cells[at];
  if (has(cell, TimeClass::kPlan) && !pieces[at].upper) {
    const int kind = cell.word->value(TimeClass::kPlan);
    if (kind == 1 || (kind == 2 && is_to(pieces, at + 1)) || (kind == 3 && adjacent)) return Lean::kFuture;
  }
  if (pieces[at].norm == "to" && at > 0 && (pieces[at - 1].norm == "is" || pieces[at - 1].norm == "are"))
    return Lean::kFuture;
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
