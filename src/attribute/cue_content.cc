// What is said. The lexicon names the places where a sense keeps its content; the first that is filled wins.
#include <algorithm>

#include "attribute/control.h"
#include "attribute/cues.h"
#include "attribute/phrases.h"
#include "base/utf8.h"

namespace dateline {
namespace {

void drop(std::vector<int>& tokens, const std::vector<int>& unwanted) {
  std::erase_if(tokens, [&](int t) { return std::binary_search(unwanted.begin(), unwanted.end(), t); });
}

// The subtree without its own marker ("that", "of") and without punctuation at the ends.
std::vector<int> below(const Tree& tree, int i) {
  std::vector<int> tokens = tree.subtree(i, [&](int c) {
    return tree.head(c) == i && (tree.has_relation(c, "mark") || tree.has_relation(c, "case")) && c < i &&
           tree.token(c).lemma != "to";
  });
  const auto is_loose_mark = [&](int t) {
    return tree.token(t).upos == "PUNCT" && !is_word(tree, t, {"\"", "“", "”", "``", "''"});
  };
  while (!tokens.empty() && is_loose_mark(tokens.back())) tokens.pop_back();
  while (!tokens.empty() && is_loose_mark(tokens.front())) tokens.erase(tokens.begin());
  return tokens;
}

// "said in an interview [that was carried by M]": "that" is the clause's own subject, so it completes no saying.
bool is_relative(const Tree& tree, int verb) {
  const int first = tree.subtree(verb).front();
  return is_word(tree, first, {"that"}) && tree.head(first) == verb && tree.has_relation(first, "nsubj") &&
         tree.head(verb) < first - 1 && agent_of(tree, verb) != kNoToken;
}

// "pointed to repeated warnings from Russia that ...": parsers hang the noun's clause on its verb; it stands right
// behind the noun's phrase and begins with "that".
int clause_beside(const Tree& tree, int noun) {
  const int verb = tree.head(noun);
  if (verb < 0 || tree.token(verb).upos != "VERB" ||
      !(tree.has_relation(noun, "obl") || tree.has_relation(noun, "obj")))
    return kNoToken;
  const std::vector<int> phrase = tree.subtree(noun);
  for (int c : tree.children(verb)) {
    if (c > noun && tree.has_relation(c, "ccomp") && tree.marker(c) == "that" &&
        tree.subtree(c).front() == phrase.back() + 1)
      return c;
  }
  return kNoToken;
}

// Nouns that say something themselves; "told reporters that" has none.
bool is_content_noun(const Tree& tree, int noun) {
  static constexpr std::string_view kNouns[] = {
      "warning",  "claim",  "allegation", "report",       "statement", "accusation",   "fear",       "assertion",
      "evidence", "threat", "assurance",  "announcement", "rumour",    "rumor",        "suggestion", "promise",
      "demand",   "news",   "fact",       "finding",      "denial",    "confirmation", "admission",  "insistence"};
  return tree.token(noun).upos == "NOUN" &&
         std::find(std::begin(kNouns), std::end(kNouns), tree.token(noun).lemma) != std::end(kNouns);
}

// "M reported that X had declared [that ...]", "... had said[: ...]": parsers hang the last clause on the first verb,
// and its "that" with it; it begins right behind the cue's own words. kNoToken if there is none.
int clause_strayed(const Tree& tree, int cue) {
  const int governor = tree.head(cue);
  if (governor < 0 || !tree.has_relation(cue, "ccomp")) return kNoToken;
  const int behind = tree.subtree(cue).back() + 1;
  for (int c : tree.children(governor)) {
    if (c <= cue || !tree.has_relation(c, "ccomp") || tree.child(c, {"nsubj"}) == kNoToken) continue;
    const std::vector<int> words = tree.subtree(c);
    if (*std::upper_bound(words.begin(), words.end(), cue) == behind) return c;
  }
  return kNoToken;
}

// "told reporters [that ...]", "said in an interview with X [that ...]": whatever the parser hangs the clause on,
// "that" stands behind the verb with only its object, or the occasion, between. kNoToken if there is none.
int clause_that(const Tree& tree, int cue) {
  const TokenRange phrase = phrase_from(tree, cue + 1);
  if (phrase.last > cue + 1 && is_content_noun(tree, phrase.last - 1)) return kNoToken;
  int at = std::max(cue + 1, phrase.last);
  if (is_word(tree, at, {"in", "to", "with", "on"})) {
    for (int hops = 0; hops < 2 && is_word(tree, at, {"in", "to", "with", "on"}); ++hops)
      at = std::max(at + 1, phrase_from(tree, at + 1).last);
  }
  if (!is_word(tree, at, {"that"}) || !tree.has_relation(at, "mark")) return kNoToken;
  const int head = tree.head(at);
  return head > at && tree.token(at).sentence == tree.token(cue).sentence ? head : kNoToken;
}

// Where what tells more of a giver ends: a comma, "that", or "of" before a gerund.
bool ends_giver(const Tree& tree, int i) {
  return is_word(tree, i, {",", "that"}) ||
         (is_word(tree, i, {"of"}) && i + 1 < tree.size() && tree.token(i + 1).upos != "NOUN" &&
          lower(tree.analysis().words(tree.token(i + 1).span)).ends_with("ing"));
}

// The first word behind "by X" or "from X" and what tells more of X between commas, right behind `word`.
int end_of_giver(const Tree& tree, int word) {
  int end = word + 1;
  if (!is_word(tree, end, {"by", "from", "of"})) return end;
  end = phrase_from(tree, end + 1).last;
  if (is_word(tree, end - 1, {"who", "whose", "which"})) --end;  // a pronoun, but of the clause behind
  if (const TokenRange more = phrase_from(tree, end + 1); is_word(tree, end, {"and"}) && more.first < more.last)
    end = more.last;
  const auto is_carrying = [&](int i) { return is_word(tree, i, {"carried", "quoted", "published", "reported"}); };
  while (is_word(tree, end, {",", "who", "whose", "which"})) {  // ", the mayor of Calder,", ", carried by M,"
    int close = end + 1;
    while (close < end + 14 && close < tree.size() && tree.token(close).sentence == tree.token(word).sentence &&
           !ends_giver(tree, close))
      ++close;
    if (close >= tree.size() || !ends_giver(tree, close)) break;
    end = is_word(tree, close, {","}) ? close + 1 : close;
    if (!is_word(tree, close, {","}) || !is_carrying(end)) break;
    end = close;
  }
  return end;
}

// "denial [by X, the mayor of Y,] that ...", "it was announced [by X] that": the head of the clause that begins there.
int clause_behind_giver(const Tree& tree, int cue) {
  const int at = end_of_giver(tree, cue);
  if (!is_word(tree, at, {"that"}) || tree.token(at).sentence != tree.token(cue).sentence) return kNoToken;
  const int head = tree.head(at);
  return head > at && tree.has_relation(at, "mark") ? head : kNoToken;
}

// "accused by X [of having shelled]": hung on X or on anything else; the words from "of" on.
int gerund_behind_giver(const Tree& tree, int cue) {
  const int at = end_of_giver(tree, cue);
  if (!tree.is_passive(cue) || !is_word(tree, cue + 1, {"by"}) || !is_word(tree, at, {"of"})) return kNoToken;
  int verb = at + 1;
  while (is_word(tree, verb, {"having", "being", "been"})) ++verb;
  return verb < tree.size() && tree.token(verb).sentence == tree.token(cue).sentence ? verb : kNoToken;
}

// A clause below the cue. "He said it planned to go and that ...": conjoined clauses belong to it.
std::vector<int> clause(const Tree& tree, int cue, char pos) {
  for (int c : tree.children(cue)) {
    if (!tree.has_relation(c, "ccomp") || is_relative(tree, c)) continue;
    std::vector<int> tokens = below(tree, c);
    if (const int near = pos == 'v' ? speaker_beside(tree, cue) : kNoToken; near != kNoToken)
      drop(tokens, tree.subtree(near));
    for (int more : tree.children(cue)) {  // "[he revealed] [that they had landed], the paper reported"
      if (more <= c || (c < cue) != (more < cue) || !tree.has_relation(more, "ccomp")) continue;
      const std::vector<int> rest = tree.subtree(more);
      tokens.insert(tokens.end(), rest.begin(), rest.end());
    }
    std::sort(tokens.begin(), tokens.end());
    for (int noun : tree.children(cue)) {  // the noun that owns the clause is part of what is said
      if (pos != 'v' || noun > c || clause_beside(tree, noun) != c || !is_content_noun(tree, noun)) continue;
      const std::vector<int> phrase = below(tree, noun);
      tokens.insert(tokens.begin(), phrase.begin(), phrase.end());
    }
    return tokens;
  }
  int late = clause_strayed(tree, cue);
  if (late == kNoToken) late = clause_that(tree, cue);
  if (late != kNoToken && pos == 'v') {
    std::vector<int> tokens = below(tree, late);
    std::erase_if(tokens, [&](int t) { return t <= cue || is_word(tree, t, {":"}); });
    return tokens;
  }
  for (int c : tree.children(cue)) {
    if (tree.has_relation(c, "xcomp") && tree.token(c).upos != "ADJ") return below(tree, c);
    const bool gerund = c == cue + 1 ? tree.token(c).xpos == "VBG" : c == cue + 2 && is_word(tree, c - 1, {"having"});
    if (tree.has_relation(c, "advcl") && gerund && pos == 'v') return below(tree, c);  // "admitted [burning it]"
    if (tree.has_relation(c, "advcl") && (tree.marker(c) == "to" || tree.marker(c) == "that")) return below(tree, c);
    if (tree.has_relation(c, "parataxis") && c > cue && pos == 'v' && tree.child(c, {"nsubj"}) != kNoToken)
      return below(tree, c);
  }
  if (pos != 'n') {
    if (const int object = tree.child(cue, {"obj", "obl"}); object != kNoToken) {  // "called on the council to condemn"
      for (int c : tree.children(object)) {
        if (tree.has_relation(c, "acl") && tree.marker(c) == "to") return below(tree, c);
      }
    }
    return {};
  }
  if (const int strayed = clause_beside(tree, cue); strayed != kNoToken) return below(tree, strayed);
  if (const int marked = clause_behind_giver(tree, cue); marked != kNoToken) {
    std::vector<int> tokens = below(tree, marked);
    std::erase_if(tokens, [&](int t) { return t < end_of_giver(tree, cue); });
    return tokens;
  }
  for (int c : tree.children(cue)) {
    const bool of_noun = tree.has_relation(c, "acl") && !tree.token(c).deprel.ends_with(":relcl");
    const bool finite = tree.marker(c).empty() && tree.child(c, {"nsubj"}) != kNoToken;  // "evidence they could do so"
    if (of_noun && (finite || tree.marker(c) == "that" || tree.marker(c) == "to")) return below(tree, c);
    if (tree.token(c).deprel == "acl:relcl" && tree.marker(c) == "that" && tree.child(c, {"nsubj"}) != kNoToken)
      return below(tree, c);
  }
  return {};
}

// "... arrested a student, [a lawyer said], according to M": no relative clause, though parsers take it for one: it
// stands behind a comma and has a speaker of its own.
bool is_loose(const Tree& tree, int cue) {
  const int clause = tree.child(cue, {"ccomp"});
  const bool open = tree.child(cue, {"obj", "xcomp"}) == kNoToken && (clause == kNoToken || is_relative(tree, clause));
  if (!open) return false;
  if (speaker_above(tree, cue) != kNoToken) return true;
  const bool bare = tree.marker(cue).empty() && tree.child(cue, {"cc"}) == kNoToken;
  const bool hung =
      tree.has_relation(cue, "acl") || (bare && (tree.has_relation(cue, "advcl") || tree.has_relation(cue, "conj")));
  if (!hung || tree.is_passive(cue)) return false;
  const int subject = tree.child(cue, {"nsubj"});
  if (subject == kNoToken || subject > cue || is_relative_pronoun(tree, subject)) return false;
  const int before = tree.subtree(subject).front() - 1;
  return is_word(tree, before, {",", "\"", "”", "''"}) || is_word(tree, before + 1, {","});
}

int clause_above(const Tree& tree, int token) {
  while (tree.head(token) >= 0 && tree.token(token).upos != "VERB") token = tree.head(token);
  return token;
}

// From "according to" behind the cue to the sentence's end.
bool is_behind_according(const Tree& tree, int cue, int token) {
  for (int i = token; i > cue; --i) {
    if (is_word(tree, i, {"according"}) && tree.token(i).sentence == tree.token(cue).sentence) return true;
  }
  return false;
}

// "[Teachers], X said in remarks carried by M, [picketed the school]": what stands around the saying.
std::vector<int> around(const Tree& tree, const Parenthesis& parenthesis) {
  std::vector<int> tokens = tree.subtree(parenthesis.doer);
  const std::vector<int> act = below(tree, parenthesis.act);
  drop(tokens, tree.subtree(parenthesis.speaker));
  tokens.insert(tokens.end(), act.begin(), act.end());
  return tokens;
}

// The clause that a parenthetical cue hangs on: ", he said," and "..., agencies reported".
std::vector<int> quoted(const Tree& tree, int cue) {
  if (const Parenthesis p = parenthesis_of(tree, cue); p.act != kNoToken) return around(tree, p);
  const int host = tree.head(cue);
  const int strayed = strayed_speaker(tree, cue);
  const bool beside = tree.has_relation(cue, "parataxis") || tree.has_relation(cue, "discourse") || is_loose(tree, cue);
  if (host < 0 || (!beside && strayed == kNoToken)) return {};
  std::vector<int> tokens = below(tree, is_loose(tree, cue) ? clause_above(tree, host) : host);
  drop(tokens, tree.subtree(cue));
  if (strayed != kNoToken) drop(tokens, tree.subtree(strayed));
  if (const int above = speaker_above(tree, cue); above != kNoToken) drop(tokens, tree.subtree(above));
  // "..., he said, [according to the agency]": what stands behind the cue tells of the saying, not of the act.
  std::erase_if(tokens, [&](int t) { return t > cue && is_behind_according(tree, cue, t); });
  return tokens;
}

std::vector<int> behind(const Tree& tree, int cue, std::string_view preposition) {
  if (preposition == "to" && tree.is_passive(cue)) return {};  // "those admitted to hospital"
  for (int c : tree.children(cue)) {
    const bool phrase = tree.has_relation(c, "obl") || tree.has_relation(c, "nmod") || tree.has_relation(c, "advcl") ||
                        tree.has_relation(c, "acl") || tree.has_relation(c, "xcomp") || tree.has_relation(c, "ccomp");
    if (phrase && tree.marker(c) == preposition) return below(tree, c);
  }
  return {};
}

std::vector<int> object(const Tree& tree, int cue) {
  const int o = tree.is_passive(cue) ? tree.child(cue, {"nsubj:pass", "nsubj"}) : tree.child(cue, {"obj"});
  // "it was announced by X that ...": the pronoun only keeps the place of the clause.
  if (o != kNoToken && tree.is_passive(cue) && is_word(tree, o, {"it"}) && clause_behind_giver(tree, cue) != kNoToken)
    return below(tree, clause_behind_giver(tree, cue));
  if (o != kNoToken) {
    std::vector<int> tokens = below(tree, o);
    const int clause = is_content_noun(tree, o) ? clause_beside(tree, o) : kNoToken;  // "dismissed reports [that ...]"
    if (clause == kNoToken) return tokens;
    const std::vector<int> rest = tree.subtree(clause);
    tokens.insert(tokens.end(), rest.begin(), rest.end());
    return tokens;
  }
  if (tree.is_passive(cue) && clause_behind_giver(tree, cue) != kNoToken)
    return below(tree, clause_behind_giver(tree, cue));
  // "the raid denied by the army": a bare participle speaks of the noun it stands behind.
  if (tree.is_passive(cue) && tree.has_relation(cue, "acl") && agent_of(tree, cue) != kNoToken) {
    std::vector<int> tokens = below(tree, tree.head(cue));
    drop(tokens, tree.subtree(cue));
    return tokens;
  }
  return {};
}

// "According to M, [a diplomat denied ...]", where parsers make M the sentence's main word.
std::vector<int> behind_comma(const Tree& tree, int cue) {
  int comma = is_word(tree, cue + 1, {"to"}) ? phrase_from(tree, cue + 2).last : cue;
  const bool which = is_word(tree, comma + 1, {"which", "who"});  // "According to M, which cited N, ..."
  if (which || is_word(tree, comma + 1, {"citing", "quoting"})) {
    const int behind = phrase_from(tree, comma + (which ? 3 : 2)).last;
    if (is_word(tree, behind, {","})) comma = behind;
  }
  std::vector<int> tokens;
  for (int t = comma + 1; is_word(tree, comma, {","}) && t < tree.size(); ++t) {
    if (tree.token(t).sentence != tree.token(cue).sentence) break;
    tokens.push_back(t);
  }
  while (!tokens.empty() && tree.token(tokens.back()).lemma == ".") tokens.pop_back();
  return tokens;
}

// "According to M, [Ann Ames's claim that ... took many by surprise]": where the sentence begins with the phrase, all
// that stands behind its comma is M's, though the parser hangs the phrase on a clause inside.
void reach_comma(const Tree& tree, int cue, std::vector<int>& content) {
  const Sentence& sentence = tree.analysis().sentences[static_cast<size_t>(tree.token(cue).sentence)];
  if (cue != sentence.first || content.empty()) return;
  const std::vector<int> whole = behind_comma(tree, cue);
  const auto end = std::find_if(whole.begin(), whole.end(), [&](int t) { return t >= content.front(); });
  content.insert(content.begin(), whole.begin(), end);
}

// The clause around an adverb or an according-phrase, without that phrase.
std::vector<int> host_clause(const Tree& tree, int cue) {
  int phrase = cue;
  if (tree.has_relation(cue, "case")) {
    phrase = tree.head(cue);
    const TokenRange words = is_word(tree, cue + 1, {"to"}) ? phrase_from(tree, cue + 2) : TokenRange{};
    while (words.contains(phrase) && words.contains(tree.head(phrase))) phrase = tree.head(phrase);
    if (const int behind = head_of_phrase(tree, words); behind != kNoToken && !words.contains(phrase)) phrase = behind;
  }
  int host = phrase >= 0 ? tree.head(phrase) : kNoToken;
  const int that =
      is_word(tree, cue - 1, {","}) ? cue - 2 : cue - 1;  // "reported that, according to X, [soldiers had]"
  if (is_word(tree, that, {"that"}) && tree.head(that) > cue) host = tree.head(that);
  if (host < 0) return behind_comma(tree, cue);
  // "According to M, X said": M is no name for X and tells nothing of X, whose clause it is.
  const auto is_strayed = [&](int p) {
    return tree.has_relation(p, "appos") || (p < host && tree.has_relation(p, "nmod"));
  };
  while (is_strayed(phrase) && tree.head(host) >= 0 && tree.token(host).upos != "VERB" &&
         (tree.has_relation(host, "nsubj") || tree.has_relation(host, "nmod:poss")))
    host = tree.head(host);
  std::vector<int> tokens = below(tree, host);
  drop(tokens, tree.subtree(phrase));
  if (phrase == cue && is_word(tree, cue + 1, {"to"})) {
    const TokenRange source = phrase_from(tree, cue + 2);
    std::erase_if(tokens, [&](int t) { return source.contains(t); });
  }
  if (is_word(tree, cue, {"according"})) {
    reach_comma(tree, cue, tokens);
    const int first = tree.analysis().sentences[static_cast<size_t>(tree.token(cue).sentence)].first;
    const bool relayed =
        host > cue && cue > first && is_word(tree, host, {"quoted", "cited"}) && tree.token(cue - 1).upos == "PUNCT";
    if (relayed && !tokens.empty() && tokens.front() > cue) {
      tokens.clear();  // "[...]," according to X, quoted by M
      for (int t = first; t < cue; ++t) tokens.push_back(t);
    }
  } else if (const int first = tree.analysis().sentences[static_cast<size_t>(tree.token(cue).sentence)].first;
             is_word(tree, first, {"according"})) {  // "According to M, [soldiers] reportedly [...]"
    const std::vector<int> content = behind_comma(tree, first);
    if (!content.empty()) std::erase_if(tokens, [&](int t) { return t < content.front(); });
  }
  return tokens;
}

std::vector<int> of_kind(const Tree& tree, const CueSense& sense, int cue, const std::string& kind) {
  if (kind == "clause") return clause(tree, cue, sense.pos);
  if (kind == "finite")
    return tree.child(cue, {"ccomp"}) == kNoToken ? std::vector<int>{} : clause(tree, cue, sense.pos);
  if (kind == "quote") return quoted(tree, cue);
  if (kind == "object") return object(tree, cue);
  if (kind == "host") return host_clause(tree, cue);
  if (kind == "self") {
    const int noun = tree.head(cue);
    if (noun < 0) return {};
    std::vector<int> tokens = tree.subtree(noun, [&](int c) {
      return c == cue || tree.has_relation(c, "case") || tree.has_relation(c, "conj") ||
             tree.has_relation(c, "acl:relcl") || tree.has_relation(c, "cc") || tree.has_relation(c, "punct") ||
             tree.has_relation(c, "parataxis");
    });
    return tokens;
  }
  std::vector<int> tokens = behind(tree, cue, kind);
  if (const int accused = tree.child(cue, {"obj"});
      tokens.empty() && sense.kind == CueKind::kAccusing && accused != kNoToken)
    tokens = behind(tree, accused, kind);  // "accused the army [of shelling the town]", hung on the army
  if (const int gerund = gerund_behind_giver(tree, cue); kind == "of" && tokens.empty() && gerund != kNoToken)
    tokens = below(tree, gerund);
  if (!tokens.empty() || sense.with.empty()) return tokens;
  for (int c : tree.children(cue)) {  // "held responsible for", "claimed responsibility for"
    if (std::find(sense.with.begin(), sense.with.end(), tree.token(c).lemma) == sense.with.end()) continue;
    tokens = behind(tree, c, kind);
    if (!tokens.empty()) return tokens;
  }
  return {};
}

}  // namespace

int head_of_content(const Tree& tree, const std::vector<int>& content) {
  for (int t : content) {
    if (tree.token(t).upos != "PUNCT" && !std::binary_search(content.begin(), content.end(), tree.head(t))) return t;
  }
  return kNoToken;
}

Content find_content(const Tree& tree, const CueSense& sense, int cue) {
  for (const std::string& kind : sense.content) {
    std::vector<int> tokens = of_kind(tree, sense, cue, kind);
    if (tokens.empty()) continue;
    return {std::move(tokens), kind, kind == "quote" || kind == "host" || kind == "self"};
  }
  return {};
}

}  // namespace dateline
