// Names: "Konashenkov" is the Igor Konashenkov of the paragraph before, "OPCW" the organisation spelt out below.
//
// Comparing each name with every earlier one is quadratic and too ready to merge namesakes. Each entity is filed under
// what it may be called later (actor, organ of a country, surname, acronym), and a name looks only there.
#include <algorithm>
#include <tuple>

#include "base/strings.h"
#include "base/utf8.h"
#include "ground/coref.h"

namespace dateline {
namespace {

bool subset(const std::vector<std::string>& few, const std::vector<std::string>& many) {
  size_t at = 0;
  for (const std::string& word : many) {
    if (at < few.size() && few[at] == word) ++at;
  }
  return at == few.size();
}

bool acronym_shape(std::string_view word) {
  return word.size() >= 2 && word.size() <= 8 &&
         std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

}  // namespace

std::vector<std::string> name_words(const std::string& folded) {
  std::vector<std::string> words;
  for (std::string_view w : split(folded, ' ')) {
    if (w != "al" && w != "el" && w != "jr") words.emplace_back(w);
  }
  return words;
}

// "Syrian Observatory for Human Rights" -> "sohr".
std::string initials(const std::vector<std::string>& words) {
  std::string letters;
  for (const std::string& w : words) {
    if (w != "of" && w != "for" && w != "the" && w != "and" && w != "in" && w != "on") letters += w.substr(0, 1);
  }
  return letters;
}

bool first_person(const MentionDraft& draft) {
  static constexpr std::string_view kWords[] = {"i", "me", "my", "mine", "we", "us", "our", "ours", "ourselves"};
  return std::find(std::begin(kWords), std::end(kWords), draft.pronoun) != std::end(kWords);
}

bool second_person(const MentionDraft& draft) { return draft.pronoun.starts_with("you"); }

void Coreference::resolve_all(int drafts) {
  const auto later = [&](int d) { return first_person(t_.draft(d)) || second_person(t_.draft(d)); };
  for (int d = 0; d < drafts; ++d) {
    if (later(d)) continue;
    MentionDraft& draft = t_.draft(d);
    if (draft.same_as >= d) draft.same_as = kNone;
    switch (draft.mention.kind) {
      case MentionKind::kName:
        name(d);
        break;
      case MentionKind::kNominal:
        nominal(d);
        break;
      case MentionKind::kPronoun:
        pronoun(d);
        break;
    }
  }
  for (int d = 0; d < drafts; ++d) {
    if (later(d)) pronoun(d);
  }
}

int Coreference::settle(int d, int e, const std::vector<std::string>& keys) {
  const int given = t_.of(t_.draft(d).same_as);
  if (e == kNone) e = given;
  if (e == kNone) {
    e = t_.create(d);
  } else {
    t_.attach(e, d);
    if (given != kNone && given != e && (!t_.entity(given).named || !t_.entity(e).named)) e = t_.merge(e, given);
  }
  for (const std::string& key : keys) t_.index(key, e);
  return e;
}

// "The Ministry" on the Defence Ministry's page is the Defence Ministry: its own words stand in its name.
bool Coreference::own_name(int d) {
  static constexpr std::string_view kOwn[] = {"ministry", "authority",  "command",     "office",    "service",
                                              "agency",   "department", "directorate", "bureau",    "staff",
                                              "mission",  "embassy",    "council",     "commission"};
  const MentionDraft& draft = t_.draft(d);
  if (t_.publisher() == kNone || draft.type == EntityType::kPerson) return false;
  const bool noun = draft.mention.kind == MentionKind::kNominal;
  if (noun && (draft.plural || !draft.country.empty() || !draft.definite || draft.possessor != kNone)) return false;
  const std::string name = actor_key(x_.text(noun ? draft.mention.tokens : draft.name));
  const std::string publisher = actor_key(x_.analysis().article->publisher.name);
  const std::string last = name.substr(name.rfind(' ') + 1);
  if (noun && !x_.capital(draft.mention.head)) {  // "the ministry" may be one that was named instead
    const int said = by_name_word(d);
    if (said != kNone && said != t_.publisher()) return false;
  }
  return std::find(std::begin(kOwn), std::end(kOwn), last) != std::end(kOwn) &&
         (" " + publisher + " ").find(" " + name + " ") != std::string::npos;
}

void Coreference::name(int d) {
  const MentionDraft& draft = t_.draft(d);
  if (own_name(d)) {
    settle(d, t_.publisher(), {});
    return;
  }
  if (draft.actor != kNone || draft.organ != kNone) return actor_or_organ(d);
  if (draft.type == EntityType::kPerson) return person(d);
  other_name(d);
}

void Coreference::actor_or_organ(int d) {
  const MentionDraft& draft = t_.draft(d);
  std::vector<std::string> keys;
  int found = kNone;
  if (draft.actor != kNone) {
    const Actor& actor = lexicon_.actor(lexicon_.latest(draft.actor));
    keys = {"a:" + actor.id};
    for (int e : t_.find(keys[0])) found = found == kNone ? e : found;
    if (found == kNone && actor.type == EntityType::kPerson)
      found = same_person(d, name_words(actor_key(lexicon_.actor(draft.actor).name)));
    const std::vector<std::string> words = name_words(actor_key(actor.name));
    if (actor.type == EntityType::kPerson) {
      for (const std::string& w : words) keys.push_back("p:" + w);
    } else if (actor.type != EntityType::kState) {
      for (const std::string& w : name_words(actor_key(x_.text(draft.name)))) keys.push_back("w:" + w);
      keys.push_back("c:" + initials(words));
    }
  } else {
    const std::string organ = lexicon_.actor(draft.organ).id;
    keys = {"o:" + draft.country + '/' + organ, "w:" + x_.lemma_key(draft.mention.head)};
    for (int e : t_.find(keys[0])) found = found == kNone ? e : found;
    // "the Defence Ministry" after "Russia's Ministry of Defence", and the other way round.
    if (found == kNone) {
      for (int e : t_.find("o:" + organ)) {
        if (draft.country.empty() || t_.entity(e).country.empty()) {
          found = e;
          break;
        }
      }
    }
    // "the Russian ministry": which one was said before.
    if (found == kNone && organ == "ministry") {
      for (int e : t_.find(keys[1])) {
        if (t_.entity(e).organ != kNone && t_.entity(e).country == draft.country) {
          found = e;
          break;
        }
      }
    }
    keys.push_back("o:" + organ);
  }
  settle(d, found, keys);
}

int Coreference::same_person(int d, const std::vector<std::string>& words) {
  if (words.empty()) return kNone;
  const char gender = t_.draft(d).gender;
  const auto matches = [&](int e, bool by_last) {
    const EntityState& other = t_.entity(e);
    if (other.gender != 0 && gender != 0 && other.gender != gender) return false;
    if (other.type != EntityType::kPerson || other.words.empty()) return false;
    std::vector<std::string> theirs;
    for (const std::string& w : other.words) {
      if (w != "al" && w != "el" && w != "jr") theirs.push_back(w);
    }
    if (theirs.empty()) return false;
    if (by_last && theirs.back() != words.back()) return false;
    return words.size() <= theirs.size() ? subset(words, theirs) : subset(theirs, words);
  };
  for (const bool by_last : {true, false}) {
    for (const std::string& key : {words.back(), words.front()}) {
      for (int e : t_.find("p:" + key)) {
        if (matches(e, by_last)) return e;
      }
    }
  }
  return kNone;
}

// "Trump" with no fuller name before: the one office-holder of that name whom the article's day or countries support.
int Coreference::known_person(int d) {
  const MentionDraft& draft = t_.draft(d);
  const std::string key = actor_key(x_.text(draft.name));
  if (key.find(' ') != std::string::npos) return kNone;
  const std::string& day = x_.analysis().article->published.value;
  int best = kNone, best_score = -1;
  bool tie = false;
  for (int a : lexicon_.surnamed(key)) {
    const Actor& actor = lexicon_.actor(a);
    int score = !actor.country.empty() && !t_.find("a:" + lower(actor.country)).empty() ? 2 : 0;
    if (!day.empty())
      score +=
          (actor.valid_from.empty() || actor.valid_from <= day) && (actor.valid_to.empty() || day <= actor.valid_to);
    tie = score == best_score;
    if (score > best_score) std::tie(best, best_score) = std::pair(a, score);
  }
  return best_score > 0 && !tie ? best : kNone;
}

// "Mayor Stelmakh" after "the mayor": whom only an office was said of, if nobody else has it.
int Coreference::role_before(int d) {
  const MentionDraft& draft = t_.draft(d);
  if (draft.role.empty() || t_.of(draft.same_as) != kNone) return kNone;
  int found = kNone;
  for (int e : t_.find("h:" + draft.role)) {
    const EntityState& other = t_.entity(e);
    if (other.named || other.plural || other.type != EntityType::kUnnamed) continue;
    const MentionDraft& first = t_.draft(other.drafts.front());
    const bool title = first.definite || first.mention.tokens.first + 1 == first.mention.tokens.last;
    if (!title || (draft.gender != 0 && other.gender != 0 && draft.gender != other.gender)) continue;
    if (!draft.country.empty() && !other.country.empty() && draft.country != other.country) continue;
    const int holder = t_.of(draft.holder);
    if (holder != kNone && other.holder != kNone && holder != other.holder) continue;
    if (found != kNone) return kNone;
    found = e;
  }
  return found;
}

void Coreference::person(int d) {
  MentionDraft& draft = t_.draft(d);
  const std::vector<std::string> words = name_words(actor_key(x_.text(draft.name)));
  const int found = same_person(d, words);
  if (found == kNone) {
    draft.actor = known_person(d);
    if (draft.actor != kNone) {
      draft.country = lexicon_.actor(draft.actor).country;
      draft.sector = lexicon_.actor(draft.actor).sector;
      return actor_or_organ(d);
    }
  }
  std::vector<std::string> keys;
  for (const std::string& w : words) keys.push_back("p:" + w);
  settle(d, found == kNone ? role_before(d) : found, keys);
}

void Coreference::other_name(int d) {
  const MentionDraft& draft = t_.draft(d);
  const std::string_view surface = x_.text(draft.name);
  const std::string folded = actor_key(surface);
  const bool place = draft.type == EntityType::kPlace;
  std::vector<std::string> keys = {(place ? "l:" : "n:") + folded};
  int found = kNone;
  for (int e : t_.find(keys[0])) found = found == kNone ? e : found;
  const std::vector<std::string> words = name_words(folded);
  if (!place) {
    const bool acronym = acronym_shape(surface);
    std::string letters = acronym ? folded : initials(words);
    std::erase(letters, ' ');
    if (found == kNone && acronym) {
      for (int e : t_.find("c:" + letters)) found = found == kNone ? e : found;
    }
    if (found == kNone && words.size() > 2) {
      for (int e : t_.find("n:" + letters)) found = found == kNone ? e : found;
    }
    if (words.size() > 1) keys.push_back("c:" + letters);
    for (const std::string& w : words) keys.push_back("w:" + w);
  }
  settle(d, found, keys);
}

}  // namespace dateline
