// Role nouns: "militants", "the spokesman", "state television", "US-backed rebels", "close to 100 people".
#include <algorithm>

#include "ground/mention_finder.h"

namespace dateline {
namespace {

class Nominals {
 public:
  explicit Nominals(MentionSearch& search) : s_(search), x_(search.syntax) {}

  void run() {
    find_actors();
    for (int i = 0; i < x_.size(); ++i) try_head(i);
    for (int i : modifiers_) try_modifier(i);
  }

 private:
  // The head of a phrase: its noun whose own head lies outside; also "both", "one of them", "GENERAL".
  int head_of(TokenRange range) const {
    for (int i = range.first; i < range.last; ++i) {
      if (range.contains(x_.token(i).head)) continue;
      const std::string_view upos = x_.token(i).upos;
      if (upos == "NOUN" || upos == "PROPN" || upos == "NUM" || upos == "ADJ" || indefinite(i)) return i;
    }
    return kNoToken;
  }

  // "Someone", "both", "others": they stand for nobody said before, or for some of them.
  bool indefinite(int i) const {
    static constexpr std::string_view kWords[] = {"one",  "both",    "all",    "some",      "several",  "many",
                                                  "most", "few",     "each",   "another",   "others",   "none",
                                                  "two",  "someone", "nobody", "everybody", "somebody", "everyone"};
    const std::string_view upos = x_.token(i).upos;
    return (upos == "PRON" || upos == "DET") &&
           std::find(std::begin(kWords), std::end(kWords), x_.folded(i)) != std::end(kWords);
  }

  // Whoever says something, whatever the tagger made of it: subjects of verbs with a clause, and "according to".
  void find_speakers() {
    for (int i = 0; i < x_.size(); ++i) {
      const int verb = x_.subject_of(i);
      const bool says = verb != kNoToken && x_.token(verb).upos == "VERB" &&
                        (x_.has_child(verb, "ccomp") || x_.has_child(verb, "parataxis"));
      const int marker = x_.child(x_.first_conjunct(i), "case");
      const bool accords = marker != kNoToken && x_.lemma_key(marker) == "accord";
      if ((says || accords) && (x_.token(i).upos == "NOUN" || indefinite(i))) actors_.insert(i);
    }
  }

  // Whoever speaks or acts is somebody, also where no list knows the noun: "the mission", "a welder".
  void find_actors() {
    for (const AttributionSpan& span : x_.analysis().attribution_spans) {
      if (span.role != AttributionRole::kSource) continue;
      actors_.insert(head_of(span.tokens));
      for (int t = span.tokens.first; t < span.tokens.last; ++t) {  // "according to a relative, [a go-between] and ..."
        if (noun(t) && x_.is(t, "conj") && span.tokens.contains(x_.token(t).head)) actors_.insert(t);
      }
    }
    for (const EventReading& reading : x_.analysis().event_readings) {
      for (const RoleArgument& party : reading.parties) {
        if (party.role == "actor" || party.role == "recipient" || party.role == "victim" || party.role == "participant")
          actors_.insert(head_of(party.tokens));
      }
    }
    find_speakers();
    actors_.erase(kNoToken);
  }

  bool noun(int i) const {
    const std::string_view upos = x_.token(i).upos;
    // "police said", tagged as a pronoun: no role noun is one.
    if (upos == "PRON") return !x_.folded(i).empty() && s_.lexicon.role(x_.folded(i));
    return upos == "NOUN" || upos == "PROPN" || (upos == "ADJ" && !x_.has_child(i, "cop") && adjective_as_noun(i));
  }

  // "the injured", "the displaced": an adjective where a noun belongs.
  bool adjective_as_noun(int i) const {
    return x_.has_child(i, "det") &&
           (x_.is(i, "nsubj") || x_.is(i, "obj") || x_.is(i, "obl") || x_.is(i, "nmod") || x_.is(i, "conj"));
  }

  // What shows or tells by itself: it passes on, and is nobody.
  static bool is_record(std::string_view lemma) {
    static constexpr std::string_view kWords[] = {"video",      "footage", "photo",   "photograph", "recording",
                                                  "transcript", "letter",  "leaflet", "document",   "logbook",
                                                  "affidavit",  "receipt", "invoice", "indictment", "certificate"};
    return std::find(std::begin(kWords), std::end(kWords), lemma) != std::end(kWords);
  }

