// When, where and how many, for each mention. The nearest number or weekday is often another event's; the tree and the
// role labels say whose it is. A time that hangs on a verb of saying is the saying's.
#include <algorithm>

#include "event/draft.h"

namespace dateline {
namespace {

bool overlaps(TokenRange a, TokenRange b) { return a.first < b.last && b.first < a.last; }

// The draft to which a phrase belongs: climb from its head until a trigger, its carrier, or a verb of another matter.
int owner(const Scene& scene, const std::vector<Draft>& drafts, int token, const std::vector<int>& draft_at) {
  const Tree& tree = scene.tree;
  for (int at = tree.head(token), steps = 0; at >= 0 && steps < 12; at = tree.head(at), ++steps) {
    if (const int d = draft_at[static_cast<size_t>(at)]; d != kNone) return d;
    const bool verb = tree.token(at).upos == "VERB";
    if (!verb) continue;
    // "The attack hit the district on Saturday": a verb that codes nothing lends its circumstances to its subject's
    // event.
    for (std::string_view relation : {"nsubj", "obj", "obl"}) {
      for (int c : tree.children(at)) {
        if (!tree.has_relation(c, relation)) continue;
        const int d = draft_at[static_cast<size_t>(scene.referent_of(c))];
        if (d != kNone && drafts[static_cast<size_t>(d)].nominal) return d;
      }
    }
    const bool clause = tree.has_relation(at, "ccomp") || tree.has_relation(at, "parataxis") ||
                        tree.has_relation(at, "root") || tree.has_relation(at, "acl");
    if (clause) return kNone;
  }
  return kNone;
}

std::vector<int> index_of(const Scene& scene, const std::vector<Draft>& drafts) {
  std::vector<int> at(static_cast<size_t>(scene.tree.size()), kNone);
  for (size_t i = 0; i < drafts.size(); ++i) {
    at[static_cast<size_t>(drafts[i].token)] = static_cast<int>(i);
    if (drafts[i].verb != kNoToken) at[static_cast<size_t>(drafts[i].verb)] = static_cast<int>(i);
    for (int carrier : drafts[i].carriers) at[static_cast<size_t>(carrier)] = static_cast<int>(i);
  }
  return at;
}

void add_times(const Scene& scene, std::vector<Draft>& drafts, const std::vector<int>& draft_at) {
  std::vector<bool> of_saying(scene.grounded.times.size());
  for (const Attribution& a : scene.attributed.attributions) {
    if (a.said != kNone) of_saying[static_cast<size_t>(a.said)] = true;
  }
  for (size_t i = 0; i < scene.grounded.times.size(); ++i) {
    const TimeExpression& time = scene.grounded.times[i];
    if (of_saying[i] || time.type == "DURATION") continue;
    const int d = owner(scene, drafts, scene.head_of(time.tokens), draft_at);
    if (d == kNone) continue;
    Draft& draft = drafts[static_cast<size_t>(d)];
    if (draft.time.index == kNone) draft.time.index = static_cast<int>(i);
  }
}

// "warships in the Mediterranean", "the clinic's doctors": where a party is at home is not where the act was.
bool is_of_party(const Scene& scene, const Draft& draft, int token) {
  static constexpr std::string_view kElsewhere[] = {"actor",       "orderer", "instrument",     "recipient",
                                                    "participant", "origin",  "agent_substance"};
  return std::any_of(draft.arguments.begin(), draft.arguments.end(), [&](const DraftArgument& a) {
    return std::find(std::begin(kElsewhere), std::end(kElsewhere), a.role) != std::end(kElsewhere) &&
           scene.tree.is_below(token, a.head);
  });
}

// "Ordered in Washington to fire": where the order was given, or where parsers put those who got it.
bool is_of_order(const Scene& scene, const Draft& draft, int token) {
  const int governor = scene.tree.head(token);
  return draft.effect == "ordered" && governor != draft.token && governor != draft.verb &&
         std::find(draft.carriers.begin(), draft.carriers.end(), governor) != draft.carriers.end();
}

void add_places(const Scene& scene, std::vector<Draft>& drafts, const std::vector<int>& draft_at) {
  for (size_t i = 0; i < scene.grounded.places.size(); ++i) {
    const Place& place = scene.grounded.places[i];
    const int head = scene.head_of(place.tokens);
    const BlockKind block =
        scene.attributed.article()
            .blocks[static_cast<size_t>(
                scene.tree.analysis().sentences[static_cast<size_t>(scene.tree.token(head).sentence)].block)]
            .kind;
    if (place.use != Place::Use::kPlace || block == BlockKind::kCredit) continue;
    const int d = owner(scene, drafts, head, draft_at);
    for (Draft& draft : drafts) {
      // "bombed the militants whom Moscow blames for shelling Aleppo": the other act's.
      if (d != kNone && &draft != &drafts[static_cast<size_t>(d)]) continue;
      const bool argument = std::any_of(draft.arguments.begin(), draft.arguments.end(), [&](const DraftArgument& a) {
        return (a.role == "target" || a.role == "victim" || a.role == "site_holder") &&
               scene.tree.is_below(head, a.head) && overlaps(place.tokens, {a.head - 40, a.head + 40});
      });
      if (argument && draft.place.index == kNone &&
          scene.tree.token(head).sentence == scene.tree.token(draft.token).sentence) {
        draft.place.index = static_cast<int>(i);
      }
    }
    const std::string_view marker = scene.tree.marker(head);
    if (marker == "from") continue;
    if (d == kNone) continue;
    Draft& draft = drafts[static_cast<size_t>(d)];
    if (is_of_party(scene, draft, head) || is_of_order(scene, draft, head)) continue;
    const bool finer = draft.place.index == kNone ||
                       scene.grounded.places[static_cast<size_t>(draft.place.index)].precision == "country";
    if (finer) draft.place.index = static_cast<int>(i);
  }
}

void add_quantities(const Scene& scene, std::vector<Draft>& drafts, const std::vector<int>& draft_at) {
  for (size_t i = 0; i < scene.grounded.quantities.size(); ++i) {
    const Quantity& q = scene.grounded.quantities[i];
    if (q.what == "other" && q.unit.empty()) continue;
    const int head = q.head >= 0 ? q.head : scene.head_of(q.tokens);
    int d = draft_at[static_cast<size_t>(head)];
    if (d == kNone) d = owner(scene, drafts, head, draft_at);
    if (d != kNone) drafts[static_cast<size_t>(d)].quantities.push_back(static_cast<int>(i));
  }
}

}  // namespace

void find_circumstances(const Scene& scene, std::vector<Draft>& drafts) {
  const std::vector<int> draft_at = index_of(scene, drafts);
  add_times(scene, drafts, draft_at);
  add_places(scene, drafts, draft_at);
  add_quantities(scene, drafts, draft_at);
}

}  // namespace dateline
