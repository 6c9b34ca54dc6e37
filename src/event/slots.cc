#include "event/slots.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr int kPhraseWords = 24;  // of a phrase that conditions look at

bool filled(const std::vector<Slot>& slots, std::string_view role) {
  return std::any_of(slots.begin(), slots.end(), [&](const Slot& s) { return s.role == role; });
}

// What the role labeller found.
void add_roles(const Scene& scene, int trigger, std::vector<Slot>& slots) {
  const int p = scene.predicate_at[static_cast<size_t>(trigger)];
  if (p == kNone) return;
  for (const RoleArgument& a : scene.tree.analysis().predicates[static_cast<size_t>(p)].arguments) {
    if (a.role.starts_with("R-") || a.role.starts_with("C-")) continue;
    slots.push_back(make_slot(scene, std::string(a.role), scene.head_of(a.tokens)));
  }
}

// A verb's subject and object where the labeller left ARG0 and ARG1 open.
void add_verb_tree(const Scene& scene, int trigger, std::vector<Slot>& slots) {
  const Tree& tree = scene.tree;
  const bool passive = tree.is_passive(trigger);
  for (int c : tree.children(trigger)) {
    if (tree.has_relation(c, "nsubj")) {
      const char* role = passive ? "ARG1" : "ARG0";
      if (!filled(slots, role)) slots.push_back(make_slot(scene, role, c));
    } else if (tree.has_relation(c, "obj") && !filled(slots, "ARG1")) {
      slots.push_back(make_slot(scene, "ARG1", c));
    } else if (passive && tree.has_relation(c, "obl") && tree.marker(c) == "by" && !filled(slots, "ARG0")) {
      slots.push_back(make_slot(scene, "ARG0", c));
    } else if (tree.has_relation(c, "obl") && !tree.marker(c).empty()) {
      slots.push_back(make_slot(scene, std::string(tree.marker(c)), c));
    }
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
    } else if (tree.has_relation(c, "acl") && tree.is_passive(c)) {  // "the attack carried out by the militants"
      for (int g : tree.children(c)) {
        if (tree.has_relation(g, "obl") && tree.marker(g) == "by") slots.push_back(make_slot(scene, "by", g));
      }
    } else if (tree.has_relation(c, "acl") && scene.lemmas[static_cast<size_t>(c)] == "target") {
      if (const int object = tree.child(c, {"obj"}); object != kNoToken) slots.push_back(make_slot(scene, "on", object));
    }
  }
}

}  // namespace

Slot make_slot(const Scene& scene, std::string role, int head) {
  Slot slot;
  slot.role = std::move(role);
  slot.head = head;
  const std::vector<int> tokens = scene.tree.subtree(head, [&](int c) {
    return scene.tree.token(c).deprel == "acl:relcl" || scene.tree.has_relation(c, "punct") || scene.tree.has_relation(c, "parataxis");
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
  add_roles(scene, trigger, slots);
  const std::string_view upos = scene.tree.token(trigger).upos;
  if (upos == "VERB" || upos == "AUX") {
    add_verb_tree(scene, trigger, slots);
  } else {
    add_noun_tree(scene, trigger, slots);
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
