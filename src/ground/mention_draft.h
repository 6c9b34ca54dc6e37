// A mention with what resolving it needs to know.
#pragma once

#include <string>
#include <vector>

#include "ground/grounded.h"

namespace dateline {

struct MentionDraft {
  Mention mention;  // without its entity
  TokenRange name;  // the bare name, without titles; the whole mention if it has none
  EntityType type = EntityType::kUnnamed;
  int actor = kNone;    // lexicon actor, by full name
  int organ = kNone;    // pattern organ ("foreign ministry")
  std::string country;  // ISO alpha-3 of a modifier or of the actor
  std::string sector;
  std::string role;       // key of the role noun: a nominal's head, or a name's title ("spokesman")
  int holder = kNone;     // draft of the body in a title or modifier: "Defence Ministry" of its spokesman
  int same_as = kNone;    // draft that apposition or a copula makes the same
  int possessor = kNone;  // draft of "its" in "its allies"
  bool plural = false;
  bool definite = false;               // the, this, that, a possessive
  bool negated = false;                // "no officer": nobody that a later word could mean
  bool counted = false;                // "three militants"
  bool modifier = false;               // "militant" in "militant hideouts", "Russian" in "Russian strikes"
  bool dropped = false;                // part of another mention after all
  bool as_place = false;               // a country or city named as a place
  char gender = 0;                     // 'm', 'f', 0 = unknown
  std::string pronoun;                 // lower-cased, or empty
  std::vector<std::string> modifiers;  // lemmas of adjectives and nouns before the head, labels left out
};

}  // namespace dateline
