// Names: what the tagger found and what the lexicon knows, one core per stretch of text.
//
// Neither alone will do. The tagger misses organs in lower case ("Russian air force") and cuts names of groups; the
// lexicon sees a country in "Michael Jordan". Where both speak of the same words the wider one holds, and on equal
// words the lexicon, unless the tagger says that a single ambiguous word is a person.
#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/utf8.h"
#include "ground/mention_finder.h"

namespace dateline {
namespace {

bool has_word(std::string_view name, std::initializer_list<std::string_view> words) {
  const std::string padded = ' ' + fold(name) + ' ';
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return padded.find(' ' + std::string(w) + ' ') != std::string::npos; });
}

bool names_outlet(std::string_view name) {
  return has_word(name, {"news", "times", "tv", "television", "radio", "herald", "tribune", "gazette", "newspaper",
                         "observer", "telegraph", "broadcasting", "courier"});
}

EntityType organisation_type(std::string_view name) {
  if (has_word(name, {"brigade", "brigades", "liberation", "militia", "jihad", "ansar", "liwa", "jaysh", "jaish",
                      "katiba", "kataib", "harakat", "battalion", "battalions", "mujahideen", "guerrilla", "cartel"})) {
    return EntityType::kArmedGroup;
  }
  return names_outlet(name) ? EntityType::kMedia : EntityType::kOrganisation;
}

std::string mention_type(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
    case EntityType::kUnnamed:
    case EntityType::kGroup:
      return "PER";
    case EntityType::kState:
    case EntityType::kPlace:
      return "LOC";
    default:
      return "ORG";
  }
}

class NameFinder {
 public:
  explicit NameFinder(MentionSearch& search)
      : s_(search), hit_at_(search.name_at.size(), kNone), dropped_(search.hits.size(), false) {}

  void run() {
    for (size_t h = 0; h < s_.hits.size(); ++h) {
      for (int t = s_.hits[h].tokens.first; t < s_.hits[h].tokens.last; ++t)
        hit_at_[static_cast<size_t>(t)] = static_cast<int>(h);
      for (int a : s_.hits[h].actors) {
        if (!s_.hits[h].short_name || s_.lexicon.actor(a).type == EntityType::kState)
          s_.countries.insert(s_.lexicon.actor(a).country);
      }
    }
    const std::vector<TokenRange> outlets = find_outlets();
    std::vector<const NameMention*> kept;
    for (const NameMention& name : s_.syntax.analysis().names) {
      const bool inside = std::any_of(outlets.begin(), outlets.end(), [&](TokenRange o) {
        return o.contains(name.tokens.first) || o.contains(name.tokens.last - 1);
      });
      if (!inside && tagger_wins(name)) kept.push_back(&name);
    }
    for (const NameMention* name : kept) add_tagged(*name);
    for (TokenRange outlet : outlets) add_outlet(outlet);
    for (size_t h = 0; h < s_.hits.size(); ++h) {
      if (!dropped_[h]) add_hit(s_.hits[h]);
    }
    for (const Place& place : s_.places) add_place(place);
  }

 private:
  TokenRange trimmed(TokenRange range) const {
    while (range.first + 1 < range.last && s_.syntax.token(range.first).upos == "DET") ++range.first;
    while (range.first + 1 < range.last &&
           (s_.syntax.folded(range.last - 1).empty() || s_.syntax.folded(range.last - 1) == "s"))
      --range.last;
    return range;
  }

  // The tagger may take titles into a person's name: "Major General Igor Konashenkov", "Minister Theresa May".
  TokenRange without_titles(TokenRange range) const {
    while (range.last - range.first > 2) {
      int first = range.first;
      const RoleNoun* role = s_.lexicon.role(s_.role_key(range.first, first));
      const bool title = (role && role->type == EntityType::kPerson) || is_title_word(s_.syntax.folded(range.first)) ||
                         (s_.syntax.folded(range.first).empty());
      if (!title) break;
      ++range.first;
    }
    return range;
  }

  // "Joe Smith (D-N.Y.)", "Ann Ames, R-Calif.": party and state are none of the name.
  TokenRange without_party(TokenRange range) const {
    for (int t = range.first + 1; t < range.last; ++t) {
      if (s_.syntax.word(t) == "(" || s_.syntax.word(t) == ",") range.last = t;
    }
    return range;
  }

  // "Major General" alone, which the tagger cut off the name behind it.
  bool only_titles(const NameMention& name) const {
    if (name.type != "PER") return false;
    for (int t = name.tokens.first; t < name.tokens.last; ++t) {
      const std::string& word = s_.syntax.folded(t);
      if (word.empty() || is_title_word(word)) continue;
      int first = t;
      const RoleNoun* role = s_.lexicon.role(s_.role_key(t, first));
      if (!role || role->type != EntityType::kPerson) return false;
    }
    return true;
  }

