// Problem: letters to the editor, testimonies and pull quotes have no verb of saying; a dash and a name stand below the
// words. To a parser the name is a fragment, and the quotation is the paper's own word. Idea: marks, dash and name in a
// row are a signature wherever they stand, since prose does not put a name behind a dash behind a quotation.
#include "attribute/signed_quotes.h"

#include <algorithm>

#include "attribute/phrases.h"

namespace dateline {
namespace {

constexpr int kQuotedWords = 3;  // shortest quotation

int block_of(const Tree& tree, int token) {
  return tree.analysis().sentences[static_cast<size_t>(tree.token(token).sentence)].block;
}

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

}  // namespace

std::vector<CueHit> find_signed_quotes(const Tree& tree, const Grounded& grounded, const CueLexicon& lexicon,
                                       const std::vector<QuotedStretch>& quoted, const std::vector<CueHit>& hits) {
  std::vector<CueHit> signed_quotes;
  const std::vector<const CueSense*>& saying = lexicon.senses("say", 'v');  // the last one asks for nothing beside it
  for (const QuotedStretch& stretch : quoted) {
    const TokenRange words = stretch.tokens;
    const int dash = words.last + 1;  // behind the closing mark
    if (saying.empty() || stretch.scare || words.last - words.first < kQuotedWords || dash + 1 >= tree.size()) continue;
    if (!is_word(tree, dash, {"-", "--", "–", "—", "―"}) || block_of(tree, dash) != block_of(tree, words.first))
      continue;
    const Mention* name = name_at(grounded, dash + 1);
    if (!name || is_said(hits, words)) continue;
    CueHit hit;
    hit.sense = saying.back();
    hit.token = dash;
    hit.cue = {dash};
    hit.sources = {name->head};
    for (int i = words.first - 1; i <= words.last; ++i) hit.content.push_back(i);
    hit.content_head = head_of_content(tree, hit.content);
    hit.decided_by = "words:signed";
    signed_quotes.push_back(std::move(hit));
  }
  return signed_quotes;
}

}  // namespace dateline
