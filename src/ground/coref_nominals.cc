// Role nouns: which earlier entity "the spokesman", "the group", "the militants" means, or that it is a new one.
//
// The nearest mention of a fitting type is the obvious guess and mostly wrong for groups: "three militants" are not
// "the militants" of before. So a nominal joins only what its own words support: a person with that role, a body whose
// name has that word, a group with the same head and no modifier against it; the most salient body only for words as
// empty as "the group".
#include <algorithm>
#include <array>

#include "ground/coref.h"

namespace dateline {
namespace {

constexpr int kLookBack = 60;  // mentions

std::string last_word(const std::string& key) {
  const size_t blank = key.rfind(' ');
  return blank == std::string::npos ? key : key.substr(blank + 1);
}

std::string role_class(const std::string& key) {
  if (key.starts_with("spokes")) return "spokesman";
  if (key == "premier") return "prime minister";
  if (key.starts_with("chair")) return "chairman";
  return key;
}

// "The mayor" is not the deputy mayor.
bool is_deputy(const std::string& role) { return role.starts_with("deputy ") || role.starts_with("vice "); }

template <size_t N>
bool one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 12> kMembers = {"fighter", "militant",  "rebel",     "force",
                                                       "troop",   "gunman",    "terrorist", "volunteer",
                                                       "member",  "combatant", "soldier",   "insurgent"};
// Nouns that taggers take for one or for many.
constexpr std::array<std::string_view, 4> kNumberless = {"police", "staff", "media", "press"};
constexpr std::array<std::string_view, 22> kEmptyBodies = {
    "group",  "organization", "organisation", "movement", "militia",   "faction", "outfit",  "gang",
    "cartel", "network",      "cell",         "charity",  "watchdog",  "agency",  "company", "firm",
    "party",  "body",         "alliance",     "bloc",     "coalition", "union"};

}  // namespace

std::pair<int, CorefRule> Coreference::nominal_rules(int d) {
  const MentionDraft& draft = t_.draft(d);
  const int holder = t_.of(draft.holder);
  if (holder != kNone && draft.plural && one_of(kMembers, last_word(draft.role))) {
    const EntityState& body = t_.entity(holder);
    if (body.type == EntityType::kArmedGroup || (body.type == EntityType::kOrganisation && body.sector == "NGO"))
      return {holder, CorefRule::kMember};
  }
  if (const int e = by_head(d); e != kNone) return {e, CorefRule::kHead};
  if (!draft.definite || draft.possessor != kNone || draft.counted || draft.plural) return {kNone, CorefRule::kNothing};
  if (draft.mention.type == "PER") {
    const int e = by_role(d);
    return {e, e == kNone ? CorefRule::kNothing : CorefRule::kRole};
  }
  if (const int e = by_name_word(d); e != kNone) return {e, CorefRule::kNameWord};
  const int e = by_salience(d);
  return {e, e == kNone ? CorefRule::kNothing : CorefRule::kSalience};
}

// "This newspaper", "our correspondent", "a Kessler reporter" in what Kessler Newswire writes itself: the publisher.
bool Coreference::own_paper(int d) {
  static constexpr std::array<std::string_view, 12> kPapers = {"newspaper", "paper",   "magazine", "agency",
                                                               "station",   "channel", "website",  "programme",
                                                               "program",   "portal",  "weekly",   "daily"};
  static constexpr std::array<std::string_view, 2> kReporters = {"correspondent", "reporter"};
  const MentionDraft& draft = t_.draft(d);
  const int head = draft.mention.head;
  const bool reporter = one_of(kReporters, x_.lemma_key(head));
  if (t_.publisher() == kNone || draft.plural || (!reporter && !one_of(kPapers, x_.lemma_key(head)))) return false;
  const int article = x_.child(head, "det"), owner = x_.child(head, "nmod:poss");
  const bool ours =
      (article != kNoToken && x_.folded(article) == "this") || (owner != kNoToken && x_.folded(owner) == "our");
  if (ours) return !features_.is_quoted(head);
  if (!reporter || head == 0) return false;
  const std::vector<std::string> publisher = name_words(actor_key(x_.analysis().article->publisher.name));
  const std::string& before = x_.folded(head - 1);
  return !publisher.empty() && (before == publisher.front() || (publisher.size() > 1 && before == initials(publisher)));
}

// "Two Bedouin were remanded. [Both] deny it.": the two that were counted last; kNone for any other noun.
int Coreference::both_of(int d) {
  const int head = t_.draft(d).mention.head;
  if (x_.folded(head) != "both" || t_.draft(d).mention.tokens.last > head + 1) return kNone;
  for (int back = d - 1; back >= 0 && t_.sentence(d) - t_.sentence(back) <= 2; --back) {
    const int count = x_.child(t_.draft(back).mention.head, "nummod");
    if (t_.of(back) != kNone && count != kNoToken && (x_.folded(count) == "two" || x_.word(count) == "2"))
      return t_.of(back);
  }
  return kNone;
}

// "The Russian side" is Russia.
int Coreference::side_of_state(int d) {
  const MentionDraft& draft = t_.draft(d);
  const bool plain = draft.mention.tokens.last - draft.mention.tokens.first <= 3;  // not "the Turkish Cypriot side"
  if (draft.role != "side" || draft.plural || draft.country.empty() || !plain) return kNone;
  return lexicon_.state_of(draft.country);
}

// "The Syrian president" of the article's day is one person, whom the lexicon knows.
int Coreference::office_holder(int d) {
  const MentionDraft& draft = t_.draft(d);
  if (draft.type != EntityType::kUnnamed || draft.plural || draft.counted || !draft.modifiers.empty()) return kNone;
  const int holder = t_.of(draft.holder);
  int of = lexicon_.state_of(draft.country);
  if (holder != kNone && t_.entity(holder).actor != kNone) of = t_.entity(holder).actor;
  if (of == kNone || (holder != kNone && t_.entity(holder).actor == kNone)) return kNone;
  const std::string& day = x_.analysis().article->published.value;
  return lexicon_.holder(lexicon_.actor(of).id, draft.role, day);
}

void Coreference::nominal(int d) {
  MentionDraft& draft = t_.draft(d);
  if (own_name(d) || own_paper(d)) {
    settle(d, t_.publisher(), {});
    return;
  }
  if (t_.of(draft.same_as) == kNone) {
    draft.actor = side_of_state(d);
    if (draft.actor != kNone) {
      draft.type = EntityType::kState;
      return actor_or_organ(d);
    }
    draft.actor = office_holder(d);
    if (draft.actor != kNone) {
      draft.type = EntityType::kPerson;
      return actor_or_organ(d);
    }
  }
  int found = both_of(d);
  if (found != kNone) {
    settle(d, found, {});
    return;
  }
  // "militant" in "militant hideouts" was taken for a mention only because of the militants said elsewhere.
  if (t_.of(draft.same_as) == kNone) found = draft.modifier ? by_head(d) : choose(d, nominal_rules(d), {}, 0);
  std::vector<std::string> keys = {"h:" + draft.role};
  if (draft.type == EntityType::kOrganisation || draft.type == EntityType::kMedia)
    keys.push_back("w:" + last_word(draft.role));
  settle(d, found, keys);
}

// A person who was introduced with this role, the latest first.
int Coreference::by_role(int d) {
  const MentionDraft& draft = t_.draft(d);
  const std::string wanted = role_class(draft.role);
  for (int back = d - 1, looked = 0; back >= 0 && looked < 4 * kLookBack; --back, ++looked) {
    const int e = t_.of(back);
    if (e == kNone) continue;
    const EntityState& other = t_.entity(e);
    if (other.type != EntityType::kPerson && other.type != EntityType::kUnnamed) continue;
    if (!draft.country.empty() && !other.country.empty() && draft.country != other.country) continue;
    if (draft.gender != 0 && other.gender != 0 && draft.gender != other.gender) continue;
    const int holder = t_.of(draft.holder);
    if (holder != kNone && other.holder != kNone && t_.entity(holder).named && holder != other.holder) continue;
    for (const std::string& role : other.roles) {
      const std::string theirs = role_class(role);
      const bool longer = theirs.ends_with(' ' + wanted) && draft.modifiers.empty() && !is_deputy(theirs);
      if (theirs == wanted || longer) return e;
    }
  }
  return kNone;
}

bool Coreference::alike(int e, int d) {
  const MentionDraft& draft = t_.draft(d);
  const EntityState& other = t_.entity(e);
  const bool numbers = draft.plural == other.plural || one_of(kNumberless, last_word(draft.role));
  if (other.named || (!numbers && !draft.modifier)) return false;
  if (!draft.country.empty() && draft.country != other.country) return false;
  if (draft.possessor != kNone && t_.of(draft.possessor) != other.possessor) return false;
  if (draft.holder != kNone && t_.of(draft.holder) != other.holder) return false;
  return draft.modifiers.empty() || draft.modifiers == other.modifiers;
}

// The same noun again. Bare plurals meet only where the noun names one side ("militants"), never for "people".
int Coreference::by_head(int d) {
  const MentionDraft& draft = t_.draft(d);
  if (draft.counted && !draft.definite) return kNone;
  static constexpr std::array<std::string_view, 6> kSides = {"REB", "PRM", "MIL", "COP", "OPP", "JRN"};
  const bool side = one_of(kSides, draft.sector) && (draft.plural || draft.type == EntityType::kMedia ||
                                                     draft.type == EntityType::kOrganisation);  // "police"
  const bool free = draft.definite || draft.modifier || side;
  if (!free) return kNone;
  for (int e : t_.find("h:" + draft.role)) {
    if (alike(e, d)) return e;
  }
  return kNone;
}

// "the ministry" after "Russia's Ministry of Defense", "the observatory" after its name.
int Coreference::by_name_word(int d) {
  const MentionDraft& draft = t_.draft(d);
  for (int e : t_.find("w:" + last_word(draft.role))) {
    const EntityState& other = t_.entity(e);
    if (other.type == EntityType::kPerson || other.type == EntityType::kState || other.type == EntityType::kPlace)
      continue;
    if (!draft.country.empty() && !other.country.empty() && draft.country != other.country) continue;
    if (!draft.modifiers.empty() && !other.named && draft.modifiers != other.modifiers) continue;
    if (t_.sentence(d) - t_.sentence(other.drafts.back()) <= 12) return e;
  }
  return kNone;
}

bool Coreference::accepts(const MentionDraft& nominal, const EntityState& entity) const {
  const std::string head = last_word(nominal.role);
  if (nominal.type == EntityType::kState) return entity.type == EntityType::kState;
  if (nominal.type == EntityType::kMedia) return entity.type == EntityType::kMedia && entity.named;
  if (!one_of(kEmptyBodies, head) || !entity.named) return false;
  const bool official = entity.organ != kNone || entity.sector == "GOV" || entity.sector == "MIL" ||
                        entity.sector == "COP" || entity.sector == "LEG" || entity.sector == "JUD" ||
                        entity.sector == "SPY";
  if (head == "agency") return entity.type == EntityType::kMedia || entity.type == EntityType::kOrganisation;
  if (entity.type == EntityType::kArmedGroup) return head != "company" && head != "firm" && head != "charity";
  return entity.type == EntityType::kOrganisation && !official;
}

int Coreference::by_salience(int d) {
  const MentionDraft& draft = t_.draft(d);
  if (!draft.modifiers.empty() || !draft.country.empty()) return kNone;
  const bool empty_word = draft.type == EntityType::kState || draft.type == EntityType::kMedia ||
                          one_of(kEmptyBodies, last_word(draft.role));
  if (!empty_word) return kNone;
  int best = kNone;
  double best_score = 0;
  for (int back = d - 1, looked = 0; back >= 0 && looked < kLookBack; --back, ++looked) {
    const int gap = t_.sentence(d) - t_.sentence(back);
    if (gap > 3) break;
    const int e = t_.of(back);
    if (e == kNone || !accepts(draft, t_.entity(e))) continue;
    const MentionDraft& other = t_.draft(back);
    if (gap == 0 && x_.below(draft.mention.head, other.mention.head)) continue;
    const double subject = x_.is(x_.first_conjunct(other.mention.head), "nsubj") ? 1.0 : 0;
    const double score = 4.0 - gap + subject - (other.modifier || other.as_place ? 1.0 : 0) - looked * 0.01;
    if (score > best_score) {
      best = e;
      best_score = score;
    }
  }
  return best;
}

}  // namespace dateline
