// Place names inside other names, and names of places where none is tagged.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "ground/gazetteer.h"
#include "language/analysis.h"

namespace dateline {

inline constexpr int kLongestName = 4;  // tokens a gazetteer match may span

// Reads `analysis` and `gazetteer`; both must outlive it.
class PlaceInside {
 public:
  PlaceInside(const Analysis& analysis, const Gazetteer& gazetteer) : a_(analysis), gazetteer_(gazetteer) {}

  // Tells it a name that the text uses of a place beyond doubt.
  void learn(TokenRange name);
  bool is_spoken_of(TokenRange name) const;

  // The place in a body's name: "Richmond" in "Richmond Police Department", "Virginia" in "University of Virginia".
  std::optional<TokenRange> in_body(TokenRange body) const;
  // What a name tagged as a person's says of a place all the same: "R-Fairfax", "CLINTON -", "Prisi, a village".
  std::optional<TokenRange> in_person(TokenRange person) const;
  // A known name right before a body that every town has: "Chiefland police".
  bool is_seat_of_body(TokenRange name) const;
  // Capitals at the head of a sentence, set off from it: "BOWLING GREEN, Ohio (AP)".
  bool is_dateline(TokenRange name) const;

 private:
  std::string_view word(int t) const;
  std::string surface(TokenRange r) const;
  bool at_end(int t) const { return t < 0 || t >= static_cast<int>(a_.tokens.size()); }
  bool is_capitalised(int t) const;
  bool is_in_capitals(int t) const;
  bool is_common(TokenRange name) const;
  bool is_placed(int before_of) const;
  bool is_described(TokenRange name) const;
  bool is_likely(TokenRange name, bool civic) const;
  std::optional<TokenRange> longest(int first, int end, bool civic) const;

  const Analysis& a_;
  const Gazetteer& gazetteer_;
  std::set<std::string> spoken_;
};

}  // namespace dateline
