// Problem: the tagger knows far more cues than a lexicon, but it only labels words: which source goes with which
// content is open, and it sees the outermost attribution alone. Idea: trees give the structure of known cues, so there
// the tagger only corrects where the content ends; a cue that only the tagger sees takes the nearest content and source
// of its sentence (linking by nearness is 94 % right on gold spans; PolNeAR, Newell et al., LREC 2018).
#include "attribute/tagged.h"

#include <algorithm>
#include <cstdlib>

#include "attribute/phrases.h"

namespace dateline {
namespace {

// Below this probability a cue that no lexicon knows is taken for none: best of 0, .4 ... .8 for whole attributions of
// PolNeAR's dev part, and none worse for the chains of our own corpus.
constexpr float kSureCue = 0.6F;

using Spans = std::vector<const AttributionSpan*>;

std::vector<int> tokens_of(TokenRange range) {
  std::vector<int> tokens;
  for (int i = range.first; i < range.last; ++i) tokens.push_back(i);
  return tokens;
}

int gap(TokenRange a, TokenRange b) {
  return a.last <= b.first ? b.first - a.last : (b.last <= a.first ? a.first - b.last : 0);
}

int sentence_of(const Tree& tree, TokenRange range) { return tree.token(range.first).sentence; }

// The head of a tagged phrase: the token whose own head lies outside.
int head_of(const Tree& tree, TokenRange range) {
  for (int i = range.first; i < range.last; ++i) {
    if (!range.contains(tree.head(i)) && tree.token(i).upos != "PUNCT") return i;
  }
  return range.first;
}

// The nearest span of a role; those that hang on the cue go before those that only stand near.
const AttributionSpan* nearest(const Tree& tree, const Spans& spans, TokenRange cue, AttributionRole role,
                               int sentences) {
  const AttributionSpan* best = nullptr;
  std::pair<bool, int> least{true, 0};
  const int word = head_of(tree, cue);
  for (const AttributionSpan* s : spans) {
    if (s->role != role || std::abs(sentence_of(tree, s->tokens) - sentence_of(tree, cue)) > sentences) continue;
    const std::pair<bool, int> distance{!tree.is_below(head_of(tree, s->tokens), word), gap(s->tokens, cue)};
    if (best && least <= distance) continue;
    best = s;
    least = distance;
  }
  return best;
}

size_t shared(const std::vector<int>& tokens, TokenRange range) {
  return static_cast<size_t>(std::count_if(tokens.begin(), tokens.end(), [&](int t) { return range.contains(t); }));
}

bool is_tagged(const Spans& spans, AttributionRole role, int token) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](const AttributionSpan* s) { return s->role == role && s->tokens.contains(token); });
}

// The tagger often sees the ends of a content better than the parser, above all past the first clause. A hit that it
// sees too takes the tagger's content where both touch; one that it does not see only where they are nearly the same.
void widen(CueHit& hit, const Spans& spans) {
  const bool both = is_tagged(spans, AttributionRole::kCue, hit.token);
  std::vector<int> content;
  for (const AttributionSpan* s : spans) {
    if (s->role != AttributionRole::kContent) continue;
    const size_t common = shared(hit.content, s->tokens);
    const auto length = static_cast<size_t>(s->tokens.last - s->tokens.first);
    if (common == 0 || (!both && (common * 2 < hit.content.size() || common * 2 < length))) continue;
    if (std::any_of(hit.cue.begin(), hit.cue.end(), [&](int t) { return s->tokens.contains(t); })) continue;
    const std::vector<int> tokens = tokens_of(s->tokens);
    content.insert(content.end(), tokens.begin(), tokens.end());
  }
  if (content.empty()) return;
  content.insert(content.end(), hit.content.begin(), hit.content.end());
  std::sort(content.begin(), content.end());
  content.erase(std::unique(content.begin(), content.end()), content.end());
  std::erase_if(content, [&](int t) {
    return std::find(hit.cue.begin(), hit.cue.end(), t) != hit.cue.end() ||
           std::find(hit.sources.begin(), hit.sources.end(), t) != hit.sources.end();
  });
  hit.content = std::move(content);
  hit.decided_by += "+tagger";
}

// "... killing six, two medics and a teacher said": where the tree gives a verb of saying no subject, the source that
// the tagger sees right beside it is its own.
void lend_source(const Tree& tree, CueHit& hit, const Spans& spans) {
  const bool open = hit.sense && hit.sense->pos == 'v' && !hit.sense->no_source && hit.sources.empty();
  if (!open || tree.is_passive(hit.token)) return;
  const TokenRange cue{hit.token, hit.token + 1};
  const AttributionSpan* source = nearest(tree, spans, cue, AttributionRole::kSource, 0);
  if (!source || gap(source->tokens, cue) > 1) return;
  std::erase_if(hit.content, [&](int t) { return source->tokens.contains(t); });
  hit.sources = with_conjuncts(tree, head_of(tree, source->tokens));
  std::erase_if(hit.sources, [&](int t) { return !source->tokens.contains(t); });
  hit.decided_by += "+tagger";
}

// A content that the tagger ends with a function word ("of the mayor's denial that", "of the mayor's") goes on with
// what hangs there, or with what is owned.
void finish(const Tree& tree, std::vector<int>& content) {
  if (content.empty()) return;
  const int begin = content.back();
  const std::string_view last = tree.token(begin).upos;
  const bool owner = is_word(tree, begin, {"'s", "’s"}) && tree.head(begin) >= 0;
  int owned = begin + 1;
  while (owned < tree.size() && tree.token(owned).upos == "ADJ") ++owned;
  const int head = owner ? std::max(tree.head(tree.head(begin)), owned) : tree.head(begin);
  if (head < 0 || head >= tree.size() || (!owner && last != "SCONJ" && last != "ADP")) return;
  const int sentence = tree.token(begin).sentence;
  for (int t : tree.subtree(head)) {
    if (t > begin && tree.token(t).sentence == sentence) content.push_back(t);
  }
}

