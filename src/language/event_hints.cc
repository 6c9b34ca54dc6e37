// Problem: a few hundred annotated reports show few of the words for acts, and a window does not show whether it is the
// lead. A table that decides is wrong where words have two uses. Idea: the table says what may be, the head decides.
#include "language/event_hints.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "language/lemma_rule.h"

namespace dateline {
namespace {

constexpr std::pair<int, std::string_view> kPlaces[] = {{9, "@9"}, {5, "@5"}, {3, "@3"},
                                                        {2, "@2"}, {1, "@1"}, {0, "@0"}};
constexpr int kParticleWords = 8;  // "cordoned the whole quarter off"

char part_of_speech(std::string_view upos) {
  if (upos == "VERB" || upos == "AUX" || upos == "ADJ") return 'v';
  return upos == "NOUN" || upos == "PROPN" ? 'n' : '\0';
}

bool is_aside(BlockKind kind) {
  return kind == BlockKind::kCaption || kind == BlockKind::kCredit || kind == BlockKind::kBreadcrumb ||
         kind == BlockKind::kBoilerplate;
}

}  // namespace

std::span<const int> hints_of(const Model& model, std::span<const Token> tokens, int first, int at) {
  const Token& token = tokens[static_cast<size_t>(at)];
  const char pos = part_of_speech(token.upos);
  if (pos == '\0') return {};
  const std::string lemma = lower(token.lemma);
  std::vector<std::string> keys;
  const int last = std::min(static_cast<int>(tokens.size()), at + kParticleWords);
  for (int i = at + 1; i < last && pos == 'v'; ++i) {
    const Token& t = tokens[static_cast<size_t>(i)];
    if (t.head == first + at && t.deprel == "compound:prt") keys.push_back(lemma + "_" + lower(t.lemma) + "/v");
  }
  keys.push_back(lemma + "/" + pos);
  keys.push_back(lemma + "/" + (pos == 'v' ? 'n' : 'v'));
  keys.push_back(lemma.substr(lemma.rfind('-') + 1) + "/" + pos);
  keys.push_back(american(lemma) + "/" + pos);
  for (const std::string& key : keys) {
    if (const auto found = model.hints_of.find(key); found != model.hints_of.end()) return found->second;
  }
  return {};
}

std::vector<int> place_hints(const Model& model, const std::vector<Block>& blocks) {
  const std::vector<std::string>& hints = model.labels.hint;
  std::vector<int> out;
  int number = 0;
  for (const Block& block : blocks) {
    const bool aside = is_aside(block.kind);
    const auto* place =
        std::find_if(std::begin(kPlaces), std::end(kPlaces), [&](const auto& p) { return p.first <= number; });
    const auto found = std::find(hints.begin(), hints.end(), aside ? "@aside" : place->second);
    out.push_back(found == hints.end() ? -1 : static_cast<int>(found - hints.begin()));
    if (!aside) ++number;
  }
  return out;
}

}  // namespace dateline
