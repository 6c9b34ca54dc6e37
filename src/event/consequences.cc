// Problem: the toll of an attack is seldom in the attack's own sentence: "close to 100 people have been hospitalised,
// doctors said". Given to the nearest trigger word it lands on the retaliation. Idea: a casualty figure without an
// owner belongs to the violence told in its own sentence, else to the last violent event before it that is as real as
// the report of the toll.
#include <algorithm>
#include <climits>
#include <cstdlib>

#include "event/views.h"

namespace dateline {
namespace {

// People whom an attack hit: those who were taken belong to the act that took them.
bool is_casualty(const std::string& what) { return is_toll(what) && what != "detained"; }

bool is_violent(const Event& e) { return e.type == "ASSAULT" || (e.type == "PROTEST" && !e.modes.empty()); }

bool is_real(const Event& e) {
  return e.layer == Layer::kCurrent || e.layer == Layer::kBackground || e.layer == Layer::kAlleged;
}

int owner_of(const Scene& scene, const std::vector<Draft>& drafts, const Document& document, int token) {
  const int sentence = scene.tree.token(token).sentence;
  int same = kNone, before = kNone;
  for (const Draft& d : drafts) {
    if (d.event == kNone) continue;
    const Event& e = document.events[static_cast<size_t>(d.event)];
    if (!is_violent(e) || !is_real(e)) continue;
    const int s = scene.tree.token(d.token).sentence;
    if (s == sentence) same = d.event;
    if (s < sentence) before = d.event;
  }
  return same != kNone ? same : before;
}

// May an act have so many of these? Marchers march, shells and burnt houses are war's; what else is counted stands in
// its act's sentence.
bool may_have(const Event& e, const std::string& what) {
  if (!is_real(e)) return false;
  if (what == "participants") return e.type == "PROTEST" || e.type == "MOBILIZE";
  return (what == "munitions" || what == "aircraft" || what == "buildings") && is_violent(e);
}

// Of marchers, munitions, houses: the act named nearest in the same sentence, else the last before that may have them.
int nearest_act(const Scene& scene, const std::vector<Draft>& drafts, const Document& document, const Quantity& q,
                int token) {
  int found = kNone, before = kNone, least = INT_MAX;
  const int sentence = scene.tree.token(token).sentence;
  for (const Draft& d : drafts) {
    if (d.event == kNone) continue;
    const int there = scene.tree.token(d.token).sentence;
    if (there < sentence && may_have(document.events[static_cast<size_t>(d.event)], q.what)) before = d.event;
    if (there != sentence || std::abs(d.token - token) >= least) continue;
    least = std::abs(d.token - token);
    found = d.event;
  }
  return found == kNone ? before : found;
}

bool owned(const Document& document, int quantity) {
  return std::any_of(document.events.begin(), document.events.end(), [&](const Event& e) {
    return std::find(e.quantities.begin(), e.quantities.end(), quantity) != e.quantities.end();
  });
}

// The number is of those whom the act hit.
bool counts_target(const Scene& scene, const Draft& d, const Quantity& quantity) {
  return std::any_of(d.arguments.begin(), d.arguments.end(), [&](const DraftArgument& a) {
    return quantity.head >= 0 && scene.tree.is_below(quantity.head, a.head) &&
           (a.role == "victim" || a.role == "target");
  });
}

// What a number of people counts follows from what was done to them, where nothing nearer says it: the trigger's own
// yield, and for coercion that they were taken.
void settle(const Scene& scene, const std::vector<Draft>& drafts, Document& document) {
  for (const Draft& d : drafts) {
    if (d.event == kNone || !d.trigger) continue;
    for (size_t q = 0; q < document.quantities.size(); ++q) {
      Quantity& quantity = document.quantities[q];
      const bool own = std::find(d.quantities.begin(), d.quantities.end(), static_cast<int>(q)) != d.quantities.end();
      if (quantity.what != "other" || !counts_target(scene, d, quantity)) continue;
      if (!d.trigger->counts.empty() && own)
        quantity.what = d.trigger->counts.front().what;
      else if (d.type == "COERCE" && quantity.unit == "person")
        quantity.what = "detained";
      else
        continue;
      std::vector<int>& all = document.events[static_cast<size_t>(d.event)].quantities;
      if (std::find(all.begin(), all.end(), static_cast<int>(q)) == all.end()) all.push_back(static_cast<int>(q));
    }
  }
}

void relate(const Scene& scene, const std::vector<Draft>& drafts, Document& document) {
  for (const Draft& b : drafts) {
    if (b.event == kNone) continue;
    const std::string_view marker = scene.tree.marker(b.token);
    const bool response = marker == "in response to" || marker == "in retaliation for" || marker == "over";
    const bool after =
        marker == "after" || marker == "following" || (b.verb != kNoToken && scene.tree.marker(b.verb) == "after");
    int governor = scene.tree.head(b.verb != kNoToken ? b.verb : b.token);
    if (!response && !after) continue;
    for (int steps = 0; governor >= 0 && steps < 8; governor = scene.tree.head(governor), ++steps) {
      const auto a = std::find_if(drafts.begin(), drafts.end(), [&](const Draft& d) {
        return d.event != kNone && d.event != b.event &&
               (d.token == governor || d.verb == governor || scene.tree.head(d.token) == governor);
      });
      if (a == drafts.end()) continue;
      if (response)
        document.relations.push_back({a->event, b.event, "in_response_to"});
      else
        document.relations.push_back({b.event, a->event, "before"});
      break;
    }
  }
}

bool in_title(const Scene& scene, int token) {
  const Analysis& analysis = scene.tree.analysis();
  const Sentence& sentence = analysis.sentences[static_cast<size_t>(scene.tree.token(token).sentence)];
  return analysis.article->blocks[static_cast<size_t>(sentence.block)].kind == BlockKind::kTitle;
}

// The past tense or participle right behind the number's phrase: "13 soldiers [were killed]"; kNoToken if there is
// none.
int told_behind(const Tree& tree, Span phrase, int token) {
  const int size = static_cast<int>(tree.analysis().tokens.size());
  const auto same = [&](int t) { return t < size && tree.token(t).sentence == tree.token(token).sentence; };
  int t = token;
  while (same(t) && tree.token(t).span.begin < phrase.end) ++t;
  while (same(t) && (tree.token(t).upos == "AUX" || tree.token(t).upos == "ADV")) ++t;
  const bool past =
      same(t) && tree.token(t).upos == "VERB" && (tree.token(t).xpos == "VBD" || tree.token(t).xpos == "VBN");
  return past ? t : kNoToken;
}

// "64 civilian deaths": a noun that is a toll by itself.
bool is_toll_noun(std::string_view lemma) {
  static constexpr std::string_view kNouns[] = {"death", "dead",    "fatality", "victim", "martyr", "casualty",
                                                "body",  "wounded", "injured",  "injury", "loss",   "corpse"};
  return std::find(std::begin(kNouns), std::end(kNouns), lemma) != std::end(kNouns);
}

// The number with its noun and what is said of it: "killing at least nine people", "two were hurt", "six were
// children".
Span casualty_words(const Scene& scene, const Quantity& q, int token) {
  const Tree& tree = scene.tree;
  const Span phrase = cover(q.span, tree.core(token));
  if (const int behind = told_behind(tree, phrase, token); behind != kNoToken)
    return cover(phrase, tree.token(behind).span);
  const bool aside = tree.has_relation(token, "obl") || tree.has_relation(token, "nmod") ||
                     tree.has_relation(token, "appos") || tree.has_relation(token, "parataxis");
  if (aside && is_toll_noun(tree.token(token).lemma)) return phrase;  // "with 64 deaths"
  int verb = token;
  bool of_act = false;  // "the killing of seven": the act's noun is where the toll's words end
  bool told = false;    // nothing above the word that is said of it
  for (int steps = 0; steps < 4 && tree.head(verb) >= 0 && tree.token(verb).upos != "VERB" && !of_act && !told;
       ++steps) {
    const bool owned = tree.has_relation(verb, "nmod") && tree.marker(verb) == "of";
    told = tree.has_relation(verb, "nsubj");
    verb = tree.head(verb);
    of_act = owned && scene.predicate_at[static_cast<size_t>(verb)] != kNone;
  }
  const bool near = of_act || told || tree.token(verb).upos == "VERB" || tree.token(verb).upos == "ADJ";
  return near && tree.token(verb).sentence == tree.token(token).sentence ? cover(phrase, tree.token(verb).span)
                                                                         : phrase;
}

// What is said, without the words that say it: "put [the dead at 33]".
Span within_content(const Scene& scene, const std::vector<int>& chain, Span words, Span number) {
  if (chain.empty()) return words;
  for (Span content : scene.attributed.attributions[static_cast<size_t>(chain.front())].content_spans) {
    if (content.contains(number)) return {std::max(words.begin, content.begin), std::min(words.end, content.end)};
  }
  return words;
}

// A toll is a statement of its own beside the act's; in a headline it is part of it. Numbers told in one breath are one
// claim.
void add_casualty_claim(const Scene& scene, int event, const Quantity& q, Document& document) {
  const int token = q.head >= 0 ? q.head : q.tokens.first;
  const bool title = in_title(scene, token);
  const std::vector<int> chain = attributions_of(scene, token);
  const Span words = within_content(scene, chain, casualty_words(scene, q, token), q.span);
  for (Claim& c : document.claims) {
    const bool toll = c.about.size() == 1 && c.about.front() == "casualties";
    if (c.event != event || !c.evidence.front().overlaps(title ? q.span : words) || !(title || toll)) continue;
    if (toll) c.evidence = {cover(c.evidence.front(), words)};
    if (!toll && std::find(c.about.begin(), c.about.end(), "casualties") == c.about.end())
      c.about.push_back("casualties");
    return;
  }
  Claim claim;
  claim.event = event;
  claim.about = {"casualties"};
  claim.evidence = {words};
  claim.branches = branches_of(scene, chain, token);
  claim.stance = stance_of_chain(scene, chain);
  if (!chain.empty()) {
    const Attribution& a = scene.attributed.attributions[static_cast<size_t>(chain.front())];
    claim.force = a.force;
    claim.quote = a.quote;
    claim.said = a.said;
  }
  claim.decided_by = "quantity:" + q.what;
  claim.confidence = 0.7F;
  document.claims.push_back(std::move(claim));
}

}  // namespace

void add_consequences(const Scene& scene, const std::vector<Draft>& drafts, Document& document) {
  settle(scene, drafts, document);
  for (size_t i = 0; i < document.quantities.size(); ++i) {
    const Quantity& q = document.quantities[i];
    if ((q.what == "other" && q.unit.empty()) || owned(document, static_cast<int>(i))) continue;
    const int token = q.head >= 0 ? q.head : q.tokens.first;
    const int event =
        is_casualty(q.what) ? owner_of(scene, drafts, document, token) : nearest_act(scene, drafts, document, q, token);
    if (event != kNone) document.events[static_cast<size_t>(event)].quantities.push_back(static_cast<int>(i));
  }
  relate(scene, drafts, document);
}

void add_casualty_claims(const Scene& scene, Document& document) {
  for (size_t e = 0; e < document.events.size(); ++e) {
    for (int index : document.events[e].quantities) {
      const Quantity& q = document.quantities[static_cast<size_t>(index)];
      if (is_toll(q.what)) add_casualty_claim(scene, static_cast<int>(e), q, document);
    }
  }
}

}  // namespace dateline
