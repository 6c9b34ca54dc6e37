// What the attribute stage hands on: who said what, in whose words, how deep.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ground/grounded.h"

namespace dateline {

// What a claim does, as far as its innermost speaker goes; and how the publisher stands to it. Names as in the format.
enum class Force {
  kAsserted,
  kPresupposed,
  kAlleged,
  kAccused,
  kInsisted,
  kClaimedResponsibility,
  kAdmitted,
  kConfirmed,
  kDenied,
  kPlanned,
  kThreatened,
  kRequested,
  kPossible
};
enum class Stance { kEndorses, kNeutral, kDistances, kRejects };
enum class Quote { kUnquoted, kDirect, kIndirect, kMixed };

const char* force_name(Force force);
const char* stance_name(Stance stance);
const char* quote_name(Quote quote);
Force force_of(std::string_view name);    // kAsserted for names it does not know
Stance stance_of(std::string_view name);  // kNeutral for these

// One link of a chain: an entity (kNone = nobody named) and the words that name it.
struct Link {
  enum class Role { kPublisher, kMedium, kSpeaker } role = Role::kSpeaker;
  int entity = kNone;
  Span span;  // empty where the text does not name it here
  bool is_explicit = true;
  int on_behalf_of = kNone;  // entity the speaker speaks for (a spokesman's ministry)
};

// One act of saying (believing, showing, ordering ...). `sources` holds parallel sources: several are branches, none is
// "nobody named". `medium` is the relay between publisher and source ("in comments reported by TASS").
struct Attribution {
  std::vector<Link> sources;
  std::vector<Link> media;  // outermost first; the relays of this saying
  std::vector<Span> source_spans;
  std::vector<Span> cue_spans;
  std::vector<Span> content_spans;
  int cue_token = kNoToken;  // head token of the cue
  std::string cue_lemma;
  Quote quote = Quote::kIndirect;
  Force force = Force::kAsserted;    // what this cue does to its content: said = asserted, accused, denied, ...
  Stance stance = Stance::kNeutral;  // what the choice of this cue says of the writer: pointed out = endorses
  bool hands_over = true;            // false: it colours its content (a plan, a judgement) but gives nobody the word
  bool presupposes = false;     // it takes its content for a fact and says something about it: "blamed X for the raid"
  Link accused;                 // whom it accuses; entity kNone and an empty span where it accuses nobody
  int content_head = kNoToken;  // head token of the content; kNoToken where it is no single phrase
  int inside = kNone;           // index of the attribution whose content holds this one
  int said = kNone;             // index into Grounded::times: the day of the saying
  std::string decided_by;       // "tagger", "quotes", "lexicon:NAME" ...: which head or rule found it
  float confidence = 0;
};

// Immutable. Attributions are ordered by their first span; an attribution's `inside` always has a wider content.
struct Attributed {
  std::shared_ptr<const Grounded> grounded;
  std::vector<Attribution> attributions;

  const Analysis& analysis() const { return *grounded->analysis; }
  const Article& article() const { return *grounded->analysis->article; }
};

}  // namespace dateline
