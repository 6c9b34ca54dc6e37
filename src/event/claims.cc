// Who says what of an event. One claim a mention: the words of its clause, the chain of sayings that hold it, the force
// of the innermost speaker and the publisher's stance. A mention in a noun phrase that serves another statement
// presupposes its event.
#include <algorithm>
#include <map>

#include "attribute/control.h"
#include "attribute/quotes.h"
#include "event/draft.h"
#include "event/evidence.h"
#include "event/views.h"

namespace dateline {
namespace {

const Attribution& attribution(const Scene& scene, int index) {
  return scene.attributed.attributions[static_cast<size_t>(index)];
}

std::vector<std::string> about_of(const Draft& d) {
  std::vector<std::string> about;
  const auto add = [&](std::string_view what) {
    if (std::find(about.begin(), about.end(), what) == about.end()) about.emplace_back(what);
  };
  add("occurrence");
  static const std::map<std::string_view, std::string_view> kNames = {{"actor", "actor"},
                                                                      {"orderer", "order"},
                                                                      {"recipient", "recipient"},
                                                                      {"target", "target"},
                                                                      {"victim", "target"},
                                                                      {"instrument", "weapon"},
                                                                      {"agent_substance", "weapon"},
                                                                      {"origin", "origin"},
                                                                      {"participant", "participants"},
                                                                      {"site_holder", "control"}};
  for (const DraftArgument& a : d.arguments) {
    if (const auto name = kNames.find(a.role); name != kNames.end()) add(name->second);
  }
  if (d.trigger && !d.trigger->counts.empty()) add("casualties");  // "killed", "wounded"
  if (!d.effects.empty()) add("effect");
  if (d.place.index != kNone) add("place");
  if (d.time.index != kNone) add("time");
  return about;
}

bool is_scare_quoted(const std::vector<QuotedStretch>& quoted, const Scene& scene, Span evidence) {
  return std::any_of(quoted.begin(), quoted.end(), [&](const QuotedStretch& q) {
    return q.scare && evidence.contains(scene.tree.span_of(q.tokens.first, q.tokens.last - 1));
  });
}

// What the innermost speaker's word says by itself: "denied", "confirmed", "claimed"; kAsserted where it is a plain
// telling or there is none.
Force told_force(const Scene& scene, const Draft& d) {
  if (d.attributions.empty()) return Force::kAsserted;
  const Attribution& a = attribution(scene, d.attributions.front());
  const bool taken_for_granted = a.presupposes || is_presupposed(scene, d, a);
  // Whoever says that others only pretend ("staged the attack") alleges it, however plain the word of saying.
  if (a.hands_over && !taken_for_granted && a.force == Force::kAsserted && is_pretence(d)) return Force::kAlleged;
  return a.hands_over && !taken_for_granted ? a.force : Force::kAsserted;
}

// Is the event the very statement that a plain telling hands on ("said that troops had shelled the village"), and not
// one of the things told along with it?
bool is_plainly_told(const Scene& scene, const Draft& d) {
  if (d.attributions.empty()) return false;
  const Attribution& a = attribution(scene, d.attributions.front());
  const bool known = a.decided_by.starts_with("lexicon:") || a.decided_by.starts_with("words:");
  // What is quoted on in a sentence of its own is said as plainly as what the cue governs.
  const auto is_main = [&](int word) { return word != kNoToken && scene.tree.head(word) < 0; };
  const bool quoted_on = a.quote == Quote::kDirect && (is_main(d.token) || is_main(d.verb));
  const bool statement =
      quoted_on || (a.content_head != kNoToken && (a.content_head == d.token || a.content_head == d.verb));
  return known && statement && a.hands_over && !a.presupposes && a.force == Force::kAsserted;
}

// Forces that a word must give: a sentence that is plainly told has no mark of them itself.
bool is_force_of_telling(Force force) {
  return force == Force::kAlleged || force == Force::kInsisted || force == Force::kAdmitted ||
         force == Force::kConfirmed || force == Force::kPresupposed;
}

Stance stance_of(const Scene& scene, const Draft& d, bool scare) {
  if (d.reading && told_force(scene, d) != Force::kAsserted)
    return scare ? Stance::kDistances : stance_of_chain(scene, d.attributions);
  if (d.reading) {
    const Stance read = dateline::stance_of(d.reading->stance);
    const bool by_words = read == Stance::kDistances || read == Stance::kEndorses;  // what "said" is not, by itself
    if (!by_words || scare || !is_plainly_told(scene, d)) return read;
  }
  return scare ? Stance::kDistances : stance_of_chain(scene, d.attributions);
}

// Responsibility is claimed by who acted or who speaks for him; anybody else only says who did it.
bool may_claim_responsibility(const Scene& scene, const Draft& d) {
  if (d.attributions.empty()) return true;
  const std::vector<Link>& sources = attribution(scene, d.attributions.front()).sources;
  const auto speaks_for = [&](int actor) {
    return std::any_of(sources.begin(), sources.end(),
                       [&](const Link& l) { return l.entity == actor || l.on_behalf_of == actor; });
  };
  return sources.empty() || std::any_of(d.arguments.begin(), d.arguments.end(), [&](const DraftArgument& a) {
           return a.role == "actor" && a.entity != kNone && speaks_for(a.entity);
         });
}

// A telling word is clearer than the head that reads the whole sentence; where the word is plain the head decides.
Force force_of(const Scene& scene, const Draft& d) {
  const Force told = told_force(scene, d);
  if ((d.reading || is_pretence(d)) && told != Force::kAsserted) return told;
  if (d.reading) {
    const Force read = dateline::force_of(d.reading->force);
    if (is_force_of_telling(read) && is_plainly_told(scene, d)) return Force::kAsserted;
    if (is_refused(d) && read == Force::kPlanned) return Force::kAsserted;  // the refusal is told, not what is refused
    return read == Force::kClaimedResponsibility && !may_claim_responsibility(scene, d) ? Force::kAsserted : read;
  }
  for (int index : d.attributions) {
    const Attribution& a = attribution(scene, index);
    if (is_presupposed(scene, d, a)) return Force::kPresupposed;
    if (a.force == Force::kAsserted || a.force == Force::kConfirmed || a.force == Force::kAdmitted) {
      if (d.layer == Layer::kPlanned) return Force::kPlanned;
      if (d.layer == Layer::kHypothetical) return Force::kPossible;
      if (stating_verb(scene, d) == kNoToken) return Force::kPresupposed;
    }
    return a.force;
  }
  if (d.layer == Layer::kPlanned) return Force::kPlanned;
  if (d.layer == Layer::kHypothetical) return Force::kPossible;
  if (d.happened == Happened::kNo) return Force::kDenied;
  return stating_verb(scene, d) == kNoToken ? Force::kPresupposed : Force::kAsserted;
}

Claim claim_of(const Scene& scene, const std::vector<Draft>& drafts, const Draft& d,
               const std::vector<QuotedStretch>& quoted) {
  Claim claim;
  claim.event = d.event;
  claim.about = about_of(d);
  claim.evidence = evidence_of(scene, drafts, d);
  claim.branches = branches_of(scene, d.attributions, d.token);
  claim.force = force_of(scene, d);
  claim.stance = stance_of(scene, d, is_scare_quoted(quoted, scene, claim.evidence.front()));
  claim.decided_by = d.trigger ? d.trigger->key : "";
  claim.confidence = score_of(d);
  for (int index : d.attributions) {
    const Attribution& a = attribution(scene, index);
    claim.quote = a.quote;
    claim.said = a.said;
    claim.decided_by += " < " + a.decided_by;
    claim.confidence *= a.confidence;
    break;
  }
  const bool by_word = told_force(scene, d) != Force::kAsserted;
  claim.decided_by += by_word ? "; force: cue" : (d.reading ? "; force: head" : "; force: layer");
  return claim;
}

// The attribution that takes the draft for a fact and blames somebody for it; kNone if there is none.
int blamed_in(const Scene& scene, const Draft& d) {
  if (d.attributions.empty()) return kNone;
  const Attribution& a = attribution(scene, d.attributions.front());
  const bool whole = a.content_head == d.token || a.content_head == d.verb;
  return a.presupposes && whole && !a.accused.span.empty() ? d.attributions.front() : kNone;
}

// "militants it held responsible for firing shells": who did it is the accuser's word ...
Claim blame_of(const Scene& scene, const Draft& d, const Claim& whole, int blame) {
  Claim claim = whole;
  const Span accused = attribution(scene, blame).accused.span;
  claim.about = {"actor"};
  claim.force = Force::kAccused;
  if (scene.tree.token(d.token).span.begin > accused.end) claim.evidence = {cover(accused, whole.evidence.front())};
  return claim;
}

// ... that it was done is taken for granted by whoever tells of the accusation.
Claim fact_behind(const Scene& scene, const Draft& d, const Claim& whole) {
  Claim claim = whole;
  const std::vector<int> outer(d.attributions.begin() + 1, d.attributions.end());
  std::erase(claim.about, "actor");
  claim.branches = branches_of(scene, outer, d.token);
  claim.stance = stance_of_chain(scene, outer);
  claim.force = Force::kPresupposed;
  claim.quote = Quote::kUnquoted;
  return claim;
}

// The agency that the page is credited to stands behind all of its body; titles are the publisher's own.
Branch credit_of(const Scene& scene, int token) {
  const Analysis& analysis = scene.tree.analysis();
  const Sentence& sentence = analysis.sentences[static_cast<size_t>(scene.tree.token(token).sentence)];
  const bool title = analysis.article->blocks[static_cast<size_t>(sentence.block)].kind == BlockKind::kTitle;
  if (scene.grounded.agency == kNone || title) return {};
  Link agency;
  agency.role = Link::Role::kMedium;
  agency.entity = scene.grounded.agency;
  return {agency};
}

bool same_chain(const Claim& a, const Claim& b) {
  if (a.branches.size() != b.branches.size()) return false;
  for (size_t i = 0; i < a.branches.size(); ++i) {
    if (!std::equal(a.branches[i].begin(), a.branches[i].end(), b.branches[i].begin(), b.branches[i].end(),
                    [](const Link& x, const Link& y) {
                      return x.entity == y.entity && x.role == y.role && (x.entity != kNone || x.span == y.span);
                    })) {
      return false;
    }
  }
  return true;
}

}  // namespace

// Outermost first, one branch for each combination of parallel sources (FORMAT.md: branches are written out in full).
std::vector<Branch> branches_of(const Scene& scene, const std::vector<int>& attributions, int token) {
  std::vector<Branch> branches = {credit_of(scene, token)};
  for (auto at = attributions.rbegin(); at != attributions.rend(); ++at) {
    const Attribution& a = attribution(scene, *at);
    if (!a.hands_over) continue;
    std::vector<Link> sources = a.sources;
    if (sources.empty()) {
      Link nobody;
      nobody.span = {};
      sources.push_back(nobody);
    }
    std::vector<Branch> next;
    for (const Branch& branch : branches) {
      for (const Link& source : sources) {
        Branch longer = branch;
        // Nobody relies on himself: "AFP - ... told AFP", "Konashenkov said ...; he said" name him once.
        const auto is_new = [&](const Link& link) {
          return link.entity == kNone ||
                 std::none_of(longer.begin(), longer.end(), [&](const Link& l) { return l.entity == link.entity; });
        };
        for (const Link& m : a.media) {
          if (is_new(m)) longer.push_back(m);
        }
        if (is_new(source)) longer.push_back(source);
        if (next.size() < 16) next.push_back(std::move(longer));
      }
    }
    branches = std::move(next);
  }
  // The publisher naming itself is the publisher.
  for (Branch& b : branches) {
    while (!b.empty() && b.front().entity != kNone && b.front().entity == scene.grounded.publisher) b.erase(b.begin());
  }
  if (branches.size() == 1 && branches.front().empty()) branches.clear();
  return branches;
}

// The publisher's: how it stands to what it hands on.
Stance stance_of_chain(const Scene& scene, const std::vector<int>& attributions) {
  Stance outer = Stance::kEndorses;
  for (int index : attributions) {
    const Attribution& a = attribution(scene, index);
    if (a.stance == Stance::kDistances) return Stance::kDistances;
    if (a.hands_over) outer = a.stance;
  }
  return outer;
}

std::vector<Claim> make_claims(const Scene& scene, const std::vector<Draft>& drafts, const std::vector<Event>& events) {
  const std::vector<QuotedStretch> quoted = find_quoted(scene.tree.analysis());
  std::vector<Claim> claims;
  for (const Draft& d : drafts) {
    if (d.event == kNone || static_cast<size_t>(d.event) >= events.size()) continue;
    Claim claim = claim_of(scene, drafts, d, quoted);
    if (d.motive_of != kNone) {
      claim.about = {"motive"};
      claim.force = force_of(scene, drafts[static_cast<size_t>(d.motive_of)]);  // of one breath with its act
    }
    if (const int blame = blamed_in(scene, d); blame != kNone) {
      claims.push_back(blame_of(scene, d, claim, blame));
      claim = fact_behind(scene, d, claim);
    }
    const bool known = std::any_of(claims.begin(), claims.end(), [&](const Claim& c) {
      return c.event == claim.event && c.force == claim.force && c.evidence.front().overlaps(claim.evidence.front()) &&
             same_chain(c, claim);
    });
    if (!known) claims.push_back(std::move(claim));
  }
  return claims;
}

}  // namespace dateline
