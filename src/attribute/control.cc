// Problem: half of the verbs in news text have no subject of their own ("to condemn", "saying that", "which stands
// accused"). Asking the role labeller alone loses them where it errs. Idea: follow what grammar shares: a conjunct, an
// infinitive or a participle takes its governor's subject or object, a relative clause its antecedent. Reference: UD v2
// enhanced graphs.
#include "attribute/control.h"

#include <algorithm>
#include <string>

#include "attribute/phrases.h"

namespace dateline {
namespace {

constexpr int kDepth = 4;  // governors that a verb can borrow through

int shared_subject(const Tree& tree, int verb, int depth);

// The first auxiliary right before the verb; itself if it has none.
int before_auxiliaries(const Tree& tree, int verb) {
  int first = verb;
  while (first > 0 && tree.token(first - 1).upos == "AUX") --first;
  return first;
}

// "[X] told reporters that ..., Kyodo reported": a finite verb that the parser leaves without a subject has one right
// before it.
int noun_before(const Tree& tree, int verb) {
  if (!tree.has_feature(verb, "VerbForm=Fin") || tree.is_passive(verb)) return kNoToken;
  return first_conjunct(tree, head_of_phrase(tree, joined_until(tree, before_auxiliaries(tree, verb))));
}

// "According to [the agency], X said": parsers take it for the subject.
bool is_according(const Tree& tree, int noun) {
  int first = noun;
  while (first > 0 && tree.token(first - 1).sentence == tree.token(noun).sentence &&
         (tree.token(first - 1).upos == "PROPN" || tree.token(first - 1).upos == "NUM" ||
          tree.token(first - 1).upos == "DET"))
    --first;
  return is_word(tree, first - 1, {"to"}) && is_word(tree, first - 2, {"according"});
}

int find_subject(const Tree& tree, int verb, int depth) {
  const int subject = own_subject(tree, verb);
  if (subject == kNoToken) {
    const int quoted = quoting_of(tree, verb).speaker;
    const int shared = quoted == kNoToken ? shared_subject(tree, verb, depth) : quoted;
    return shared == kNoToken && depth == 0 ? noun_before(tree, verb) : shared;
  }
  if (!is_relative_pronoun(tree, subject)) return subject;
  const int noun = antecedent_of(tree, verb);
  return noun == kNoToken ? subject : noun;
}

// Whom a verb of asking asks: "called on the council to condemn", "urged both to talk"; kNoToken for other verbs.
int asked(const Tree& tree, int governor) {
  static constexpr std::string_view kAsking[] = {"call",    "urge",      "ask",     "order",  "tell",     "appeal",
                                                 "press",   "beg",       "push",    "invite", "instruct", "command",
                                                 "require", "encourage", "implore", "advise", "request",  "allow",
                                                 "permit",  "force",     "warn"};
  if (std::find(std::begin(kAsking), std::end(kAsking), tree.token(governor).lemma) == std::end(kAsking))
    return kNoToken;
  if (tree.is_passive(governor)) return tree.child(governor, {"nsubj", "nsubj:pass"});
  if (const int object = tree.child(governor, {"obj", "iobj"}); object != kNoToken) return object;
  for (int c : tree.children(governor)) {
    if (tree.has_relation(c, "obl") && (tree.marker(c) == "on" || tree.marker(c) == "to" || tree.marker(c).empty()))
      return c;
  }
  return kNoToken;
}

int shared_subject(const Tree& tree, int verb, int depth) {
  const int governor = tree.head(verb);
  if (governor < 0 || depth > kDepth) return kNoToken;
  if (tree.has_relation(verb, "acl")) return tree.is_passive(verb) ? kNoToken : governor;
  const bool shares = tree.has_relation(verb, "conj") || tree.has_relation(verb, "xcomp") ||
                      tree.has_relation(verb, "advcl") || tree.has_relation(verb, "parataxis") ||
                      tree.has_relation(verb, "dep");
  if (!shares) return kNoToken;
  if (tree.marker(verb) == "to" && (tree.has_relation(verb, "advcl") || tree.has_relation(verb, "xcomp"))) {
    if (const int who = asked(tree, governor); who != kNoToken) return who;
  }
  if (tree.has_relation(verb, "xcomp") && !tree.is_passive(governor)) {
    if (const int object = tree.child(governor, {"obj", "iobj"}); object != kNoToken) return object;
  }
  return find_subject(tree, governor, depth + 1);
}

}  // namespace

bool is_relative_pronoun(const Tree& tree, int token) {
  if (tree.has_feature(token, "PronType=Rel")) return true;
  const std::string& lemma = tree.token(token).lemma;
  const int verb = tree.head(token);
  if (lemma == "whom" || lemma == "whose") return true;
  return (lemma == "which" || lemma == "who" || lemma == "that") && tree.token(token).upos == "PRON" && verb >= 0 &&
         tree.has_relation(verb, "acl");
}

int antecedent_of(const Tree& tree, int verb) {
  for (int v = verb; v >= 0; v = tree.head(v)) {
    if (tree.has_relation(v, "acl")) return tree.head(v);
    if (!tree.has_relation(v, "conj") && !tree.has_relation(v, "xcomp")) break;
  }
  return kNoToken;
}

int agent_of(const Tree& tree, int verb) {
  for (int c : tree.children(verb)) {
    if (c > verb && tree.has_relation(c, "obl") && tree.marker(c) == "by") return c;
  }
  const int agent = tree.child(verb, {"obl:agent"});
  return agent == kNoToken || is_according(tree, agent) ? kNoToken : agent;
}

int own_subject(const Tree& tree, int verb) {
  int subject = kNoToken;
  for (int c : tree.children(verb)) {
    if (tree.has_relation(c, "nsubj") && (subject == kNoToken || c < verb) && !is_according(tree, c)) subject = c;
  }
  // "reported that [X] had declared": parsers hang X on the outer verb; it stands between the verb's own "that" and it.
  const int mark = tree.child(verb, {"mark"}), governor = tree.head(verb);
  if (subject != kNoToken) return subject;
  if (mark == kNoToken || mark > verb || governor < 0) return strayed_speaker(tree, verb);
  for (int c : tree.children(governor)) {
    if (tree.has_relation(c, "nsubj") && mark < c && c < verb) return c;
  }
  return kNoToken;
}

int strayed_speaker(const Tree& tree, int verb) {
  const int governor = tree.head(verb);
  if (governor < 0 || governor > verb || !tree.has_relation(verb, "conj") || tree.child(verb, {"cc"}) != kNoToken)
    return kNoToken;
  for (int c : tree.children(governor)) {
    const bool behind = governor < c && c < verb && tree.has_relation(c, "nsubj");
    if (!behind) continue;
    const std::vector<int> phrase = tree.subtree(c);
    const bool apart = tree.token(phrase.front()).upos == "PUNCT" ||
                       (phrase.front() > 0 && tree.token(phrase.front() - 1).upos == "PUNCT");
    if (apart) return c;
  }
  return kNoToken;
}

Parenthesis parenthesis_of(const Tree& tree, int verb) {
  const int doer = tree.child(verb, {"nsubj"});
  if (doer == kNoToken || doer > verb || tree.is_passive(verb)) return {};
  Parenthesis p;
  for (int c : tree.children(verb)) {
    if (c > doer && c < verb && tree.has_relation(c, "nsubj")) p.speaker = c;
    const bool loose =
        tree.has_relation(c, "conj") || tree.has_relation(c, "parataxis") || tree.has_relation(c, "advcl");
    const bool act =
        loose && c > verb && tree.token(c).upos == "VERB" && tree.child(c, {"cc", "nsubj", "mark"}) == kNoToken;
    const int first = act ? tree.subtree(c).front() : 0;
    if (act && (is_word(tree, first, {","}) || is_word(tree, first - 1, {","}))) p.act = c;
  }
  for (int c : tree.children(doer)) {
    if (p.speaker == kNoToken && tree.has_relation(c, "appos") && c < verb) p.speaker = c;
  }
  if (p.speaker == kNoToken || p.act == kNoToken) return {};
  if (!is_word(tree, phrase_from(tree, tree.subtree(doer).front()).last, {","})) return {};
  p.doer = doer;
  return p;
}

int speaker_beside(const Tree& tree, int verb) {
  const int far = own_subject(tree, verb);
  if (tree.is_passive(verb)) return kNoToken;
  const TokenRange phrase = named_until(tree, before_auxiliaries(tree, verb));
  const int near = phrase.last == before_auxiliaries(tree, verb) ? head_of_phrase(tree, phrase) : kNoToken;
  if (near == kNoToken || near == far || phrase.contains(far)) return kNoToken;
  const bool apart = far != kNoToken && far < near && is_word(tree, phrase.first - 1, {",", "\"", "”", "''"});
  const bool later = far == kNoToken && tree.has_relation(near, "nsubj") && tree.head(near) > verb;
  const bool main = far == kNoToken && tree.head(verb) < 0 && is_word(tree, phrase.first - 1, {","});
  return apart || later || main ? near : kNoToken;
}

// Who stands behind a comma, "that" or a quotation mark, or begins the sentence.
static bool stands_apart(const Tree& tree, int noun, int verb) {
  if (noun == kNoToken || is_relative_pronoun(tree, noun)) return false;
  const int before = phrase_until(tree, noun + 1).first - 1;
  return before < 0 || tree.token(before).sentence != tree.token(verb).sentence ||
         is_word(tree, before, {",", "that", "\"", "”", "''"});
}

// Is the verb hung on a noun before it as if it told more of it, though it is in the past tense?
static bool is_hung(const Tree& tree, int verb) {
  const int noun = tree.head(verb);
  if (!tree.has_relation(verb, "acl") || noun > verb || tree.child(verb, {"nsubj", "aux", "aux:pass"}) != kNoToken)
    return false;
  const bool loose = tree.has_relation(noun, "parataxis") || tree.has_relation(noun, "vocative") ||
                     (tree.has_relation(noun, "nsubj") && tree.head(noun) < noun);
  return tree.token(verb).xpos == "VBD" || (loose && tree.token(verb).xpos == "VBN");
}

int speaker_above(const Tree& tree, int verb) {
  const TokenRange unnamed = unnamed_until(tree, verb);
  if (unnamed.first < unnamed.last) {
    const int speaker = head_of_phrase(tree, unnamed);
    return stands_apart(tree, speaker, verb) ? speaker : kNoToken;
  }
  if (!is_hung(tree, verb)) return kNoToken;
  const int named = head_of_phrase(tree, named_until(tree, verb));
  if (stands_apart(tree, named, verb)) return named;
  const int noun = tree.head(verb), inner = tree.child(noun, {"appos"});  // "Gunmen, [a person] close to us said, fled"
  const int speaker = inner != kNoToken && inner < verb ? inner : noun;
  return stands_apart(tree, speaker, verb) ? speaker : kNoToken;
}

int subject_of(const Tree& tree, int verb) { return find_subject(tree, verb, 0); }

}  // namespace dateline