  TokenRange core_of(const NameMention& name) const {
    const TokenRange range = trimmed(name.tokens);
    return name.type == "PER" ? without_titles(without_party(range)) : range;
  }

  // "TASS state" for TASS: a known actor, and nothing behind it that looks like a name.
  bool only_common_words_beside(TokenRange range, TokenRange hit) const {
    for (int t = range.first; t < range.last; ++t) {
      if (!hit.contains(t) && s_.syntax.capital(t)) return false;
    }
    return true;
  }

  // Drops the hits inside a wider tagged name; says false where a hit holds the name.
  bool tagger_wins(const NameMention& name) {
    if (only_titles(name)) return false;
    const TokenRange range = core_of(name);
    int words = 0, covered = 0;
    std::vector<int> inside;
    for (int t = range.first; t < range.last; ++t) {
      words += !s_.syntax.folded(t).empty();
      const int h = hit_at_[static_cast<size_t>(t)];
      if (h == kNone || dropped_[static_cast<size_t>(h)]) continue;
      covered += !s_.syntax.folded(t).empty();
      if (inside.empty() || inside.back() != h) inside.push_back(h);
    }
    if (inside.empty()) return true;
    if (covered == words && !(inside.size() == 1 && is_person_instead(name, s_.hits[static_cast<size_t>(inside[0])])))
      return false;
    for (int h : inside) {
      const TokenRange hit = s_.hits[static_cast<size_t>(h)].tokens;
      if (hit.last - hit.first > range.last - range.first) return false;
    }
    if (inside.size() == 1 && s_.hits[static_cast<size_t>(inside[0])].kind == ActorHit::Kind::kActor &&
        only_common_words_beside(range, s_.hits[static_cast<size_t>(inside[0])].tokens)) {
      return false;
    }
    for (int h : inside) dropped_[static_cast<size_t>(h)] = true;
    return true;
  }

  // Beside a word of telling or citing: "told Kyodo", "TASS reported", "according to Tanjug", "interview with BelTA".
  bool in_source_place(TokenRange range) const {
    static constexpr std::string_view kTelling[] = {"say",   "tell",    "report",    "cite",      "quote",
                                                    "carry", "accord",  "write",     "interview", "publish",
                                                    "add",   "release", "according", "announce"};
    const auto tells = [&](int t) {
      if (t < 0 || t >= s_.syntax.size()) return false;
      const std::string& lemma = s_.syntax.token(t).lemma;
      return std::find(std::begin(kTelling), std::end(kTelling), lemma) != std::end(kTelling);
    };
    const auto joins = [](std::string_view word) { return word == "to" || word == "with" || word == "by"; };
    const int governor = s_.syntax.token(s_.syntax.head_of(range)).head;
    return tells(governor) || tells(range.first - 1) || tells(range.last) ||
           (range.first > 1 && joins(s_.syntax.word(range.first - 1)) && tells(range.first - 2));
  }

  bool names_agency(const ActorHit& hit) const {
    return std::any_of(hit.actors.begin(), hit.actors.end(), [&](int a) { return s_.lexicon.actor(a).agency; }) &&
           in_source_place(hit.tokens);
  }

  bool is_person_instead(const NameMention& name, const ActorHit& hit) const {
    if (names_agency(hit)) return false;
    if (name.type != "PER" || hit.kind != ActorHit::Kind::kActor || !hit.short_name) return false;
    if (s_.lexicon.is_acronym(actor_key(s_.syntax.text(hit.tokens)))) return false;
    return std::none_of(hit.actors.begin(), hit.actors.end(), [&](int a) {
      const EntityType type = s_.lexicon.actor(a).type;
      return type == EntityType::kPerson || type == EntityType::kState;
    });
  }

  bool in_name(int t) const { return s_.syntax.capital(t) && s_.syntax.token(t).upos == "PROPN"; }

  // "the Tornfeld Times", "Radio Ostrel", which the tagger does not know or cuts: names that end, or for stations
  // begin, with what papers and stations are called. Known actors keep their words.
  std::vector<TokenRange> find_outlets() {
    std::vector<TokenRange> found;
    for (int t = 0; t < s_.syntax.size(); ++t) {
      if (!in_name(t)) continue;
      int last = t + 1;
      const int sentence = s_.syntax.token(t).sentence;
      while (last < s_.syntax.size() && in_name(last) && s_.syntax.token(last).sentence == sentence) ++last;
      const std::string& begin = s_.syntax.folded(t);
      const bool outlet = names_outlet(s_.syntax.folded(last - 1)) || begin == "radio" || begin == "television";
      const bool known =
          hit_at_[static_cast<size_t>(t)] != kNone;  // "BBC News"; but "the Tornfeld [Times]" is not the Times
      if (outlet && last - t > 1 && !known) {
        found.push_back({t, last});
        for (int i = t; i < last; ++i) {
          if (const int h = hit_at_[static_cast<size_t>(i)]; h != kNone) dropped_[static_cast<size_t>(h)] = true;
        }
      }
      t = last;
    }
    return found;
  }

