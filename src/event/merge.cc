// Problem: an article names its event many times ("airstrikes", "the bombing raid", "the attack"), and two events of
// one type in one article are the rule, not the exception. Merging by type counts two strikes as one; not merging
// counts one as six. Idea: mentions join the event they agree with best: same type, no party, time or place that
// contradicts, and something that ties them (the same word, a shared party, a definite noun phrase); what did not
// happen never joins what did.
#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "attribute/phrases.h"
#include "event/draft.h"

namespace dateline {
namespace {

constexpr double kLinked = -1.0;     // of a learned tie: from here on two mentions are one event
constexpr double kRuleWeight = 1.0;  // of what the rules see, beside the model's word
constexpr double kOther = 1.5;       // what other actors, and layers that do not fit, each take off a learned tie

int reality(Layer layer) {  // higher = more real; an event takes the most real layer of its mentions
  switch (layer) {
    case Layer::kCurrent:
      return 6;
    case Layer::kBackground:
      return 5;
    case Layer::kAggregate:
      return 4;
    case Layer::kAlleged:
      return 3;
    case Layer::kPlanned:
      return 2;
    case Layer::kRequested:
      return 1;
    case Layer::kHypothetical:
      return 0;
  }
  return 0;
}

bool happened_layer(Layer layer) { return reality(layer) >= 3; }

std::set<int> entities_of(const Draft& d, std::initializer_list<std::string_view> roles) {
  std::set<int> found;
  for (const DraftArgument& a : d.arguments) {
    if (a.entity != kNone && std::find(roles.begin(), roles.end(), a.role) != roles.end()) found.insert(a.entity);
  }
  return found;
}

// The state and its own forces, a body and what it is part of: "Russia" and "Russian planes" may be one actor.
bool related(const Scene& scene, int x, int y) {
  const Entity& a = scene.grounded.entities[static_cast<size_t>(x)];
  const Entity& b = scene.grounded.entities[static_cast<size_t>(y)];
  const auto holds = [](const Entity& part, int whole) {
    return std::find(part.member_of.begin(), part.member_of.end(), whole) != part.member_of.end();
  };
  if (holds(a, y) || holds(b, x)) return true;
  const bool state = a.type == EntityType::kState || b.type == EntityType::kState;
  const Entity& other = a.type == EntityType::kState ? b : a;
  const bool organ = other.sector.empty() || other.sector == "MIL" || other.sector == "GOV" || other.sector == "COP" ||
                     other.sector == "SPY";
  return state && organ && !a.country.empty() && a.country == b.country && other.type != EntityType::kArmedGroup &&
         other.type != EntityType::kPlace;
}

bool meet(const std::set<int>& a, const std::set<int>& b) {
  return std::any_of(a.begin(), a.end(), [&](int x) { return b.contains(x); });
}

enum class Agreement { kUnknown, kSame, kDifferent };

Agreement compare_sets(const Scene& scene, const std::set<int>& a, const std::set<int>& b) {
  if (a.empty() || b.empty()) return Agreement::kUnknown;
  if (meet(a, b)) return Agreement::kSame;
  const bool kin = std::any_of(a.begin(), a.end(), [&](int x) {
    return std::any_of(b.begin(), b.end(), [&](int y) { return related(scene, x, y); });
  });
  return kin ? Agreement::kSame : Agreement::kDifferent;
}

Agreement compare_times(const Scene& scene, const Draft& a, const Draft& b) {
  if (a.time.index == kNone || b.time.index == kNone) return Agreement::kUnknown;
  const TimeExpression& x = scene.grounded.times[static_cast<size_t>(a.time.index)];
  const TimeExpression& y = scene.grounded.times[static_cast<size_t>(b.time.index)];
  if (x.value == y.value) return Agreement::kSame;
  if (!x.earliest.empty() && !y.earliest.empty() && !x.latest.empty() && !y.latest.empty()) {
    return x.latest < y.earliest || y.latest < x.earliest ? Agreement::kDifferent : Agreement::kSame;
  }
  return x.value.starts_with("XXXX") && y.value.starts_with("XXXX") ? Agreement::kDifferent : Agreement::kUnknown;
}

Agreement compare_places(const Scene& scene, const Draft& a, const Draft& b) {
  if (a.place.index == kNone || b.place.index == kNone) return Agreement::kUnknown;
  const Place& x = scene.grounded.places[static_cast<size_t>(a.place.index)];
  const Place& y = scene.grounded.places[static_cast<size_t>(b.place.index)];
  if (x.name == y.name || x.within == y.name || y.within == x.name) return Agreement::kSame;
  if (!x.located || !y.located) return Agreement::kUnknown;
  if (x.country != y.country) return Agreement::kDifferent;
  const bool coarse =
      x.precision == "country" || y.precision == "country" || x.precision == "admin1" || y.precision == "admin1";
  const bool near = std::abs(x.lat - y.lat) < 0.1 && std::abs(x.lon - y.lon) < 0.1;
  return near ? Agreement::kSame : (coarse ? Agreement::kUnknown : Agreement::kDifferent);
}

// The same kind of act: "airstrikes" and "raid" may be, "airstrikes" and "gas attack" are not.
Agreement compare_modes(const Draft& a, const Draft& b) {
  static constexpr std::string_view kTelling[] = {"aerial",    "drone",    "unconventional", "firearms",
                                                  "abduct",    "sexual",   "suicide-attack", "arrest",
                                                  "ceasefire", "withdraw", "release",        "misinformation"};
  const auto telling = [](const Draft& d) {
    std::set<std::string_view> found;
    for (const std::string& m : d.modes) {
      if (std::find(std::begin(kTelling), std::end(kTelling), m) != std::end(kTelling)) found.insert(m);
    }
    return found;
  };
  // Shells are fired from the ground: against what comes from the air they tell, too.
  const auto only = [](const Draft& d, std::string_view mode, std::string_view other) {
    const auto has = [&](std::string_view m) { return std::find(d.modes.begin(), d.modes.end(), m) != d.modes.end(); };
    return has(mode) && !has(other);
  };
  if ((only(a, "aerial", "heavy-weapons") && only(b, "heavy-weapons", "aerial")) ||
      (only(b, "aerial", "heavy-weapons") && only(a, "heavy-weapons", "aerial")))
    return Agreement::kDifferent;
  const auto x = telling(a), y = telling(b);
  if (x.empty() || y.empty()) return Agreement::kUnknown;
  return std::any_of(x.begin(), x.end(), [&](std::string_view m) { return y.contains(m); }) ? Agreement::kSame
                                                                                            : Agreement::kDifferent;
}

bool is_definite(const Scene& scene, const Draft& d) {
  if (!d.nominal) return false;
  for (int c : scene.tree.children(d.token)) {
    const std::string& lemma = scene.lemmas[static_cast<size_t>(c)];
    if (scene.tree.has_relation(c, "det") &&
        (lemma == "the" || lemma == "this" || lemma == "that" || lemma == "these" || lemma == "those"))
      return true;
  }
  return false;
}

bool names_another(const Scene& scene, const Draft& d) {  // "another attack", "a second strike"
  for (int c : scene.tree.children(d.token)) {
    const std::string& lemma = scene.lemmas[static_cast<size_t>(c)];
    if (lemma == "another" || lemma == "second" || lemma == "other" || lemma == "similar" || lemma == "new" ||
        lemma == "further" || lemma == "previous" || lemma == "earlier" || lemma == "such" || lemma == "first")
      return true;
  }
  return false;
}

bool names_latest(const Scene& scene, const Draft& d) {  // "the latter attack"
  return std::any_of(scene.tree.children(d.token).begin(), scene.tree.children(d.token).end(),
                     [&](int c) { return is_word(scene.tree, c, {"latter"}); });
}

// Two accusations by different people are two until something says that they are one.
bool differently_told(const Scene& scene, const Draft& a, const Draft& b) {
  if (a.attributions.empty() || b.attributions.empty() || is_definite(scene, b)) return false;
  const auto source = [&](const Draft& d) {
    const Attribution& told = scene.attributed.attributions[static_cast<size_t>(d.attributions.front())];
    return told.sources.empty() ? kNone : told.sources.front().entity;
  };
  return source(a) != source(b);
}

// "... bombed the militants after the shelling of the port": what came before an act is another act.
bool is_order_of(const Scene& scene, const Draft& a, const Draft& b) {
  const std::string_view marker = scene.tree.marker(b.token);
  const bool order =
      marker == "after" || marker == "following" || marker == "before" || marker == "over" || marker == "for";
  return order &&
         (scene.tree.is_below(b.token, a.token) || (a.verb != kNoToken && scene.tree.is_below(b.token, a.verb)));
}

bool is_learned(const Draft& a, const Draft& b) {
  return a.reading && b.reading && !a.reading->earlier.empty() && !b.reading->later.empty();
}

bool layers_fit(const Scene& scene, const Draft& a, const Draft& b) {
  if (happened_layer(a.layer) != happened_layer(b.layer)) return false;
  if (a.background != b.background && b.layer != Layer::kAlleged && !is_definite(scene, b)) return false;
  return (a.layer == Layer::kAggregate) == (b.layer == Layer::kAggregate);
}

// How much ties two mentions, a earlier in the text than b; nothing where they cannot name one event.
std::optional<double> tie(const Scene& scene, const Draft& a, const Draft& b) {
  const bool learned = is_learned(a, b);
  const bool fit = layers_fit(scene, a, b);
  if (a.type != b.type || (!fit && !learned)) return std::nullopt;
  if (is_refused(a) != is_refused(b)) return std::nullopt;    // what will not be done is not what was
  if (is_pretence(a) != is_pretence(b)) return std::nullopt;  // an attack that is said to be staged is not the real one
  if (!learned && a.layer == Layer::kAlleged && differently_told(scene, a, b)) return std::nullopt;
  if (names_latest(scene, b)) return a.background || a.time.index != kNone ? 2 : 1;
  if (names_another(scene, b) || is_order_of(scene, a, b) || is_order_of(scene, b, a)) return std::nullopt;
  const Agreement actors = compare_sets(scene, entities_of(a, {"actor"}), entities_of(b, {"actor"}));
  const Agreement targets = compare_sets(scene, entities_of(a, {"target", "victim", "recipient"}),
                                         entities_of(b, {"target", "victim", "recipient"}));
  if (meet(entities_of(a, {"actor"}), entities_of(b, {"target", "victim"})) ||
      meet(entities_of(b, {"actor"}), entities_of(a, {"target", "victim"})))
    return std::nullopt;
  const std::array<Agreement, 5> all = {actors, targets, compare_times(scene, a, b), compare_places(scene, a, b),
                                        compare_modes(a, b)};
  if ((!learned && actors == Agreement::kDifferent) || all[2] == Agreement::kDifferent ||
      all[3] == Agreement::kDifferent || all[4] == Agreement::kDifferent)
    return std::nullopt;
  double score = 0;
  for (Agreement x : all) score += x == Agreement::kSame ? 1.0 : (x == Agreement::kDifferent ? -0.5 : 0.0);
  if (scene.lemmas[static_cast<size_t>(a.token)] == scene.lemmas[static_cast<size_t>(b.token)]) score += 0.5;
  if (is_definite(scene, b)) score += 0.7;
  if (!learned) return score;
  const double against = (actors == Agreement::kDifferent ? kOther : 0.0) + (fit ? 0.0 : kOther);
  return score_link(*a.reading, *b.reading) + kRuleWeight * score - against;
}

// A wrong join makes one party's act another's, a missed one only tells an act twice: so more than one thing must tie
// them. Speech acts tie less easily still: two demands by one ministry are two events unless they are the same words.
double threshold(const Draft& d) {
  if (d.reading && !d.reading->earlier.empty()) return kLinked;
  return d.type == "ASSAULT" || d.type == "PROTEST" ? 1.2 : 1.4;
}

struct Cluster {
  std::vector<size_t> members;
};

// Of the ties to a cluster's members the mean where the model speaks, the best where rules do.
std::optional<double> tie_to(const Scene& scene, const std::vector<Draft>& drafts, const Cluster& cluster, size_t at) {
  double sum = 0, best = -1;
  bool learned = true;
  for (size_t m : cluster.members) {
    const std::optional<double> one = tie(scene, drafts[m], drafts[at]);
    if (!one) return std::nullopt;
    learned = learned && is_learned(drafts[m], drafts[at]);
    sum += *one;
    best = std::max(best, *one);
  }
  return learned ? sum / static_cast<double>(cluster.members.size()) : best;
}

size_t best_cluster(const Scene& scene, const std::vector<Draft>& drafts, const std::vector<Cluster>& clusters,
                    size_t at) {
  size_t best = clusters.size();
  double best_score = threshold(drafts[at]);
  for (size_t c = clusters.size(); c-- > 0;) {  // the nearest first: ties go to recency
    const std::optional<double> score = tie_to(scene, drafts, clusters[c], at);
    if (score && *score >= best_score + (best == clusters.size() ? 0.0 : 0.5)) {
      best = c;
      best_score = *score;
    }
    if (names_latest(scene, drafts[at]) && best != clusters.size()) break;
  }
  return best;
}

BlockKind block_of(const Scene& scene, const Draft& d) {
  const Analysis& analysis = scene.tree.analysis();
  const Sentence& sentence = analysis.sentences[static_cast<size_t>(scene.tree.token(d.token).sentence)];
  return analysis.article->blocks[static_cast<size_t>(sentence.block)].kind;
}

bool in_title(const Scene& scene, const Draft& d) { return block_of(scene, d) == BlockKind::kTitle; }

// A headline and the first words of its kind in the body tell one event, however differently they name it (nine in ten
// in the corpus, where the headline names one of that type). The headline's draft, or none.
size_t headline_of(const Scene& scene, const std::vector<Draft>& drafts, size_t at) {
  const auto alike = [&](const Draft& d) { return d.type == drafts[at].type && d.layer == drafts[at].layer; };
  size_t headline = drafts.size();
  if (in_title(scene, drafts[at])) return headline;
  for (size_t i = 0; i < at; ++i) {
    if (!alike(drafts[i])) continue;
    if (!in_title(scene, drafts[i]) || headline != drafts.size()) return drafts.size();  // not the first, or one of two
    headline = i;
  }
  if (headline == drafts.size()) return headline;
  const bool apart = compare_times(scene, drafts[headline], drafts[at]) == Agreement::kDifferent ||
                     compare_places(scene, drafts[headline], drafts[at]) == Agreement::kDifferent;
  return apart ? drafts.size() : headline;
}

// Of several places that mentions give, the finest is the event's.
int fineness(const Place& p) {
  if (p.precision == "country" || p.precision == "none") return 1;
  if (p.precision == "admin1" || p.precision == "admin2") return 2;
  return p.feature == "PPLX" ? 5 : (p.within.empty() ? 3 : 4);
}

Span trigger_span(const Scene& scene, const Draft& d) { return scene.tree.span_of(d.first, d.last); }

// Of a caption beside other mentions only the mention: what a picture shows, its place and its day stay with it.
void add_member(const Scene& scene, Event& event, const Draft& d, bool alone) {
  event.mentions.push_back(trigger_span(scene, d));
  if (!alone && block_of(scene, d) == BlockKind::kCaption) return;
  add_unique(event.modes, d.modes);
  add_unique(event.contexts, d.contexts);
  for (const DraftArgument& a : d.arguments) {
    const bool known = std::any_of(event.arguments.begin(), event.arguments.end(), [&](const EventArgument& b) {
      return b.role == a.role && (b.span == a.span || (a.entity != kNone && b.entity == a.entity));
    });
    if (!known) event.arguments.push_back({a.role, a.entity, a.span, false});
  }
  for (const DraftEffect& e : d.effects) event.effects.push_back({e.what, e.span, kNone});
  if (event.time.index == kNone) event.time = d.time;
  const auto precision = [&](int p) {
    return p == kNone ? 0 : fineness(scene.grounded.places[static_cast<size_t>(p)]);
  };
  if (precision(d.place.index) > precision(event.place.index)) event.place = d.place;
  for (int q : d.quantities) {
    if (std::find(event.quantities.begin(), event.quantities.end(), q) == event.quantities.end())
      event.quantities.push_back(q);
  }
  if (reality(d.layer) > reality(event.layer)) event.layer = d.layer;
  if (d.happened == Happened::kYes || (event.happened == Happened::kNo && d.happened == Happened::kUnknown))
    event.happened = d.happened;
}

Event event_of(const Scene& scene, const std::vector<Draft>& drafts, const Cluster& cluster) {
  const Draft& first = drafts[cluster.members.front()];
  Event event;
  event.trigger = {trigger_span(scene, first)};
  event.type = first.type;
  event.layer = Layer::kHypothetical;
  event.happened = Happened::kNo;
  bool background = false, fresh = false;
  const bool pictured = std::all_of(cluster.members.begin(), cluster.members.end(),
                                    [&](size_t m) { return block_of(scene, drafts[m]) == BlockKind::kCaption; });
  for (size_t m : cluster.members) {
    add_member(scene, event, drafts[m], pictured);
    background = background || drafts[m].background;
    fresh = fresh || drafts[m].fresh;
  }
  if (event.layer == Layer::kCurrent && background && !fresh) event.layer = Layer::kBackground;
  event.decided_by = first.trigger->key;
  for (size_t m : cluster.members) event.confidence = std::max(event.confidence, score_of(drafts[m]));
  return event;
}

}  // namespace

std::vector<Event> merge_drafts(const Scene& scene, std::vector<Draft>& drafts) {
  std::vector<Cluster> clusters;
  std::vector<size_t> cluster_of(drafts.size(), 0);
  for (size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].motive_of != kNone) continue;
    size_t same = headline_of(scene, drafts, i);
    if (drafts[i].same_as != kNone && static_cast<size_t>(drafts[i].same_as) < i)
      same = static_cast<size_t>(drafts[i].same_as);
    const size_t c = same < i ? cluster_of[same] : best_cluster(scene, drafts, clusters, i);
    if (c == clusters.size()) clusters.emplace_back();
    clusters[c].members.push_back(i);
    cluster_of[i] = c;
  }
  std::vector<Event> events;
  for (size_t c = 0; c < clusters.size(); ++c) {
    for (size_t m : clusters[c].members) drafts[m].event = static_cast<int>(c);
    events.push_back(event_of(scene, drafts, clusters[c]));
  }
  for (Draft& d : drafts) {
    if (d.motive_of != kNone) d.event = drafts[static_cast<size_t>(d.motive_of)].event;
  }
  return events;
}

}  // namespace dateline
