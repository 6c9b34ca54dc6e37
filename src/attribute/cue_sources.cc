// Who speaks. Subjects are the easy part; the rest is control: a participle speaks with its governor's subject, a relative
// clause with its antecedent, a passive with its by-phrase or with nobody, a noun with its possessor.
#include <algorithm>

#include "attribute/cues.h"
#include "base/utf8.h"

namespace dateline {
namespace {

bool is_nominal(const Tree& tree, int i) {
  const std::string_view upos = tree.token(i).upos;
  return upos == "NOUN" || upos == "PROPN" || upos == "PRON" || upos == "NUM" || upos == "SYM" || upos == "ADJ" || upos == "DET";
}

bool is_relative(const Tree& tree, int i) {
  const std::string& lemma = tree.token(i).lemma;
  return tree.has_feature(i, "PronType=Rel") || ((lemma == "which" || lemma == "who" || lemma == "that") && tree.token(i).upos == "PRON" &&
                                                  tree.head(i) >= 0 && tree.has_relation(tree.head(i), "acl"));
}

// The by-phrase of a passive.
int agent(const Tree& tree, int verb) {
  if (const int a = tree.child(verb, {"obl:agent"}); a != kNoToken) return a;
  for (int c : tree.children(verb)) {
    if (tree.has_relation(c, "obl") && tree.marker(c) == "by") return c;
  }
  return kNoToken;
}

// The noun that a relative clause or participle below it speaks of.
int antecedent(const Tree& tree, int verb) {
  for (int v = verb; v >= 0; v = tree.head(v)) {
    if (tree.has_relation(v, "acl")) return tree.head(v);
    if (!tree.has_relation(v, "conj") && !tree.has_relation(v, "xcomp")) break;
  }
  return kNoToken;
}

int subject_of(const Tree& tree, int verb, int depth);

// A verb without a subject of its own speaks with that of its governor.
int controlled_subject(const Tree& tree, int verb, int depth) {
  const int governor = tree.head(verb);
  if (governor < 0 || depth > 4) return kNoToken;
  if (tree.has_relation(verb, "acl")) return tree.is_passive(verb) ? kNoToken : governor;
  const bool shares = tree.has_relation(verb, "conj") || tree.has_relation(verb, "xcomp") || tree.has_relation(verb, "advcl") ||
                      tree.has_relation(verb, "parataxis") || tree.has_relation(verb, "dep");
  if (!shares) return kNoToken;
  const std::string& lemma = tree.token(governor).lemma;
  if ((lemma == "quote" || lemma == "cite") && tree.marker(verb) == "as") {
    return tree.is_passive(governor) ? tree.child(governor, {"nsubj", "nsubj:pass"}) : tree.child(governor, {"obj"});
  }
  if (tree.has_relation(verb, "xcomp")) {
    if (const int object = tree.child(governor, {"obj"}); object != kNoToken && !tree.is_passive(governor)) return object;
  }
  return subject_of(tree, governor, depth + 1);
}

int subject_of(const Tree& tree, int verb, int depth) {
  const int subject = tree.child(verb, {"nsubj"});
  if (subject == kNoToken) return controlled_subject(tree, verb, depth);
  if (!is_relative(tree, subject)) return subject;
  const int noun = antecedent(tree, verb);
  return noun == kNoToken ? subject : noun;
}

std::vector<int> noun_sources(const Tree& tree, const CueSense& sense, int cue) {
  if (const int owner = tree.child(cue, {"nmod:poss"}); owner != kNoToken) return with_conjuncts(tree, owner);
  for (int c : tree.children(cue)) {
    const std::string_view marker = tree.marker(c);
    const bool of = marker == "of" && std::find(sense.content.begin(), sense.content.end(), "of") == sense.content.end();
    if (tree.has_relation(c, "nmod") && (marker == "from" || marker == "by" || of)) return with_conjuncts(tree, c);
  }
  for (int c : tree.children(cue)) {  // "Russian claims that ..."
    if ((tree.has_relation(c, "amod") || tree.has_relation(c, "compound")) && tree.token(c).upos == "PROPN") return {c};
    if (tree.has_relation(c, "amod") && is_upper(static_cast<unsigned char>(tree.analysis().words(tree.token(c).span)[0]))) return {c};
  }
  const int governor = tree.head(cue);  // "issued a statement that ...", "showed footage of ..."
  if (governor >= 0 && tree.token(governor).upos == "VERB" && tree.has_relation(cue, "obj") && !tree.is_passive(governor)) {
    const int subject = subject_of(tree, governor, 0);
    if (subject != kNoToken) return with_conjuncts(tree, subject);
  }
  return {};
}

}  // namespace

std::vector<int> with_conjuncts(const Tree& tree, int head) {
  std::vector<int> heads = {head};
  for (int c : tree.children(head)) {
    if (tree.has_relation(c, "conj") && is_nominal(tree, c)) heads.push_back(c);
  }
  return heads;
}

std::vector<int> find_sources(const Tree& tree, const CueSense& sense, int cue) {
  if (sense.no_source || sense.pos == 'j') return {};
  if (sense.pos == 'r') {  // "according to X": the adverb is the marker of its source
    const int source = tree.head(cue);
    return source >= 0 && tree.has_relation(cue, "case") ? with_conjuncts(tree, source) : std::vector<int>{};
  }
  if (sense.pos == 'n') return noun_sources(tree, sense, cue);
  if (tree.is_passive(cue)) {
    const int by = agent(tree, cue);
    return by == kNoToken ? std::vector<int>{} : with_conjuncts(tree, by);
  }
  const int subject = subject_of(tree, cue, 0);
  if (subject == kNoToken || tree.token(subject).lemma == "it" ) {
    // "It was not clear", "it said": the expletive speaks for nobody, the pronoun for its entity.
    return subject == kNoToken || tree.has_relation(subject, "expl") ? std::vector<int>{} : std::vector<int>{subject};
  }
  return is_nominal(tree, subject) ? with_conjuncts(tree, subject) : std::vector<int>{};
}

void find_relays(const Tree& tree, CueHit& hit) {
  const int cue = hit.token;
  for (int c : tree.children(cue)) {
    const std::string& lemma = tree.token(c).lemma;
    // "TASS reported, citing the ministry": who reports passes on, who is cited speaks.
    if (tree.has_relation(c, "advcl") && (lemma == "cite" || lemma == "quote") && !tree.is_passive(c)) {
      if (const int cited = tree.child(c, {"obj"}); cited != kNoToken && !hit.sources.empty()) {
        hit.media.insert(hit.media.end(), hit.sources.begin(), hit.sources.end());
        hit.sources = with_conjuncts(tree, cited);
      }
    }
    // "said in comments reported by TASS", "said in a statement carried by SANA".
    if (tree.has_relation(c, "obl") && (tree.marker(c) == "in" || tree.marker(c) == "to")) {
      for (int v : tree.children(c)) {
        if (!tree.has_relation(v, "acl") || !tree.is_passive(v)) continue;
        if (const int by = agent(tree, v); by != kNoToken) hit.media.push_back(by);
      }
    }
    // ", quoted by the agency," behind the speaker.
    if (tree.has_relation(c, "advcl") && (lemma == "quote" || lemma == "cite") && tree.is_passive(c)) {
      if (const int by = agent(tree, c); by != kNoToken) hit.media.push_back(by);
    }
  }
  for (int s : hit.sources) {
    for (int c : tree.children(s)) {
      const std::string& lemma = tree.token(c).lemma;
      if (!tree.has_relation(c, "acl") || (lemma != "quote" && lemma != "cite") || !tree.is_passive(c)) continue;
      if (const int by = agent(tree, c); by != kNoToken) hit.media.push_back(by);
    }
  }
}

}  // namespace dateline
