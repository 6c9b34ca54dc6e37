// Finds the lexicon's actors in a text: names, words of countries, and organs put together from a country and a noun.
#pragma once

#include <vector>

#include "ground/actor_lexicon.h"
#include "ground/mention_syntax.h"

namespace dateline {

struct ActorHit {
  enum class Kind {
    kActor,      // called by name
    kOrgan,      // country + organ noun, or a bare organ noun ("the Defence Ministry"; country empty)
    kAdjective,  // "Russian"
    kPeople,     // "Russians"
    kSeat,       // "Moscow"
    kBuilding,   // "the Kremlin"
  };
  Kind kind = Kind::kActor;
  TokenRange tokens;
  std::vector<int> actors;  // kActor: all who are called so; else the state, or none
  int organ = kNone;        // kOrgan
  TokenRange noun;          // kOrgan: the organ noun alone
  bool short_name = false;  // kActor: one word or an acronym: needs support from elsewhere
};

// Longest match from left to right; hits are in order and do not overlap. O(tokens).
std::vector<ActorHit> scan_actors(const Syntax& syntax, const ActorLexicon& lexicon);

}  // namespace dateline
