// What stands around a trigger, under the names that codebooks use: PropBank roles, prepositions, "poss", "before",
// "subject" and "object" of a carrier.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "event/draft.h"

namespace dateline {

struct Slot {
  std::string role;
  int head = kNoToken;                   // token
  std::vector<std::string_view> lemmas;  // of the phrase; views into the scene
  int head_in_lemmas = -1;
  std::string_view party;
};

std::vector<Slot> slots_of(const Scene& scene, int trigger);
Slot make_slot(const Scene& scene, std::string role, int head);
// The slots as the codebook takes them; views into `slots`.
std::vector<Filler> fillers_of(const std::vector<Slot>& slots);

// Adds the phrase and its conjuncts under a role, each head and each entity of a role once.
void add_argument(const Scene& scene, Draft& draft, std::string_view role, int head);
// Adds what the trigger's mappings take of the slots; a role that is filled keeps its fillers.
void add_arguments(const Scene& scene, Draft& draft, const Trigger& trigger, const std::vector<Slot>& slots);
// Weapons and agents among the event's words refine its modes and fill roles.
void read_words(const Scene& scene, Draft& draft, const std::vector<Slot>& slots);

}  // namespace dateline
