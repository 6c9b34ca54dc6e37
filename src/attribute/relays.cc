// Who passed it on. A medium stands beside the speaker in half a dozen forms: it reports and cites, it quotes, it
// carries an interview that another one held. The tree has most of them; what it loses stands in a fixed order.
#include <algorithm>

#include "attribute/control.h"
#include "attribute/cues.h"
#include "attribute/phrases.h"

namespace dateline {
namespace {

// A participle of passing on, as before "by".
bool is_carried(const Tree& tree, int i) {
  return is_word(tree, i,
                 {"carried", "published", "broadcast", "aired", "released", "quoted", "reported", "cited", "posted",
                  "run", "distributed", "relayed", "circulated"});
}

// A participle of passing on that names its agent: "quoted by X", "reported by X".
bool passes_on(const Tree& tree, int verb) {
  const bool modifier = tree.has_relation(verb, "acl") || tree.has_relation(verb, "advcl");
  return modifier && tree.is_passive(verb) && agent_of(tree, verb) != kNoToken && is_carried(tree, verb);
}

// "remarks [carried by X]", "an interview with Y [that was carried by X]": the words right behind `last`.
int carrier_behind(const Tree& tree, int last) {
  int i = last + 1;
  while (is_word(tree, i, {",", "that", "which", "was", "were", "is", "are", "later", "first"})) ++i;
  if (!is_carried(tree, i) || !is_word(tree, i + 1, {"by"})) return kNoToken;
  if (tree.token(i).sentence != tree.token(last).sentence) return kNoToken;
  return head_of_phrase(tree, phrase_from(tree, i + 2));
}

// What stands behind "citing" as its object; parsers that do not know a name take it for a time or a place.
int cited_object(const Tree& tree, int verb) {
  if (const int object = tree.child(verb, {"obj"}); object != kNoToken) return object;
  for (int c : tree.children(verb)) {
    if (c > verb && tree.has_relation(c, "obl") && tree.marker(c).empty()) return c;
  }
  return kNoToken;
}

bool is_citing(const Tree& tree, int verb) {
  const std::string& lemma = tree.token(verb).lemma;
  return (lemma == "cite" || lemma == "quote") && !tree.is_passive(verb);
}

// The first word behind a name.
int end_of_name(const Tree& tree, int name) {
  const auto is_part = [&](int i) {
    return i < tree.size() && tree.token(i).sentence == tree.token(name).sentence && tree.token(i).upos == "PROPN";
  };
  int end = name + 1;
  while (is_part(end) || (end < tree.size() && tree.token(end).upos == "NUM" && is_part(end + 1))) ++end;
  return end;
}

// Is it this source that cites? In "an officer insisted, according to X, which cited Y" parsers hang the clause on the
// cue or the officer, but it speaks of X.
bool is_cited_by(const Tree& tree, int verb, int source) {
  const auto below = tree.children(verb);
  const auto pronoun = std::find_if(below.begin(), below.end(), [&](int c) {
    return is_word(tree, c, {"which", "who"});
  });
  if (pronoun == below.end()) return true;
  int before = *pronoun - 1;
  if (is_word(tree, before, {","})) --before;
  return before == source || before == end_of_name(tree, source) - 1;
}

// Whom a source cites: "X, citing Y, reported", "X, which cited Y"; kNoToken if nobody.
int cited_by(const Tree& tree, int source) {
  for (int c : tree.children(source)) {
    const bool clause = tree.has_relation(c, "acl") || tree.token(c).deprel == "acl:relcl";
    if (!clause || c < source || !is_citing(tree, c) || !is_cited_by(tree, c, source)) continue;
    if (const int cited = cited_object(tree, c); cited != kNoToken) return cited;
  }
  const int end = end_of_name(tree, source);  // ", which cited Y", ", citing Y," hung elsewhere
  if (!is_word(tree, end, {","})) return kNoToken;
  const bool relative = is_word(tree, end + 1, {"which", "who"});
  const int verb = relative ? end + 2 : end + 1;
  const bool cites =
      is_word(tree, verb, {"citing", "quoting"}) || (relative && is_word(tree, verb, {"cited", "cites"}));
  return cites ? head_of_phrase(tree, phrase_from(tree, verb + 1)) : kNoToken;
}

// "M reported[, citing X], that ...": right behind the cue and a comma; kNoToken if nobody.
int cited_behind(const Tree& tree, int cue) {
  if (!is_word(tree, cue + 1, {","}) || !is_word(tree, cue + 2, {"citing", "quoting"})) return kNoToken;
  return head_of_phrase(tree, phrase_from(tree, cue + 3));
}

// Who reports passes on, who is cited speaks.
void hand_to(const Tree& tree, int cited, CueHit& hit) {
  hit.media.insert(hit.media.end(), hit.sources.begin(), hit.sources.end());
  hit.sources = with_conjuncts(tree, cited);
}

// "in remarks", "in an interview", whatever else the parser marks the noun with.
bool is_in(const Tree& tree, int noun) {
  return tree.marker(noun) == "in" || is_word(tree, noun - 1, {"in"}) || is_word(tree, noun - 2, {"in"});
}

// An occasion of speaking: "in an interview", "speaking", "in remarks".
bool is_occasion(const Tree& tree, int c) {
  if (tree.has_relation(c, "advcl")) return is_word(tree, c, {"speaking", "talking"});
  return tree.has_relation(c, "obl") && is_in(tree, c) &&
         is_word(tree, c, {"interview", "interviews", "remarks", "comments", "statement"});
}

// "in an interview with X", "speaking to X": heads of the phrases below it, or right behind it wherever they hang.
void find_hearers(const Tree& tree, int occasion, CueHit& hit) {
  const size_t before = hit.told.size();
  for (int x : tree.children(occasion)) {
    const std::string_view marker = tree.marker(x);
    if ((tree.has_relation(x, "nmod") || tree.has_relation(x, "obl")) && (marker == "with" || marker == "to"))
      hit.told.push_back(x);
  }
  if (!is_word(tree, occasion + 1, {"with", "to"})) return;
  const TokenRange phrase = phrase_from(tree, occasion + 2);
  const int head = head_of_phrase(tree, phrase);
  if (hit.told.size() == before && head != kNoToken) hit.told.push_back(head);
  if (phrase.last <= phrase.first) return;
  const int carrier = carrier_behind(tree, phrase.last - 1);
  if (carrier != kNoToken && std::find(hit.media.begin(), hit.media.end(), carrier) == hit.media.end())
    hit.media.push_back(carrier);
}

// Parsers hang "in an interview" on this verb or that; it goes with the nearest one before it.
bool has_verb_between(const Tree& tree, int cue, int noun) {
  for (int i = cue + 1; i < noun; ++i) {
    if (tree.token(i).upos == "VERB") return true;
  }
  return false;
}

// The occasion of a saying; kNoToken if there is none.
int occasion_of(const Tree& tree, int cue) {
  for (int c : tree.children(cue)) {
    if (is_occasion(tree, c) && (c < cue || tree.has_relation(c, "advcl") || !has_verb_between(tree, cue, c))) return c;
  }
  for (int i = cue + 1; i < cue + 8 && i < tree.size() && tree.token(i).sentence == tree.token(cue).sentence; ++i) {
    if (tree.token(i).upos == "VERB" || tree.token(i).upos == "SCONJ") return kNoToken;
    if (is_occasion(tree, i)) return i;
  }
  return kNoToken;
}

// "told X that", "in an interview with X", "in remarks to X", "speaking to X".
void find_told(const Tree& tree, CueHit& hit) {
  if (tree.token(hit.token).lemma == "tell" && !tree.is_passive(hit.token)) {
    const int object = tree.child(hit.token, {"iobj", "obj"});
    const int behind = object == kNoToken ? head_of_phrase(tree, phrase_from(tree, hit.token + 1)) : object;
    if (behind != kNoToken) hit.told.push_back(behind);
  }
  if (const int occasion = occasion_of(tree, hit.token); occasion != kNoToken) find_hearers(tree, occasion, hit);
}

// "said in comments reported by TASS", ", quoted by the agency,": parsers hang the relay on the cue, the comments or
// the speaker.
void find_carriers(const Tree& tree, CueHit& hit) {
  for (int c : tree.children(hit.token)) {
    if (passes_on(tree, c)) hit.media.push_back(agent_of(tree, c));
    if (!tree.has_relation(c, "obl") || (tree.marker(c) != "to" && !is_in(tree, c))) continue;
    const size_t before = hit.media.size();
    for (int v : tree.children(c)) {
      if (passes_on(tree, v)) hit.media.push_back(agent_of(tree, v));
    }
    if (const int carrier = carrier_behind(tree, c); carrier != kNoToken && hit.media.size() == before)
      hit.media.push_back(carrier);
  }
  if (hit.sense && hit.sense->pos == 'n' && hit.media.empty()) {  // "her denial, carried by M, that ..."
    if (const int carrier = carrier_behind(tree, hit.token); carrier != kNoToken) hit.media.push_back(carrier);
  }
  for (int s : hit.sources) {
    const size_t before = hit.media.size();
    for (int c : tree.children(s)) {
      if (passes_on(tree, c)) hit.media.push_back(agent_of(tree, c));
    }
    if (hit.media.size() > before) continue;
    const int end = end_of_name(tree, s);
    int carrier = carrier_behind(tree, end - 1);
    if (carrier == kNoToken)  // "the bishop of Calder, carried by M,"
      carrier = carrier_behind(tree, phrase_from(tree, s).last - 1);
    if (carrier == kNoToken && is_word(tree, end, {","}))  // "Ann Ames, the mayor of Calder, carried by M,"
      carrier = carrier_behind(tree, phrase_from(tree, end + 1).last - 1);
    if (carrier != kNoToken) hit.media.push_back(carrier);
  }
}

}  // namespace

void find_relays(const Tree& tree, CueHit& hit) {
  for (int c : tree.children(hit.token)) {  // "TASS reported, citing the ministry"
    if (!tree.has_relation(c, "advcl") || !is_citing(tree, c) || hit.sources.empty()) continue;
    if (!is_cited_by(tree, c, hit.sources.front())) continue;
    if (const int cited = cited_object(tree, c); cited != kNoToken) hand_to(tree, cited, hit);
  }
  const bool handed = !hit.media.empty();
  if (const int cited = cited_behind(tree, hit.token); cited != kNoToken && !handed && !hit.sources.empty())
    hand_to(tree, cited, hit);
  find_carriers(tree, hit);
  if (hit.sources.size() == 1 && hit.media.empty()) {
    if (const int cited = cited_by(tree, hit.sources.front()); cited != kNoToken) hand_to(tree, cited, hit);
  }
  std::vector<int> once;
  for (int m : hit.media) {
    if (std::find(once.begin(), once.end(), m) == once.end()) once.push_back(m);
  }
  hit.media = std::move(once);
  find_told(tree, hit);
}

}  // namespace dateline
