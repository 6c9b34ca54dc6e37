#include "event/code_events.h"

#include <algorithm>

#include "event/draft.h"
#include "event/views.h"

namespace dateline {
namespace {

// The event that headline and opening speak of most; of equals the first.
int lead_of(const Scene& scene, const std::vector<Draft>& drafts, const std::vector<Event>& events) {
  std::vector<double> weight(events.size());
  for (const Draft& d : drafts) {
    if (d.event == kNone) continue;
    const int sentence = scene.tree.token(d.token).sentence;
    weight[static_cast<size_t>(d.event)] += 1.0 / (1 + sentence);
  }
  int lead = kNone;
  for (size_t i = 0; i < events.size(); ++i) {
    if (events[i].layer != Layer::kCurrent) continue;
    if (lead == kNone || weight[i] > weight[static_cast<size_t>(lead)]) lead = static_cast<int>(i);
  }
  return lead;
}

// A cue that only the lexicon knows, inside what somebody else says, is given out where a claim rests on it: by itself
// it is mostly no attribution to annotators, "she said she thought ..." (docs/decisions/0012).
std::vector<bool> listed_attributions(const Scene& scene, const std::vector<Draft>& drafts, const Document& document) {
  const auto& all = scene.attributed.attributions;
  std::vector<bool> listed(all.size());
  const auto list = [&](int at) {
    for (; at != kNone && !listed[static_cast<size_t>(at)]; at = all[static_cast<size_t>(at)].inside)
      listed[static_cast<size_t>(at)] = true;
  };
  for (size_t i = 0; i < all.size(); ++i) {
    const Attribution& a = all[i];
    const bool doubtful =
        a.inside != kNone && a.decided_by.starts_with("lexicon:") && !a.decided_by.ends_with("+tagger");
    const auto beside = [&] {
      return std::any_of(document.claims.begin(), document.claims.end(), [&](const Claim& c) {
        return c.decided_by.starts_with("beside") && c.evidence.front().overlaps(a.cue_spans.front());
      });
    };
    if (!doubtful || beside()) list(static_cast<int>(i));
  }
  for (const Draft& d : drafts) {
    if (d.event != kNone && !d.attributions.empty()) list(d.attributions.front());
  }
  return listed;
}

// From what heads and ranks gave to probabilities.
void calibrate(const Confidences& table, Document& document) {
  for (Event& e : document.events)
    e.confidence = table.of(e.mentions.size() > 1 ? "event again" : "event once", e.confidence);
  for (Claim& c : document.claims) {
    const bool beside = c.decided_by.starts_with("beside"), number = c.decided_by.starts_with("quantity:");
    c.confidence = table.of(beside ? "claim beside" : number ? "claim number" : "claim mention", c.confidence);
  }
}

}  // namespace

Result<EventContext> EventContext::load(const std::filesystem::path& data, std::string_view name) {
  auto codebook = Codebook::load(data / "codebooks" / name);
  if (!codebook) return std::unexpected(codebook.error());
  auto bare = HashedWeights::load(data / "lexicons" / "bare_claims.tsv", kBareBits);
  if (!bare) return std::unexpected(bare.error());
  auto confidences = Confidences::load(data / "lexicons" / "confidence.tsv");
  if (!confidences) return std::unexpected(confidences.error());
  return EventContext{*codebook, std::make_shared<const Confidences>(std::move(*confidences)),
                      std::make_shared<const HashedWeights>(std::move(*bare))};
}

Result<Document> code_events(std::shared_ptr<const Attributed> attributed, const EventContext& context,
                             const BareListener& listener) {
  const Tree tree(attributed->analysis());
  const Scene scene(tree, *attributed, *context.codebook);
  std::vector<Draft> drafts = find_triggers(scene);
  keep_to_home_ground(drafts);
  join_drafts(scene, drafts);
  find_attributions(scene, drafts);
  find_circumstances(scene, drafts);
  find_layers(scene, drafts);
  find_refused(scene, drafts);
  Document document;
  document.events = merge_drafts(scene, drafts);
  document.quantities = scene.grounded.quantities;
  add_consequences(scene, drafts, document);
  code_views(scene, drafts, document);
  infer_circumstances(scene, drafts, document);
  document.claims = make_claims(scene, drafts, document.events);
  add_casualty_claims(scene, document);
  document.lead = lead_of(scene, drafts, document.events);
  add_claims_beside(scene, *context.bare, listener, document);
  document.listed = listed_attributions(scene, drafts, document);
  if (scene.is_learned) calibrate(*context.confidences, document);
  document.attributed = std::move(attributed);
  return document;
}

}  // namespace dateline
