// Problem: one act is often told by two or three trigger words of one sentence: "the attack hit X", "strikes destroyed
// the depot", "nine were killed when a shell landed", "ordered warships to fire missiles". Coding each word counts one
// act three times and splits its parties. Merging by type cannot know. Idea: grammar says which words are one act: a
// noun and the verb it is subject or object of, a casualty verb and the attack it names as its cause, an order and its
// execution; the word that names the act keeps the event, the others give it their parties and circumstances.
#include <algorithm>
#include <array>

#include "attribute/control.h"
#include "attribute/cues.h"
#include "event/slots.h"

namespace dateline {
namespace {

template <size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 10> kOrdering = {"order",     "instruct", "command", "direct",   "authorize",
                                                        "authorise", "task",     "approve", "sanction", "commission"};
constexpr std::array<std::string_view, 7> kPlanning = {"plan", "intend", "prepare", "aim", "mean", "seek", "want"};
constexpr std::array<std::string_view, 7> kHappening = {"come", "occur", "happen", "take", "see", "witness", "begin"};

constexpr float kSureAct = 0.9F;  // of a reading: an act without anybody who does it is believed from here on

bool has_mode(const Draft& d, std::string_view mode) {
  return std::find(d.modes.begin(), d.modes.end(), mode) != d.modes.end();
}

class Joiner {
 public:
  Joiner(const Scene& scene, std::vector<Draft>& drafts)
      : scene_(scene), tree_(scene.tree), drafts_(drafts), dead_(drafts.size(), false) {
    at_.assign(static_cast<size_t>(tree_.size()), kNone);
    for (size_t i = 0; i < drafts.size(); ++i) at_[static_cast<size_t>(drafts[i].token)] = static_cast<int>(i);
  }

  void run() {
    for (int i = 0; i < tree_.size(); ++i) {
      if (tree_.token(i).upos == "VERB") join_order(i);
    }
    const size_t n = drafts_.size();
    for (size_t i = 0; i < n; ++i) {
      if (!dead_[i]) join_plan(i);
      if (!dead_[i] && !drafts_[i].nominal) join_core(i);
      if (!dead_[i] && !drafts_[i].nominal) join_cause(i);
      if (!dead_[i] && !drafts_[i].nominal) join_participle(i);
    }
    for (int i = 0; i < tree_.size(); ++i) {
      if (is_one_of(scene_.lemmas[static_cast<size_t>(i)], kHappening)) join_happening(i);
    }
    for (size_t i = 0; i < n; ++i) {
      if (!dead_[i]) find_motive(i);
    }
    for (size_t i = 0; i < n; ++i) {
      if (!dead_[i] && drafts_[i].motive_of == kNone) dead_[i] = nobody_speaks(drafts_[i]) && !is_sure(drafts_[i]);
    }
    compact();
  }

 private:
  int draft_at(int token) const {
    const int d = token < 0 ? kNone : at_[static_cast<size_t>(token)];
    return d == kNone || dead_[static_cast<size_t>(d)] ? kNone : d;
  }

  int quad_of(const Draft& draft) const {
    const EventType* type = scene_.codebook.type(draft.type);
    return type ? type->quad : 0;
  }
  bool is_spoken(const Draft& draft) const {
    return quad_of(draft) == kVerbalCooperation || quad_of(draft) == kVerbalConflict;
  }

  // The parties of `from` go to `to`, but for those that `to` has already.
  void absorb(int to, int from) {
    Draft& a = drafts_[static_cast<size_t>(to)];
    const Draft& b = drafts_[static_cast<size_t>(from)];
    for (const DraftArgument& x : b.arguments) {
      const bool itself = x.head == a.token || (x.head >= a.first && x.head <= a.last);
      const bool known = std::any_of(a.arguments.begin(), a.arguments.end(), [&](const DraftArgument& y) {
        return y.head == x.head || (y.entity != kNone && y.entity == x.entity && y.role == x.role);
      });
      if (!itself && !known) a.arguments.push_back(x);
    }
    for (const char* what : {"destroy", "damage"}) {
      if (!has_mode(b, what) || has_mode(a, what)) continue;
      const auto target = std::find_if(b.arguments.begin(), b.arguments.end(),
                                       [](const DraftArgument& x) { return x.role == "target"; });
      a.effects.push_back(
          {std::string(what) == "destroy" ? "destroyed" : "damaged",
           target == b.arguments.end() ? tree_.token(b.token).span : cover(tree_.token(b.token).span, target->span)});
    }
    for (const std::string& mode : b.modes) {  // "suicide bombers killed nine in an attack"
      if (mode != "destroy" && mode != "damage" && !has_mode(a, mode)) a.modes.push_back(mode);
    }
    a.facts.insert(a.facts.end(), b.facts.begin(), b.facts.end());
    a.carriers.push_back(b.token);
    a.carriers.insert(a.carriers.end(), b.carriers.begin(), b.carriers.end());
    if (a.nominal && a.verb == kNoToken) a.verb = b.verb;
    dead_[static_cast<size_t>(from)] = true;
  }