  // What does so only where it is a source: a post may be a place, a record a feat.
  static bool may_be_record(std::string_view lemma) {
    static constexpr std::string_view kWords[] = {"film", "tape", "clip", "image",  "picture",  "autopsy", "tweet",
                                                  "post", "note", "memo", "record", "register", "log",     "message"};
    return is_record(lemma) || std::find(std::begin(kWords), std::end(kWords), lemma) != std::end(kWords);
  }

  // "Three of them", "several": more than one, though no ending says so.
  bool several(int i) const {
    static constexpr std::string_view kWords[] = {"both", "all", "some",   "several", "many",
                                                  "most", "few", "others", "two"};
    const std::string& word = x_.folded(i);
    const bool number = x_.token(i).upos == "NUM" && word != "one" && word != "1";
    return number || std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
  }

  void try_head(int i) {
    const auto at = static_cast<size_t>(i);
    const bool record = x_.token(i).upos == "NOUN" && is_record(x_.lemma_key(i));
    const bool stands_alone = record || actors_.contains(i);
    if (s_.name_at[at] != kNone || s_.title[at] ||
        !(noun(i) || stands_alone || (x_.is(i, "amod") && x_.token(i).upos == "ADJ")))
      return;
    if (i > 0 && x_.word(i) == "front" && x_.word(i - 1) == "in") return;  // "in front of the town hall"
    int first = i;
    std::string key = s_.role_key(i, first);
    const RoleNoun* role = s_.lexicon.role(key);
    const bool modifies = x_.is(i, "compound") || x_.is(i, "amod") || x_.is(i, "nmod:desc");
    if (!role && stands_alone && !modifies) {
      static const RoleNoun kUnlisted{EntityType::kPerson, ""};
      static const RoleNoun kRecord{EntityType::kMedia, ""};
      role = may_be_record(x_.lemma_key(i)) ? &kRecord : &kUnlisted;
      key = x_.lemma_key(i);
    }
    if (!role) return;
    if (modifies) {
      modifiers_.push_back(i);
      return;
    }
    roles_.insert(key);
    take(i, first, key, *role, false);
  }

  // "militant hideouts" speaks of the militants that the article has elsewhere; "police station" of a building.
  void try_modifier(int i) {
    int first = i;
    const std::string key = s_.role_key(i, first);
    const RoleNoun& role = *s_.lexicon.role(key);
    const int noun = x_.token(i).head;
    static constexpr std::string_view kSides[] = {"REB", "PRM", "UAF", "OPP", "CRM"};
    const bool side = std::find(std::begin(kSides), std::end(kSides), role.sector) != std::end(kSides);
    if (!side || role.type != EntityType::kPerson || !roles_.contains(key) || noun < 0 ||
        s_.nominal_at[static_cast<size_t>(noun)] != kNone)
      return;
    take(i, first, key, role, true);
  }

  void take(int i, int first, const std::string& key, const RoleNoun& role, bool modifier) {
    MentionDraft draft;
    draft.mention.head = i;
    draft.mention.kind = MentionKind::kNominal;
    draft.mention.tokens = modifier ? TokenRange{first, i + 1} : x_.before_head(i);
    draft.mention.tokens.first = std::min(draft.mention.tokens.first, first);
    draft.modifier = modifier;
    draft.role = key;
    draft.sector = role.sector;
    draft.plural = x_.has_feat(i, "Number=Plur") || several(i) || key == "people" || role.type == EntityType::kGroup ||
                   (modifier && role.type == EntityType::kPerson);
    draft.type = type_of(role, draft.plural);
    draft.mention.type = role.type == EntityType::kPerson || role.type == EntityType::kGroup  ? "PER"
                         : role.type == EntityType::kState || role.type == EntityType::kPlace ? "LOC"
                                                                                              : "ORG";
    if (!modifier) read_modifiers(draft, first);
    draft.gender = gender(key);
    s_.nominal_at[static_cast<size_t>(i)] = s_.add(std::move(draft));
  }

  static EntityType type_of(const RoleNoun& role, bool plural) {
    if (role.type == EntityType::kState && plural) return EntityType::kGroup;
    if (role.type != EntityType::kPerson) return role.type;
    if (!plural) return EntityType::kUnnamed;
    return role.sector == "REB" || role.sector == "PRM" ? EntityType::kArmedGroup : EntityType::kGroup;
  }

