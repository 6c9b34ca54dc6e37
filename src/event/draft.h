// One mention of an event on its way to becoming part of one. Internal to the event stage.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "attribute/tree.h"
#include "event/codebook.h"
#include "event/document.h"

namespace dateline {

// Something that a mention says of its event's parties.
struct DraftArgument {
  std::string role;  // "actor", "target", ...
  int head = kNoToken;
  int entity = kNone;
  Span span;
};

struct DraftEffect {
  std::string what;  // "destroyed", "damaged"
  Span span;
};

struct Draft {
  int token = kNoToken;  // the trigger's head word
  int first = kNoToken;  // first word of its compound ("air" of "air strike"); == token for one word
  int last = kNoToken;   // last word of its mention; == token but for "staging attacks", "planned to talk"
  const Trigger* trigger = nullptr;
  const EventReading* reading = nullptr;  // nullptr where the codebook's tables alone decide
  std::string type;
  std::vector<std::string> modes, contexts, facts;
  std::vector<DraftArgument> arguments;
  bool nominal = false;
  int verb =
      kNoToken;        // the verb that makes it happen: itself, or its carrier ("carried out"); kNoToken for bare nouns
  std::string effect;  // of the carrier: "", "planned", "prevented", ...
  std::vector<int> attributions;  // those whose content holds it, innermost first
  Layer layer = Layer::kCurrent;
  Happened happened = Happened::kYes;
  bool background = false;  // its time or its wording puts it before the article's news
  bool fresh = false;       // dated within days of publication: current, whatever the other mentions sound like
  bool aggregate = false;   // a sum over events, a habit
  Linked time, place;
  std::vector<int> quantities;  // indices into Grounded::quantities
  std::vector<int> carriers;    // verbs that carry it or were joined to it; their circumstances are its own
  std::vector<DraftEffect> effects;
  int same_as = kNone;    // a draft that names the same event by construction
  int motive_of = kNone;  // no event here: the aim of that draft's
  int event = kNone;      // what it was merged into
};

// The codebook marks the triggers whose object is only made to look as if it happened: "staged the attack".
inline bool is_pretence(const auto& draft_or_trigger) {
  const auto& facts = draft_or_trigger.facts;
  return std::find(facts.begin(), facts.end(), "pretence") != facts.end();
}

// The text says that somebody will not do it: for the codebook's rules the fact "refused".
inline bool is_refused(const Draft& draft) {
  return std::find(draft.facts.begin(), draft.facts.end(), "refused") != draft.facts.end();
}

// Adds what `to` has not yet.
inline void add_unique(std::vector<std::string>& to, const std::vector<std::string>& from) {
  for (const std::string& x : from) {
    if (std::find(to.begin(), to.end(), x) == to.end()) to.push_back(x);
  }
}

// Days since 1970 of "2018-11-25...", or nothing.
std::optional<int> day_number(std::string_view iso);

// How sure the model is of the mention; where no model read it, what tables alone are worth.
inline float score_of(const Draft& draft) {
  if (draft.reading) return draft.reading->score;
  return draft.trigger && draft.trigger->is_roleset ? 0.7F : 0.65F;
}

// What the parts of the stage share; everything outlives them.
struct Scene {
  const Tree& tree;
  const Attributed& attributed;
  const Grounded& grounded;
  const Codebook& codebook;
  std::vector<std::string> lemmas;              // lower case, by token
  std::vector<int> mention_at;                  // token -> mention whose head it is, kNone
  std::vector<int> predicate_at;                // token -> predicate, kNone
  std::vector<const EventReading*> reading_at;  // token -> what the model reads there; nullptr: no event
  bool is_learned = false;                      // the model's readings are there and are in this codebook's types

  Scene(const Tree& t, const Attributed& a, const Codebook& c);
  int entity_at(int token) const;  // of the mention whose head it is; kNone
  // The mention's span if there is one, else the phrase's core.
  Span span_at(int token) const;
  bool is_nominal(int token) const;
  bool is_time(int token) const;        // inside a time expression: "last month" of "last month's raid"
  int head_of(TokenRange range) const;  // the token whose own head lies outside, nouns first
  // What a word stands for: a relative pronoun's antecedent, the whole of a part ("all of the depots"), else itself.
  int referent_of(int token) const;
  // The person mention in whose title the word stands ("President" of "French President X"); kNone if there is none.
  int named_around(int token) const;
};

std::vector<Draft> find_triggers(const Scene& scene);
// On pages that the model has not learned to read, only what it is sure of is an act.
void keep_to_home_ground(std::vector<Draft>& drafts);
// One event told by several words of one clause becomes one draft: "the attack hit X", "ordered ships to fire at X".
void join_drafts(const Scene& scene, std::vector<Draft>& drafts);
void find_attributions(const Scene& scene, std::vector<Draft>& drafts);
void find_circumstances(const Scene& scene, std::vector<Draft>& drafts);  // times, places, quantities
void find_layers(const Scene& scene, std::vector<Draft>& drafts);
// Whom a refusal that names nobody refuses, read from what is refused. Needs the layers.
void find_refused(const Scene& scene, std::vector<Draft>& drafts);
// Fills drafts' `event` and returns the events, by first mention.
std::vector<Event> merge_drafts(const Scene& scene, std::vector<Draft>& drafts);
std::vector<Claim> make_claims(const Scene& scene, const std::vector<Draft>& drafts, const std::vector<Event>& events);

}  // namespace dateline
