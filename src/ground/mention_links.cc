// Mentions that grammar makes the same: appositions ("Konashenkov, the spokesman"), other names ("formerly known as"),
// predicate nouns ("the group is an organisation"), and the antecedents of relative pronouns.
#include "ground/mention_finder.h"

namespace dateline {
namespace {

class Links {
 public:
  explicit Links(MentionSearch& search) : s_(search), x_(search.syntax), at_(search.name_at.size(), kNone) {
    for (size_t d = 0; d < s_.drafts.size(); ++d) {
      if (!s_.drafts[d].dropped) at_[static_cast<size_t>(s_.drafts[d].mention.head)] = static_cast<int>(d);
    }
  }

  void run() {
    for (size_t d = 0; d < s_.drafts.size(); ++d) {
      MentionDraft& draft = s_.drafts[d];
      if (draft.dropped || draft.same_as != kNone) continue;
      if (draft.mention.kind == MentionKind::kPronoun) {
        relative(draft);
      } else {
        apposition(static_cast<int>(d));
        if (draft.mention.kind == MentionKind::kNominal) predicate(static_cast<int>(d));
      }
    }
  }

 private:
  MentionDraft& draft(int d) { return s_.drafts[static_cast<size_t>(d)]; }
  int mention_at(int token) const { return token < 0 ? kNone : at_[static_cast<size_t>(token)]; }

  static bool person(EntityType t) { return t == EntityType::kPerson || t == EntityType::kUnnamed; }
  static bool body(EntityType t) {
    return t == EntityType::kOrganisation || t == EntityType::kArmedGroup || t == EntityType::kMedia ||
           t == EntityType::kState;
  }

  static bool compatible(const MentionDraft& a, const MentionDraft& b) {
    if (a.as_place || b.as_place || a.type == EntityType::kPlace || b.type == EntityType::kPlace) return false;
    if (a.plural != b.plural && person(a.type) != person(b.type)) return false;
    return (person(a.type) && person(b.type)) ||
           (body(a.type) && body(b.type) && (a.type == EntityType::kState) == (b.type == EntityType::kState)) ||
           (a.type == b.type);
  }

  // The later mention points at the earlier one.
  void unite(int a, int b) {
    if (a == b || !compatible(draft(a), draft(b))) return;
    const auto order = [&](int d) { return std::pair(draft(d).mention.head, draft(d).mention.tokens.first); };
    if (order(b) < order(a)) std::swap(a, b);
    draft(b).same_as = a;
    // A name takes its description's role: "the spokesman" will find it.
    for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
      if (draft(to).role.empty()) draft(to).role = draft(from).role;
      if (draft(to).holder == kNone && draft(from).holder != to) draft(to).holder = draft(from).holder;
    }
  }

  void apposition(int d) {
    const int head = draft(d).mention.head;
    if (!x_.is(head, "appos")) {
      before_name(d);
      behind_comma(d);
      between_commas(d);
      return known_as(d);
    }
    const int other = mention_at(x_.token(head).head);
    if (other == kNone) return;
    const bool names = draft(other).mention.kind == MentionKind::kName && draft(d).mention.kind == MentionKind::kName;
    if (names && draft(other).mention.type != draft(d).mention.type) return;  // "as the Herald, [Ann Ames], ..."
    take_body(draft(other), draft(d));
    unite(other, d);
  }

  // "The developer, Bluewater Gate": a word for persons or firms is a firm's where its name is one; "its ally Russia".
  static void take_body(MentionDraft& noun, const MentionDraft& name) {
    static constexpr std::string_view kSides[] = {"ally",    "neighbour", "neighbor", "backer",    "partner", "rival",
                                                  "sponsor", "patron",    "foe",      "adversary", "enemy"};
    const bool side = std::find(std::begin(kSides), std::end(kSides), noun.role) != std::end(kSides);
    if (side && noun.mention.kind == MentionKind::kNominal && !noun.plural && body(name.type)) {
      noun.type = name.type;
      noun.country = name.country;
      noun.mention.type = name.mention.type;
      return;
    }
    const bool may_be_firm = noun.mention.kind == MentionKind::kNominal && noun.definite && !noun.plural &&
                             noun.type == EntityType::kUnnamed && noun.gender == 0 &&
                             (noun.sector.empty() || noun.sector == "BUS" || noun.sector == "CVL");
    if (!may_be_firm || name.mention.kind != MentionKind::kName || name.type != EntityType::kOrganisation) return;
    noun.type = name.type;
    noun.mention.type = "ORG";
  }

  // "its spokesman, Abbakar Tirab, told": a name between commas right behind what it is the name of, whatever the
  // parser calls the relation.
  void between_commas(int d) {
    const MentionDraft& m = draft(d);
    const int comma = m.mention.tokens.first - 1, end = m.mention.tokens.last;
    if (m.mention.kind != MentionKind::kName || comma < 1 || end >= x_.size() || x_.word(comma) != "," ||
        (x_.word(end) != "," && x_.word(end) != ".") || x_.has_child(m.mention.head, "conj"))
      return;
    const int noun = x_.token(m.mention.head).head;
    if (noun < 0 || noun >= comma || x_.is(m.mention.head, "conj") || x_.has_child(m.mention.head, "case")) return;
    const int other = mention_at(noun);
    if (other == kNone || draft(other).mention.kind != MentionKind::kNominal || draft(other).plural) return;
    if (last_below(noun, comma) == comma - 1) unite(other, d);
  }

