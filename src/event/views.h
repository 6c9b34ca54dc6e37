// What is settled once the events are known: casualties told apart from their act, order and responses, other
// codebooks' codes.
#pragma once

#include <functional>
#include <vector>

#include "base/hashed_weights.h"
#include "event/bare_sayings.h"
#include "event/draft.h"

namespace dateline {

// Gives casualties that no mention owns ("close to 100 people have been hospitalised") to the event they follow from,
// settles what each quantity counts, and relates events (in_response_to, before).
void add_consequences(const Scene& scene, const std::vector<Draft>& drafts, Document& document);

// Events without a day or a place are lent those of their sentence or paragraph, marked as inferred.
void infer_circumstances(const Scene& scene, const std::vector<Draft>& drafts, Document& document);

// One claim for each casualty figure that stands in a clause of its own.
void add_casualty_claims(const Scene& scene, Document& document);

// Hears of every choice of which event a saying without a word for one is about, for training: the saying, the events
// that it may mean, the features of each candidate (none; then each of these, and once more as said by who spoke
// before, where a sentence stands by itself), those of each aspect.
using FeatureLists = std::vector<std::vector<uint32_t>>;
using BareListener = std::function<void(const BareSaying&, const std::vector<int>& events,
                                        const FeatureLists& candidates, const FeatureLists& aspects)>;

// Claims whose words name no event: "He calls it an accident."
void add_claims_beside(const Scene& scene, const HashedWeights& weights, const BareListener& listener,
                       Document& document);

// Applies the codebook's coding rules and fills ACLED and CAMEO codes; drops the events that the rules drop, with their
// drafts' reference to them.
void code_views(const Scene& scene, std::vector<Draft>& drafts, Document& document);

// The saying that goes on where no cue stands: the last outermost one before the word in its paragraph; kNone.
int saying_before(const Scene& scene, int token);

// Shared with make_claims: the chain, stance and evidence of a word that is no event mention itself.
std::vector<int> attributions_of(const Scene& scene, int token);
// "... condemned the attack": the attack is taken for granted, whatever is done with the sentence around it.
bool is_presupposed(const Scene& scene, const Draft& draft, const Attribution& attribution);
// `token`: the word that is claimed; in the body it stands behind the agency's credit.
std::vector<Branch> branches_of(const Scene& scene, const std::vector<int>& attributions, int token);
Stance stance_of_chain(const Scene& scene, const std::vector<int>& attributions);

}  // namespace dateline
