// Problem: an event's chain is the sayings whose content holds its mention; but what somebody tells runs on into the
// next sentence without a new "said", and the tree ends with the sentence. Taking every uncued sentence for the
// publisher's own word makes claims into facts. Idea: the model reads at each trigger how the publisher stands to it;
// where it reads that this is not the publisher's own word and no content holds the mention, the last saying of the
// paragraph goes on.
#include <algorithm>
#include <string>

#include "event/draft.h"
#include "event/views.h"

namespace dateline {
namespace {

// "X is accused of shelling Y": X is who shells.
void accuse(const Scene& scene, const Attribution& a, Draft& draft) {
  if (a.accused.span.empty() || is_presupposed(scene, draft, a)) return;
  const int head = scene.tree.has_relation(draft.token, "conj") ? scene.tree.head(draft.token) : draft.token;
  if (a.content_head != kNoToken && head != a.content_head && draft.verb != a.content_head) return;
  const auto old = std::find_if(draft.arguments.begin(), draft.arguments.end(),
                                [](const DraftArgument& x) { return x.role == "actor"; });
  const DraftArgument accused{"actor", kNoToken, a.accused.entity, a.accused.span};
  if (old == draft.arguments.end()) {
    draft.arguments.push_back(accused);
  } else if (old->entity == kNone) {
    *old = accused;
  }
}

// "The order was given", "will be punished": where nobody is named and the model reads the publisher's own word, there
// is no other voice.
void drop_voiceless(const Scene& scene, Draft& draft) {
  const auto voiceless = [&](int index) {
    const Attribution& a = scene.attributed.attributions[static_cast<size_t>(index)];
    const bool marked = a.force == Force::kAlleged || a.force == Force::kAccused || a.force == Force::kDenied;
    return a.sources.empty() && !marked && a.stance != Stance::kDistances;
  };
  if (std::all_of(draft.attributions.begin(), draft.attributions.end(), voiceless)) draft.attributions.clear();
}

}  // namespace

int saying_before(const Scene& scene, int token) {
  const auto& all = scene.attributed.attributions;
  const uint32_t at = scene.tree.token(token).span.begin;
  int last = kNone;
  for (size_t i = 0; i < all.size(); ++i) {
    const Attribution& a = all[i];
    if (a.inside != kNone || !a.hands_over || a.cue_token == kNoToken || a.content_spans.empty()) continue;
    if (scene.tree.block_of(a.cue_token) != scene.tree.block_of(token)) continue;
    if (a.content_spans.back().end <= at && scene.tree.token(a.cue_token).span.end <= at) last = static_cast<int>(i);
  }
  return last;
}

std::vector<int> attributions_of(const Scene& scene, int token) {
  const auto& all = scene.attributed.attributions;
  const Span word = scene.tree.token(token).span;
  int innermost = kNone;
  uint32_t size = UINT32_MAX;
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i].cue_token == token) continue;
    uint32_t length = 0;
    bool holds = false;
    for (Span s : all[i].content_spans) {
      length += s.size();
      holds = holds || s.contains(word);
    }
    if (holds && length < size) {
      size = length;
      innermost = static_cast<int>(i);
    }
  }
  std::vector<int> chain;
  for (int a = innermost; a != kNone && chain.size() < 16; a = all[static_cast<size_t>(a)].inside) chain.push_back(a);
  return chain;
}

bool is_presupposed(const Scene& scene, const Draft& draft, const Attribution& a) {
  const bool carried = draft.verb != kNoToken && !scene.tree.is_below(draft.verb, draft.token);
  if (!draft.nominal || carried || a.content_head == draft.token) return false;
  const Tree& tree = scene.tree;
  int noun = draft.token;
  while (tree.has_relation(noun, "conj") && tree.head(noun) >= 0) noun = tree.head(noun);
  return noun != a.content_head && !tree.has_relation(noun, "nsubj");
}

void find_attributions(const Scene& scene, std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    draft.attributions = attributions_of(scene, draft.token);
    const bool own_word = !draft.reading || draft.reading->stance == stance_name(Stance::kEndorses);
    if (draft.reading && own_word) drop_voiceless(scene, draft);
    if (draft.attributions.empty() && !own_word) {
      if (const int before = saying_before(scene, draft.token); before != kNone) draft.attributions = {before};
    }
    if (!draft.attributions.empty())
      accuse(scene, scene.attributed.attributions[static_cast<size_t>(draft.attributions.front())], draft);
  }
}

}  // namespace dateline
