// Problem: other codebooks ask what PLOVER does not: ACLED's sub-events turn on who acts and who is hit ("protesters",
// "civilians"), on whether a protest was on, on what an act was done with. The sector of an entity alone knows few of
// them, since most parties of news are nouns. Idea: once an event has all its mentions, collect those facts from the
// words of its arguments and numbers, then let the codebook's maps decide. Reference: ACLED Codebook (2023),
// sub-events.
#include <algorithm>

#include "event/views.h"

namespace dateline {
namespace {

void drop_events(const std::vector<bool>& dropped, std::vector<Draft>& drafts, Document& document) {
  std::vector<int> moved(dropped.size(), kNone);
  std::vector<Event> kept;
  for (size_t e = 0; e < dropped.size(); ++e) {
    if (dropped[e]) continue;
    moved[e] = static_cast<int>(kept.size());
    kept.push_back(std::move(document.events[e]));
  }
  document.events = std::move(kept);
  for (Draft& d : drafts) d.event = d.event == kNone ? kNone : moved[static_cast<size_t>(d.event)];
  for (EventRelation& r : document.relations)
    r.a = moved[static_cast<size_t>(r.a)], r.b = moved[static_cast<size_t>(r.b)];
  std::erase_if(document.relations, [](const EventRelation& r) { return r.a == kNone || r.b == kNone; });
}

// The lemmas of the words in a span.
std::vector<std::string_view> lemmas_in(const Scene& scene, Span span) {
  const std::vector<Token>& tokens = scene.tree.analysis().tokens;
  auto at = std::lower_bound(tokens.begin(), tokens.end(), span.begin,
                             [](const Token& t, uint32_t begin) { return t.span.begin < begin; });
  std::vector<std::string_view> lemmas;
  for (; at != tokens.end() && at->span.end <= span.end; ++at)
    lemmas.push_back(scene.lemmas[static_cast<size_t>(at - tokens.begin())]);
  return lemmas;
}

// Is a protest told of in the mention's sentence? "Activists were detained while they tried to hold a demonstration."
bool tells_of_protest(const Scene& scene, const std::vector<Draft>& drafts, const Draft& mention) {
  const int sentence = scene.tree.token(mention.token).sentence;
  return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
    return d.type == "PROTEST" && scene.tree.token(d.token).sentence == sentence;
  });
}

// What it was done with says how, wherever in the article that stands: an attack with chlorine is a chemical one.
void add_means(const Scene& scene, Event& event) {
  for (const EventArgument& a : event.arguments) {
    if (a.role != "instrument" && a.role != "agent_substance") continue;
    const WordReading reading = scene.codebook.read_words(lemmas_in(scene, a.span));
    add_unique(event.modes, reading.modes);
    add_unique(event.contexts, reading.contexts);
  }
  event.modes = scene.codebook.modes_of(event.type, event.modes);
}

// Of which party who acts or is hit is: by his own words, else by his entity's sector; "" where neither says it.
std::string_view party_of(const Scene& scene, const EventArgument& a) {
  const std::string_view named = scene.codebook.party_of_words(lemmas_in(scene, a.span));
  if (!named.empty() || a.entity == kNone) return named;
  return scene.codebook.party_of_sector(scene.grounded.entities[static_cast<size_t>(a.entity)].sector);
}

// The first party, but `other_than`, of those in either role.
std::string_view party_in(const Scene& scene, const Event& event, std::string_view role, std::string_view or_role,
                          std::string_view other_than = "") {
  for (const EventArgument& a : event.arguments) {
    if (a.role != role && a.role != or_role) continue;
    if (const std::string_view p = party_of(scene, a); !p.empty() && p != other_than) return p;
  }
  return "";
}

bool is_hit(const Quantity& q) { return q.what == "killed" || q.what == "injured"; }

void find_sides(const Scene& scene, const Document& document, const Event& event, CodedEvent& coded) {
  coded.actor = party_in(scene, event, "actor", "orderer");
  coded.target = party_in(scene, event, "target", "victim");
  // "Clashes between police and protesters": of two who act the one of another kind.
  if (coded.target.empty()) coded.target = party_in(scene, event, "actor", "participant", coded.actor);
  for (int q : event.quantities) {  // "killing 40 soldiers": who was hit, where nothing else says it
    const Quantity& quantity = document.quantities[static_cast<size_t>(q)];
    if (is_hit(quantity) && coded.target.empty())
      coded.target = scene.codebook.party_of_words(lemmas_in(scene, quantity.span));
  }
}

CodedEvent coded_of(const Scene& scene, const std::vector<Draft>& drafts, const Document& document, size_t index) {
  const Event& event = document.events[index];
  CodedEvent coded;
  coded.type = event.type;
  coded.modes = event.modes;
  coded.contexts = event.contexts;
  coded.layer = layer_name(event.layer);
  for (const Draft& d : drafts) {
    if (d.event != static_cast<int>(index)) continue;
    if (!coded.trigger) coded.trigger = d.trigger;
    coded.facts.insert(coded.facts.end(), d.facts.begin(), d.facts.end());
    if (event.type != "PROTEST" && tells_of_protest(scene, drafts, d)) coded.facts.emplace_back("at-protest");
  }
  for (int q : event.quantities) {
    const Quantity& quantity = document.quantities[static_cast<size_t>(q)];
    if (is_hit(quantity)) coded.facts.push_back(quantity.what);
  }
  find_sides(scene, document, event, coded);
  return coded;
}

}  // namespace

void code_views(const Scene& scene, std::vector<Draft>& drafts, Document& document) {
  std::vector<bool> dropped(document.events.size(), false);
  for (size_t e = 0; e < document.events.size(); ++e) {
    Event& event = document.events[e];
    add_means(scene, event);
    CodedEvent coded = coded_of(scene, drafts, document, e);
    const Recoded recoded = scene.codebook.recode(coded);
    dropped[e] = recoded.type.empty();
    if (!recoded.type.empty() && recoded.type != event.type) {
      event.type = recoded.type;
      event.decided_by += "; " + recoded.rule;
    }
    add_unique(event.modes, recoded.modes);
    event.modes = scene.codebook.modes_of(event.type, event.modes);
    coded.type = event.type;
    coded.modes = event.modes;
    event.acled = scene.codebook.acled(coded);
    event.cameo = scene.codebook.cameo(coded);
  }
  drop_events(dropped, drafts, document);
}

}  // namespace dateline
