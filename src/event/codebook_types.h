// What a codebook says, as plain values. docs/codebooks.md describes the files they are read from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct Mode {
  std::string name;  // "aerial"
  double score = 0;  // the mode's own score; the type's where the codebook gives none
};

enum Quad { kVerbalCooperation = 1, kMaterialCooperation = 2, kVerbalConflict = 3, kMaterialConflict = 4 };

// One event type of the codebook.
struct EventType {
  std::string name;  // "ASSAULT"
  std::string description;
  int quad = 0;      // a Quad; 0 = not said
  double score = 0;  // from -10 (conflict) to 10 (cooperation)
  bool needs_recipient = false;
  std::vector<Mode> modes;

  const Mode* mode(std::string_view mode_name) const;  // nullptr = the type has no such mode
};

// A set of words that the codebook treats alike. A word of the class found among an event's words refines the event.
struct WordClass {
  std::string name;                // "chemical-agent"
  std::vector<std::string> words;  // lemmas and phrases of lemmas, lower case
  std::vector<std::string> modes;  // only those that the event's type knows are taken; "TYPE:mode" for that type alone
  std::vector<std::string> contexts;
  std::string role;   // "agent_substance", "instrument", ... or empty: the word fills this role
  std::string party;  // "armed", "civilians", ... or empty: what kind of party the word names
};

// Which of our roles an argument of the trigger fills. `source` is a PropBank role ("ARG0", "ARGM-MNR"), or, for nouns
// whose arguments no role labeller found, a word of the tree: a preposition ("by", "against"), "poss" (possessor),
// "before" (a modifier before the noun), "subject" (of the light verb that carries the noun), "object".
struct ArgumentMapping {
  std::string source;
  std::string role;  // "actor", "target", ...; several sources may give one role, the first that is filled wins
};

// The trigger itself says what is counted: "kill" counts its ARG1 as killed.
struct CountYield {
  std::string what;    // "killed", "injured", ...
  std::string source;  // as in ArgumentMapping
};

// Something the words around a trigger must show. All fields that are given must hold for one filler of one of `roles`.
struct Condition {
  std::vector<std::string>
      roles;  // "ARG1", "of", ...; "any" = whatever role; "before" = the words before a noun trigger
  std::vector<std::string> classes;  // names of word classes: the filler has a word of one of them
  std::vector<std::string> words;    // the filler has one of these lemmas or phrases
  std::vector<std::string> parties;  // the filler is a party of one of these kinds
  std::vector<std::string> types;    // the filler holds a noun trigger of one of these types; "*" = of any
  bool head_only = false;            // look at the filler's head word alone
  // With no class, word, party or type: it suffices that one of the roles is filled.
};

// One way to code a roleset or a noun. Several triggers may stand for the same words; the first whose conditions hold
// codes them (higher priority first, then the order of the files).
struct Trigger {
  std::string key;   // "strike.01", "air strike"
  std::string type;  // empty for carriers and for words that are no event
  std::vector<std::string> modes;
  std::vector<std::string> contexts;
  std::vector<std::string> facts;  // free marks that maps and rules ask for ("crowd", "signed", "plural-sides")
  std::vector<ArgumentMapping> arguments;
  std::vector<CountYield> counts;
  std::vector<Condition> needs;   // every one must hold
  std::vector<Condition> unless;  // none may hold
  std::string cameo;              // a CAMEO code that is finer than the map's, or empty
  std::string acled;              // an ACLED sub-event that the words themselves decide, or empty
  int priority = 0;
  bool is_roleset = false;
  bool nothing = false;  // these words are no event although a shorter trigger lies in them ("heart attack")
  bool carrier = false;  // the event is named by the argument `carries` ("carry out" airstrikes)
  std::string carries;   // for carriers: "ARG1" as a rule
  // For carriers: what the verb does to the carried event: "" (it happened), "begins", "continues", "ends",
  // "prevented", "attempted", "planned", "permitted", "ordered".
  std::string effect;
  bool certain = false;  // holds also where a model reads no event: its conditions leave no doubt
  bool stative = false;  // a lasting state rather than an act (siege, curfew): its time is not a day
  std::string file;      // where it was read, relative to the codebook's folder
  int line = 0;

  // The role that `source` fills, or "".
  std::string_view role_of(std::string_view source) const;
};

// What a map or a rule needs to know of an event that is being coded. Views must outlive the call only.
struct CodedEvent {
  std::string_view type = {};
  std::vector<std::string> modes = {};
  std::vector<std::string> contexts = {};
  // Names of word classes found among the event's words, the trigger's facts, and what the coder knows:
  // "two-sided" (both sides fight), "killed", "injured", "arrests", "intervention" (force against protesters),
  // "summary".
  std::vector<std::string> facts = {};
  std::string_view actor = {};  // party kinds, see Codebook::party_of_words; "" = unknown or not named
  std::string_view target = {};
  std::string_view layer = {};  // layer_name(); empty = "current"
  const Trigger* trigger = nullptr;
};

// How the rules leave an event.
struct Recoded {
  std::string type;  // empty = the rules drop it
  std::vector<std::string> modes;
  std::string rule;  // name of the rule that changed it, empty = none did
};

}  // namespace dateline
