// Whom a role noun or a pronoun means: all who may be meant are ranked, somebody new among them.
//
// Agreement that is never broken (a woman is no "he", a state no "spokesman") bars a candidate; all else only weighs.
#include <algorithm>
#include <climits>

#include "ground/coref.h"

namespace dateline {
namespace {

constexpr int kLookBack = 90;     // mentions
constexpr int kPronounBack = 50;  // mentions
constexpr int kMost = 40;         // candidates
// Taken off "somebody new", in hundredths: the weights aim at single choices, and a chain cut in two costs more of
// them than one. From 40 to 80 it makes no odds (GUM dev, corpus train and dev).
constexpr int kNewcomer = 60;
// Taken off besides where a noun as empty as "the group" has a salient body before it: without, the weights
// often take it for somebody new.
constexpr int kEmptyNewcomer = 150;

bool one_person(EntityType type) { return type == EntityType::kPerson || type == EntityType::kUnnamed; }

}  // namespace

// "Ann Ames said that [the mayor] had ...": who is the subject of a verb is not named anew by a noun below that verb
// (principle C of Chomsky, "Lectures on Government and Binding", 1981).
bool Coreference::bound_by(const Mention& noun, const Mention& subject) const {
  const int verb = x_.token(subject.head).head;
  return subject.head < noun.head && verb >= 0 && verb != noun.head && x_.is(subject.head, "nsubj") &&
         x_.below(noun.head, verb) && !x_.below(noun.head, subject.head);
}

bool Coreference::possible(int d, int e, int near) {
  const MentionDraft& draft = t_.draft(d);
  const EntityState& other = t_.entity(e);
  const bool person = one_person(other.type) && !other.plural;
  if (draft.gender != 0 && other.gender != 0 && draft.gender != other.gender) return false;
  if (near != kNone && t_.draft(near).negated && !draft.plural) return false;
  if (draft.mention.kind == MentionKind::kPronoun) {
    if (draft.gender != 0) return person;
    if (draft.plural) return other.plural || !person || draft.pronoun != "their";
    if (first_person(draft)) return person;
    const bool several = near != kNone && t_.draft(near).plural;
    return !person && other.type != EntityType::kGroup && !several && (other.named || !other.plural);
  }
  const bool wants_person = one_person(draft.type) && !draft.plural;
  if (wants_person != person && (wants_person || person)) return false;
  if (!draft.country.empty() && !other.country.empty() && draft.country != other.country) return false;
  if ((draft.type == EntityType::kPlace) != (other.type == EntityType::kPlace) && other.type != EntityType::kState)
    return false;
  // "Three militants" are others than "the militants" of before.
  if (draft.counted && !draft.definite && other.plural && !other.named && features_.head_match(d, e) == 1) return false;
  if (draft.type == EntityType::kState && other.type != EntityType::kState) return false;
  // "Ayman's father" is not Ayman; "fighters of the group" may be the group.
  if (e == t_.of(draft.possessor) || (e == t_.of(draft.holder) && !draft.plural)) return false;
  if (near == kNone) return true;
  const Mention& other_mention = t_.draft(near).mention;
  if (draft.mention.tokens.contains(other_mention.head) && e != t_.of(draft.holder)) return false;
  if (wants_person && bound_by(draft.mention, other_mention)) return false;
  return t_.sentence(d) != t_.sentence(near) || !x_.below(draft.mention.head, other_mention.head) ||
         draft.mention.tokens.last <= other_mention.tokens.first;
}

// Entity and its nearest mention, the nearest entity first, but before all the publisher, who has none to be near.
std::vector<std::pair<int, int>> Coreference::candidates(int d) {
  std::vector<std::pair<int, int>> found;
  const MentionDraft& draft = t_.draft(d);
  const bool pronoun = draft.mention.kind == MentionKind::kPronoun;
  const auto look = [&](int other) {
    const int e = t_.of(other);
    if (e == kNone || static_cast<int>(found.size()) >= kMost) return;
    if (std::any_of(found.begin(), found.end(), [&](const auto& f) { return f.first == e; })) return;
    if (possible(d, e, other)) found.emplace_back(e, other);
  };
  const int publisher = t_.publisher();
  if (publisher != kNone && !draft.plural && possible(d, publisher, kNone)) found.emplace_back(publisher, kNone);
  const int behind = first_person(draft) ? 12 : 0;
  const int back = pronoun ? kPronounBack : kLookBack;
  const int sentences = !pronoun ? INT_MAX : features_.is_source(d) ? 8 : 5;
  for (int step = 1; step <= back; ++step) {
    if (d - step >= 0 && t_.sentence(d) - t_.sentence(d - step) <= sentences) look(d - step);
    if (step <= behind && d + step < t_.drafts() && t_.sentence(d + step) - t_.sentence(d) <= 2) look(d + step);
  }
  return found;
}

int Coreference::choose(int d, std::pair<int, CorefRule> rule, const std::unordered_map<int, double>& scores,
                        double thing) {
  std::vector<CorefCandidate> ranked;
  double best = thing;
  for (const auto& [e, score] : scores) best = std::max(best, score);
  const auto found = candidates(d);
  const auto fellows =
      std::count_if(found.begin(), found.end(), [&](const auto& f) { return features_.head_match(d, f.first) > 0; });
  ranked.reserve(found.size() + 1);
  for (size_t i = 0; i < found.size(); ++i) {
    const auto [e, near] = found[i];
    const auto score = scores.find(e);
    const double margin = score == scores.end() ? -10 : score->second - best;
    const CorefRule choice = e == rule.first ? rule.second : CorefRule::kNothing;
    ranked.push_back({e, features_.of(d, e, near, static_cast<int>(i), static_cast<int>(fellows), choice, margin)});
  }
  ranked.push_back({kNone, features_.of_new(d, fellows > 0, rule.second, thing)});
  if (listener_) listener_(d, ranked);
  const int newcomer = kNewcomer + (rule.second == CorefRule::kSalience ? kEmptyNewcomer : 0);
  // Where the weights have no preference the rules decide.
  const auto likelier = [&](const CorefCandidate& a, const CorefCandidate& b) {
    const int left = lexicon_.coref().score(a.features) - (a.entity == kNone) * newcomer;
    const int right = lexicon_.coref().score(b.features) - (b.entity == kNone) * newcomer;
    return left != right ? left < right : a.entity != rule.first && b.entity == rule.first;
  };
  return std::max_element(ranked.begin(), ranked.end(), likelier)->entity;
}

}  // namespace dateline
