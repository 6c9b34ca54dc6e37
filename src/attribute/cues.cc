// Problem: find every word that hands the word over to somebody, whatever its word class, and tell its sense apart.
// A list of reporting verbs finds "said" and misses "stands accused", "held responsible for", "the warning that",
// "alleged". Idea: one lexicon for verbs, nouns, adjectives and adverbs; a sense counts only if the tree gives it a
// content, and its conditions (a complement word, a preposition, a kind of source) hold. Reference: Pareti, "PARC 3.0"
// (LREC 2016).
#include "attribute/cues.h"

#include <algorithm>
#include <iterator>

#include "attribute/control.h"
#include "attribute/phrases.h"
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
  if (tree.has_relation(i, "amod") && tree.head(i) > i && (t.upos == "ADJ" || t.upos == "VERB")) return {form, 'j'};
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
    const TokenRange phrase = phrase_from(tree, cue + 1);  // "the police chief of Calder's [denial]"
    const int last = phrase.first < phrase.last ? phrase.last - 1 : kNoToken;
    const auto is_it = [&](int t) { return t != kNoToken && contains(sense.with_object, tree.token(t).lemma); };
    if (object == kNoToken || (!is_it(object) && !is_it(last))) return false;
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

// What a quoting says where no cue of it has a content of its own: what stands before and behind its words ("..., the
// agency quoted X as saying"), or all behind them ("quoted X as saying: ...").
std::vector<int> quoted_content(const Tree& tree, const Quoting& quoting) {
  const Sentence& sentence = tree.analysis().sentences[static_cast<size_t>(tree.token(quoting.verb).sentence)];
  int next = quoting.words.last;
  if (tree.token(next - 1).lemma == "tell") next = std::max(next, phrase_from(tree, next).last);  // "telling reporters"
  const bool bare = next >= sentence.last || is_word(tree, next, {",", ".", ";"});
  std::vector<int> tokens;
  for (int t = bare ? sentence.first : next; t < sentence.last; ++t) {
    if (t < quoting.words.first || t >= next) tokens.push_back(t);
  }
  while (!tokens.empty() && is_word(tree, tokens.back(), {".", ","})) tokens.pop_back();
  while (!tokens.empty() && is_word(tree, tokens.front(), {":", ",", "that"})) tokens.erase(tokens.begin());
  return tokens;
}