  void add_outlet(TokenRange range) {
    MentionDraft draft = core(range);
    draft.type = EntityType::kMedia;
    keep(std::move(draft));
  }

  MentionDraft core(TokenRange range) const {
    MentionDraft draft;
    draft.mention.tokens = draft.name = range;
    draft.mention.head = s_.syntax.head_of(range);
    draft.mention.kind = MentionKind::kName;
    draft.definite = true;
    return draft;
  }

  void keep(MentionDraft draft) {
    draft.mention.type = mention_type(draft.type);
    const TokenRange range = draft.name;
    const int index = s_.add(std::move(draft));
    for (int t = range.first; t < range.last; ++t) s_.name_at[static_cast<size_t>(t)] = index;
  }

  // "Mr. Smith": the name is Smith, and a man's.
  void without_address(MentionDraft& draft) const {
    const std::string& word = s_.syntax.folded(draft.name.first);
    const bool man = word == "mr" || word == "sir", woman = word == "mrs" || word == "ms" || word == "miss";
    if ((man || woman || word == "dr") && draft.name.first + 1 < draft.name.last) {
      ++draft.name.first;
      if (s_.syntax.folded(draft.name.first).empty() && draft.name.first + 1 < draft.name.last) ++draft.name.first;
    }
    const bool full = draft.name.last - draft.name.first > 1;
    draft.gender = man ? 'm' : woman ? 'f' : full ? s_.lexicon.gender(s_.syntax.folded(draft.name.first)) : char{0};
  }

  // The outlet that the article is in is no person, whatever its name looks like.
  bool names_publisher(std::string_view words) const {
    const std::string& publisher = s_.syntax.analysis().article->publisher.name;
    return !publisher.empty() && actor_key(words) == actor_key(publisher);
  }

  void add_tagged(const NameMention& name) {
    MentionDraft draft = core(core_of(name));
    const std::string_view words = s_.syntax.text(draft.name);
    if ((names_outlet(words) && draft.name.last - draft.name.first > 1) || names_publisher(words)) {
      draft.type = EntityType::kMedia;  // "the Calder Herald" is no place
    } else if (name.type == "PER") {
      draft.type = EntityType::kPerson;
      without_address(draft);
    } else if (name.type == "ORG") {
      draft.type = organisation_type(words);
    } else if (name.type == "LOC") {
      draft.type = EntityType::kPlace;
      draft.as_place = true;
    } else {
      if (!s_.syntax.has_feat(draft.mention.head, "Number=Plur")) return;
      draft.type = EntityType::kGroup;
    }
    if (draft.type != EntityType::kPerson) draft.plural = s_.syntax.has_feat(draft.mention.head, "Number=Plur");
    if (const CountryWord* word = s_.lexicon.country_word(s_.syntax.folded(draft.name.first));
        word && draft.type != EntityType::kPerson) {
      draft.country = s_.lexicon.actor(word->state).country;
    }
    keep(std::move(draft));
  }

  // The tagger, where there is one, took the words for a name of a body: "Time said", not "Time flies".
  bool tagged(const ActorHit& hit) const {
    const auto& names = s_.syntax.analysis().names;
    if (names.empty()) return true;
    const auto behind = std::upper_bound(names.begin(), names.end(), hit.tokens.first,
                                         [](int t, const NameMention& n) { return t < n.tokens.first; });
    if (behind == names.begin()) return false;
    const NameMention& name = *std::prev(behind);
    return name.tokens.contains(hit.tokens.first) && (name.type == "ORG" || name.type == "MISC");
  }

  // An actor that an ambiguous short name stands for must have its country, or itself in full, in the article.
  bool supported(const ActorHit& hit, const Actor& actor) const {
    if (!hit.short_name) return true;
    const std::string_view words = s_.syntax.text(hit.tokens);
    if (actor.type == EntityType::kMedia) {
      return (actor.agency && in_source_place(hit.tokens)) || tagged(hit) ||
             (s_.lexicon.is_acronym(actor_key(words)) && s_.countries.contains(actor.country));
    }
    const bool international = actor.country.empty() || actor.type == EntityType::kState;
    const bool short_acronym = words.size() <= 3 && s_.lexicon.is_acronym(actor_key(words));
    if (!short_acronym && !actor.organ) return true;
    return s_.countries.contains(actor.country) || (international && actor.type != EntityType::kArmedGroup);
  }