  static char gender(const std::string& key) {
    static constexpr std::string_view kWomen[] = {
        "woman",       "girl",  "mother",      "daughter", "sister",       "wife",
        "widow",       "queen", "princess",    "nun",      "spokeswoman",  "chairwoman",
        "policewoman", "aunt",  "grandmother", "lady",     "congresswoman"};
    static constexpr std::string_view kMen[] = {
        "man",    "boy",       "father",   "son",       "brother", "husband",     "king",      "prince",     "monk",
        "priest", "spokesman", "chairman", "policeman", "uncle",   "grandfather", "gentleman", "congressman"};
    if (std::find(std::begin(kWomen), std::end(kWomen), key) != std::end(kWomen)) return 'f';
    return std::find(std::begin(kMen), std::end(kMen), key) != std::end(kMen) ? 'm' : char{0};
  }

  void read_modifiers(MentionDraft& draft, int role_first) {
    const int head = draft.mention.head;
    for (int i = draft.mention.tokens.first; i < head; ++i) {
      const std::string& word = x_.folded(i);
      const std::string_view upos = x_.token(i).upos;
      if (upos == "DET" && (word == "the" || word == "this" || word == "that" || word == "these" || word == "those"))
        draft.definite = true;
      if (x_.is(i, "nmod:poss")) draft.definite = true;
      if (upos == "DET" && word == "no") draft.negated = true;
      if (upos == "NUM" && x_.is(i, "nummod") && x_.token(i).head == head) draft.counted = true;
      const int name = s_.name_at[static_cast<size_t>(i)];
      if (name != kNone) {
        take_name(draft, name);
        i = s_.drafts[static_cast<size_t>(name)].name.last - 1;
        continue;
      }
      if (const int end = s_.label_end(i, head); end > i) {
        i = end - 1;
        continue;
      }
      const bool describes = x_.token(i).head == head && (x_.is(i, "amod") || x_.is(i, "compound"));
      if (describes && i < role_first) draft.modifiers.push_back(x_.lemma_key(i));
    }
    for (int c : x_.children(head)) {
      if (c > head && x_.is(c, "nmod") && s_.name_at[static_cast<size_t>(c)] != kNone) {
        const int marker = x_.child(c, "case");
        const bool belongs = marker != kNoToken &&
                             (x_.folded(marker) == "of" || x_.folded(marker) == "for" || x_.folded(marker) == "from");
        if (belongs && draft.holder == kNone) draft.holder = s_.name_at[static_cast<size_t>(c)];
      }
    }
  }

  // "TASS state news agency", "the Hezbollah movement": the noun says what the named body is.
  bool same_body(const MentionDraft& draft, const MentionDraft& other) const {
    const bool body = other.type == EntityType::kOrganisation || other.type == EntityType::kArmedGroup ||
                      other.type == EntityType::kMedia;
    if (!body || draft.plural || draft.mention.type != "ORG" || x_.is(other.mention.head, "nmod:poss")) return false;
    static constexpr std::string_view kKinds[] = {
        "agency",    "group",   "movement", "party",   "organization", "organisation", "militia",
        "newspaper", "channel", "network",  "website", "magazine",     "company",      "broadcaster",
        "faction",   "outlet",  "daily",    "front",   "alliance",     "charity",      "service"};
    const std::string head = draft.role.substr(draft.role.rfind(' ') + 1);
    return std::find(std::begin(kKinds), std::end(kKinds), head) != std::end(kKinds);
  }

  // A country's adjective gives the group its country; any other name before the head is whom the group belongs to.
  void take_name(MentionDraft& draft, int name) {
    MentionDraft& other = s_.drafts[static_cast<size_t>(name)];
    if (other.type == EntityType::kState && other.modifier) {
      draft.country = other.country;
      other.dropped = true;
    } else if (same_body(draft, other)) {
      draft.same_as = name;
    } else if (other.type != EntityType::kPlace || draft.type != EntityType::kUnnamed) {
      draft.holder = name;
      if (draft.country.empty()) draft.country = other.country;
    }
  }

  MentionSearch& s_;
  const Syntax& x_;
  std::vector<int> modifiers_;             // role nouns before another noun
  std::unordered_set<std::string> roles_;  // of the nominals found
  std::unordered_set<int> actors_;         // nouns that the model takes for sources or parties
};

}  // namespace

void MentionSearch::add_nominals() { Nominals(*this).run(); }

}  // namespace dateline