// Who quotes is a medium, who is quoted speaks, and does what the second verb says: "quoted as conceding". One saying:
// that of the second verb where it has a content of its own, else one for both.
void read_quotings(const Tree& tree, const CueLexicon& lexicon, std::vector<CueHit>& hits) {
  for (int i = 1; i < tree.size(); ++i) {
    const Quoting quoting = quoting_of(tree, i);
    if (quoting.verb == kNoToken) continue;
    const auto own = std::find_if(hits.begin(), hits.end(), [&](const CueHit& h) { return h.token == i; });
    const auto is_outside = [&](int t) { return !quoting.words.contains(t); };
    CueHit hit;
    if (own != hits.end() && std::any_of(own->content.begin(), own->content.end(), is_outside)) {
      hit = std::move(*own);
    } else {
      const auto& senses = lexicon.senses(tree.token(i).lemma, 'v');
      const auto& plain = lexicon.senses("say", 'v');
      hit.sense = senses.empty() ? (plain.empty() ? nullptr : plain.back()) : senses.back();
      hit.content = quoted_content(tree, quoting);
      hit.content_head = head_of_content(tree, hit.content);
      hit.host = true;
      const TokenRange told = tree.token(i).lemma == "tell" ? phrase_from(tree, i + 1) : TokenRange{};
      if (const int head = head_of_phrase(tree, told); head != kNoToken) hit.told.push_back(head);
    }
    if (hit.content.empty()) continue;
    std::erase_if(hits, [&](const CueHit& h) { return h.token == quoting.verb || h.token == i; });
    hit.token = i;
    hit.cue = {quoting.verb, i - 1, i};
    hit.sources = with_conjuncts(tree, quoting.speaker);
    if (quoting.medium != kNoToken) hit.media.insert(hit.media.begin(), quoting.medium);
    hit.decided_by = "words:quoted as " + tree.token(i).lemma;
    hits.push_back(std::move(hit));
  }
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

// "remarks carried by X", "an interview that was carried by X": the relay of another saying, with no content of its
// own.
bool says_nothing(const Tree& tree, const CueHit& hit) {
  return std::all_of(hit.content.begin(), hit.content.end(), [&](int t) {
    return tree.token(t).upos == "DET" || is_relative_pronoun(tree, t) ||
           is_word(tree, t, {"remarks", "comments", "interview", "interviews", "statement", "that", "which"});
  });
}

// "asserted [in remarks] carried by X that ...": the noun names the occasion of the verb's saying, not a saying more.
bool is_occasion_of(const Tree& tree, const CueHit& noun, const std::vector<CueHit>& hits) {
  if (noun.sense->pos != 'n' || !(is_word(tree, noun.token - 1, {"in"}) || is_word(tree, noun.token - 2, {"in"})))
    return false;
  return std::any_of(hits.begin(), hits.end(), [&](const CueHit& verb) {
    return verb.sense->pos == 'v' && verb.token < noun.token && noun.token - verb.token <= 3 && !noun.content.empty() &&
           std::binary_search(verb.content.begin(), verb.content.end(), noun.content.front());
  });
}

// "an official [who asked not to be named]": who keeps his name back tells nothing by that.
bool is_anonymity(const Tree& tree, const CueHit& hit) {
  return is_word(tree, hit.token, {"asked", "requested", "wished"}) && is_word(tree, hit.token + 1, {"not"}) &&
         is_word(tree, hit.token + 4, {"named", "identified", "quoted"});
}

}  // namespace

const CueSense* sense_of(const Tree& tree, const CueLexicon& lexicon, int token) {
  const Key key = key_of(tree, token);
  if (!key.pos) return nullptr;
  const auto& senses = lexicon.senses(key.lemma, key.pos);
  const auto found =
      std::find_if(senses.begin(), senses.end(), [&](const CueSense* sense) { return holds(tree, *sense, token); });
  return found == senses.end() ? nullptr : *found;
}

std::vector<CueHit> find_cues(const Tree& tree, const CueLexicon& lexicon) {
  std::vector<CueHit> hits;
  for (int i = 0; i < tree.size(); ++i) {
    const Key key = key_of(tree, i);
    if (!key.pos) continue;
    for (const CueSense* sense : lexicon.senses(key.lemma, key.pos)) {
      if (!holds(tree, *sense, i)) continue;
      CueHit hit;
      Content content = find_content(tree, *sense, i);
      if (content.tokens.empty()) continue;
      hit.content = std::move(content.tokens);
      hit.host = content.host;
      hit.sense = sense;
      hit.token = i;
      hit.cue = cue_words(tree, *sense, i);
      hit.sources = find_sources(tree, *sense, i);
      hit.content_head = head_of_content(tree, hit.content);
      hit.accused = find_accused(tree, *sense, i);
      hit.decided_by = "lexicon:" + key.lemma + "(" + std::string(content.kind) + ")";
      find_relays(tree, hit);
      hits.push_back(std::move(hit));
      break;
    }
  }
  drop_denied_nouns(tree, hits);
  std::erase_if(hits, [&](const CueHit& hit) { return says_nothing(tree, hit) || is_anonymity(tree, hit); });
  std::vector<CueHit> sayings;
  std::copy_if(hits.begin(), hits.end(), std::back_inserter(sayings),
               [&](const CueHit& hit) { return !is_occasion_of(tree, hit, hits); });
  hits = std::move(sayings);
  read_quotings(tree, lexicon, hits);
  std::stable_sort(hits.begin(), hits.end(), [](const CueHit& a, const CueHit& b) { return a.token < b.token; });
  return hits;
}

}  // namespace dateline
