// What fills a trigger's roles. The labeller knows that who "died" is no agent, the tree knows which words belong
// together; each errs where the other is sure. Idea: verbs ask the labeller first and the tree for what is left open,
// nouns the other way round, for the labeller was trained on few nouns and likes to make "air" the agent of "air
// strikes".
#include "event/slots.h"

#include <algorithm>

#include "attribute/control.h"

namespace dateline {
namespace {

constexpr int kPhraseWords = 24;  // of a phrase that conditions look at

bool filled(const std::vector<Slot>& slots, std::string_view role) {
  return std::any_of(slots.begin(), slots.end(), [&](const Slot& s) { return s.role == role; });
}

bool has_head(const std::vector<Slot>& slots, int head) {
  return std::any_of(slots.begin(), slots.end(), [&](const Slot& s) { return s.head == head; });
}

const std::vector<RoleArgument>* labelled(const Scene& scene, int trigger) {
  const int p = scene.predicate_at[static_cast<size_t>(trigger)];
  return p == kNone ? nullptr : &scene.tree.analysis().predicates[static_cast<size_t>(p)].arguments;
}

// Whether a labelled agent stands in another clause though the verb has a subject of its own: "[planes] bombed the
// militants whom Moscow blames".
bool is_foreign_agent(const Tree& tree, int trigger, std::string_view role, int head) {
  const int subject = tree.child(trigger, {"nsubj"});
  if (role != "ARG0" || subject == kNoToken || subject == head || tree.is_passive(trigger)) return false;
  return !tree.is_below(head, trigger) && tree.head(trigger) != head;
}

// Of a relative clause whose pronoun is its object, "whom Ankara accuses", the antecedent is what the verb acts on.
bool is_object_antecedent(const Tree& tree, int trigger, int head) {
  if (!tree.has_relation(trigger, "acl:relcl") || tree.head(trigger) != head || tree.is_passive(trigger)) return false;
  const int object = tree.child(trigger, {"obj"});
  return object != kNoToken && object < trigger && tree.token(object).upos == "PRON";
}

// A verb's labelled roles. A role stands once: of two ARG1 the active verb's subject is its ARG0.
void add_verb_roles(const Scene& scene, int trigger, std::vector<Slot>& slots) {
  const std::vector<RoleArgument>* arguments = labelled(scene, trigger);
  if (!arguments) return;
  const Tree& tree = scene.tree;
  const auto is_role = [&](std::string_view role) {
    return std::count_if(arguments->begin(), arguments->end(), [&](const RoleArgument& a) { return a.role == role; });
  };
  for (const RoleArgument& a : *arguments) {
    if (a.role.starts_with("R-") || a.role.starts_with("C-")) continue;
    std::string role(a.role);
    const int head = scene.referent_of(scene.head_of(a.tokens));
    if (head == trigger) continue;
    const bool subject = tree.head(head) == trigger && tree.has_relation(head, "nsubj") && !tree.is_passive(trigger);
    if (head == agent_of(tree, trigger) && tree.is_passive(trigger)) role = "ARG0";
    if (is_foreign_agent(tree, trigger, role, head)) continue;
    if (is_object_antecedent(tree, trigger, head)) role = "ARG1";
    if (subject && role == "ARG1" && is_role("ARG1") > 1 && is_role("ARG0") == 0) role = "ARG0";
    if (has_head(slots, head)) continue;
    slots.push_back(make_slot(scene, role, head));
    const std::string_view marker = tree.marker(head);
    if (role.starts_with("ARGM") && !marker.empty() && scene.is_nominal(head))
      slots.push_back(make_slot(scene, std::string(marker), head));
  }
}

// A verb's subject and object where the labeller left ARG0 and ARG1 open.
void add_verb_tree(const Scene& scene, int trigger, std::vector<Slot>& slots) {
  const Tree& tree = scene.tree;
  const bool passive = tree.is_passive(trigger);
  const auto add = [&](const std::string& role, int head) {
    if (!has_head(slots, head)) slots.push_back(make_slot(scene, role, head));
  };
  for (int c : tree.children(trigger)) {
    const int head = scene.referent_of(c);
    if (tree.has_relation(c, "nsubj")) {
      const char* role = passive ? "ARG1" : "ARG0";
      if (!filled(slots, role)) add(role, head);
    } else if (tree.has_relation(c, "obj") && !filled(slots, "ARG1")) {
      add("ARG1", head);
    } else if (passive && tree.has_relation(c, "obl") && tree.marker(c) == "by") {
      if (!filled(slots, "ARG0")) add("ARG0", head);
    } else if (tree.has_relation(c, "obl") && !tree.marker(c).empty()) {
      add(std::string(tree.marker(c)), head);
    } else if (tree.has_relation(c, "compound:prt") ||
               (tree.has_relation(c, "xcomp") && tree.token(c).upos != "VERB")) {
      add("ARGM-PRD", head);  // "taken ill", "taken hostage"
    }
  }
  // "Called on [the council] to condemn the raid", "[planes] continued to bomb it": an infinitive's agent stands
  // outside.
  const bool infinitive = !passive && tree.has_relation(trigger, "xcomp") && tree.marker(trigger) == "to";
  if (filled(slots, "ARG0") || (filled(slots, "ARG1") && !infinitive)) return;
  if (const int shared = subject_of(tree, trigger); shared != kNoToken) add(passive ? "ARG1" : "ARG0", shared);
}

// "the attack carried out by the militants", "strikes targeting the depots", "the bombing that killed nine".
void add_participle(const Scene& scene, int participle, std::vector<Slot>& slots) {
  const Tree& tree = scene.tree;
  if (const int by = agent_of(tree, participle); by != kNoToken && tree.is_passive(participle))
    slots.push_back(make_slot(scene, "by", by));
  const std::string& lemma = scene.lemmas[static_cast<size_t>(participle)];
  if (lemma != "target" && lemma != "hit" && lemma != "kill") return;
  if (const int object = tree.child(participle, {"obj"}); object != kNoToken)
    slots.push_back(make_slot(scene, "on", object));
}

// "the militants behind the attack".
void add_those_behind(const Scene& scene, int trigger, std::vector<Slot>& slots) {
  const Tree& tree = scene.tree;
  if (tree.marker(trigger) != "behind") return;
  for (int c : tree.children(trigger)) {
    if (tree.has_relation(c, "case") && c > 0 && scene.is_nominal(c - 1))
      slots.push_back(make_slot(scene, "by", c - 1));
  }
}

void add_noun_tree(const Scene& scene, int trigger, std::vector<Slot>& slots) {
  const Tree& tree = scene.tree;
  for (int c : tree.children(trigger)) {
    if (tree.has_relation(c, "nmod:poss")) {
      slots.push_back(make_slot(scene, "poss", c));
    } else if (tree.has_relation(c, "nmod") && !tree.marker(c).empty()) {
      slots.push_back(make_slot(scene, std::string(tree.marker(c)), c));
    } else if (tree.has_relation(c, "amod") || tree.has_relation(c, "compound") || tree.has_relation(c, "nmod")) {
      slots.push_back(make_slot(scene, "before", c));
    } else if (tree.has_relation(c, "acl")) {
      add_participle(scene, c, slots);
    }
  }
  add_those_behind(scene, trigger, slots);
}

// A noun's labelled roles, where the tree has not spoken: inside its own phrase, and no part of its name ("air"
// strikes).
void add_noun_roles(const Scene& scene, int trigger, std::vector<Slot>& slots) {
  const std::vector<RoleArgument>* arguments = labelled(scene, trigger);
  if (!arguments) return;
  for (const RoleArgument& a : *arguments) {
    const int head = scene.head_of(a.tokens);
    const bool known =
        std::any_of(slots.begin(), slots.end(), [&](const Slot& s) { return s.head == head && s.role != "before"; });
    if (a.role.find('-') != std::string_view::npos || head == trigger || known || !scene.tree.is_below(head, trigger))
      continue;
    const bool kind = scene.tree.has_relation(head, "compound") || scene.tree.has_relation(head, "amod");
    if (!kind || scene.entity_at(head) != kNone) slots.push_back(make_slot(scene, std::string(a.role), head));
  }
}

}  // namespace

Slot make_slot(const Scene& scene, std::string role, int head) {
  Slot slot;
  slot.role = std::move(role);
  slot.head = head;
  const bool noun = scene.is_nominal(head);
  const std::vector<int> tokens = scene.tree.subtree(head, [&](int c) {
    const Tree& tree = scene.tree;
    const bool clause = tree.has_relation(c, "acl") || tree.has_relation(c, "advcl");
    return tree.token(c).deprel == "acl:relcl" || (noun && clause) || tree.has_relation(c, "punct") ||
           tree.has_relation(c, "parataxis");
  });
  const auto at = std::find(tokens.begin(), tokens.end(), head);
  const auto begin = at - tokens.begin() > kPhraseWords ? at - kPhraseWords : tokens.begin();
  for (auto t = begin; t != tokens.end() && t - begin < 2 * kPhraseWords; ++t) {
    if (*t == head) slot.head_in_lemmas = static_cast<int>(slot.lemmas.size());
    slot.lemmas.push_back(scene.lemmas[static_cast<size_t>(*t)]);
  }
  if (const int e = scene.entity_at(head); e != kNone) {
    slot.party = scene.codebook.party_of_sector(scene.grounded.entities[static_cast<size_t>(e)].sector);
  }
  return slot;
}

std::vector<Slot> slots_of(const Scene& scene, int trigger) {
  std::vector<Slot> slots;
  const std::string_view upos = scene.tree.token(trigger).upos;
  if (upos == "VERB" || upos == "AUX" || upos == "ADJ") {
    add_verb_roles(scene, trigger, slots);
    add_verb_tree(scene, trigger, slots);
  } else {
    add_noun_tree(scene, trigger, slots);
    add_noun_roles(scene, trigger, slots);
  }
  return slots;
}

std::vector<Filler> fillers_of(const std::vector<Slot>& slots) {
  std::vector<Filler> fillers;
  fillers.reserve(slots.size());
  for (const Slot& s : slots) fillers.push_back({s.role, s.lemmas, s.head_in_lemmas, s.party});
  return fillers;
}

}  // namespace dateline
