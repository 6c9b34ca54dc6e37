// Problem: half of the verbs in news text have no subject of their own ("to condemn", "saying that", "which stands
// accused"). Asking the role labeller alone loses them where it errs. Idea: follow what grammar shares: a conjunct, an
// infinitive or a participle takes its governor's subject or object, a relative clause its antecedent. Reference: UD v2
// enhanced graphs.
#include "attribute/control.h"

#include <algorithm>
#include <string>

namespace dateline {
namespace {

constexpr int kDepth = 4;  // governors that a verb can borrow through

int shared_subject(const Tree& tree, int verb, int depth);

int find_subject(const Tree& tree, int verb, int depth) {
  const int subject = own_subject(tree, verb);
  if (subject == kNoToken) return shared_subject(tree, verb, depth);
  if (!is_relative_pronoun(tree, subject)) return subject;
  const int noun = antecedent_of(tree, verb);
  return noun == kNoToken ? subject : noun;
}

// "quoted a doctor as saying", "a doctor was quoted as saying".
int quoted_speaker(const Tree& tree, int governor) {
  return tree.is_passive(governor) ? tree.child(governor, {"nsubj", "nsubj:pass"}) : tree.child(governor, {"obj"});
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
  const std::string& lemma = tree.token(governor).lemma;
  if ((lemma == "quote" || lemma == "cite") && tree.marker(verb) == "as") return quoted_speaker(tree, governor);
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
  if (const int a = tree.child(verb, {"obl:agent"}); a != kNoToken) return a;
  for (int c : tree.children(verb)) {
    if (tree.has_relation(c, "obl") && tree.marker(c) == "by") return c;
  }
  return kNoToken;
}

int own_subject(const Tree& tree, int verb) {
  int subject = kNoToken;
  for (int c : tree.children(verb)) {
    if (tree.has_relation(c, "nsubj") && (subject == kNoToken || c < verb)) subject = c;
  }
  // "reported that [X] had declared": parsers hang X on the outer verb; it stands between the verb's own "that" and it.
  const int mark = tree.child(verb, {"mark"}), governor = tree.head(verb);
  if (subject != kNoToken || mark == kNoToken || mark > verb || governor < 0) return subject;
  for (int c : tree.children(governor)) {
    if (tree.has_relation(c, "nsubj") && mark < c && c < verb) return c;
  }
  return kNoToken;
}

int subject_of(const Tree& tree, int verb) { return find_subject(tree, verb, 0); }

}  // namespace dateline
