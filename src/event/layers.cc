// Problem: most events that news text names did not happen now: they are planned, feared, asked for, denied or long
// past, and giving them out as current is what ruined machine-coded data (21 % of GDELT's protests were protests). A
// list of trigger words cannot tell. Idea: the grammar around the verb (modals, conditions, negation), what the
// innermost speaker does with the content (asks, plans, accuses), and the time it is given; the event keeps the most
// real layer that any of its mentions has.
#include <algorithm>
#include <optional>
#include <string>

#include "event/draft.h"
#include "event/views.h"

namespace dateline {

std::optional<int> day_number(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto number = [&](size_t at, size_t n) {
    int v = 0;
    for (size_t i = at; i < at + n; ++i) {
      if (iso[i] < '0' || iso[i] > '9') return -1;
      v = v * 10 + (iso[i] - '0');
    }
    return v;
  };
  int y = number(0, 4), m = number(5, 2), d = number(8, 2);
  if (y < 0 || m < 1 || d < 1) return std::nullopt;
  y -= m <= 2;
  const int era = y / 400, yoe = y - era * 400;
  const int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

namespace {

constexpr int kAnotherYear = 250;  // days
constexpr int kFreshDays = 2;      // as near to publication, it is current
constexpr int kNewsDays = 14;      // older than this before publication is background

bool is_past(const Scene& scene, const TimeExpression& time) {
  if (time.value == "PAST_REF") {  // "in the past", but not "recently"
    const std::string_view words = scene.tree.analysis().words(time.span);
    return words.find("recent") == std::string_view::npos && words.find("Recent") == std::string_view::npos;
  }
  const auto latest = day_number(time.latest);
  const auto published = day_number(scene.attributed.article().published.value);
  if (latest && published) return *latest + kNewsDays < *published;
  // Without a publication date: news says "on Saturday", background says "in April 2017".
  return !published && latest && time.anchor != "published" && time.value.find('W') == std::string::npos;
}

std::string_view modal(const Scene& scene, int verb) {
  for (int c : scene.tree.children(verb)) {
    if (!scene.tree.has_relation(c, "aux")) continue;
    const std::string& lemma = scene.lemmas[static_cast<size_t>(c)];
    const std::string_view word = scene.tree.analysis().words(scene.tree.token(c).span);
    for (std::string_view m : {"will", "shall", "would", "could", "may", "might", "should", "must", "can"}) {
      if (lemma == m || word == m)
        return word == "'d" ? "would"
                            : (word == "could" || word == "would" || word == "might" || word == "should" ? word : m);
    }
  }
  return "";
}

bool is_conditional(const Scene& scene, int verb) {
  const std::string_view marker = scene.tree.marker(verb);
  return marker == "if" || marker == "unless" || marker == "whether" || marker == "lest";
}

// "in order to blame", "to carry out strikes": an aim, not an act. Complements of verbs that imply success are left
// alone.
bool is_aim(const Scene& scene, int verb) {
  const Tree& tree = scene.tree;
  const std::string_view marker = tree.marker(verb);
  if (marker != "to" && marker != "in order" && marker != "so") return false;
  const int governor = tree.head(verb);
  if (governor < 0) return false;
  static constexpr std::string_view kImplicative[] = {"manage", "begin",   "start", "continue", "go",   "use",
                                                      "help",   "proceed", "come",  "have",     "cease"};
  if (tree.has_relation(verb, "xcomp")) {
    const std::string& lemma = scene.lemmas[static_cast<size_t>(governor)];
    return std::find(std::begin(kImplicative), std::end(kImplicative), lemma) == std::end(kImplicative) &&
           tree.token(governor).upos == "VERB" && lemma != "order";
  }
  if (tree.has_relation(verb, "advcl") && scene.lemmas[static_cast<size_t>(governor)] == "use")
    return false;  // "used drones to hit"
  return tree.has_relation(verb, "advcl") || tree.has_relation(verb, "acl");
}

bool is_order(const Scene& scene, int verb) { return scene.tree.has_feature(verb, "Mood=Imp"); }

void read_grammar(const Scene& scene, Draft& draft) {
  if (draft.effect == "planned" || draft.effect == "attempted") draft.layer = Layer::kPlanned;
  if (draft.effect == "prevented") draft.happened = Happened::kNo;
  if (draft.verb == kNoToken) return;
  const std::string_view m = modal(scene, draft.verb);
  const bool perfect = scene.tree.token(draft.verb).xpos == "VBN";  // "would have struck", "may have fired"
  if (m == "will" || m == "shall") draft.layer = Layer::kPlanned;
  if (m == "would" || m == "could" || m == "may" || m == "might" || m == "can" || m == "should" || m == "must")
    draft.layer = Layer::kHypothetical;
  if (perfect && (m == "may" || m == "might" || m == "must")) draft.layer = Layer::kAlleged;
  if (is_conditional(scene, draft.verb)) draft.layer = Layer::kHypothetical;
  if (is_order(scene, draft.verb)) draft.layer = Layer::kRequested;
  if (draft.layer == Layer::kCurrent && is_aim(scene, draft.verb)) draft.layer = Layer::kHypothetical;
  if (scene.tree.is_negated(draft.verb)) draft.happened = Happened::kNo;
}

// Between the content's head and the word stands a clause that tells something by the way: "since", "which", "when".
bool is_aside(const Scene& scene, const Draft& draft, const Attribution& a) {
  const Tree& tree = scene.tree;
  for (int at = draft.verb == kNoToken ? draft.token : draft.verb, steps = 0;
       at >= 0 && at != a.content_head && steps < 32; at = tree.head(at), ++steps) {
    const bool finite = tree.has_feature(at, "VerbForm=Fin") || tree.child(at, {"aux", "cop", "nsubj"}) != kNoToken;
    if (finite && (tree.has_relation(at, "acl") || tree.has_relation(at, "advcl"))) return a.content_head != kNoToken;
  }
  return false;
}

// What the innermost speakers do with it, from the inside out; the first that says something decides.
void read_sources(const Scene& scene, Draft& draft) {
  for (int index : draft.attributions) {
    const Attribution& a = scene.attributed.attributions[static_cast<size_t>(index)];
    if (a.presupposes || is_presupposed(scene, draft, a) || is_aside(scene, draft, a)) continue;
    switch (a.force) {
      case Force::kPlanned:
        draft.layer = Layer::kPlanned;
        return;
      case Force::kRequested:
        draft.layer = Layer::kRequested;
        return;
      case Force::kThreatened:
      case Force::kPossible:
        draft.layer = Layer::kHypothetical;
        return;
      case Force::kAlleged:
      case Force::kAccused:
      case Force::kInsisted:
        draft.layer = Layer::kAlleged;
        return;
      case Force::kDenied:
        draft.layer = Layer::kAlleged;
        draft.happened = Happened::kUnknown;
        return;
      default:
        break;
    }
    if (a.stance == Stance::kDistances) {
      draft.layer = Layer::kAlleged;
      return;
    }
  }
}

bool is_real(Layer layer) {
  return layer == Layer::kCurrent || layer == Layer::kAlleged || layer == Layer::kBackground ||
         layer == Layer::kAggregate;
}

void read_time(const Scene& scene, Draft& draft) {
  const int sentence = scene.tree.token(draft.token).sentence;
  bool past = false, habit = false, sum = false;
  if (draft.time.index != kNone) {
    const TimeExpression& t = scene.grounded.times[static_cast<size_t>(draft.time.index)];
    past = is_past(scene, t);
    habit = t.type == "SET";
  }
  if (!past) {
    // A past time that opens the sentence covers all that the sentence tells.
    for (const TimeExpression& t : scene.grounded.times) {
      const Token& token = scene.tree.token(t.tokens.first);
      if (token.sentence != sentence) continue;
      const bool opens = t.tokens.first < draft.token && is_past(scene, t);
      past = past || (opens && draft.time.index == kNone);
      sum = sum || (opens && t.value == "PAST_REF");
    }
  }
  const bool plural = draft.nominal && scene.tree.has_feature(draft.token, "Number=Plur");
  draft.background = past;
  sum = sum || (draft.time.index != kNone && past &&
                scene.grounded.times[static_cast<size_t>(draft.time.index)].value == "PAST_REF");
  draft.aggregate = habit || (sum && plural);
}

// "came in April 2017": one act at one time is no sum over acts.
bool is_once(const Scene& scene, const Draft& draft) {
  if (draft.time.index == kNone || !draft.nominal || scene.tree.has_feature(draft.token, "Number=Plur")) return false;
  const TimeExpression& t = scene.grounded.times[static_cast<size_t>(draft.time.index)];
  const auto first = day_number(t.earliest), last = day_number(t.latest);
  return (t.type == "DATE" || t.type == "TIME") && first && last && *last - *first < 32 && is_past(scene, t);
}

// "In April 2017 ..." in an article of another year: no news, whatever the paragraph sounds like.
bool is_long_past(const Scene& scene, const Draft& draft) {
  if (draft.time.index == kNone || draft.time.inferred) return false;
  const TimeExpression& t = scene.grounded.times[static_cast<size_t>(draft.time.index)];
  const auto latest = day_number(t.latest);
  const auto published = day_number(scene.attributed.article().published.value);
  return latest && published ? *latest + kAnotherYear < *published : is_past(scene, t);
}

// "On Saturday" of a weekend's paper: of what the corpus' train part dates so, nine in ten are the news themselves.
bool is_fresh(const Scene& scene, const Draft& draft) {
  if (draft.time.index == kNone || draft.time.inferred) return false;
  const TimeExpression& t = scene.grounded.times[static_cast<size_t>(draft.time.index)];
  const auto first = day_number(t.earliest), last = day_number(t.latest);
  const auto published = day_number(scene.attributed.article().published.value);
  if (published)
    return t.anchor == "published" && first && last && *first + kFreshDays >= *published && *last <= *published;
  return t.value.starts_with("XXXX-WXX-");  // a weekday; of which week nobody knows
}

// What no paragraph can make current. Aims and "can" are left to the model: "found time to deplore" is no mere aim.
void read_clause(const Scene& scene, Draft& draft) {
  const std::string_view m = modal(scene, draft.verb);
  if (m == "will" || m == "shall") draft.layer = Layer::kPlanned;
  if (m == "would" || m == "may" || m == "might" || is_conditional(scene, draft.verb))
    draft.layer = Layer::kHypothetical;
  if (is_order(scene, draft.verb)) draft.layer = Layer::kRequested;
  if (scene.tree.is_negated(draft.verb)) draft.happened = Happened::kNo;
}

// The model has read the whole paragraph; the grammar knows one clause, but where that says "will", "if" or an order,
// nothing has happened whatever the paragraph is like.
void take_reading(const Scene& scene, Draft& draft) {
  draft.layer = layer_of(draft.reading->layer);
  if (draft.layer == Layer::kAggregate && is_once(scene, draft)) draft.layer = Layer::kBackground;
  if (draft.layer == Layer::kCurrent && is_long_past(scene, draft)) draft.layer = Layer::kBackground;
  draft.fresh = is_real(draft.layer) && is_fresh(scene, draft);
  if (draft.layer == Layer::kBackground && draft.fresh) draft.layer = Layer::kCurrent;
  draft.background = draft.layer == Layer::kBackground;
  draft.aggregate = draft.layer == Layer::kAggregate;
  draft.happened = happened_of(draft.reading->happened);
  if (draft.layer == Layer::kCurrent && draft.verb != kNoToken) read_clause(scene, draft);
  if (!is_real(draft.layer)) draft.happened = Happened::kNo;
}

// Without the model: what the words around it say.
void read_layer(const Scene& scene, Draft& draft) {
  read_sources(scene, draft);
  if (draft.layer == Layer::kCurrent) read_grammar(scene, draft);
  read_time(scene, draft);
  if (draft.layer == Layer::kCurrent && draft.background)
    draft.layer = draft.aggregate ? Layer::kAggregate : Layer::kBackground;
  if (!is_real(draft.layer)) draft.happened = Happened::kNo;
  if (draft.layer == Layer::kAlleged && draft.happened == Happened::kYes) draft.happened = Happened::kUnknown;
}

// That others only pretended is an allegation, on whosever word it stands but the publisher's own.
void doubt_pretence(const Scene& scene, Draft& draft) {
  const bool sourced = std::any_of(draft.attributions.begin(), draft.attributions.end(), [&](int index) {
    return scene.attributed.attributions[static_cast<size_t>(index)].hands_over;
  });
  if (!sourced || !is_pretence(draft) || !is_real(draft.layer) || draft.happened == Happened::kNo) return;
  draft.layer = Layer::kAlleged;
  draft.happened = Happened::kUnknown;
}

// What somebody denies, or the text says did not happen, is there only on another's word, if on anybody's.
void doubt_denied(const Scene& scene, Draft& draft) {
  const bool told = draft.layer == Layer::kCurrent || draft.layer == Layer::kBackground;
  if (!told) return;
  if (!draft.attributions.empty()) {
    const Attribution& a = scene.attributed.attributions[static_cast<size_t>(draft.attributions.front())];
    const bool statement = a.content_head == draft.token || a.content_head == draft.verb;
    if (a.force == Force::kDenied && statement && !is_presupposed(scene, draft, a)) draft.happened = Happened::kNo;
  }
  if (draft.happened == Happened::kNo) draft.layer = Layer::kAlleged;
}

// "He will not resign", "it would not accept the plan, it said": the refusal has happened, the act will not.
void read_refusal(const Scene& scene, Draft& draft) {
  const EventType* type = scene.codebook.type(draft.type);
  if (!type || (type->quad != kVerbalCooperation && type->quad != kMaterialCooperation)) return;
  int verb = draft.verb;
  if (const int above = scene.tree.head(draft.token); verb == kNoToken && scene.tree.has_relation(draft.token, "obj"))
    verb = above;  // "will not begin [talks]"
  if (verb == kNoToken || !scene.tree.is_negated(verb) || is_conditional(scene, verb)) return;
  const std::string_view m = modal(scene, verb);
  if (m != "will" && (m != "would" || draft.attributions.empty())) return;
  draft.facts.emplace_back("refused");
  draft.layer = Layer::kCurrent;
  draft.happened = Happened::kYes;
}

}  // namespace

void find_layers(const Scene& scene, std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if (draft.reading)
      take_reading(scene, draft);
    else
      read_layer(scene, draft);
    doubt_pretence(scene, draft);
    doubt_denied(scene, draft);
    read_refusal(scene, draft);
  }
}

}  // namespace dateline
