// Problem: an event is named by a verb ("struck"), a noun ("air strikes"), or a noun that an empty verb carries ("carried out
// air strikes"), and its parties hang on whichever of them the sentence chose. Idea: look every predicate and noun up in the
// codebook with what stands around it; a carrier hands its own parties to the noun it carries and is no event itself.
#include <algorithm>

#include "event/slots.h"

namespace dateline {
namespace {

constexpr int kCompoundWords = 4;

// Lemmas of the sentence up to the trigger, the last few words suffice.
std::vector<std::string_view> words_before(const Scene& scene, int trigger) {
  const int first = scene.tree.analysis().sentences[static_cast<size_t>(scene.tree.token(trigger).sentence)].first;
  std::vector<std::string_view> words;
  for (int i = std::max(first, trigger - 2 * kCompoundWords); i <= trigger; ++i) words.push_back(scene.lemmas[static_cast<size_t>(i)]);
  return words;
}

bool can_trigger(const Scene& scene, int i) {
  const Token& t = scene.tree.token(i);
  if (t.upos == "VERB") return !scene.tree.has_relation(i, "aux") && !scene.tree.has_relation(i, "case");
  if (t.upos != "NOUN" && t.upos != "PROPN") return false;
  // The first part of a compound names a kind, not an act: "attack helicopter", "bombing victims".
  return !scene.tree.has_relation(i, "compound") && !scene.tree.has_relation(i, "flat");
}

Found look_up(const Scene& scene, int token, const std::vector<Slot>& slots) {
  const int p = scene.predicate_at[static_cast<size_t>(token)];
  const std::vector<std::string_view> words = words_before(scene, token);
  const std::vector<Filler> fillers = fillers_of(slots);
  Occurrence occurrence;
  if (p != kNone) occurrence.roleset = scene.tree.analysis().predicates[static_cast<size_t>(p)].roleset;
  occurrence.lemmas = words;
  occurrence.is_noun = scene.tree.token(token).upos != "VERB";
  occurrence.fillers = fillers;
  return scene.codebook.find(occurrence);
}

void add_argument(const Scene& scene, Draft& draft, std::string_view role, int head) {
  for (int h : [&] {
         std::vector<int> heads = {head};
         for (int c : scene.tree.children(head)) {
           if (scene.tree.has_relation(c, "conj") && scene.is_nominal(c)) heads.push_back(c);
         }
         return heads;
       }()) {
    const int entity = scene.entity_at(h);
    const bool known = std::any_of(draft.arguments.begin(), draft.arguments.end(), [&](const DraftArgument& a) {
      return a.head == h || (a.role == role && entity != kNone && a.entity == entity);
    });
    if (!known) draft.arguments.push_back({std::string(role), h, entity, scene.span_at(h)});
  }
}

// Parties under the roles of `trigger`; a role that is filled keeps its first filler.
void add_arguments(const Scene& scene, Draft& draft, const Trigger& trigger, const std::vector<Slot>& slots) {
  std::vector<std::string> before;
  for (const DraftArgument& a : draft.arguments) before.push_back(a.role);
  for (const ArgumentMapping& mapping : trigger.arguments) {
    if (std::find(before.begin(), before.end(), mapping.role) != before.end()) continue;
    for (const Slot& slot : slots) {
      if (slot.role != mapping.source || !scene.is_nominal(slot.head)) continue;
      if (slot.role == "before" && scene.entity_at(slot.head) == kNone) continue;
      // A place is where it happened, not whom it struck, unless it is a state or people.
      add_argument(scene, draft, mapping.role, slot.head);
      before.push_back(mapping.role);
      break;
    }
  }
}

std::vector<int> event_words(const Scene& scene, const Draft& draft, const std::vector<Slot>& slots) {
  std::vector<int> tokens;
  for (int i = draft.first; i <= draft.token; ++i) tokens.push_back(i);
  for (const Slot& slot : slots) {
    const std::vector<int> phrase = scene.tree.subtree(slot.head, [&](int c) {
      return scene.tree.token(c).deprel == "acl:relcl" || scene.tree.has_relation(c, "appos") || scene.tree.has_relation(c, "parataxis");
    });
    if (scene.is_nominal(slot.head)) tokens.insert(tokens.end(), phrase.begin(), phrase.end());
  }
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  return tokens;
}

void add_unique(std::vector<std::string>& to, const std::vector<std::string>& from) {
  for (const std::string& x : from) {
    if (std::find(to.begin(), to.end(), x) == to.end()) to.push_back(x);
  }
}

// Weapons and agents among the event's words refine its modes and fill roles.
void read_words(const Scene& scene, Draft& draft, const std::vector<Slot>& slots) {
  const std::vector<int> tokens = event_words(scene, draft, slots);
  std::vector<std::string_view> lemmas;
  for (int t : tokens) lemmas.push_back(scene.lemmas[static_cast<size_t>(t)]);
  const WordReading reading = scene.codebook.read_words(lemmas);
  std::vector<std::string> modes = draft.modes;
  add_unique(modes, reading.modes);
  draft.modes = scene.codebook.modes_of(draft.type, modes);
  add_unique(draft.contexts, reading.contexts);
  add_unique(draft.facts, reading.classes);
  for (const WordReading::Hit& hit : reading.hits) {
    const int last = tokens[static_cast<size_t>(hit.last - 1)];
    if (hit.word_class->role.empty() || (last <= draft.token && last >= draft.first)) continue;
    const bool party = std::any_of(draft.arguments.begin(), draft.arguments.end(),
                                   [&](const DraftArgument& a) { return a.head == last; });
    if (party || !scene.is_nominal(last)) continue;
    draft.arguments.push_back({hit.word_class->role, last, scene.entity_at(last),
                               scene.tree.span_of(tokens[static_cast<size_t>(hit.first)], last)});
  }
}

Draft make_draft(const Scene& scene, int token, const Found& found, const std::vector<Slot>& slots) {
  Draft draft;
  draft.token = token;
  draft.first = token;
  for (int words = 1; words < found.words && draft.first > 0; ++words) --draft.first;
  draft.trigger = found.trigger;
  draft.type = found.trigger->type;
  draft.modes = found.trigger->modes;
  draft.contexts = found.trigger->contexts;
  draft.facts = found.trigger->facts;
  draft.nominal = scene.tree.token(token).upos != "VERB";
  draft.verb = draft.nominal ? kNoToken : token;
  add_arguments(scene, draft, *found.trigger, slots);
  return draft;
}

// The noun that a carrier carries.
int carried(const Scene& scene, const Trigger& carrier, const std::vector<Slot>& slots) {
  for (std::string_view role : {std::string_view(carrier.carries), std::string_view("ARG1"), std::string_view("ARG2"), std::string_view("ARG0")}) {
    for (const Slot& slot : slots) {
      if (slot.role == role && !role.empty() && scene.tree.token(slot.head).upos == "NOUN") return slot.head;
    }
  }
  return kNoToken;
}

}  // namespace

std::vector<Draft> find_triggers(const Scene& scene) {
  std::vector<Draft> drafts;
  std::vector<std::vector<Slot>> slots_at;
  struct Carrier { int verb, noun; const Trigger* trigger; std::vector<Slot> slots; };
  std::vector<Carrier> carriers;
  for (int i = 0; i < scene.tree.size(); ++i) {
    if (!can_trigger(scene, i)) continue;
    std::vector<Slot> slots = slots_of(scene, i);
    const Found found = look_up(scene, i, slots);
    if (!found.trigger || found.trigger->nothing) continue;
    if (found.trigger->carrier) {
      const int noun = carried(scene, *found.trigger, slots);
      if (noun != kNoToken) carriers.push_back({i, noun, found.trigger, std::move(slots)});
      continue;
    }
    drafts.push_back(make_draft(scene, i, found, slots));
    slots_at.push_back(std::move(slots));
  }
  for (const Carrier& carrier : carriers) {
    for (size_t i = 0; i < drafts.size(); ++i) {
      Draft& draft = drafts[i];
      if (draft.token != carrier.noun) continue;
      draft.verb = carrier.verb;
      draft.effect = carrier.trigger->effect;
      std::vector<Slot> handed = carrier.slots;  // the carrier's subject and object serve the noun's own roles
      for (Slot& s : handed) {
        if (s.role == "ARG0") s.role = "subject";
        if (s.role == "ARG1") s.role = "object";
      }
      std::erase_if(handed, [&](const Slot& s) { return s.head == draft.token; });
      if (!draft.trigger->role_of("subject").empty()) add_arguments(scene, draft, *draft.trigger, handed);
      slots_at[i].insert(slots_at[i].end(), handed.begin(), handed.end());
    }
  }
  for (size_t i = 0; i < drafts.size(); ++i) read_words(scene, drafts[i], slots_at[i]);
  return drafts;
}

}  // namespace dateline
