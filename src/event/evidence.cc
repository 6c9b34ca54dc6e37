// The words that a claim rests on.
//
// The obvious span, a mention's whole sentence, holds what other people say of other things; the mention's noun phrase
// alone does not say that anything happened. Idea: the clause that states the mention, from the noun that it tells
// something of and through the verbs that it is said through, without the clauses that hang on it, without what the
// act, where it is a saying, says of others, and within the words of whoever is said to say it.
#include "event/evidence.h"

#include <algorithm>

#include "attribute/control.h"
#include "event/views.h"

namespace dateline {
namespace {

const Attribution& attribution(const Scene& scene, int index) {
  return scene.attributed.attributions[static_cast<size_t>(index)];
}

// The word hands the mention on: "denied a strike".
bool hands_on(const Scene& scene, const Draft& d, int token) {
  return std::any_of(d.attributions.begin(), d.attributions.end(),
                     [&](int index) { return attribution(scene, index).cue_token == token; });
}

// "has found time to deplore", "had him shot": the verb that another one, which hands on nothing, says it through.
int outer_verb(const Scene& scene, const Draft& d) {
  const Tree& tree = scene.tree;
  const int verb = d.verb;
  const int governor = tree.head(verb);
  const bool through = governor >= 0 && tree.has_relation(verb, "xcomp") && tree.token(governor).upos == "VERB" &&
                       own_subject(tree, verb) == kNoToken;
  return through && !hands_on(scene, d, governor) ? governor : verb;
}

bool starts_clause(const Tree& tree, int c) {
  return tree.has_relation(c, "acl:relcl") || tree.token(c).deprel == "acl:relcl" || tree.has_relation(c, "advcl") ||
         tree.has_relation(c, "parataxis") || tree.has_relation(c, "ccomp") ||
         (tree.has_relation(c, "conj") && tree.token(c).upos == "VERB") || tree.has_relation(c, "appos");
}

// The noun that the clause tells something of: "[the buses] that brought the police", "[men] arrested on Monday".
int described_by(const Tree& tree, int verb) {
  const int noun = tree.head(verb);
  if (noun < 0 || tree.token(noun).sentence != tree.token(verb).sentence) return kNoToken;
  const std::string_view upos = tree.token(noun).upos;
  const bool nominal = upos == "NOUN" || upos == "PROPN" || upos == "PRON";
  const bool describes = tree.has_relation(verb, "acl") || tree.has_relation(verb, "amod");
  return nominal && describes ? noun : kNoToken;
}

// The subject that the verb shares with its governor in the same sentence: "soldiers came and [burned the village]".
int shared_subject_of(const Tree& tree, int verb) {
  if (own_subject(tree, verb) != kNoToken || tree.is_passive(verb)) return kNoToken;
  if (!tree.has_relation(verb, "conj") && !tree.has_relation(verb, "xcomp")) return kNoToken;
  const int subject = subject_of(tree, verb);
  const bool near = subject != kNoToken && tree.token(subject).sentence == tree.token(verb).sentence;
  return near && tree.token(subject).upos != "PRON" ? subject : kNoToken;
}

bool holds(const std::vector<Span>& spans, Span s) {
  return std::any_of(spans.begin(), spans.end(), [&](Span c) { return c.contains(s); });
}

// What d says of other events, if it is a saying itself and says it at length: an attribution; kNone if not.
int told_of_others(const Scene& scene, const std::vector<Draft>& drafts, const Draft& d) {
  constexpr uint32_t kLong = 60;  // bytes
  const Tree& tree = scene.tree;
  const auto& all = scene.attributed.attributions;
  for (size_t i = 0; i < all.size(); ++i) {
    const Attribution& a = all[i];
    if (a.cue_token != d.token || a.content_spans.empty() || holds(a.content_spans, tree.token(d.token).span)) continue;
    const Span whole = cover(a.content_spans.front(), a.content_spans.back());
    const auto inside = [&](const Draft& other) {
      return other.event != kNone && other.event != d.event && holds(a.content_spans, tree.token(other.token).span);
    };
    if (whole.end - whole.begin > kLong && std::any_of(drafts.begin(), drafts.end(), inside))
      return static_cast<int>(i);
  }
  return kNone;
}

// "has called on the council [to condemn ...]", "condemned the attack [that killed ...]": what is said is the evidence
// of other claims. Who says it to whom stays, and the noun that it is said of.
void leave_out_told(const Scene& scene, const std::vector<Draft>& drafts, const Draft& d, std::vector<int>& tokens) {
  const Tree& tree = scene.tree;
  const int told = told_of_others(scene, drafts, d);
  if (told == kNone) return;
  const Attribution& saying = attribution(scene, told);
  const int thing = saying.content_head;
  const bool noun = thing != kNoToken && (tree.token(thing).upos == "NOUN" || tree.token(thing).upos == "PROPN");
  const auto stays = [&](Span s) {
    if ((noun && tree.core(thing).contains(s)) || holds(saying.source_spans, s)) return true;
    return std::any_of(d.arguments.begin(), d.arguments.end(), [&](const DraftArgument& a) {
      return a.head != kNoToken && tree.head(a.head) == d.token && a.span.contains(s);
    });
  };
  std::vector<int> kept = tokens;
  std::erase_if(kept, [&](int t) {
    const Span s = tree.token(t).span;
    return holds(saying.content_spans, s) && !stays(s);
  });
  const auto joint = [&](int t) {
    const std::string_view upos = tree.token(t).upos;
    return upos == "PUNCT" || upos == "SCONJ" || upos == "PART" || upos == "CCONJ" || upos == "ADP";
  };
  while (!kept.empty() && kept.back() != d.token && joint(kept.back())) kept.pop_back();
  if (std::find(kept.begin(), kept.end(), d.token) != kept.end()) tokens = std::move(kept);
}

}  // namespace

// The verb of the clause that states the mention; kNoToken where it stands in a phrase of another statement.
int stating_verb(const Scene& scene, const Draft& d) {
  const Tree& tree = scene.tree;
  const bool inside =
      d.nominal && d.verb != kNoToken && tree.is_below(d.verb, d.token);  // "the attack carried out by ..."
  if (d.verb != kNoToken && !inside) return outer_verb(scene, d);
  int noun = d.token;
  while (tree.has_relation(noun, "conj") && tree.head(noun) >= 0) noun = tree.head(noun);
  const int governor = tree.head(noun);
  if (governor < 0) return kNoToken;
  const bool done = tree.has_relation(noun, "obj") && !hands_on(scene, d, governor);  // "ordered a strike"
  const bool core = tree.has_relation(noun, "nsubj") || done;
  const std::string_view upos = tree.token(governor).upos;
  return core && (upos == "VERB" || upos == "AUX" || tree.child(governor, {"cop"}) != kNoToken) ? governor : kNoToken;
}

// The clause or phrase that carries the mention, within the content that holds it.
std::vector<Span> evidence_of(const Scene& scene, const std::vector<Draft>& drafts, const Draft& d) {
  const Tree& tree = scene.tree;
  const int verb = stating_verb(scene, d);
  std::vector<int> tokens;
  if (verb != kNoToken) {
    tokens = tree.subtree(verb, [&](int c) {
      const bool own = tree.head(c) == verb || tree.head(c) == d.verb;
      return (own && starts_clause(tree, c) && !tree.is_below(d.token, c)) || tree.token(c).deprel == "acl:relcl" ||
             tree.has_relation(c, "mark") || (own && tree.has_relation(c, "cc"));
    });
  } else {
    tokens = tree.subtree(d.token, [&](int c) {
      return tree.token(c).deprel == "acl:relcl" || tree.has_relation(c, "case") || tree.has_relation(c, "conj") ||
             tree.has_relation(c, "cc") || tree.has_relation(c, "parataxis");
    });
  }
  // "authorised a strike" states the strike, though the tagger hears a saying in it.
  const auto foreign = [&](int index) { return attribution(scene, index).cue_token != verb; };
  const auto saying = std::find_if(d.attributions.begin(), d.attributions.end(), foreign);
  if (saying != d.attributions.end()) {
    const Attribution& a = attribution(scene, *saying);
    const auto inside = [&](int t) { return holds(a.content_spans, tree.token(t).span); };
    if (inside(d.token))
      std::erase_if(tokens, [&](int t) { return !inside(t); });  // else the saying goes on without a cue
  }
  leave_out_told(scene, drafts, d, tokens);
  while (!tokens.empty() && is_relative_pronoun(tree, tokens.back())) tokens.pop_back();  // of a clause left out
  std::vector<Span> spans = spans_of_tokens(tree.analysis(), tokens);
  if (spans.empty()) return {tree.span_of(d.first, d.last)};
  Span clause = cover(spans.front(), spans.back());
  if (const int noun = verb == kNoToken ? kNoToken : described_by(tree, verb); noun != kNoToken)
    clause = cover(tree.core(noun), clause);
  const int shared = verb == kNoToken ? kNoToken : shared_subject_of(tree, verb);
  if (shared == kNoToken || tree.core(shared).overlaps(clause)) return {clause};
  const Span subject = tree.core(shared);
  return subject.begin < clause.begin ? std::vector<Span>{subject, clause} : std::vector<Span>{clause, subject};
}

}  // namespace dateline