// The first word of what a verb says, where it says it by a noun behind it: behind "of" or "about" ("told X of [his
// denial]"), else right behind the verb ("carried [his denial]"). kNoToken where another verb or a comma stands
// between.
int said_by_noun(const Tree& tree, int verb, int noun) {
  int first = verb + 1;
  for (int t = noun - 1; t > verb; --t) {
    const std::string_view upos = tree.token(t).upos;
    if (upos == "VERB" || upos == "SCONJ" || upos == "PUNCT") {
      if (upos != "PUNCT" || is_word(tree, t, {","})) return kNoToken;
    }
    if (is_word(tree, t, {"of", "about"})) first = t + 1;
  }
  return first;
}

// "spoke of [a denial by X that ...]": the tagger has only some of the words, or only what the noun says; but the verb
// says the whole of what that noun says.
void take_in(const Tree& tree, const std::vector<CueHit>& hits, int verb, std::vector<int>& content) {
  for (const CueHit& noun : hits) {
    const bool behind = noun.sense && noun.sense->pos == 'n' && noun.token > verb && !noun.content.empty() &&
                        noun.content.front() > noun.token && !content.empty();
    if (!behind || tree.token(noun.token).sentence != tree.token(verb).sentence) continue;
    const int first = said_by_noun(tree, verb, noun.token);
    if (first == kNoToken || content.front() < first || content.front() > noun.content.front()) continue;
    content.clear();
    for (int t = first; t <= noun.content.back(); ++t) content.push_back(t);
    return;
  }
}

// "Officers deported a miner ["without a hearing,"] X alleged": where the tagger sees only the quoted end of what was
// said before the cue, the clause from the sentence's beginning is said too.
void reach_back(const Tree& tree, const CueHit& hit, TokenRange quote, std::vector<int>& content) {
  const Sentence& sentence = tree.analysis().sentences[static_cast<size_t>(sentence_of(tree, quote))];
  const bool tail = quote.first > sentence.first && quote.last <= hit.token && hit.token < sentence.last &&
                    tree.token(quote.first - 1).upos != "PUNCT" && is_word(tree, quote.first, {"\"", "“", "``"});
  if (!tail) return;
  std::vector<int> before;
  for (int t = sentence.first; t < quote.first; ++t) before.push_back(t);
  content.insert(content.begin(), before.begin(), before.end());
}

// "X's denial, [carried] by M, that ...", "M, which [cited] X, said": the word only tells of the relay of a saying that
// is known.
bool is_relay(const Tree& tree, const std::vector<CueHit>& hits, int word) {
  const auto hangs = [&](int link) { return tree.head(link) == word; };
  const bool cites = is_word(tree, word, {"cited", "cites"}) && is_word(tree, word - 1, {"which", "who"});
  return std::any_of(hits.begin(), hits.end(), [&](const CueHit& hit) {
    return std::any_of(hit.media.begin(), hit.media.end(), hangs) ||
           (cites && std::any_of(hit.sources.begin(), hit.sources.end(), hangs));
  });
}

}  // namespace

void join_tagged(const Tree& tree, const CueLexicon& lexicon, std::vector<CueHit>& hits) {
  Spans spans;
  for (const AttributionSpan& s : tree.analysis().attribution_spans) spans.push_back(&s);
  for (CueHit& hit : hits) {
    widen(hit, spans);
    lend_source(tree, hit, spans);
    if (hit.sense && hit.sense->pos == 'v') take_in(tree, hits, hit.token, hit.content);
  }
  std::vector<CueHit> added;
  for (const AttributionSpan* s : spans) {
    if (s->role != AttributionRole::kCue || s->score < kSureCue) continue;
    const int word = head_of(tree, s->tokens);
    const bool known =
        std::any_of(hits.begin(), hits.end(), [&](const CueHit& h) {  // "repeated" of "repeated warnings" is no cue
          const bool shares = std::any_of(h.cue.begin(), h.cue.end(),
                                          [&](int t) { return s->tokens.contains(t) && tree.token(t).upos != "AUX"; });
          return shares || (tree.head(word) == h.token && tree.has_relation(word, "amod"));
        });
    if (known || is_relay(tree, hits, word)) continue;
    const AttributionSpan* content = nearest(tree, spans, s->tokens, AttributionRole::kContent, 1);
    if (!content) continue;
    CueHit hit;
    hit.token = word;
    hit.cue = tokens_of(s->tokens);
    hit.content = tokens_of(content->tokens);
    finish(tree, hit.content);
    take_in(tree, hits, hit.token, hit.content);
    reach_back(tree, hit, content->tokens, hit.content);
    hit.content_head = head_of_content(tree, hit.content);
    if (const AttributionSpan* source = nearest(tree, spans, s->tokens, AttributionRole::kSource, 0)) {
      hit.sources = with_conjuncts(tree, first_conjunct(tree, head_of(tree, source->tokens)));
    }
    hit.sense = sense_of(tree, lexicon, word);
    find_relays(tree, hit);
    hit.decided_by = "tagger";
    added.push_back(std::move(hit));
  }
  hits.insert(hits.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  std::stable_sort(hits.begin(), hits.end(), [](const CueHit& a, const CueHit& b) { return a.token < b.token; });
}

Span tagged_span(const Tree& tree, AttributionRole role, int token) {
  for (const AttributionSpan& s : tree.analysis().attribution_spans) {
    if (s.role == role && s.tokens.contains(token)) return s.span;
  }
  return {};
}

}  // namespace dateline
