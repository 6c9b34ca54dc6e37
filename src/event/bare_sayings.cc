#include "event/bare_sayings.h"

#include <algorithm>

#include "event/views.h"

namespace dateline {

TokenRange tokens_under(const Tree& tree, Span span) {
  const auto& tokens = tree.analysis().tokens;
  const auto first = std::lower_bound(tokens.begin(), tokens.end(), span.begin,
                                      [](const Token& t, uint32_t at) { return t.span.end <= at; });
  auto last = first;
  while (last != tokens.end() && last->span.begin < span.end) ++last;
  return {static_cast<int>(first - tokens.begin()), static_cast<int>(last - tokens.begin())};
}

namespace {

constexpr int kLeastWords = 4;  // of a sentence by itself

bool overlaps_any(const std::vector<Span>& spans, Span span) {
  return std::any_of(spans.begin(), spans.end(), [&](Span s) { return s.overlaps(span); });
}

// Page furniture; and captions, which mostly tell what a picture shows.
bool is_aside(const Analysis& analysis, int sentence) {
  const BlockKind kind =
      analysis.article->blocks[static_cast<size_t>(analysis.sentences[static_cast<size_t>(sentence)].block)].kind;
  return kind == BlockKind::kCredit || kind == BlockKind::kBreadcrumb || kind == BlockKind::kBoilerplate ||
         kind == BlockKind::kCaption;
}

// The tokens of `range` without the mark at its end.
Span words_of(const Tree& tree, TokenRange range) {
  int last = range.last - 1;
  while (last > range.first && tree.token(last).upos == "PUNCT") --last;
  return tree.span_of(range.first, last);
}

int head_in(const Tree& tree, TokenRange range) {
  for (int i = range.first; i < range.last; ++i) {
    if (!range.contains(tree.head(i)) && tree.token(i).upos != "PUNCT") return i;
  }
  return range.first;
}

class Finder {
 public:
  Finder(const Scene& scene, const Document& document) : scene_(scene) {
    for (const Claim& c : document.claims) claimed_.push_back(c.evidence.front());
    for (const Event& e : document.events) mentions_.insert(mentions_.end(), e.mentions.begin(), e.mentions.end());
  }

  std::vector<BareSaying> find() {
    const auto& all = scene_.attributed.attributions;
    for (size_t i = 0; i < all.size(); ++i) {
      if (!all[i].content_spans.empty() && !has_inner(i)) saying(static_cast<int>(i));
    }
    for (size_t i = 0; i < scene_.tree.analysis().sentences.size(); ++i) sentence(i);
    std::stable_sort(found_.begin(), found_.end(), [](const BareSaying& a, const BareSaying& b) {
      return a.spans.front().begin < b.spans.front().begin;
    });
    return std::move(found_);
  }

 private:
  bool has_inner(size_t outer) const {
    const auto& all = scene_.attributed.attributions;
    return std::any_of(all.begin(), all.end(), [&](const Attribution& a) {
      return a.inside == static_cast<int>(outer) && !a.content_spans.empty();
    });
  }

  bool is_claimed(Span span) const {
    return std::any_of(claimed_.begin(), claimed_.end(), [&](Span c) {
      return c.overlaps(span) &&
             2 * (std::min(c.end, span.end) - std::max(c.begin, span.begin)) >= std::min(c.size(), span.size());
    });
  }

  void saying(int index) {
    const Attribution& a = scene_.attributed.attributions[static_cast<size_t>(index)];
    const Span whole = cover(a.content_spans.front(), a.content_spans.back());
    if (overlaps_any(mentions_, whole) || is_claimed(whole)) return;
    BareSaying saying;
    saying.attribution = index;
    saying.tokens = tokens_under(scene_.tree, whole);
    if (saying.tokens.first >= saying.tokens.last ||
        is_aside(scene_.tree.analysis(), scene_.tree.token(saying.tokens.first).sentence))
      return;
    saying.spans = a.content_spans;
    saying.head = a.content_head == kNoToken ? head_in(scene_.tree, saying.tokens) : a.content_head;
    found_.push_back(std::move(saying));
  }

  void sentence(size_t index) {
    const Analysis& analysis = scene_.tree.analysis();
    const Sentence& s = analysis.sentences[index];
    if (s.last - s.first < kLeastWords || overlaps_any(mentions_, s.span) || is_claimed(s.span) ||
        is_aside(analysis, static_cast<int>(index)))
      return;
    for (const Attribution& a : scene_.attributed.attributions) {
      if (overlaps_any(a.content_spans, s.span) || overlaps_any(a.cue_spans, s.span)) return;
    }
    BareSaying saying;
    saying.tokens = {s.first, s.last};
    saying.spans = {words_of(scene_.tree, saying.tokens)};
    saying.head = head_in(scene_.tree, saying.tokens);
    saying.goes_on = saying_before(scene_, saying.head);
    found_.push_back(std::move(saying));
  }

  const Scene& scene_;
  std::vector<Span> mentions_, claimed_;
  std::vector<BareSaying> found_;
};

}  // namespace

std::vector<BareSaying> find_bare_sayings(const Scene& scene, const Document& document) {
  return Finder(scene, document).find();
}

}  // namespace dateline
