// Problem: "The ministry denied any role", "He calls it an accident", "The charge weighed 80 kilos" say something of
// the attack and name it with no word of its own, so no claim would be made of the very sentences that verification
// lives on. The obvious way, the event told last, is right for every other one. Idea: all events of the article and
// "none" are ranked by weights learnt from the corpus; so are the aspects that such words are about.
#include <algorithm>
#include <cmath>

#include "event/views.h"

namespace dateline {
namespace {

constexpr double kHundredths = 0.01;  // of the weights' unit
constexpr int kAspect = 0;            // an aspect is given where it is likelier than not
// From this probability on that no event is meant none is: a wrong claim costs more than a missing one.
constexpr double kNoEvent = 0.4;
// Nor where the likeliest event is not this likely: below it one in twelve is right.
constexpr double kSureEvent = 0.35;

struct Choice {
  int event = kNone;
  bool goes_on = false;
  double probability = 0;
};

// Candidate 0 is none; then event by event, once or (`twice`) as the page's own word and as that of who spoke before.
Choice choose(const HashedWeights& weights, const std::vector<int>& events, const FeatureLists& candidates,
              bool twice) {
  std::vector<double> odds;
  double sum = 0, best = 0;
  for (const auto& c : candidates) odds.push_back(std::exp(kHundredths * weights.score(c)));
  for (double o : odds) sum += o;
  Choice choice;
  if (odds.front() > sum * kNoEvent) return choice;
  const size_t step = twice ? 2 : 1;
  for (size_t i = 1; i + step <= odds.size(); i += step) {
    const double both = odds[i] + (twice ? odds[i + 1] : 0);
    if (both <= best) continue;
    best = both;
    choice = {events[(i - 1) / step], twice && odds[i + 1] > odds[i], both / sum};
  }
  return choice;
}

// What a saying of this force is about whatever its words; empty for plain tellings.
std::vector<std::string> aspects_of(Force force) {
  switch (force) {
    case Force::kDenied:
      return {"occurrence", "actor"};
    case Force::kAccused:
    case Force::kClaimedResponsibility:
      return {"actor"};
    default:
      return {};
  }
}

// The aspects that are at least as likely as kAspect says; none where the words do not show what they are about.
std::vector<std::string> aspects_of(const HashedWeights& weights, const FeatureLists& aspects, Force force) {
  std::vector<std::string> about = aspects_of(force);
  for (size_t i = 0; i < aspects.size(); ++i) {
    const bool known = std::find(about.begin(), about.end(), bare_aspects()[i]) != about.end();
    if (weights.score(aspects[i]) > kAspect && !known) about.emplace_back(bare_aspects()[i]);
  }
  return about;
}

Claim claim_of(const Scene& scene, const BareSaying& saying, const Choice& choice) {
  const auto& all = scene.attributed.attributions;
  const int said = saying.attribution != kNone ? saying.attribution : choice.goes_on ? saying.goes_on : kNone;
  std::vector<int> chain;
  for (int at = said; at != kNone && chain.size() < 16; at = all[static_cast<size_t>(at)].inside) chain.push_back(at);
  Claim claim;
  claim.event = choice.event;
  claim.evidence = {cover(saying.spans.front(), saying.spans.back())};
  claim.branches = branches_of(scene, chain, saying.head);
  claim.stance = stance_of_chain(scene, chain);
  claim.decided_by = "beside";
  claim.confidence = static_cast<float>(choice.probability);
  if (said == kNone) return claim;
  const Attribution& a = all[static_cast<size_t>(said)];
  claim.decided_by += " < " + a.decided_by;
  claim.quote = a.quote;
  claim.said = a.said;
  if (saying.attribution != kNone) claim.force = a.force;
  return claim;
}

}  // namespace

void add_claims_beside(const Scene& scene, const HashedWeights& weights, const BareListener& listener,
                       Document& document) {
  if (document.events.empty()) return;
  BareFeatures features(scene, document);
  std::vector<Claim> claims;
  for (const BareSaying& saying : find_bare_sayings(scene, document)) {
    features.consider(saying);
    const bool twice = saying.attribution == kNone && saying.goes_on != kNone;
    FeatureLists candidates = {features.of_none()}, aspects;
    for (int e : features.candidates()) {
      candidates.push_back(features.of_event(e, false));
      if (twice) candidates.push_back(features.of_event(e, true));
    }
    for (size_t i = 0; i < bare_aspects().size(); ++i) aspects.push_back(features.of_aspect(i));
    if (listener) listener(saying, features.candidates(), candidates, aspects);
    if (weights.empty()) continue;
    const Choice choice = choose(weights, features.candidates(), candidates, twice);
    if (choice.event == kNone || choice.probability < kSureEvent) continue;
    features.decide(choice.event);
    claims.push_back(claim_of(scene, saying, choice));
    claims.back().about = aspects_of(weights, aspects, claims.back().force);
  }
  std::move(claims.begin(), claims.end(), std::back_inserter(document.claims));
}

}  // namespace dateline
