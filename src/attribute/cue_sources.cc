// Who speaks. Subjects are the easy part; the rest is control: a participle speaks with its governor's subject, a
// relative clause with its antecedent, a passive with its by-phrase or with nobody, a noun with its possessor.
#include <algorithm>

#include "attribute/control.h"
#include "attribute/cues.h"
#include "base/utf8.h"

namespace dateline {
namespace {

bool is_nominal(const Tree& tree, int i) {
  const std::string_view upos = tree.token(i).upos;
  return upos == "NOUN" || upos == "PROPN" || upos == "PRON" || upos == "NUM" || upos == "SYM" || upos == "ADJ" ||
         upos == "DET";
}

std::vector<int> noun_sources(const Tree& tree, const CueSense& sense, int cue) {
  if (const int owner = tree.child(cue, {"nmod:poss"}); owner != kNoToken) return with_conjuncts(tree, owner);
  for (int c : tree.children(cue)) {
    const std::string_view marker = tree.marker(c);
    const bool of =
        marker == "of" && std::find(sense.content.begin(), sense.content.end(), "of") == sense.content.end();
    if (tree.has_relation(c, "nmod") && (marker == "from" || marker == "by" || of)) return with_conjuncts(tree, c);
  }
  for (int c : tree.children(cue)) {  // "Russian claims that ..."
    if ((tree.has_relation(c, "amod") || tree.has_relation(c, "compound")) && tree.token(c).upos == "PROPN") return {c};
    if (tree.has_relation(c, "amod") &&
        is_upper(static_cast<unsigned char>(tree.analysis().words(tree.token(c).span)[0])))
      return {c};
  }
  const int governor = tree.head(cue);  // "issued a statement that ...", "showed footage of ..."
  if (governor >= 0 && tree.token(governor).upos == "VERB" && tree.has_relation(cue, "obj") &&
      !tree.is_passive(governor)) {
    const int subject = subject_of(tree, governor);
    if (subject != kNoToken) return with_conjuncts(tree, subject);
  }
  return {};
}

// A passive of passing on that names its agent: "quoted by X", "reported by X".
bool passes_on(const Tree& tree, int verb) {
  static constexpr std::string_view kRelaying[] = {"quote",     "cite", "report",   "carry", "publish",
                                                   "broadcast", "air",  "release",  "post",  "distribute",
                                                   "relay",     "run",  "circulate"};
  const bool modifier = tree.has_relation(verb, "acl") || tree.has_relation(verb, "advcl");
  return modifier && tree.is_passive(verb) && agent_of(tree, verb) != kNoToken &&
         std::find(std::begin(kRelaying), std::end(kRelaying), tree.token(verb).lemma) != std::end(kRelaying);
}

bool is_word(const Tree& tree, int i, std::initializer_list<std::string_view> words) {
  if (i >= tree.size()) return false;
  const std::string word = lower(tree.analysis().words(tree.token(i).span));
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "remarks [carried by X]" where the parser takes the participle for a preposition: by the words themselves.
int carrier_behind(const Tree& tree, int noun) {
  const int sentence = tree.token(noun).sentence;
  if (!is_word(tree, noun + 1, {"carried", "published", "broadcast", "aired", "released", "quoted", "reported"}) ||
      !is_word(tree, noun + 2, {"by"}))
    return kNoToken;
  for (int i = noun + 3; i < tree.size() && i < noun + 8 && tree.token(i).sentence == sentence; ++i) {
    const std::string_view upos = tree.token(i).upos;
    const bool ends = i + 1 >= tree.size() || (tree.token(i + 1).upos != "PROPN" && tree.token(i + 1).upos != "NOUN");
    if ((upos == "PROPN" || upos == "NOUN") && ends) return i;
  }
  return kNoToken;
}

// Whom a source cites: "X, citing Y, reported", "X, which cited Y"; kNoToken if nobody.
int cited_by(const Tree& tree, int source) {
  for (int c : tree.children(source)) {
    const std::string& lemma = tree.token(c).lemma;
    const bool clause = tree.has_relation(c, "acl") || tree.token(c).deprel == "acl:relcl";
    if (clause && (lemma == "cite" || lemma == "quote") && !tree.is_passive(c)) {
      if (const int cited = tree.child(c, {"obj"}); cited != kNoToken) return cited;
    }
  }
  return kNoToken;
}

// Who reports passes on, who is cited speaks.
void hand_to(const Tree& tree, int cited, CueHit& hit) {
  hit.media.insert(hit.media.end(), hit.sources.begin(), hit.sources.end());
  hit.sources = with_conjuncts(tree, cited);
}

// "told X that", "in an interview with X", "in remarks to X", "speaking to X".
void find_told(const Tree& tree, CueHit& hit) {
  const bool tells = tree.token(hit.token).lemma == "tell" && !tree.is_passive(hit.token);
  for (int c : tree.children(hit.token)) {
    if (tells && (tree.has_relation(c, "iobj") || tree.has_relation(c, "obj"))) hit.told.push_back(c);
    const bool speaking =
        tree.has_relation(c, "advcl") && (tree.token(c).lemma == "speak" || tree.token(c).lemma == "talk");
    const bool occasion = tree.has_relation(c, "obl") && tree.marker(c) == "in" &&
                          is_word(tree, c, {"interview", "interviews", "remarks", "comments", "statement"});
    if (!speaking && !occasion) continue;
    for (int x : tree.children(c)) {
      const std::string_view marker = tree.marker(x);
      if ((tree.has_relation(x, "nmod") || tree.has_relation(x, "obl")) && (marker == "with" || marker == "to"))
        hit.told.push_back(x);
    }
  }
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
    const int by = agent_of(tree, cue);
    return by == kNoToken ? std::vector<int>{} : with_conjuncts(tree, by);
  }
  const int subject = subject_of(tree, cue);
  if (subject == kNoToken || tree.token(subject).lemma == "it") {
    // "It was not clear", "it said": the expletive speaks for nobody, the pronoun for its entity.
    return subject == kNoToken || tree.has_relation(subject, "expl") ? std::vector<int>{} : std::vector<int>{subject};
  }
  return is_nominal(tree, subject) ? with_conjuncts(tree, subject) : std::vector<int>{};
}

int find_accused(const Tree& tree, const CueSense& sense, int cue) {
  if (sense.kind != CueKind::kAccusing) return kNoToken;
  if (sense.pos == 'n') {
    for (int c : tree.children(cue)) {
      if (tree.has_relation(c, "nmod") && tree.marker(c) == "against") return c;
    }
    return kNoToken;
  }
  if (tree.is_passive(cue)) {
    const int subject = subject_of(tree, cue);
    return subject == kNoToken ? antecedent_of(tree, cue) : subject;
  }
  const int object = tree.child(cue, {"obj", "iobj"});
  if (object != kNoToken) {  // "blamed the attack on the rebels"
    for (int c : tree.children(cue)) {
      if (tree.has_relation(c, "obl") && tree.marker(c) == "on") return c;
    }
    return is_relative_pronoun(tree, object) ? antecedent_of(tree, cue) : object;
  }
  return antecedent_of(tree, cue);  // "militants it held responsible for the raid"
}

void find_relays(const Tree& tree, CueHit& hit) {
  for (int c : tree.children(hit.token)) {
    const std::string& lemma = tree.token(c).lemma;
    // "TASS reported, citing the ministry"
    if (tree.has_relation(c, "advcl") && (lemma == "cite" || lemma == "quote") && !tree.is_passive(c)) {
      if (const int cited = tree.child(c, {"obj"}); cited != kNoToken && !hit.sources.empty())
        hand_to(tree, cited, hit);
    }
    // "said in comments reported by TASS", ", quoted by the agency,": parsers hang the relay on the cue or on the
    // comments.
    if (passes_on(tree, c)) hit.media.push_back(agent_of(tree, c));
    if (!tree.has_relation(c, "obl") || (tree.marker(c) != "in" && tree.marker(c) != "to")) continue;
    const size_t before = hit.media.size();
    for (int v : tree.children(c)) {
      if (passes_on(tree, v)) hit.media.push_back(agent_of(tree, v));
    }
    if (const int carrier = carrier_behind(tree, c); carrier != kNoToken && hit.media.size() == before)
      hit.media.push_back(carrier);
  }
  for (int s : hit.sources) {
    for (int c : tree.children(s)) {
      if (passes_on(tree, c)) hit.media.push_back(agent_of(tree, c));
    }
  }
  if (hit.sources.size() == 1) {
    if (const int cited = cited_by(tree, hit.sources.front()); cited != kNoToken) hand_to(tree, cited, hit);
  }
  find_told(tree, hit);
}

}  // namespace dateline
