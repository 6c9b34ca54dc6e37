// Problem: "refused to meet the envoy", "declined a request from the ministry", "will not lift the ban on the port" say
// who refuses, and no word of the refusal's own says whom. Idea: who is refused is whom the act would have been done
// to, or who asked for it; both are parties of what stands in the refusal's complement.
#include <algorithm>

#include "event/slots.h"

namespace dateline {
namespace {

bool is_refusal(const Draft& draft) { return draft.type == "REJECT" || is_refused(draft); }

bool names_whom(const Draft& draft) {
  return std::any_of(draft.arguments.begin(), draft.arguments.end(), [](const DraftArgument& a) {
    return a.role == "recipient" || a.role == "target" || a.role == "participant";
  });
}

// Of an act that has no event of its own ("refused to see the envoy"): a known party that it would have been done to.
void add_from_words(const Scene& scene, int act, Draft& refusal) {
  for (const Slot& slot : slots_of(scene, act)) {
    const bool done_to = slot.role == "ARG1" || slot.role == "ARG2";
    if (done_to && scene.entity_at(slot.head) != kNone && !scene.is_time(slot.head))
      add_argument(scene, refusal, "recipient", slot.head);
  }
}

void add_from_act(const Scene& scene, const Draft& act, Draft& refusal) {
  const EventType* type = scene.codebook.type(act.type);
  const bool is_demand = act.nominal && type && type->quad == kVerbalConflict;  // "a request from the ministry"
  for (const DraftArgument& a : act.arguments) {
    if ((is_demand && a.role == "actor") || a.role == "recipient" || a.role == "target")
      add_argument(scene, refusal, "recipient", a.head);
  }
}

}  // namespace

void find_refused(const Scene& scene, std::vector<Draft>& drafts) {
  for (Draft& refusal : drafts) {
    if (!is_refusal(refusal) || names_whom(refusal)) continue;
    for (int c : scene.tree.children(refusal.token)) {
      if (!scene.tree.has_relation(c, "xcomp") && !scene.tree.has_relation(c, "ccomp") &&
          !scene.tree.has_relation(c, "obj"))
        continue;
      const auto act = std::find_if(drafts.begin(), drafts.end(), [&](const Draft& d) { return d.token == c; });
      if (act != drafts.end())
        add_from_act(scene, *act, refusal);
      else
        add_from_words(scene, c, refusal);
    }
  }
}

}  // namespace dateline
