// Problem: an event's actors are called by name, by role and by pronoun, and each kind is found by other signs. The
// obvious way is to take every noun phrase and let later stages forget most; but then abstractions ("the attack") flood
// coreference. So only words that can act are taken: names (tagger and lexicon), nouns of the role table, pronouns.
#include "ground/mention_finder.h"

#include <algorithm>
#include <tuple>

namespace dateline {

namespace {

// What a noun may be called in the role table: its lemma, its form, and the singular that the form's ending suggests,
// for lemmas are guessed too.
std::vector<std::string> singulars(const std::string& lemma, const std::string& form) {
  std::vector<std::string> all = {lemma, form};
  const auto with = [&](size_t cut, std::string_view end) {
    all.push_back(form.substr(0, form.size() - cut) + std::string(end));
  };
  if (form == "tv") all.push_back("television");
  if (form == "children") with(3, "");
  if (form.ends_with("men")) with(3, "man");
  if (form.ends_with("ies")) with(3, "y");
  if (form.ends_with("es")) with(2, "");
  if (form.ends_with("s") && !form.ends_with("ss")) with(1, "");
  return all;
}

}  // namespace

int MentionSearch::add(MentionDraft draft) {
  draft.mention.span = syntax.span(draft.mention.tokens);
  if (draft.name.first >= draft.name.last) draft.name = draft.mention.tokens;
  drafts.push_back(std::move(draft));
  return static_cast<int>(drafts.size()) - 1;
}

std::string MentionSearch::role_key(int head, int& first) const {
  first = head;
  const std::vector<std::string> ends = singulars(syntax.lemma_key(head), syntax.folded(head));
  std::string best;
  for (const std::string& end : ends) {
    if (best.empty() && lexicon.role(end)) best = end;
  }
  const int start = syntax.analysis().sentences[static_cast<size_t>(syntax.token(head).sentence)].first;
  std::string lead;
  for (int i = head - 1; i >= std::max(start, head - 5); --i) {
    if (syntax.folded(i).empty()) {
      if (syntax.word(i) == "-") continue;
      break;
    }
    lead.insert(0, syntax.folded(i) + ' ');
    for (const std::string& end : ends) {
      if (!lexicon.role(lead + end)) continue;
      best = lead + end;
      first = i;
      break;
    }
  }
  return best;
}

std::vector<MentionDraft> find_mentions(const Syntax& syntax, const ActorLexicon& lexicon,
                                        const std::vector<Place>& places, size_t limit) {
  const auto tokens = static_cast<size_t>(syntax.size());
  MentionSearch search{syntax,
                       lexicon,
                       places,
                       scan_actors(syntax, lexicon),
                       {},
                       std::vector<int>(tokens, kNone),
                       std::vector<int>(tokens, kNone),
                       std::vector<bool>(tokens, false),
                       {}};
  search.add_names();
  search.add_titles();
  search.add_nominals();
  search.add_pronouns();
  search.add_labels();
  search.link_nearby();

  std::vector<int> order;
  for (size_t i = 0; i < search.drafts.size(); ++i) {
    if (!search.drafts[i].dropped) order.push_back(static_cast<int>(i));
  }
  const auto key = [&](int i) {
    const Mention& m = search.drafts[static_cast<size_t>(i)].mention;
    return std::tuple(m.head, m.tokens.first, i);
  };
  std::sort(order.begin(), order.end(), [&](int a, int b) { return key(a) < key(b); });
  if (order.size() > limit) order.resize(limit);
  std::vector<int> moved(search.drafts.size(), kNone);
  for (size_t i = 0; i < order.size(); ++i) moved[static_cast<size_t>(order[i])] = static_cast<int>(i);

  std::vector<MentionDraft> result;
  result.reserve(order.size());
  for (int i : order) {
    MentionDraft& draft = search.drafts[static_cast<size_t>(i)];
    for (int* link : {&draft.holder, &draft.same_as, &draft.possessor}) {
      if (*link != kNone) *link = moved[static_cast<size_t>(*link)];
    }
    result.push_back(std::move(draft));
  }
  return result;
}

}  // namespace dateline
