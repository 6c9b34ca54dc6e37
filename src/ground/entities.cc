// From resolved drafts to the public entities: their order, names, memberships, and who publishes.
#include "ground/entities.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/strings.h"
#include "base/utf8.h"
#include "ground/coref.h"
#include "ground/mention_finder.h"

namespace dateline {
namespace {

// "Kessler" and "KN" are Kessler Newswire's own marks.
bool is_short_for(std::string_view mark, std::string_view name) {
  const std::string full = fold(name), part = fold(mark);
  std::string initials;
  for (std::string_view word : split(full, ' ')) initials += word.substr(0, 1);
  return !part.empty() && (full.starts_with(part) || initials == part);
}

class Finish {
 public:
  Finish(Grounded& grounded, EntityTable& table, int drafts) : g_(grounded), t_(table), drafts_(drafts) {}

  void run() {
    put_mentions();
    for (size_t e = 0; e < states_.size(); ++e) put_entity(static_cast<int>(e));
    for (size_t e = 0; e < states_.size(); ++e) put_members(static_cast<int>(e));
    put_publisher();
    put_agency();
  }

 private:
  void put_mentions() {
    std::vector<int> order;
    for (int d = 0; d < drafts_; ++d) {
      if (t_.of(d) != kNone) order.push_back(d);
    }
    const auto key = [&](int d) {
      const Mention& m = t_.draft(d).mention;
      return std::tuple(m.span.begin, ~m.span.end, m.head, d);
    };
    std::sort(order.begin(), order.end(), [&](int a, int b) { return key(a) < key(b); });
    for (int d : order) {
      const int state = t_.of(d);
      const auto [at, fresh] = number_.try_emplace(state, static_cast<int>(states_.size()));
      if (fresh) {
        states_.push_back(state);
        g_.entities.emplace_back();
      }
      Mention mention = t_.draft(d).mention;
      mention.entity = at->second;
      if (mention.type.empty()) mention.type = t_.entity(state).type == EntityType::kPlace ? "LOC" : "ORG";
      g_.entities[static_cast<size_t>(at->second)].mentions.push_back(static_cast<int>(g_.mentions.size()));
      g_.mentions.push_back(std::move(mention));
      draft_of_.push_back(d);
    }
  }

  Entity& entity(int e) { return g_.entities[static_cast<size_t>(e)]; }

  void put_entity(int e) {
    const EntityState& state = t_.entity(states_[static_cast<size_t>(e)]);
    Entity& out = entity(e);
    out.type = state.type;
    out.country = state.country;
    out.sector = state.sector;
    if (state.actor != kNone) {
      const Actor& actor = t_.lexicon().actor(state.actor);
      out.actor_id = actor.id;
      out.wikidata = actor.wikidata;
      out.cow = actor.cow;
      out.gw = actor.gw;
      out.name = actor.name;
      out.type = actor.type;
      if (!actor.country.empty()) out.country = actor.country;
      if (!actor.sector.empty()) out.sector = actor.sector;
    } else {
      out.name = state.named ? longest_name(out) : described(out, state);
    }
    if (state.organ != kNone && state.actor == kNone && !state.country.empty()) {
      out.actor_id = state.country + '/' + t_.lexicon().actor(state.organ).id;
    }
    if (out.type == EntityType::kPlace || out.type == EntityType::kState) locate(out);
    inherit(out, state);
  }

  std::string longest_name(const Entity& out) {
    TokenRange best{0, 0};
    for (int m : out.mentions) {
      const MentionDraft& draft = t_.draft(draft_of_[static_cast<size_t>(m)]);
      if (draft.mention.kind != MentionKind::kName) continue;
      if (draft.name.last - draft.name.first > best.last - best.first) best = draft.name;
    }
    return std::string(t_.syntax().text(best));
  }

  static bool empty_word(std::string_view upos) { return upos == "DET" || upos == "ADP" || upos == "ADV"; }

  // A group nobody names is called by the words for it: "militants", "allies of United States".
  std::string described(const Entity& out, const EntityState& state) {
    for (int m : out.mentions) {
      const MentionDraft& draft = t_.draft(draft_of_[static_cast<size_t>(m)]);
      if (draft.mention.kind != MentionKind::kNominal) continue;
      TokenRange words = draft.mention.tokens;
      while (words.first + 1 < words.last && empty_word(t_.syntax().token(words.first).upos)) ++words.first;
      const auto owner = number_.find(state.possessor);
      if (owner != number_.end() && words.first + 1 < words.last && !entity(owner->second).name.empty()) {
        return std::string(t_.syntax().text({words.first + 1, words.last})) + " of " + entity(owner->second).name;
      }
      return std::string(t_.syntax().text(words));
    }
    return {};
  }

