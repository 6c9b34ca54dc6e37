// Problem: "The ministry denied any role" says something of the attack and names it with no word of its own, so no
// claim would be made of the very sentences that verification lives on. Idea: a saying whose act is not a plain telling
// (denying, admitting, accusing, claiming ...) and whose content names no event speaks of the conflict event told last.
#include <algorithm>

#include "event/draft.h"
#include "event/views.h"

namespace dateline {
namespace {

constexpr int kMaterialConflict = 4;  // quad

// What such a saying is about where its words do not tell: for these forces the corpus has mostly the actor.
std::vector<std::string> about_of(Force force) {
  switch (force) {
    case Force::kDenied:
      return {"occurrence", "actor"};
    case Force::kAccused:
    case Force::kClaimedResponsibility:
    case Force::kInsisted:
    case Force::kAlleged:
    case Force::kPossible:
      return {"actor"};
    case Force::kAdmitted:
    case Force::kConfirmed:
      return {"occurrence"};
    default:
      return {};
  }
}

bool holds_event(const Scene& scene, const std::vector<Draft>& drafts, const Document& document, const Attribution& a) {
  const auto inside = [&](Span s) {
    return std::any_of(a.content_spans.begin(), a.content_spans.end(), [&](Span c) { return c.overlaps(s); });
  };
  return std::any_of(drafts.begin(), drafts.end(),
                     [&](const Draft& d) { return inside(scene.tree.token(d.token).span); }) ||
         std::any_of(document.claims.begin(), document.claims.end(),
                     [&](const Claim& c) { return inside(c.evidence.front()); });
}

// The material conflict event mentioned last before the saying; kNone.
int event_before(const Scene& scene, const std::vector<Draft>& drafts, const Document& document, uint32_t at) {
  int found = kNone;
  for (const Draft& d : drafts) {
    if (d.event == kNone || static_cast<size_t>(d.event) >= document.events.size()) continue;
    if (scene.tree.token(d.token).span.begin > at) break;
    const Event& event = document.events[static_cast<size_t>(d.event)];
    const EventType* type = scene.codebook.type(event.type);
    if (type && type->quad == kMaterialConflict && event.happened != Happened::kNo) found = d.event;
  }
  return found;
}

}  // namespace

void add_claims_beside(const Scene& scene, const std::vector<Draft>& drafts, Document& document) {
  const auto& all = scene.attributed.attributions;
  for (size_t i = 0; i < all.size(); ++i) {
    const Attribution& a = all[i];
    const std::vector<std::string> about = about_of(a.force);
    if (about.empty() || a.presupposes || a.content_spans.empty() || a.cue_token == kNoToken) continue;
    if (holds_event(scene, drafts, document, a)) continue;
    const int event = event_before(scene, drafts, document, a.content_spans.front().begin);
    if (event == kNone) continue;
    std::vector<int> chain;
    for (int at = static_cast<int>(i); at != kNone && chain.size() < 16; at = all[static_cast<size_t>(at)].inside)
      chain.push_back(at);
    Claim claim;
    claim.event = event;
    claim.about = about;
    claim.evidence = {cover(a.content_spans.front(), a.content_spans.back())};
    claim.branches = branches_of(scene, chain, a.cue_token);
    claim.force = a.force;
    claim.stance = stance_of_chain(scene, chain);
    claim.quote = a.quote;
    claim.said = a.said;
    claim.decided_by = "beside < " + a.decided_by;
    claim.confidence = 0.5F;
    document.claims.push_back(std::move(claim));
  }
}

}  // namespace dateline
