// Who speaks. Subjects are the easy part; the rest is control: a participle speaks with its governor's subject, a
// relative clause with its antecedent, a passive with its by-phrase or with nobody, a noun with its possessor.
#include <algorithm>

#include "attribute/control.h"
#include "attribute/cues.h"
#include "attribute/phrases.h"
#include "base/utf8.h"

namespace dateline {
namespace {

bool is_nominal(const Tree& tree, int i) {
  const std::string_view upos = tree.token(i).upos;
  return upos == "NOUN" || upos == "PROPN" || upos == "PRON" || upos == "NUM" || upos == "SYM" || upos == "ADJ" ||
         upos == "DET";
}

// "a denial [by X] that", "word [from X]": the phrase right behind the noun, wherever the parser hangs it.
int giver_behind(const Tree& tree, int noun) {
  return is_word(tree, noun + 1, {"by", "from"}) ? head_of_phrase(tree, phrase_from(tree, noun + 2)) : kNoToken;
}

// "the police [chief] of Calder's claim": who says is a person or body, though parsers take Calder for the owner.
// kNoToken where no such phrase stands before the mark; in "told Tanjug of Ann Ames's claim" "of" is the verb's.
int chief_before(const Tree& tree, int mark) {
  const TokenRange phrase = phrase_until(tree, mark);
  for (int i = phrase.first + 1; i < phrase.last; ++i) {
    if (!is_word(tree, i, {"of"})) continue;
    const bool told = is_word(tree, phrase.first - 1, {"told", "tells", "informed"});
    const bool article = is_word(tree, phrase.first, {"the", "a", "an"}) && !told;
    if (article || tree.token(i - 1).upos == "NOUN") return i - 1;
  }
  return kNoToken;
}

// "[Ann Ames]'s repeated claim": the owner whose mark stands before the noun, whatever the parser hangs it on.
int owner_before(const Tree& tree, int noun) {
  int mark = noun - 1;
  while (mark > 0 && tree.token(mark).upos == "ADJ") --mark;
  const bool owns = is_word(tree, mark, {"'s", "’s"}) && tree.has_relation(mark, "case");
  if (const int chief = owns ? chief_before(tree, mark) : kNoToken; chief != kNoToken) return chief;
  return owns && tree.head(mark) >= 0 && tree.head(mark) < mark ? tree.head(mark) : kNoToken;
}

// A medium that carries a claim does not make it.
bool is_carrying(const Tree& tree, int verb) {
  static constexpr std::string_view kVerbs[] = {"carry", "publish", "broadcast", "air", "run", "print"};
  return std::find(std::begin(kVerbs), std::end(kVerbs), tree.token(verb).lemma) != std::end(kVerbs);
}

std::vector<int> noun_sources(const Tree& tree, const CueSense& sense, int cue) {
  if (const int owner = owner_before(tree, cue); owner != kNoToken) return with_conjuncts(tree, owner);
  if (const int owner = tree.child(cue, {"nmod:poss"}); owner != kNoToken) return with_conjuncts(tree, owner);
  for (int c : tree.children(cue)) {
    const std::string_view marker = tree.marker(c);
    const bool of =
        marker == "of" && std::find(sense.content.begin(), sense.content.end(), "of") == sense.content.end();
    if (tree.has_relation(c, "nmod") && (marker == "from" || marker == "by" || of)) return with_conjuncts(tree, c);
  }
  if (const int giver = giver_behind(tree, cue); giver != kNoToken) return with_conjuncts(tree, giver);
  for (int c : tree.children(cue)) {  // "Russian claims that ..."
    if ((tree.has_relation(c, "amod") || tree.has_relation(c, "compound")) && tree.token(c).upos == "PROPN") return {c};
    if (tree.has_relation(c, "amod") &&
        is_upper(static_cast<unsigned char>(tree.analysis().words(tree.token(c).span)[0])))
      return {c};
  }
  const int governor = tree.head(cue);  // "issued a statement that ...", "showed footage of ..."
  if (governor >= 0 && tree.token(governor).upos == "VERB" && tree.has_relation(cue, "obj") &&
      !tree.is_passive(governor) && !is_carrying(tree, governor)) {
    const int subject = subject_of(tree, governor);
    if (subject != kNoToken) return with_conjuncts(tree, subject);
  }
  return {};
}

// "according to X": the adverb is the marker of its source; where parsers part the words of a name, of its head.
std::vector<int> marked_sources(const Tree& tree, int cue) {
  int source = tree.head(cue);
  const TokenRange phrase = is_word(tree, cue + 1, {"to"}) ? phrase_from(tree, cue + 2) : TokenRange{};
  if (source < 0 || !tree.has_relation(cue, "case")) source = head_of_phrase(tree, phrase);
  if (source == kNoToken) return {};
  while (phrase.contains(source) && phrase.contains(tree.head(source))) source = tree.head(source);
  if (const int behind = head_of_phrase(tree, phrase); behind != kNoToken && !phrase.contains(source)) source = behind;
  return with_conjuncts(tree, source);
}

}  // namespace

// "[state television] and foreign agencies reported": parsers make both the verb's subjects; the one before "and".
static int twin_before(const Tree& tree, int head) {
  const int joint = tree.child(head, {"cc"});
  if (joint == kNoToken || joint > head || tree.head(head) < 0 || !tree.has_relation(head, "nsubj")) return kNoToken;
  for (int s : tree.children(tree.head(head))) {
    if (s < joint && tree.has_relation(s, "nsubj") && tree.subtree(s).back() == joint - 1) return s;
  }
  return kNoToken;
}

// "quoted the bishop and [two witnesses] as saying": parsers join them to the verb; the noun that "and" joins right
// behind the first one's phrase.
static int twin_behind(const Tree& tree, int head) {
  if (tree.head(head) < 0) return kNoToken;
  const int joint = tree.subtree(head).back() + 1;
  for (int c : tree.children(tree.head(head))) {
    const bool noun = tree.token(c).upos == "NOUN" || tree.token(c).upos == "PROPN";
    if (c > joint && noun && tree.has_relation(c, "conj") && tree.child(c, {"cc"}) == joint) return c;
  }
  return kNoToken;
}

// "... and [army officers] said": where parsers join the first word of two nouns, the last of them.
static int last_of_compound(const Tree& tree, int noun) {
  const auto is_part = [&](int i) {
    return i < tree.size() && tree.token(i).upos == "NOUN" && tree.token(i).sentence == tree.token(noun).sentence &&
           tree.has_relation(i, "nmod") && tree.marker(i).empty();
  };
  while (tree.token(noun).upos == "NOUN" && is_part(noun + 1)) ++noun;
  return noun;
}

// "the head of the port of [Vessen] and [aid workers] said": a common noun does not join a name but the speaker,
// whatever the parser hangs it on. The noun behind that "and"; kNoToken if there is none.
static int unlike_conjunct(const Tree& tree, int head) {
  if (tree.token(head).upos != "NOUN") return kNoToken;
  const int joint = phrase_from(tree, head).last;
  if (tree.token(joint - 1).upos != "PROPN" || !is_word(tree, joint, {"and"})) return kNoToken;
  const TokenRange phrase = phrase_from(tree, joint + 1);
  for (int i = phrase.first; i < phrase.last; ++i) {
    if (tree.token(i).upos == "PROPN") return kNoToken;
    if (tree.token(i).upos == "NOUN" && (i + 1 == phrase.last || tree.token(i + 1).upos != "NOUN")) return i;
  }
  return kNoToken;
}

std::vector<int> with_conjuncts(const Tree& tree, int head) {
  std::vector<int> heads = {head};
  if (const int twin = twin_before(tree, head); twin != kNoToken) heads.insert(heads.begin(), twin);
  for (int c : tree.children(head)) {
    if (tree.has_relation(c, "conj") && is_nominal(tree, c)) heads.push_back(last_of_compound(tree, c));
  }
  if (const int twin = twin_behind(tree, head); twin != kNoToken) heads.push_back(last_of_compound(tree, twin));
  const int unlike = unlike_conjunct(tree, head);
  if (unlike != kNoToken && std::find(heads.begin(), heads.end(), unlike) == heads.end()) heads.push_back(unlike);
  return heads;
}

std::vector<int> find_sources(const Tree& tree, const CueSense& sense, int cue) {
  if (sense.no_source || sense.pos == 'j') return {};
  if (sense.pos == 'r') return marked_sources(tree, cue);
  if (const int quoted = quoting_of(tree, cue).speaker; quoted != kNoToken) return with_conjuncts(tree, quoted);
  if (sense.pos == 'n') return noun_sources(tree, sense, cue);
  if (const Parenthesis p = parenthesis_of(tree, cue); p.speaker != kNoToken) return with_conjuncts(tree, p.speaker);
  if (const int near = speaker_beside(tree, cue); near != kNoToken) return with_conjuncts(tree, near);
  if (const int unnamed = speaker_above(tree, cue); unnamed != kNoToken) return with_conjuncts(tree, unnamed);
  if (tree.is_passive(cue)) {
    int by = agent_of(tree, cue);
    if (by == kNoToken) by = giver_behind(tree, cue);
    return by == kNoToken ? std::vector<int>{} : with_conjuncts(tree, by);
  }
  const int subject = subject_of(tree, cue);
  if (subject == kNoToken || tree.token(subject).lemma == "it") {
    // "It was not clear", "it said": the expletive speaks for nobody, the pronoun for its entity.
    return subject == kNoToken || tree.has_relation(subject, "expl") ? std::vector<int>{} : std::vector<int>{subject};
  }
  return is_nominal(tree, subject) ? with_conjuncts(tree, subject) : std::vector<int>{};
}

// "Strikes against [militants] it held responsible": parsers hang the clause on the strikes, but those who are struck
// stand nearer and can be to blame.
static int accused_in(const Tree& tree, int antecedent, int cue) {
  if (antecedent == kNoToken) return kNoToken;
  for (int c : tree.children(antecedent)) {
    const bool party = tree.marker(c) == "against" || tree.marker(c) == "on" || tree.marker(c) == "by";
    if (tree.has_relation(c, "nmod") && party && c > antecedent && c < cue) return c;
  }
  return antecedent;
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
    return subject == kNoToken ? accused_in(tree, antecedent_of(tree, cue), cue) : subject;
  }
  const int object = tree.child(cue, {"obj", "iobj"});
  if (object != kNoToken) {  // "blamed the attack on the rebels"
    for (int c : tree.children(cue)) {
      if (tree.has_relation(c, "obl") && tree.marker(c) == "on") return c;
    }
    return is_relative_pronoun(tree, object) ? antecedent_of(tree, cue) : object;
  }
  return accused_in(tree, antecedent_of(tree, cue), cue);  // "militants it held responsible for the raid"
}

}  // namespace dateline
