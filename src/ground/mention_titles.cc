// A person's title says what the person is and for whom: "Russian Defense Ministry Spokesman Major General Igor
// Konashenkov". Parsers disagree about such chains (flat, compound, apposition), so the title is read from right to
// left over words that titles are made of, whatever the tree says.
#include <algorithm>
#include <array>

#include "ground/mention_finder.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 44> kTitles = {
    "mr",     "mrs",    "ms",    "miss", "dr",      "prof",     "sir",   "lord",      "lady",   "dame",    "gen",
    "lt",     "col",    "maj",   "capt", "sgt",     "adm",      "brig",  "cpl",       "cmdr",   "rep",     "sen",
    "gov",    "rev",    "fr",    "hon",  "major",   "field",    "first", "ayatollah", "former", "ex",      "deputy",
    "acting", "senior", "chief", "vice", "interim", "outgoing", "late",  "then",      "top",    "marshal", "state"};

class Titles {
 public:
  explicit Titles(MentionSearch& search) : s_(search) {}

  void grow(int index) {
    const TokenRange name = s_.drafts[static_cast<size_t>(index)].name;
    const int start = s_.syntax.analysis().sentences[static_cast<size_t>(s_.syntax.token(name.first).sentence)].first;
    int first = name.first, holder = kNone;
    std::string role;
    for (int i = name.first - 1; i >= std::max(start, name.first - 16); --i) {
      if (const int other = s_.name_at[static_cast<size_t>(i)]; other != kNone) {
        if (role.empty() || s_.drafts[static_cast<size_t>(other)].type == EntityType::kPerson) break;
        if (holder == kNone) holder = other;
        i = first = s_.drafts[static_cast<size_t>(other)].name.first;
        continue;
      }
      if (possessive(i, start) && !role.empty()) continue;
      const std::string here = title_word(i);
      if (here.empty()) break;
      if (here != "-") {
        first = i;
        role = better(here, role);
      }
    }
    if (first == name.first) return;
    MentionDraft& draft = s_.drafts[static_cast<size_t>(index)];
    draft.mention.tokens.first = first;
    draft.mention.span = s_.syntax.span(draft.mention.tokens);
    draft.role = s_.lexicon.role(role) ? role : std::string();
    draft.holder = holder;
    draft.gender = role == "mr" || role == "sir" || role == "lord"   ? 'm'
                   : role == "mrs" || role == "ms" || role == "miss" ? 'f'
                                                                     : draft.gender;
    for (int i = first; i < name.first; ++i) s_.title[static_cast<size_t>(i)] = true;
  }

 private:
  // "'s" behind a name that may hold the title: "Russia's president Vladimir Putin".
  bool possessive(int i, int start) const {
    const std::string& word = s_.syntax.folded(i);
    return i > start && (word == "s" || (word.empty() && s_.syntax.word(i) != ",")) &&
           s_.name_at[static_cast<size_t>(i - 1)] != kNone;
  }

  // "Superintendent Gama", "farmer Ismail Tiya": the tree says that the word tells what the named one is.
  bool describes_name(int i) const {
    const int head = s_.syntax.token(i).head;
    return s_.syntax.is(i, "nmod:desc") && head > i && s_.name_at[static_cast<size_t>(head)] != kNone &&
           !s_.syntax.has_feat(i, "Number=Plur");
  }

  // The key of a word that belongs to a title, "-" for a mere joint, empty for anything else.
  std::string title_word(int i) const {
    const std::string& word = s_.syntax.folded(i);
    if (word.empty()) return s_.syntax.word(i) == "-" || s_.syntax.word(i) == "." ? "-" : "";
    const std::string_view upos = s_.syntax.token(i).upos;
    if (is_title_word(word)) return word;
    if (upos != "NOUN" && upos != "PROPN" && upos != "ADJ") return "";
    if (describes_name(i)) return s_.syntax.lemma_key(i);
    int first = i;
    std::string key = s_.role_key(i, first);
    const RoleNoun* role = s_.lexicon.role(key);
    if (role && role->type == EntityType::kPerson && !s_.syntax.has_feat(i, "Number=Plur")) return key;
    // A field of office between country and role: "Foreign" in "French Foreign Minister Le Drian".
    const bool field =
        s_.syntax.capital(i) && (upos == "ADJ" || upos == "PROPN" || upos == "NOUN") && i + 1 < s_.syntax.size();
    return field && s_.syntax.capital(i + 1) ? "-" : "";
  }

  // An office says more than a rank, a rank more than "Mr".
  std::string better(const std::string& here, const std::string& known) const {
    const RoleNoun* a = s_.lexicon.role(here);
    const RoleNoun* b = s_.lexicon.role(known);
    if (!a) return known.empty() ? here : known;
    if (!b || (b->sector == "MIL" && here != "general" && here != "major general")) return here;
    return known.size() > here.size() && known.ends_with(here) ? known : (known == "minister" ? here : known);
  }

  MentionSearch& s_;
};

}  // namespace

bool is_title_word(std::string_view word) { return std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end(); }

void MentionSearch::add_titles() {
  Titles titles(*this);
  const size_t names = drafts.size();
  for (size_t i = 0; i < names; ++i) {
    if (drafts[i].type == EntityType::kPerson && drafts[i].mention.kind == MentionKind::kName)
      titles.grow(static_cast<int>(i));
  }
}

}  // namespace dateline
