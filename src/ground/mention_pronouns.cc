// Personal and relative pronouns that may stand for somebody. Whom they mean is coreference's question.
#include <algorithm>
#include <array>

#include "ground/mention_finder.h"

namespace dateline {
namespace {

struct PronounClass {
  std::string_view word;
  char gender;
  bool plural;
};

constexpr std::array<PronounClass, 33> kPronouns = {{
    {"he", 'm', false},  {"him", 'm', false},    {"his", 'm', false},  {"himself", 'm', false},
    {"she", 'f', false}, {"her", 'f', false},    {"hers", 'f', false}, {"herself", 'f', false},
    {"it", 0, false},    {"its", 0, false},      {"itself", 0, false}, {"they", 0, true},
    {"them", 0, true},   {"their", 0, true},     {"theirs", 0, true},  {"themselves", 0, true},
    {"who", 0, false},   {"whom", 0, false},     {"whose", 0, false},  {"which", 0, false},
    {"that", 0, false},  {"i", 0, false},        {"me", 0, false},     {"my", 0, false},
    {"mine", 0, false},  {"we", 0, true},        {"us", 0, true},      {"our", 0, true},
    {"ours", 0, true},   {"ourselves", 0, true}, {"you", 0, false},    {"your", 0, false},
    {"yours", 0, false},
}};

}  // namespace

// Paragraphs that begin with who says them: "HOST: You told us ..." speaks to somebody. Elsewhere "you" is anybody.
std::vector<bool> MentionSearch::turns() const {
  constexpr int kLongestLabel = 8;  // words
  std::vector<bool> found(syntax.analysis().article->blocks.size(), false);
  int block = kNone;
  for (const Sentence& sentence : syntax.analysis().sentences) {
    if (sentence.block == block) continue;
    block = sentence.block;
    for (int i = sentence.first + 1; i < std::min(sentence.last, sentence.first + kLongestLabel); ++i) {
      const auto before = static_cast<size_t>(i - 1);
      if (syntax.word(i) == ":" && (name_at[before] != kNone || nominal_at[before] != kNone))
        found[static_cast<size_t>(block)] = true;
    }
  }
  return found;
}

void MentionSearch::add_pronouns() {
  const std::vector<bool> labelled = turns();
  const auto in_turn = [&](int token) {
    const Sentence& sentence = syntax.analysis().sentences[static_cast<size_t>(syntax.token(token).sentence)];
    return labelled[static_cast<size_t>(sentence.block)];
  };
  for (int i = 0; i < syntax.size(); ++i) {
    if (syntax.token(i).upos != "PRON" && syntax.token(i).upos != "DET") continue;
    const std::string& word = syntax.folded(i);
    const auto known =
        std::find_if(kPronouns.begin(), kPronouns.end(), [&](const PronounClass& p) { return p.word == word; });
    if (known == kPronouns.end() || syntax.is(i, "expl") || name_at[static_cast<size_t>(i)] != kNone) continue;
    if (word.starts_with("you") && !in_turn(i)) continue;
    if (word == "that" && !(syntax.is(i, "nsubj") && syntax.has_feat(i, "PronType=Rel"))) continue;
    MentionDraft draft;
    draft.mention.tokens = {i, i + 1};
    draft.mention.head = i;
    draft.mention.kind = MentionKind::kPronoun;
    draft.pronoun = word;
    draft.gender = known->gender;
    draft.plural = known->plural;
    draft.mention.type = known->gender || word == "i" || word == "me" || word == "my" || word == "who" ? "PER" : "";
    const int index = add(std::move(draft));
    // "its allies": the noun depends on whom the pronoun means.
    const int head = syntax.token(i).head;
    if (!syntax.is(i, "nmod:poss") || head < 0) continue;
    if (const int noun = nominal_at[static_cast<size_t>(head)]; noun != kNone)
      drafts[static_cast<size_t>(noun)].possessor = index;
  }
}

}  // namespace dateline