  int choose(const ActorHit& hit) const {
    const std::string& day = s_.syntax.analysis().article->published.value;
    int best = kNone, best_score = -1;
    for (int a : hit.actors) {
      const Actor& actor = s_.lexicon.actor(a);
      if (!supported(hit, actor)) continue;
      int score = 1 + 2 * s_.countries.contains(actor.country);
      if (!day.empty())
        score +=
            (actor.valid_from.empty() || actor.valid_from <= day) + (actor.valid_to.empty() || day <= actor.valid_to);
      if (score > best_score) std::tie(best, best_score) = std::pair(a, score);
    }
    return best;
  }

  void set_actor(MentionDraft& draft, int index) const {
    const Actor& actor = s_.lexicon.actor(index);
    draft.actor = index;
    draft.type = actor.type;
    draft.country = actor.country;
    draft.sector = actor.sector;
    if (draft.type == EntityType::kPerson && draft.name.last - draft.name.first > 1) {
      draft.gender = s_.lexicon.gender(s_.syntax.folded(draft.name.first));
    }
  }

  void add_hit(const ActorHit& hit) {
    using Kind = ActorHit::Kind;
    MentionDraft draft = core(hit.tokens);
    const int head = draft.mention.head;
    switch (hit.kind) {
      case Kind::kActor: {
        const int chosen = choose(hit);
        if (chosen == kNone) return add_unsupported(hit);
        set_actor(draft, chosen);
        draft.as_place = draft.type == EntityType::kState && is_locative(s_.syntax, head);
        draft.plural = draft.type != EntityType::kState && draft.type != EntityType::kPerson &&
                       s_.syntax.has_feat(head, "Number=Plur");
        break;
      }
      case Kind::kOrgan: {
        const Actor& pattern = s_.lexicon.actor(hit.organ);
        draft.organ = hit.organ;
        draft.type = pattern.sector == "JRN" ? EntityType::kMedia : EntityType::kOrganisation;
        draft.sector = pattern.sector;
        if (!hit.actors.empty()) draft.country = s_.lexicon.actor(hit.actors[0]).country;
        draft.mention.head = s_.syntax.head_of(hit.noun);
        draft.plural = s_.syntax.has_feat(draft.mention.head, "Number=Plur") &&
                       s_.lexicon.role(s_.syntax.lemma_key(draft.mention.head));
        break;
      }
      case Kind::kPeople:
        draft.type = EntityType::kGroup;
        draft.country = s_.lexicon.actor(hit.actors[0]).country;
        draft.plural = true;
        break;
      case Kind::kAdjective:
        if (hit.tokens.last < s_.syntax.size() && s_.syntax.word(hit.tokens.last) == "$") return;
        set_actor(draft, hit.actors[0]);
        draft.modifier = true;
        break;
      case Kind::kSeat:
      case Kind::kBuilding:
        if (stands_for_government(s_, hit, head)) {
          set_actor(draft, hit.actors[0]);
        } else {
          draft.type = EntityType::kPlace;
          draft.country = s_.lexicon.actor(hit.actors[0]).country;
          draft.as_place = true;
        }
        break;
    }
    draft.modifier = draft.modifier || s_.syntax.is(head, "compound") || s_.syntax.is(head, "amod");
    keep(std::move(draft));
  }

  // A place that neither tagger nor lexicon had.
  void add_place(const Place& place) {
    for (int t = place.tokens.first; t < place.tokens.last; ++t) {
      if (s_.name_at[static_cast<size_t>(t)] != kNone) return;
    }
    if (place.use == Place::Use::kAdjective || place.tokens.first >= place.tokens.last) return;
    MentionDraft draft = core(place.tokens);
    draft.type = EntityType::kPlace;
    draft.country = place.country;
    draft.as_place = true;
    keep(std::move(draft));
  }

  // The lexicon's readings were ruled out; what the tagger thought of the words still holds.
  void add_unsupported(const ActorHit& hit) {
    const auto& names = s_.syntax.analysis().names;
    const auto behind = std::upper_bound(names.begin(), names.end(), hit.tokens.first,
                                         [](int t, const NameMention& n) { return t < n.tokens.first; });
    if (behind != names.begin() && std::prev(behind)->tokens.contains(hit.tokens.first)) add_tagged(*std::prev(behind));
  }

  MentionSearch& s_;
  std::vector<int> hit_at_;
  std::vector<bool> dropped_;
};

}  // namespace

void MentionSearch::add_names() { NameFinder(*this).run(); }

}  // namespace dateline
