// Problem: a speaker is named once and quoted on: `"A," he said. "B."`, and the next paragraph may be nothing but
// quotation. Trees end with the sentence, so B would be nobody's. Idea: a stretch that no cue has claimed belongs to
// the speaker of the stretch before it, as long as between the two nothing but that speaker's own cue is written; this
// is the convention of newspapers, quotation marks reopened by paragraph included.
#include "attribute/quotations.h"

#include <algorithm>

namespace dateline {
namespace {

void settle(std::vector<int>& tokens) {
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
}

size_t touched(const CueHit& hit, const QuotedStretch& q) {
  return static_cast<size_t>(
      std::count_if(hit.content.begin(), hit.content.end(), [&](int t) { return q.tokens.contains(t); }));
}

void add(const Tree& tree, const QuotedStretch& q, CueHit& hit) {
  const bool marks = q.tokens.first > 0 && q.tokens.last < tree.size();
  for (int t = q.tokens.first - (marks ? 1 : 0); t < q.tokens.last + (marks ? 1 : 0); ++t) hit.content.push_back(t);
}

// A quotation that runs over several sentences belongs as a whole to the cue that hangs on any of them.
void extend(const Tree& tree, const std::vector<QuotedStretch>& quoted, CueHit& hit) {
  for (const QuotedStretch& q : quoted) {
    const size_t part = touched(hit, q);
    if (q.scare || part == 0 || q.tokens.contains(hit.token) || part * 2 < hit.content.size()) continue;
    add(tree, q, hit);
  }
  settle(hit.content);
}

// The hits that hold the stretch, or most of it: who said it, and who passed that on.
std::vector<int> holders(const std::vector<CueHit>& hits, const QuotedStretch& q) {
  std::vector<int> found;
  const auto length = static_cast<size_t>(q.tokens.last - q.tokens.first);
  for (size_t h = 0; h < hits.size(); ++h) {
    if (!q.tokens.contains(hits[h].token) && touched(hits[h], q) * 2 > length) found.push_back(static_cast<int>(h));
  }
  return found;
}

bool is_single(const Tree& tree, const QuotedStretch& q) {
  const std::string_view mark = tree.analysis().words(tree.token(q.tokens.first - 1).span);
  return mark == "'" || mark == "‘";
}

// Is all between the two stretches the first one's own sentence, or nothing? And does the second begin a sentence?
bool follows(const Tree& tree, const QuotedStretch& before, const QuotedStretch& q, const std::vector<int>& speakers,
             const std::vector<CueHit>& hits) {
  const int last = tree.token(before.tokens.last - 1).sentence;
  const int first = tree.token(q.tokens.first).sentence;
  if (first <= last || q.tokens.first < 1 || before.tokens.first < 1) return false;
  const Sentence& own = tree.analysis().sentences[static_cast<size_t>(first)];
  if (q.tokens.first - 1 > own.first) return false;
  for (int s = last + 1; s < first; ++s) {
    const Sentence& between = tree.analysis().sentences[static_cast<size_t>(s)];
    const bool own_cue = std::any_of(speakers.begin(), speakers.end(), [&](int speaker) {
      return tree.token(hits[static_cast<size_t>(speaker)].token).sentence == s;
    });
    // A lone mark may be a sentence of its own, and behind "?" so may the cue.
    if (between.last - between.first > 1 && !own_cue) return false;
  }
  if (tree.block_of(q.tokens.first) == tree.block_of(before.tokens.first)) return true;
  // A new paragraph: all of it quoted, in the same marks, and nobody else speaks in it.
  if (is_single(tree, before) != is_single(tree, q)) return false;
  const int block = tree.block_of(q.tokens.first);
  return block == tree.block_of(before.tokens.first) + 1 &&
         std::none_of(hits.begin(), hits.end(),
                      [&](const CueHit& h) { return tree.block_of(h.token) == block && !q.tokens.contains(h.token); });
}

// The hit whose cue stands right before the colon that the stretch follows: "..., he said: "B.""
int announcer(const Tree& tree, const QuotedStretch& q, const std::vector<CueHit>& hits) {
  const int colon = q.tokens.first - 2;  // before the opening mark
  if (colon < 1 || tree.analysis().words(tree.token(colon).span) != ":") return kNone;
  const auto said = std::find_if(hits.begin(), hits.end(),
                                 [&](const CueHit& h) { return !h.cue.empty() && h.cue.back() == colon - 1; });
  return said == hits.end() ? kNone : static_cast<int>(said - hits.begin());
}

// Who speaks in the sentence right before a stretch that opens a sentence of the same paragraph: "Nobody knew, he said.
// "We were asleep.""
int speaker_before(const Tree& tree, const QuotedStretch& q, const std::vector<CueHit>& hits) {
  const int mark = q.tokens.first - 1;
  if (mark < 1) return kNone;
  const Sentence& own = tree.analysis().sentences[static_cast<size_t>(tree.token(mark).sentence)];
  const int sentence = tree.token(mark).sentence - 1;
  if (own.first != mark || sentence < 0 || tree.block_of(own.first - 1) != own.block) return kNone;
  int speaker = kNone;
  for (size_t h = 0; h < hits.size(); ++h) {
    const CueHit& hit = hits[h];
    const bool says = !hit.sources.empty() && hit.sense && hit.sense->kind == CueKind::kSaying;
    if (!says || tree.token(hit.token).sentence != sentence) continue;
    const bool inner = std::any_of(hits.begin(), hits.end(), [&](const CueHit& outer) {
      return std::binary_search(outer.content.begin(), outer.content.end(), hit.token);
    });
    if (!inner) speaker = static_cast<int>(h);
  }
  return speaker;
}

// Whose word a stretch is that no cue holds; none where nobody's. `speakers`: those of the stretch before.
std::vector<int> who_goes_on(const Tree& tree, const QuotedStretch* before, const QuotedStretch& q,
                             std::vector<int> speakers, const std::vector<CueHit>& hits) {
  if (const int said = announcer(tree, q, hits); said != kNone) return {said};
  if (before && follows(tree, *before, q, speakers, hits)) return speakers;
  if (const int spoke = speaker_before(tree, q, hits); spoke != kNone) return {spoke};
  return {};
}

}  // namespace

void complete_quotations(const Tree& tree, const std::vector<QuotedStretch>& quoted, std::vector<CueHit>& hits) {
  for (CueHit& hit : hits) extend(tree, quoted, hit);
  const QuotedStretch* before = nullptr;
  std::vector<int> speakers;
  for (const QuotedStretch& q : quoted) {
    if (q.scare && q.tokens.last - q.tokens.first < 3) continue;
    if (std::vector<int> own = holders(hits, q); !own.empty()) {
      speakers = std::move(own);
    } else {
      speakers = who_goes_on(tree, before, q, std::move(speakers), hits);
      for (int speaker : speakers) {
        CueHit& hit = hits[static_cast<size_t>(speaker)];
        add(tree, q, hit);
        settle(hit.content);
      }
    }
    before = &q;
  }
}

}  // namespace dateline