  void locate(Entity& out) {
    for (int m : out.mentions) {
      const int first = t_.draft(draft_of_[static_cast<size_t>(m)]).name.first;
      const auto place = std::lower_bound(g_.places.begin(), g_.places.end(), first,
                                          [](const Place& p, int t) { return p.tokens.first < t; });
      if (place == g_.places.end() || place->tokens.first != first || place->geonames == 0) continue;
      if (out.type == EntityType::kState && !place->feature.starts_with("PCL")) continue;
      if (out.country.empty()) out.country = place->country;
      if (out.type == EntityType::kOrganisation && place->use == Place::Use::kAdjective)
        continue;  // "Ohio State Police"
      out.geonames = std::to_string(place->geonames);
      return;
    }
  }

  // A spokesman works where his ministry does.
  void inherit(Entity& out, const EntityState& state) {
    if (state.holder == kNone || out.type == EntityType::kState) return;
    const EntityState& body = t_.entity(state.holder);
    if (out.country.empty()) out.country = body.country;
    if (out.type == EntityType::kPerson && body.type == EntityType::kOrganisation && !body.sector.empty()) {
      if (state.actor == kNone) out.sector = body.sector;
    }
  }

  void put_members(int e) {
    const EntityState& state = t_.entity(states_[static_cast<size_t>(e)]);
    const auto join = [&](int other) {
      const auto at = number_.find(other);
      if (at == number_.end() || at->second == e) return;
      std::vector<int>& bodies = entity(e).member_of;
      if (std::find(bodies.begin(), bodies.end(), at->second) == bodies.end()) bodies.push_back(at->second);
    };
    for (int d : state.drafts) join(t_.of(t_.draft(d).holder));
    if (state.actor != kNone) {
      const std::string& parent = t_.lexicon().actor(state.actor).parent;
      if (!parent.empty()) {
        for (int found : t_.find("a:" + parent)) join(found);
      }
    }
    if (state.organ != kNone && !state.country.empty()) {
      const int owner = t_.lexicon().state_of(state.country);
      if (owner != kNone) {
        for (int found : t_.find("a:" + t_.lexicon().actor(owner).id)) join(found);
      }
    }
  }

  int media_actor(const std::string& id, const std::string& name) const {
    if (const int known = t_.lexicon().by_id(id); known != kNone) return known;
    for (int a : t_.lexicon().called(actor_key(name))) {
      if (t_.lexicon().actor(a).type == EntityType::kMedia) return a;
    }
    return kNone;
  }

  // The entity of an outlet, a new one if the text does not name it.
  int media_entity(const std::string& id, const std::string& name, int known = kNone) {
    const int actor = media_actor(id, name);
    const std::string key = actor_key(name);
    int found = known;
    for (size_t e = 0; e < g_.entities.size() && found == kNone; ++e) {
      const bool same = actor != kNone
                            ? g_.entities[e].actor_id == t_.lexicon().actor(actor).id
                            : g_.entities[e].type != EntityType::kPerson && actor_key(g_.entities[e].name) == key;
      if (same) found = static_cast<int>(e);
    }
    if (found == kNone) {
      found = static_cast<int>(g_.entities.size());
      g_.entities.emplace_back();
    }
    Entity& out = entity(found);
    out.type = EntityType::kMedia;
    out.sector = "JRN";
    out.name = name;
    if (actor != kNone) out.actor_id = t_.lexicon().actor(actor).id;
    if (out.country.empty() && actor != kNone) out.country = t_.lexicon().actor(actor).country;
    return found;
  }

  void put_publisher() {
    const Publisher& publisher = g_.article().publisher;
    if (publisher.name.empty() && publisher.domain.empty()) return;
    const auto said = number_.find(t_.publisher());
    g_.publisher = media_entity(publisher.id, publisher.name.empty() ? publisher.domain : publisher.name,
                                said == number_.end() ? kNone : said->second);
    if (!publisher.country.empty()) entity(g_.publisher).country = publisher.country;
  }

  void put_agency() {
    const std::string& agency = g_.article().agency;
    if (agency.empty() || is_short_for(agency, g_.article().publisher.name)) return;
    const int found = media_entity("", agency);
    if (found != g_.publisher) g_.agency = found;
  }

  Grounded& g_;
  EntityTable& t_;
  int drafts_;
  std::vector<int> states_;              // public entity -> table entity
  std::vector<int> draft_of_;            // public mention -> draft
  std::unordered_map<int, int> number_;  // table entity -> public entity
};

}  // namespace

void add_entities(Grounded& grounded, const ActorLexicon& lexicon, const Limits& limits) {
  const Syntax syntax(*grounded.analysis);
  std::vector<MentionDraft> drafts = find_mentions(syntax, lexicon, grounded.places, limits.mentions);
  const int count = static_cast<int>(drafts.size());
  EntityTable table(syntax, lexicon, drafts);
  Coreference(table).resolve_all(count);
  Finish(grounded, table, count).run();
}

}  // namespace dateline
