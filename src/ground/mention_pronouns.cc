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

constexpr std::array<PronounClass, 30> kPronouns = {{
    {"he", 'm', false},  {"him", 'm', false},    {"his", 'm', false},  {"himself", 'm', false},
    {"she", 'f', false}, {"her", 'f', false},    {"hers", 'f', false}, {"herself", 'f', false},
    {"it", 0, false},    {"its", 0, false},      {"itself", 0, false}, {"they", 0, true},
    {"them", 0, true},   {"their", 0, true},     {"theirs", 0, true},  {"themselves", 0, true},
    {"who", 0, false},   {"whom", 0, false},     {"whose", 0, false},  {"which", 0, false},
    {"that", 0, false},  {"i", 0, false},        {"me", 0, false},     {"my", 0, false},
    {"mine", 0, false},  {"we", 0, true},        {"us", 0, true},      {"our", 0, true},
    {"ours", 0, true},   {"ourselves", 0, true},
}};

}  // namespace

void MentionSearch::add_pronouns() {
  for (int i = 0; i < syntax.size(); ++i) {
    if (syntax.token(i).upos != "PRON" && syntax.token(i).upos != "DET") continue;
    const std::string& word = syntax.folded(i);
    const auto known =
        std::find_if(kPronouns.begin(), kPronouns.end(), [&](const PronounClass& p) { return p.word == word; });
    if (known == kPronouns.end() || syntax.is(i, "expl") || name_at[static_cast<size_t>(i)] != kNone) continue;
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
