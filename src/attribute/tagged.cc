// Problem: the tagger knows far more cues than a lexicon, but it only labels words: which source goes with which
// content is open, and it sees the outermost attribution alone. Idea: trees give the structure of known cues, so there
// the tagger only corrects where the content ends; a cue that only the tagger sees takes the nearest content and source
// of its sentence (linking by nearness is 94 % right on gold spans; PolNeAR, Newell et al., LREC 2018).
#include "attribute/tagged.h"

#include <algorithm>
#include <cstdlib>

namespace dateline {
namespace {

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

const AttributionSpan* nearest(const Tree& tree, const Spans& spans, TokenRange cue, AttributionRole role,
                               int sentences) {
  const AttributionSpan* best = nullptr;
  for (const AttributionSpan* s : spans) {
    if (s->role != role || std::abs(sentence_of(tree, s->tokens) - sentence_of(tree, cue)) > sentences) continue;
    if (!best || gap(s->tokens, cue) < gap(best->tokens, cue)) best = s;
  }
  return best;
}

size_t shared(const std::vector<int>& tokens, TokenRange range) {
  return static_cast<size_t>(std::count_if(tokens.begin(), tokens.end(), [&](int t) { return range.contains(t); }));
}

// The tagger often sees the end of a content better than the parser, above all past the first clause.
void widen(CueHit& hit, const Spans& spans) {
  for (const AttributionSpan* s : spans) {
    if (s->role != AttributionRole::kContent) continue;
    const size_t common = shared(hit.content, s->tokens);
    const auto length = static_cast<size_t>(s->tokens.last - s->tokens.first);
    if (common * 2 < hit.content.size() || common * 2 < length) continue;
    if (std::any_of(hit.cue.begin(), hit.cue.end(), [&](int t) { return s->tokens.contains(t); })) continue;
    std::vector<int> joined = tokens_of(s->tokens);
    hit.content.insert(hit.content.end(), joined.begin(), joined.end());
    std::sort(hit.content.begin(), hit.content.end());
    hit.content.erase(std::unique(hit.content.begin(), hit.content.end()), hit.content.end());
    std::erase_if(hit.content, [&](int t) {
      return std::find(hit.cue.begin(), hit.cue.end(), t) != hit.cue.end() ||
             std::find(hit.sources.begin(), hit.sources.end(), t) != hit.sources.end();
    });
    hit.decided_by += "+tagger";
    return;
  }
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

}  // namespace

void join_tagged(const Tree& tree, std::vector<CueHit>& hits) {
  Spans spans;
  for (const AttributionSpan& s : tree.analysis().attribution_spans) spans.push_back(&s);
  for (CueHit& hit : hits) {
    widen(hit, spans);
    lend_source(tree, hit, spans);
  }
  std::vector<CueHit> added;
  for (const AttributionSpan* s : spans) {
    if (s->role != AttributionRole::kCue) continue;
    const bool known =
        std::any_of(hits.begin(), hits.end(), [&](const CueHit& h) { return s->tokens.contains(h.token); });
    if (known) continue;
    const AttributionSpan* content = nearest(tree, spans, s->tokens, AttributionRole::kContent, 1);
    if (!content) continue;
    CueHit hit;
    hit.token = head_of(tree, s->tokens);
    hit.cue = tokens_of(s->tokens);
    hit.content = tokens_of(content->tokens);
    hit.content_head = head_of_content(tree, hit.content);
    if (const AttributionSpan* source = nearest(tree, spans, s->tokens, AttributionRole::kSource, 0)) {
      hit.sources = with_conjuncts(tree, head_of(tree, source->tokens));
    }
    hit.decided_by = "tagger";
    added.push_back(std::move(hit));
  }
  hits.insert(hits.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  std::stable_sort(hits.begin(), hits.end(), [](const CueHit& a, const CueHit& b) { return a.token < b.token; });
}

}  // namespace dateline
