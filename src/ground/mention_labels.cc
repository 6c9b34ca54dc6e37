// Loaded words before or in a mention: "the so-called White Helmets", "Takfiri terrorists", "foreign-backed militants".
// They are kept word for word; what they call an entity is never taken for what it is.
#include <algorithm>

#include "ground/mention_finder.h"

namespace dateline {
int MentionSearch::label_end(int i, int last) const {
  std::string key;
  int end = i;
  for (int j = i; j < std::min(last, i + 5); ++j) {
    const std::string& word = syntax.folded(j);
    if (word.empty()) {
      if (syntax.word(j) == "-") continue;
      break;
    }
    key += key.empty() ? word : ' ' + word;
    if (lexicon.is_label(key)) end = j + 1;
  }
  return end;
}

void MentionSearch::add_labels() {
  for (MentionDraft& draft : drafts) {
    if (draft.mention.kind == MentionKind::kPronoun) continue;
    // A label may stand outside the mention's own words: before a name ("the so-called White Helmets").
    const TokenRange own = draft.mention.tokens;
    int first = own.first;
    if (draft.mention.kind == MentionKind::kName) {
      const int start = syntax.analysis().sentences[static_cast<size_t>(syntax.token(own.first).sentence)].first;
      while (first > start && own.first - first < 6) {
        const std::string_view upos = syntax.token(first - 1).upos;
        const bool joins =
            upos == "ADJ" || upos == "NOUN" || upos == "ADV" || upos == "VERB" || syntax.word(first - 1) == "-";
        if (!joins || name_at[static_cast<size_t>(first - 1)] != kNone || !syntax.below(first - 1, draft.mention.head))
          break;
        --first;
      }
    }
    const int last = draft.mention.kind == MentionKind::kName ? draft.name.first : own.last;
    TokenRange label{0, 0};
    for (int i = first; i < last;) {
      const int end = label_end(i, last);
      if (end == i) {
        ++i;
        continue;
      }
      label = label.last == i ? TokenRange{label.first, end} : (label.last > 0 ? label : TokenRange{i, end});
      i = end;
    }
    if (label.last > label.first) draft.mention.label = std::string(syntax.text(label));
  }
}

}  // namespace dateline
