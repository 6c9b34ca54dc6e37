#include "ground/entity_table.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {

EntityTable::EntityTable(const Syntax& syntax, const ActorLexicon& lexicon, std::vector<MentionDraft>& drafts)
    : syntax_(syntax),
      lexicon_(lexicon),
      drafts_(drafts),
      entity_of_(drafts.size(), kNone),
      heads_(static_cast<size_t>(syntax.size()), false) {
  for (const MentionDraft& draft : drafts) {
    if (draft.mention.kind != MentionKind::kPronoun) heads_[static_cast<size_t>(draft.mention.head)] = true;
  }
  create_publisher();
}

void EntityTable::create_publisher() {
  const Publisher& publisher = syntax_.analysis().article->publisher;
  if (publisher.name.empty()) return;
  entities_.emplace_back();
  publisher_ = size() - 1;
  EntityState& state = entities_.back();
  state.type = EntityType::kMedia;
  state.named = true;
  state.country = publisher.country;
  state.sector = "JRN";
  const std::string key = actor_key(publisher.name);
  for (std::string_view w : split(key, ' ')) state.words.emplace_back(w);
  index("n:" + key, publisher_);
  state.actor = lexicon_.by_id(publisher.id);
  if (state.actor == kNone) {
    for (int a : lexicon_.called(key)) state.actor = a;
  }
  if (state.actor == kNone) return;
  const Actor& actor = lexicon_.actor(lexicon_.latest(state.actor));
  state.type = actor.type;
  state.sector = actor.sector;
  index("a:" + actor.id, publisher_);
}

int EntityTable::root(int e) {
  while (e != kNone && entity(e).merged_into != kNone) e = entity(e).merged_into;
  return e;
}

int EntityTable::of(int d) { return d == kNone ? kNone : root(entity_of_[static_cast<size_t>(d)]); }

int EntityTable::create(int d) {
  entities_.emplace_back();
  const int e = size() - 1;
  entity(e).type = draft(d).type;
  attach(e, d);
  return e;
}

void EntityTable::attach(int e, int d) {
  MentionDraft& m = draft(d);
  EntityState& state = entity(e);
  entity_of_[static_cast<size_t>(d)] = e;
  state.drafts.push_back(d);
  if (m.mention.kind == MentionKind::kPronoun) {
    if (state.gender == 0) state.gender = m.gender;
    return;
  }
  if (m.mention.kind == MentionKind::kName) {
    const std::string folded = actor_key(syntax_.text(m.name));
    std::vector<std::string> words;
    for (std::string_view w : split(folded, ' ')) words.emplace_back(w);
    if (!state.named || words.size() > state.words.size()) state.words = std::move(words);
    if (!state.named || state.type == EntityType::kUnnamed || state.type == EntityType::kGroup) state.type = m.type;
    if (!state.named) state.sector.clear();
    state.named = true;
    if (state.actor == kNone) state.actor = m.actor;
    if (state.organ == kNone) state.organ = m.organ;
  } else if (state.head.empty()) {
    state.head = m.role;
    state.modifiers = m.modifiers;
  }
  if (m.mention.kind == MentionKind::kNominal && m.actor != kNone && state.actor == kNone) {  // by the office alone
    state.actor = m.actor;
    state.named = true;
    state.words.clear();
    const std::string key = actor_key(lexicon_.actor(m.actor).name);
    for (std::string_view w : split(key, ' ')) state.words.emplace_back(w);
  }
  if (!m.role.empty()) state.roles.insert(m.role);
  if (state.country.empty()) state.country = m.country;
  if (state.sector.empty()) state.sector = m.sector;
  if (state.gender == 0) state.gender = m.gender;
  state.plural = state.plural || m.plural;
  if (state.holder == kNone) state.holder = of(m.holder);
  if (state.possessor == kNone) state.possessor = of(m.possessor);
}

int EntityTable::merge(int a, int b) {
  a = root(a);
  b = root(b);
  if (a == b || a == kNone || b == kNone) return a == kNone ? b : a;
  // The named one keeps its nature; among equals the one with more mentions.
  const bool swap =
      entity(a).named != entity(b).named ? entity(b).named : entity(b).drafts.size() > entity(a).drafts.size();
  if (swap) std::swap(a, b);
  EntityState& into = entity(a);
  EntityState& from = entity(b);
  into.drafts.insert(into.drafts.end(), from.drafts.begin(), from.drafts.end());
  into.roles.insert(from.roles.begin(), from.roles.end());
  if (into.actor == kNone) into.actor = from.actor;
  if (into.country.empty()) into.country = from.country;
  if (into.sector.empty()) into.sector = from.sector;
  if (into.gender == 0) into.gender = from.gender;
  if (into.holder == kNone && root(from.holder) != a) into.holder = from.holder;
  if (from.words.size() > into.words.size()) into.words = from.words;
  into.plural = into.plural || from.plural;
  from.drafts.clear();
  from.merged_into = a;
  return a;
}

void EntityTable::index(const std::string& key, int e) {
  std::vector<int>& list = keys_[key];
  if (!list.empty() && list.back() == e) return;
  list.push_back(e);
}

std::vector<int> EntityTable::find(const std::string& key) {
  std::vector<int> found;
  const auto at = keys_.find(key);
  if (at == keys_.end()) return found;
  const std::vector<int>& list = at->second;
  for (size_t i = list.size(), looked = 0; i-- > 0 && found.size() < 8 && looked < 32; ++looked) {
    const int e = root(list[i]);
    if (std::find(found.begin(), found.end(), e) == found.end()) found.push_back(e);
  }
  return found;
}

}  // namespace dateline
