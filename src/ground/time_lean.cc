#include "ground/time_lean.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr size_t kReach = 14;     // pieces looked at on either side
constexpr size_t kFarReach = 40;  // where the tense of the whole sentence is asked for

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

// Plans that still stand: "will", "plans to", "is to".
bool stands(const Analysis& analysis, const std::vector<Piece>& pieces, size_t at) {
  static constexpr std::string_view kSure[] = {"will", "shall", "'ll", "ll", "won", "to"};
  if (std::find(std::begin(kSure), std::end(kSure), pieces[at].norm) != std::end(kSure)) return true;
  const auto tag = analysis.tokens[static_cast<size_t>(pieces[at].token)].xpos;
  return tag == "VBZ" || tag == "VBP";
}

// "1990 earnings were cut": the year belongs to the noun, not to the verb.
bool modifies(const Analysis& analysis, const std::vector<Piece>& pieces, size_t next) {
  if (next >= pieces.size() || pieces[next].glued) return false;
  const auto tag = analysis.tokens[static_cast<size_t>(pieces[next].token)].upos;
  return tag == "NOUN" || tag == "PROPN" || tag == "ADJ";
}

bool is_saying(const TimeCell& cell) { return has(cell, TimeClass::kPast) && cell.word->value(TimeClass::kPast) == 2; }

}  // namespace

Lean sure_lean_of(const Analysis& analysis, const std::vector<Piece>& pieces, const std::vector<TimeCell>& cells,
                  const TimeMatch& match) {
  if (match.last - match.core == 1 && modifies(analysis, pieces, match.last)) return Lean::kNeither;
  bool plan = false;
  const auto cue = [&](size_t at) {
    if (is_saying(cells[at])) return Lean::kNeither;
    const Lean lean = cue_at(analysis, pieces, cells, at, at + 1 == match.first);
    return lean == Lean::kFuture && !stands(analysis, pieces, at) ? Lean::kNeither : lean;
  };
  for (size_t at = 0; at < pieces.size() && !plan; ++at) {
    const bool inside = at >= match.first && at < match.last;
    plan = !inside && cue_at(analysis, pieces, cells, at, at + 1 == match.first) == Lean::kFuture;
  }
  Lean lean = Lean::kNeither;
  for (size_t back = 1; back <= kFarReach && back <= match.first && lean == Lean::kNeither; ++back)
    lean = cue(match.first - back);
  for (size_t at = match.last; at < pieces.size() && at < match.last + kFarReach && lean == Lean::kNeither; ++at)
    lean = cue(at);
  return lean == Lean::kPast && plan ? Lean::kNeither : lean;
}

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
