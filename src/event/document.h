// The last value of the pipeline for one page: events and claims over everything before them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "attribute/attributed.h"

namespace dateline {

enum class Layer { kCurrent, kBackground, kPlanned, kRequested, kHypothetical, kAlleged, kAggregate };
enum class Happened { kYes, kNo, kUnknown };

const char* layer_name(Layer layer);
const char* happened_name(Happened happened);
Layer layer_of(std::string_view name);        // kCurrent for names it does not know
Happened happened_of(std::string_view name);  // kUnknown for these

struct EventArgument {
  std::string
      role;  // actor, orderer, recipient, target, victim, instrument, agent_substance, origin, participant, site_holder
  int entity = kNone;
  Span span;
  bool inferred = false;
};

// A reference to a row of Grounded (place, time), with whether the text says it of this event or we inferred it.
struct Linked {
  int index = kNone;
  bool inferred = false;
};

struct Effect {
  std::string what;  // "destroyed", "damaged", "none"
  Span span;
  int claim = kNone;
};

struct Event {
  std::vector<Span> trigger;
  std::vector<Span> mentions;
  std::string type;  // PLOVER root, "ASSAULT"; empty = none of the codebook's types
  std::vector<std::string> modes;
  std::vector<std::string> contexts;
  std::string acled;  // "Explosions/Remote violence > Air/drone strike", or empty
  std::string cameo;  // "195", or empty
  Layer layer = Layer::kCurrent;
  Happened happened = Happened::kUnknown;
  std::vector<EventArgument> arguments;
  std::vector<Effect> effects;
  Linked place, time;
  std::vector<int> quantities;  // indices into Grounded::quantities
  float confidence = 0;
  std::string decided_by;  // roleset, noun or neighbour that coded it
};

struct EventRelation {
  int a = 0, b = 0;
  std::string kind;  // before, cause, in_response_to, part_of, consequence_of, may_be_same
};

// One branch of a chain, outermost first, without the publisher's link.
using Branch = std::vector<Link>;

struct Claim {
  int event = kNone;
  std::vector<std::string> about;
  std::vector<Span> evidence;
  std::vector<Branch> branches;  // none = the publisher's own word
  Force force = Force::kAsserted;
  Stance stance = Stance::kEndorses;
  Quote quote = Quote::kUnquoted;
  int said = kNone;  // index into Grounded::times
  float confidence = 0;
  std::string
      decided_by;  // what coded the event, the cue of its innermost saying, and whether cue or head gave the force
};

// Immutable.
struct Document {
  std::shared_ptr<const Attributed> attributed;
  std::vector<Quantity> quantities;  // Grounded's, with `what` settled by the event they belong to
  std::vector<Event> events;
  std::vector<EventRelation> relations;
  std::vector<Claim> claims;
  std::vector<bool> listed;  // which of sources().attributions are given out; empty: all
  int lead = kNone;

  const Attributed& sources() const { return *attributed; }
  const Grounded& grounded() const { return *attributed->grounded; }
  const Analysis& analysis() const { return attributed->analysis(); }
  const Article& article() const { return attributed->article(); }
};

}  // namespace dateline