  // "ordered warships to fire", "authorised a strike", "a raid ordered by the governor".
  void join_order(int verb) {
    if (!is_one_of(scene_.lemmas[static_cast<size_t>(verb)], kOrdering)) return;
    int done = kNone;
    for (int c : tree_.children(verb)) {
      if (done == kNone && (tree_.has_relation(c, "xcomp") || tree_.has_relation(c, "ccomp") ||
                            tree_.has_relation(c, "obj") || tree_.has_relation(c, "nsubj:pass")))
        done = draft_at(c);
      if (done == kNone && tree_.has_relation(c, "obj")) {
        for (int g : tree_.children(c)) {
          if (tree_.has_relation(g, "acl") && tree_.marker(g) == "to") done = draft_at(g);
        }
      }
    }
    const bool behind = done == kNone && tree_.has_relation(verb, "acl") && tree_.is_passive(verb);
    if (behind) done = draft_at(tree_.head(verb));
    if (done == kNone) return;
    if (is_spoken(drafts_[static_cast<size_t>(done)]) && !has_mode(drafts_[static_cast<size_t>(done)], "investigate"))
      return;
    Draft& draft = drafts_[static_cast<size_t>(done)];
    const int who = tree_.is_passive(verb) ? agent_of(tree_, verb) : subject_of(tree_, verb);
    if (const int own = draft_at(verb); own != kNone && own != done) dead_[static_cast<size_t>(own)] = true;
    draft.carriers.push_back(verb);
    if (who == kNoToken) return;
    std::erase_if(draft.arguments,
                  [&](const DraftArgument& a) { return a.role == "actor" && tree_.is_below(a.head, who); });
    add_argument(scene_, draft, "orderer", who);
    draft.effect = "ordered";
  }

  // "planned to talk" is the talk, planned; "agreed to talk" is the agreement.
  void join_plan(size_t index) {
    Draft& outer = drafts_[index];
    if (outer.nominal || quad_of(outer) != kVerbalCooperation) return;
    const int complement = tree_.child(outer.token, {"xcomp"});
    const int inner = draft_at(complement);
    if (inner == kNone) return;
    Draft& draft = drafts_[static_cast<size_t>(inner)];
    const bool plan = is_one_of(scene_.lemmas[static_cast<size_t>(outer.token)], kPlanning);
    if (plan || (quad_of(draft) != kVerbalCooperation && quad_of(draft) != kMaterialCooperation)) {
      draft.effect = "planned";
      draft.first = plan ? outer.token : draft.first;
      draft.carriers.push_back(outer.token);
      dead_[index] = true;
    } else {
      outer.last = draft.token;
      absorb(static_cast<int>(index), inner);
    }
  }

  // A noun and the verb whose subject or object it is.
  void join_core(size_t index) {
    const Draft& verb = drafts_[index];
    std::vector<int> nouns;
    for (int c : tree_.children(verb.token)) {
      const bool core = tree_.has_relation(c, "nsubj") || tree_.has_relation(c, "obj");
      if (core) nouns.push_back(scene_.referent_of(c));
    }
    const int governor = tree_.head(verb.token);
    if (tree_.has_relation(verb.token, "acl") && !tree_.is_passive(verb.token)) nouns.push_back(governor);
    // "were staging gas attacks", which parsers may read as "were [staging attacks]".
    if (tree_.has_relation(verb.token, "compound") && governor > verb.token) nouns.push_back(governor);
    for (int noun : nouns) {
      const int n = draft_at(noun);
      if (n == kNone || !drafts_[static_cast<size_t>(n)].nominal) continue;
      if (is_pretence(verb)) {  // "staging chemical attacks": the pretence is the act
        drafts_[index].first = std::min(verb.token, drafts_[static_cast<size_t>(n)].first);
        drafts_[index].last = std::max(verb.token, drafts_[static_cast<size_t>(n)].token);
        std::erase_if(drafts_[index].arguments, [&](const DraftArgument& a) { return a.head == noun; });
        absorb(static_cast<int>(index), n);
        return;
      }
      if (drafts_[static_cast<size_t>(n)].type == verb.type) return absorb(n, static_cast<int>(index));
    }
  }

  // "killed in an air strike", "wounded when a mine exploded": what wounds is the act.
  void join_cause(size_t index) {
    const Draft& verb = drafts_[index];
    if (!verb.trigger || verb.trigger->counts.empty()) return;
    for (int c : tree_.children(verb.token)) {
      const std::string_view marker = tree_.marker(c);
      const bool phrase =
          tree_.has_relation(c, "obl") && (marker == "in" || marker == "by" || marker == "during" || marker == "from");
      const bool clause =
          tree_.has_relation(c, "advcl") && (marker == "when" || marker == "as" || marker == "after" || has_when(c));
      const int cause = phrase || clause ? draft_at(c) : kNone;
      if (cause != kNone && drafts_[static_cast<size_t>(cause)].type == verb.type)
        return absorb(cause, static_cast<int>(index));
    }
  }

