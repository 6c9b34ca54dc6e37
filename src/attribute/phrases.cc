// Problem: "quoted X as saying" is one of news writing's fixed forms, and a parser trained on other text hangs X now on
// "quoted", now on "saying", now on the event that was told before. The obvious way, more tree shapes, never ends.
// Idea: the words of these forms stand in a fixed order with nothing but noun phrases between; there the order decides
// and the tree only says which noun of a phrase is its head.
#include "attribute/phrases.h"

#include <algorithm>

#include "base/utf8.h"

namespace dateline {
namespace {

constexpr int kPhraseWords = 14;  // longest phrase: "[the deputy head of the regional council in Lower Vessen]"

bool is_noun(const Tree& tree, int i) {
  const std::string_view upos = tree.token(i).upos;
  return upos == "NOUN" || upos == "PROPN" || upos == "PRON";
}

// May the word stand inside a noun phrase that begins before it?
bool is_inside(const Tree& tree, int i) {
  const std::string_view upos = tree.token(i).upos;
  return is_noun(tree, i) || upos == "DET" || upos == "ADJ" || upos == "NUM" || upos == "PART" ||
         is_word(tree, i, {"of", "for", "from", "in", "at", "-", "'s", "’s", "&"}) ||
         (is_word(tree, i, {"to"}) && upos == "ADP");
}

bool same_sentence(const Tree& tree, int a, int b) {
  return a >= 0 && b >= 0 && a < tree.size() && b < tree.size() && tree.token(a).sentence == tree.token(b).sentence;
}

bool has_noun(const Tree& tree, TokenRange range) {
  for (int i = range.first; i < range.last; ++i) {
    if (is_noun(tree, i)) return true;
  }
  return false;
}

// The first auxiliary before `verb` ("had [been] quoted"); `verb` itself if it has none. Tells whether a "be" is there.
int first_auxiliary(const Tree& tree, int verb, bool* passive) {
  int first = verb;
  for (int i = verb - 1; same_sentence(tree, i, verb); --i) {
    const bool be = is_word(tree, i, {"is", "are", "was", "were", "been", "being", "be"});
    if (!be && tree.token(i).upos != "ADV" && !is_word(tree, i, {"has", "have", "had"})) break;
    *passive = *passive || be;
    if (tree.token(i).upos != "ADV") first = i;
  }
  return first;
}

// "[an official who asked not to be named] said": the "who" before `end` of one who keeps his name back; else `end`.
int before_anonymity(const Tree& tree, int end) {
  if (!is_word(tree, end - 1, {"named", "identified", "anonymity", "anonymous"})) return end;
  for (int i = end - 2; i > end - 10 && i > 0 && tree.token(i).sentence == tree.token(end).sentence; --i) {
    if (is_word(tree, i, {"who"})) return i;
  }
  return end;
}

}  // namespace

bool is_word(const Tree& tree, int i, std::initializer_list<std::string_view> words) {
  if (i < 0 || i >= tree.size()) return false;
  const std::string word = lower(tree.analysis().words(tree.token(i).span));
  return std::find(words.begin(), words.end(), word) != words.end();
}

TokenRange phrase_from(const Tree& tree, int first) {
  TokenRange range{first, first};
  while (range.last < first + kPhraseWords && same_sentence(tree, first, range.last) && is_inside(tree, range.last))
    ++range.last;
  while (range.last > first && !is_noun(tree, range.last - 1)) --range.last;
  return has_noun(tree, range) ? range : TokenRange{first, first};
}

TokenRange phrase_until(const Tree& tree, int last) {
  TokenRange range{last, last};
  while (range.first > std::max(0, last - kPhraseWords) && same_sentence(tree, last, range.first - 1) &&
         is_inside(tree, range.first - 1) && !is_word(tree, range.first - 1, {"that"}))
    --range.first;
  while (range.first < last && tree.token(range.first).upos == "ADP") ++range.first;
  return has_noun(tree, range) ? range : TokenRange{last, last};
}

TokenRange unnamed_until(const Tree& tree, int verb) {
  bool passive = false;
  const int first = first_auxiliary(tree, verb, &passive), who = before_anonymity(tree, first);
  return who == first || passive ? TokenRange{verb, verb} : phrase_until(tree, who);
}

TokenRange named_until(const Tree& tree, int last) {
  last = before_anonymity(tree, last);
  if (!is_word(tree, last - 1, {","})) return phrase_until(tree, last);
  const TokenRange apposition = phrase_until(tree, last - 1);
  int comma = apposition.first - 1;
  if (is_word(tree, comma, {"citing", "quoting"})) --comma;  // "[TASS], citing the ministry, reported"
  if (apposition.first == apposition.last || !is_word(tree, comma, {","})) return {last, last};
  return phrase_until(tree, comma);
}

TokenRange joined_until(const Tree& tree, int last) {
  TokenRange range = named_until(tree, last);
  if (range.first == range.last || !is_word(tree, range.first - 1, {"and"})) return range;
  const TokenRange before = named_until(tree, range.first - 1);
  return before.first < before.last ? TokenRange{before.first, range.last} : range;
}

int head_of_phrase(const Tree& tree, TokenRange phrase) {
  for (int i = phrase.first; i < phrase.last; ++i) {
    if (!phrase.contains(tree.head(i)) && is_noun(tree, i)) return i;
  }
  return kNoToken;
}

int first_conjunct(const Tree& tree, int head) {
  while (head >= 0 && tree.has_relation(head, "conj") && tree.head(head) >= 0 && is_noun(tree, tree.head(head))) {
    // "Soldiers, [aid workers] were quoted as saying, fled": a comma alone joins nobody.
    const int first = tree.subtree(head).front(), comma = is_word(tree, first, {","}) ? first : first - 1;
    if (tree.child(head, {"cc"}) == kNoToken && is_word(tree, comma, {","})) break;
    head = tree.head(head);
  }
  return head;
}

namespace {

// "quoted [a diplomat who asked not to be named] as saying": the noun phrase right behind the word of quoting, with
// whatever tells more of it up to `last`; empty if no such word stands near.
TokenRange quoted_until(const Tree& tree, int last) {
  for (int i = last - 1; i > last - 2 * kPhraseWords && same_sentence(tree, i, last); --i) {
    if (is_word(tree, i, {"as", "\"", "“", "”", "by"})) break;
    if (!is_word(tree, i, {"quoted", "quotes", "quoting", "citing"})) continue;
    TokenRange phrase = phrase_from(tree, i + 1);
    if (is_word(tree, phrase.last - 1, {"who", "whose"})) --phrase.last;  // a pronoun, but of the clause behind
    const bool more =
        phrase.last < last && (is_word(tree, phrase.last, {"who", "whose", "close", ",", "familiar"}) ||
                               tree.token(phrase.last).xpos == "VBN" || tree.token(phrase.last).xpos == "VBG");
    return phrase.first < phrase.last && more ? TokenRange{i + 1, last} : TokenRange{last, last};
  }
  return {last, last};
}

}  // namespace

Quoting quoting_of(const Tree& tree, int saying) {
  const int as = saying - 1;
  if (!is_word(tree, as, {"as"}) || !same_sentence(tree, as, saying)) return {};
  TokenRange by{as, as}, between = joined_until(tree, as);
  if (const TokenRange longer = quoted_until(tree, as); longer.first < longer.last) between = longer;
  int verb = between.first - 1;
  if (between.first < between.last && is_word(tree, verb, {"by"})) by = between, between = {verb, verb}, --verb;
  if (!is_word(tree, verb, {"quoted", "quotes", "quoting", "cited", "cites", "citing"})) return {};
  if (!same_sentence(tree, verb, saying)) return {};
  bool passive = false;
  const TokenRange subject = joined_until(tree, first_auxiliary(tree, verb, &passive));
  Quoting q{.verb = verb, .words = {subject.first < subject.last ? subject.first : verb, saying + 1}};
  if (same_sentence(tree, saying, saying + 1) && tree.has_relation(saying + 1, "compound:prt"))
    ++q.words.last;  // "pointing [out]"
  q.speaker = first_conjunct(tree, head_of_phrase(tree, passive ? subject : between));
  q.medium = head_of_phrase(tree, passive ? by : subject);
  if (q.speaker == kNoToken) return {};
  const int told = tree.token(saying).lemma == "tell" ? phrase_from(tree, saying + 1).last : saying + 1;
  if (passive && q.medium == kNoToken && is_word(tree, told, {"by"})) {
    const TokenRange behind = phrase_from(tree, told + 1);
    q.medium = head_of_phrase(tree, behind);
    q.words.last = std::max(q.words.last, behind.last);
  }
  return q;
}

}  // namespace dateline