  // The last token before `end` of the phrase that `head` heads, if nothing else stands between.
  int last_below(int head, int end) const {
    int at = head;
    while (at + 1 < end && x_.below(at + 1, head)) ++at;
    return at;
  }

  // "the news agency SANA", "rebel group Ahrar al-Sham": a body's kind right before its name.
  void before_name(int d) {
    const MentionDraft& m = draft(d);
    const int next = m.mention.head + 1;
    if (m.mention.kind != MentionKind::kNominal || m.plural || m.modifier || !body(m.type) || next >= x_.size()) return;
    const int other = s_.name_at[static_cast<size_t>(next)];
    if (other == kNone || draft(other).name.first != next || draft(other).modifier ||
        x_.token(next).sentence != x_.token(next - 1).sentence)
      return;
    if (draft(other).same_as == kNone && !x_.is(draft(other).mention.head, "obj")) unite(d, other);
  }

  // "al-Nusra Front, a terrorist group": a description right behind a name, wherever the parser hung it.
  void behind_comma(int d) {
    const MentionDraft& m = draft(d);
    const int comma = m.mention.tokens.first - 1;
    const bool free = x_.is(m.mention.head, "nmod") || x_.is(m.mention.head, "dep") ||
                      x_.is(m.mention.head, "parataxis") || x_.is(m.mention.head, "list");
    if (m.mention.kind != MentionKind::kNominal || m.plural || !free || comma < 1 || x_.word(comma) != "," ||
        x_.has_child(m.mention.head, "case")) {
      return;
    }
    if (const int other = s_.name_at[static_cast<size_t>(comma - 1)]; other != kNone) unite(other, d);
  }

  // "X, formerly known as Y", "X, also called Y", "X (formerly Y)".
  void known_as(int d) {
    const int head = draft(d).mention.head;
    if (draft(d).mention.kind != MentionKind::kName ||
        !(x_.is(head, "obl") || x_.is(head, "xcomp") || x_.is(head, "obj")))
      return;
    const int verb = x_.token(head).head;
    if (verb < 0 || !(x_.is(verb, "acl") || x_.is(verb, "amod") || x_.is(verb, "advcl"))) return;
    const std::string& lemma = x_.lemma_key(verb);
    if (lemma != "know" && lemma != "call" && lemma != "name" && lemma != "dub" && lemma != "rename") return;
    const int other = mention_at(x_.token(verb).head);
    if (other != kNone) unite(other, d);
  }

  void predicate(int d) {
    const int head = draft(d).mention.head;
    if (!x_.has_child(head, "cop") || negated(head)) return;
    const int subject = x_.child(head, "nsubj");
    const int other = mention_at(subject);
    if (other == kNone || draft(other).mention.kind == MentionKind::kPronoun || !draft(other).definite) return;
    unite(other, d);
  }

  bool negated(int head) const {
    for (int c : x_.children(head)) {
      if (x_.lemma_key(c) == "not" || x_.lemma_key(c) == "no" || x_.lemma_key(c) == "never" ||
          x_.has_feat(c, "Polarity=Neg"))
        return true;
    }
    return false;
  }

  void relative(MentionDraft& pronoun) {
    const int i = pronoun.mention.head;
    if (pronoun.pronoun != "who" && pronoun.pronoun != "whom" && pronoun.pronoun != "whose" &&
        pronoun.pronoun != "which" && pronoun.pronoun != "that") {
      return;
    }
    int at = i;
    for (int steps = 0; steps < 8 && at >= 0; ++steps, at = x_.token(at).head) {
      if (!x_.is(at, "acl") || x_.token(at).head > i) continue;
      const int other = mention_at(x_.token(at).head);
      if (other != kNone) pronoun.same_as = other;
      break;
    }
    if (const int right_before = ends_at(i); right_before != kNone) {
      const int told = pronoun.same_as;
      const bool conjunct = told != kNone && x_.is(draft(right_before).mention.head, "conj") &&
                            x_.first_conjunct(draft(right_before).mention.head) == draft(told).mention.head;
      if (told == kNone || conjunct) pronoun.same_as = right_before;
    }
    if (pronoun.same_as == kNone) pronoun.dropped = true;
  }

  // The mention whose last word stands right before the pronoun or its comma: "relatives, who washed the bodies".
  int ends_at(int pronoun) const {
    const int last = pronoun - (pronoun > 0 && x_.word(pronoun - 1) == "," ? 2 : 1);
    if (last < 0 || x_.token(last).sentence != x_.token(pronoun).sentence) return kNone;
    if (const int name = s_.name_at[static_cast<size_t>(last)]; name != kNone)
      return s_.drafts[static_cast<size_t>(name)].dropped ? kNone : name;
    return mention_at(last);
  }

  MentionSearch& s_;
  const Syntax& x_;
  std::vector<int> at_;
};

}  // namespace

void MentionSearch::link_nearby() { Links(*this).run(); }

}  // namespace dateline
