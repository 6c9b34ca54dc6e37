// Problem: letters to the editor, testimonies and pull quotes have no verb of saying; a dash and a name stand below the
// words. To a parser the name is a fragment, and the quotation is the paper's own word. Idea: marks, dash and name in a
// row are a signature wherever they stand, since prose does not put a name behind a dash behind a quotation. And where
// a quotation ends in a question mark its saying looks like the next sentence: a small letter gives it away.
#include "attribute/sayings_beside_quotes.h"

#include <algorithm>
#include <optional>

#include "attribute/phrases.h"

namespace dateline {
namespace {

constexpr int kQuotedWords = 3;  // shortest quotation

// The name of somebody that begins at a token; nullptr if none does.
const Mention* name_at(const Grounded& grounded, int token) {
  for (const Mention& m : grounded.mentions) {
    const bool named = m.tokens.first == token && m.kind == MentionKind::kName && m.entity != kNone;
    if (!named || m.entity == grounded.publisher) continue;
    const EntityType type = grounded.entities[static_cast<size_t>(m.entity)].type;
    if (type == EntityType::kPerson || type == EntityType::kOrganisation) return &m;
  }
  return nullptr;
}

// Whether a cue outside the quotation says its first words.
bool is_said(const std::vector<CueHit>& hits, TokenRange words) {
  return std::any_of(hits.begin(), hits.end(), [&](const CueHit& hit) {
    return !words.contains(hit.token) && std::binary_search(hit.content.begin(), hit.content.end(), words.first);
  });
}

CueHit hit_of(const Tree& tree, const CueSense& sense, int cue, TokenRange words) {
  CueHit hit;
  hit.sense = &sense;
  hit.token = cue;
  hit.cue = {cue};
  for (int i = words.first - 1; i <= words.last; ++i) hit.content.push_back(i);
  hit.content_head = head_of_content(tree, hit.content);
  return hit;
}

// The last sense of "say" asks for nothing beside it.
std::optional<CueHit> read_signature(const Tree& tree, const Grounded& grounded, const CueLexicon& lexicon,
                                     TokenRange words) {
  const auto& saying = lexicon.senses("say", 'v');
  const int dash = words.last + 1;  // behind the closing mark
  if (saying.empty() || dash + 1 >= tree.size() || tree.block_of(dash) != tree.block_of(words.first)) return {};
  if (!is_word(tree, dash, {"-", "--", "–", "—", "―"})) return {};
  const Mention* name = name_at(grounded, dash + 1);
  if (!name) return {};
  CueHit hit = hit_of(tree, *saying.back(), dash, words);
  hit.sources = {name->head};
  hit.decided_by = "words:signed";
  return hit;
}

std::optional<CueHit> read_own_sentence(const Tree& tree, const CueLexicon& lexicon, TokenRange words) {
  const int next = words.last + 1;
  if (next >= tree.size() || tree.block_of(next) != tree.block_of(words.first)) return {};
  const Sentence& sentence = tree.analysis().sentences[static_cast<size_t>(tree.token(next).sentence)];
  const char first = tree.analysis().words(tree.token(next).span).front();
  if (sentence.first != next || first < 'a' || first > 'z') return {};
  for (int t = sentence.first; t < sentence.last; ++t) {
    const CueSense* sense = tree.token(t).upos == "VERB" ? sense_of(tree, lexicon, t) : nullptr;
    if (!sense || sense->pos != 'v' || !tree.has_feature(t, "VerbForm=Fin")) continue;
    if (tree.child(t, {"obj", "ccomp", "xcomp"}) != kNoToken) return {};
    CueHit hit = hit_of(tree, *sense, t, words);
    hit.sources = find_sources(tree, *sense, t);
    hit.decided_by = "words:beside " + tree.token(t).lemma;
    return hit.sources.empty() ? std::nullopt : std::optional(hit);
  }
  return {};
}

}  // namespace

std::vector<CueHit> find_sayings_beside_quotes(const Tree& tree, const Grounded& grounded, const CueLexicon& lexicon,
                                               const std::vector<QuotedStretch>& quoted,
                                               const std::vector<CueHit>& hits) {
  std::vector<CueHit> found;
  for (const QuotedStretch& stretch : quoted) {
    const TokenRange words = stretch.tokens;
    if (stretch.scare || words.first < 1 || words.last - words.first < kQuotedWords || is_said(hits, words)) continue;
    std::optional<CueHit> hit = read_signature(tree, grounded, lexicon, words);
    if (!hit) hit = read_own_sentence(tree, lexicon, words);
    if (hit) found.push_back(std::move(*hit));
  }
  return found;
}

}  // namespace dateline