  bool has_when(int clause) const {
    return std::any_of(tree_.children(clause).begin(), tree_.children(clause).end(),
                       [&](int c) { return scene_.lemmas[static_cast<size_t>(c)] == "when"; });
  }

  // "shelled the market, killing nine".
  void join_participle(size_t index) {
    const Draft& verb = drafts_[index];
    if (!tree_.has_relation(verb.token, "advcl") || !tree_.marker(verb.token).empty() ||
        tree_.token(verb.token).xpos != "VBG")
      return;
    int main = draft_at(tree_.head(verb.token));
    for (size_t i = 0; main == kNone && i < drafts_.size(); ++i) {
      if (!dead_[i] && drafts_[i].verb == tree_.head(verb.token)) main = static_cast<int>(i);
    }
    if (main != kNone && drafts_[static_cast<size_t>(main)].type == verb.type) absorb(main, static_cast<int>(index));
  }

  // "The attack came when warships fired ...", "the raid saw missiles being fired": one act, told again.
  void join_happening(int verb) {
    const int subject = own_subject(tree_, verb);
    const int named = subject == kNoToken ? kNone : draft_at(scene_.referent_of(subject));
    if (named == kNone) return;
    const bool sees =
        scene_.lemmas[static_cast<size_t>(verb)] == "see" || scene_.lemmas[static_cast<size_t>(verb)] == "witness";
    for (int c : tree_.children(verb)) {
      const bool told =
          sees ? tree_.has_relation(c, "obj") || tree_.has_relation(c, "ccomp") || tree_.has_relation(c, "xcomp")
               : tree_.has_relation(c, "advcl") && (tree_.marker(c) == "when" || has_when(c));
      if (!told) continue;
      for (size_t i = 0; i < drafts_.size(); ++i) {
        Draft& again = drafts_[i];
        if (dead_[i] || static_cast<int>(i) == named || again.type != drafts_[static_cast<size_t>(named)].type)
          continue;
        if (tree_.is_below(again.token, c)) again.same_as = named;
      }
    }
    drafts_[static_cast<size_t>(named)].carriers.push_back(verb);
  }

  // "... in order to blame the army": a spoken aim of another act is that act's motive.
  void find_motive(size_t index) {
    Draft& draft = drafts_[index];
    if (draft.nominal || !is_spoken(draft) || !tree_.has_relation(draft.token, "advcl")) return;
    const std::string_view marker = tree_.marker(draft.token);
    if (marker != "to" && !marker.starts_with("in order")) return;
    const auto& sayings = scene_.attributed.attributions;  // "called on the council to condemn": asked, not aimed at
    if (std::any_of(sayings.begin(), sayings.end(), [&](const Attribution& a) {
          return a.content_head == draft.token || a.cue_token == tree_.head(draft.token);
        }))
      return;
    for (size_t i = 0; i < drafts_.size(); ++i) {
      const int governor = tree_.head(draft.token);
      if (!dead_[i] && i != index && (drafts_[i].token == governor || drafts_[i].verb == governor))
        draft.motive_of = static_cast<int>(i);
    }
  }

  // The model is sure of the act, whoever does it.
  static bool is_sure(const Draft& draft) {
    return draft.reading && draft.reading->type == draft.type && draft.reading->score > kSureAct;
  }

  // Accusing, demanding, rejecting without anybody who does it is no act of anybody's.
  bool nobody_speaks(const Draft& draft) const {
    if (quad_of(draft) != kVerbalConflict) return false;
    return std::none_of(draft.arguments.begin(), draft.arguments.end(),
                        [](const DraftArgument& a) { return a.role == "actor" || a.role == "participant"; });
  }

  void compact() {
    std::vector<int> moved(drafts_.size(), kNone);
    std::vector<Draft> kept;
    for (size_t i = 0; i < drafts_.size(); ++i) {
      if (dead_[i]) continue;
      moved[i] = static_cast<int>(kept.size());
      kept.push_back(std::move(drafts_[i]));
    }
    for (Draft& d : kept) {
      if (d.same_as != kNone) d.same_as = moved[static_cast<size_t>(d.same_as)];
      if (d.motive_of != kNone) d.motive_of = moved[static_cast<size_t>(d.motive_of)];
    }
    drafts_ = std::move(kept);
  }

  const Scene& scene_;
  const Tree& tree_;
  std::vector<Draft>& drafts_;
  std::vector<bool> dead_;
  std::vector<int> at_;  // token -> draft whose trigger it is
};

}  // namespace

void join_drafts(const Scene& scene, std::vector<Draft>& drafts) { Joiner(scene, drafts).run(); }

}  // namespace dateline
