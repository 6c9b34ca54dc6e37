// Problem: find every word that hands the word over to somebody, whatever its word class, and tell its sense apart.
// A list of reporting verbs finds "said" and misses "stands accused", "held responsible for", "the warning that",
// "alleged". Idea: one lexicon for verbs, nouns, adjectives and adverbs; a sense counts only if the tree gives it a
// content, and its conditions (a complement word, a preposition, a kind of source) hold. Reference: Pareti, "PARC 3.0"
// (LREC 2016).
#include "attribute/cues.h"

#include <algorithm>
#include <iterator>

#include "attribute/control.h"
#include "base/utf8.h"

namespace dateline {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Word class and lexicon key of a token that may be a cue; pos 0 = it cannot be one.
struct Key {
  std::string lemma;
  char pos = 0;
};

Key key_of(const Tree& tree, int i) {
  const Token& t = tree.token(i);
  const std::string form = lower(tree.analysis().words(t.span));
  if (form == "according") return {form, 'r'};
  if (tree.has_relation(i, "aux") || tree.has_relation(i, "cop") || tree.has_relation(i, "case")) return {};
  if (tree.has_relation(i, "amod") && (t.upos == "ADJ" || t.upos == "VERB")) return {form, 'j'};
  if (t.upos == "VERB") {  // "carried out" does not carry news, "pointed out" does point
    const int particle = tree.child(i, {"compound:prt"});
    return {particle == kNoToken ? t.lemma : t.lemma + "_" + tree.token(particle).lemma, 'v'};
  }
  if (t.upos == "NOUN") return {t.lemma, 'n'};
  if (t.upos == "ADV") return {t.lemma, 'r'};
  // "stands accused", "is accused": participles that the tagger takes for adjectives.
  if (t.upos == "ADJ" && form.ends_with("ed")) return {form.substr(0, form.size() - 1), 'v'};
  return {};
}

bool has_word_below(const Tree& tree, int cue, const std::vector<std::string>& words) {
  return std::any_of(tree.children(cue).begin(), tree.children(cue).end(),
                     [&](int c) { return !tree.has_relation(c, "nsubj") && contains(words, tree.token(c).lemma); });
}

bool has_preposition_below(const Tree& tree, int cue, const std::vector<std::string>& words) {
  return std::any_of(tree.children(cue).begin(), tree.children(cue).end(), [&](int c) {
    return contains(words, tree.marker(c)) ||
           (tree.has_relation(c, "compound") && contains(words, tree.token(c).lemma));
  });
}

bool holds(const Tree& tree, const CueSense& sense, int cue) {
  if (!sense.with.empty() && !has_word_below(tree, cue, sense.with)) return false;
  if (!sense.with_preposition.empty() && !has_preposition_below(tree, cue, sense.with_preposition)) return false;
  if (!sense.with_object.empty()) {
    const int object = tree.child(cue, {"obj", "nsubj:pass"});
    if (object == kNoToken || !contains(sense.with_object, tree.token(object).lemma)) return false;
  }
  if (!sense.with_source.empty()) {
    const std::vector<int> sources = find_sources(tree, sense, cue);
    const bool right = std::any_of(sources.begin(), sources.end(),
                                   [&](int s) { return contains(sense.with_source, lower(tree.token(s).lemma)); });
    if (!right) return false;
  }
  return true;
}

// The verb with its auxiliaries and particles, or the word alone; "according to" as one.
std::vector<int> cue_words(const Tree& tree, const CueSense& sense, int cue) {
  std::vector<int> words = {cue};
  for (int c : tree.children(cue)) {
    const bool part = tree.has_relation(c, "aux") || tree.has_relation(c, "compound:prt") ||
                      tree.has_relation(c, "fixed") || contains(sense.with, tree.token(c).lemma) ||
                      (tree.has_relation(c, "advmod") && tree.token(c).lemma == "not");
    if (part) words.push_back(c);
  }
  std::sort(words.begin(), words.end());
  return words;
}

constexpr int kQuotedWords = 12;  // "quoted [the deputy head of the regional council] as"

// The verb of "quoted X as saying", where what is said stands before it all: "..., the agency quoted X as saying".
int bare_saying(const Tree& tree, int cue) {
  for (int c : tree.children(cue)) {
    const bool clause = tree.has_relation(c, "advcl") || tree.has_relation(c, "xcomp") || tree.has_relation(c, "obl") ||
                        tree.has_relation(c, "acl");
    if (clause && tree.marker(c) == "as" && tree.child(c, {"ccomp", "obj", "xcomp", "parataxis"}) == kNoToken) return c;
  }
  // Where the parser hangs it elsewhere: "as" and a participle that nothing follows.
  const int sentence = tree.token(cue).sentence;
  for (int i = cue + 1; i < cue + kQuotedWords && i + 2 < tree.size() && tree.token(i + 2).sentence == sentence; ++i) {
    const bool ends = tree.token(i + 2).upos == "PUNCT" || tree.token(i + 2).lemma == "by";
    if (tree.token(i).lemma == "as" && tree.token(i + 1).xpos == "VBG" && ends) return i + 1;
  }
  return kNoToken;
}

// Then what stands before is the content, who quotes is a medium, who is quoted speaks, and does what the second verb
// says: "quoted as conceding".
void read_bare_quoting(const Tree& tree, const CueLexicon& lexicon, CueHit& hit) {
  const std::string& lemma = tree.token(hit.token).lemma;
  const int saying = lemma == "quote" || lemma == "cite" ? bare_saying(tree, hit.token) : kNoToken;
  if (saying == kNoToken) return;
  CueSense before;
  before.content = {"quote"};
  std::vector<int> content = find_content(tree, before, hit.token, &hit.host);
  if (content.empty()) {
    std::copy_if(hit.content.begin(), hit.content.end(), std::back_inserter(content),
                 [&](int t) { return t < hit.token; });
    std::erase_if(content,
                  [&](int t) { return std::find(hit.sources.begin(), hit.sources.end(), t) != hit.sources.end(); });
  }
  const bool passive = tree.is_passive(hit.token);
  const int speaker = passive ? tree.child(hit.token, {"nsubj:pass", "nsubj"}) : tree.child(hit.token, {"obj"});
  if (content.empty() || speaker == kNoToken) return;
  std::vector<int> media = hit.sources;
  if (const int by = agent_of(tree, saying); passive && media.empty() && by != kNoToken) media = {by};
  hit.media.insert(hit.media.end(), media.begin(), media.end());
  hit.sources = with_conjuncts(tree, speaker);
  hit.content = std::move(content);
  if (const auto& senses = lexicon.senses(tree.token(saying).lemma, 'v'); !senses.empty()) hit.sense = senses.back();
}

// "denied accusations that ...": the noun names what is denied, not another voice.
void drop_denied_nouns(const Tree& tree, std::vector<CueHit>& hits) {
  std::vector<int> denying;
  for (const CueHit& hit : hits) {
    if (hit.sense->force == Force::kDenied && hit.sense->pos == 'v') denying.push_back(hit.token);
  }
  std::erase_if(hits, [&](const CueHit& hit) {
    const bool object = tree.has_relation(hit.token, "obj") || tree.has_relation(hit.token, "nsubj:pass");
    return hit.sense->pos == 'n' && object &&
           std::find(denying.begin(), denying.end(), tree.head(hit.token)) != denying.end();
  });
}

}  // namespace

std::vector<CueHit> find_cues(const Tree& tree, const CueLexicon& lexicon) {
  std::vector<CueHit> hits;
  for (int i = 0; i < tree.size(); ++i) {
    const Key key = key_of(tree, i);
    if (!key.pos) continue;
    for (const CueSense* sense : lexicon.senses(key.lemma, key.pos)) {
      if (!holds(tree, *sense, i)) continue;
      CueHit hit;
      hit.content = find_content(tree, *sense, i, &hit.host);
      if (hit.content.empty()) continue;
      hit.sense = sense;
      hit.token = i;
      hit.cue = cue_words(tree, *sense, i);
      hit.sources = find_sources(tree, *sense, i);
      read_bare_quoting(tree, lexicon, hit);
      hit.content_head = head_of_content(tree, hit.content);
      hit.accused = find_accused(tree, *sense, i);
      hit.decided_by = "lexicon:" + key.lemma;
      find_relays(tree, hit);
      hits.push_back(std::move(hit));
      break;
    }
  }
  drop_denied_nouns(tree, hits);
  return hits;
}

}  // namespace dateline
