// Problem: names of actors come in three ways: listed ("White Helmets"), composed ("Syria's Ministry of Defense",
// "Israeli air force") and as a word of a country ("Russian", "Damascus"). Listing every composition for 200 countries
// would be 20,000 rows that still miss "the Foreign Ministry of the Russian Federation". So countries and organ nouns
// are matched each by itself and put together by their neighbourhood; names go by the longest folded run of words in
// one hash table.
#include "ground/actor_scan.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr int kLongestName = 14;  // tokens; hyphens count

class Scanner {
 public:
  Scanner(const Syntax& syntax, const ActorLexicon& lexicon) : syntax_(syntax), lexicon_(lexicon) {}

  std::vector<ActorHit> scan() {
    for (const Sentence& sentence : syntax_.analysis().sentences) {
      last_ = sentence.last;
      for (int i = sentence.first; i < last_;) i = next(i);
    }
    return std::move(hits_);
  }

 private:
  // Calls take(end, key) for the runs of words from i on, shortest first.
  template <typename Take>
  void runs(int i, Take&& take) const {
    std::string key;
    for (int j = i; j < std::min(last_, i + kLongestName); ++j) {
      const std::string& word = syntax_.folded(j);
      const std::string_view surface = syntax_.word(j);
      if (word.empty()) {
        if (surface != "-" && surface != "'" && surface != "’" && surface != ".") return;
        continue;
      }
      if (!key.empty()) key += ' ';
      key += word;
      take(j + 1, key);
    }
  }

  bool any_capital(TokenRange range) const {
    for (int i = range.first; i < range.last; ++i) {
      if (syntax_.capital(i)) return true;
    }
    return false;
  }

  // At least two capitals: "UN", "U.S.", "PoW"; a sentence's first word "It" is none.
  bool capitals(TokenRange range) const {
    const std::string_view text = syntax_.text(range);
    return std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) >= 2;
  }

  bool function_word(int i) const {
    const std::string_view upos = syntax_.token(i).upos;
    return upos == "PRON" || upos == "AUX" || upos == "VERB" || upos == "ADP" || upos == "SCONJ" || upos == "CCONJ";
  }

  ActorHit listed(int i) const {
    ActorHit best;
    runs(i, [&](int end, const std::string& key) {
      const TokenRange range{i, end};
      const auto& actors = lexicon_.called(key);
      if (actors.empty()) return;
      const bool acronym = lexicon_.is_acronym(key);
      const bool one = end == i + 1;
      if (one && function_word(i) && !(acronym && capitals(range) && syntax_.token(i).upos != "PRON")) return;
      if (acronym ? !capitals(range) : !any_capital(range)) return;
      best = {ActorHit::Kind::kActor, range, actors, kNone, {}, one};
    });
    return best;
  }

  ActorHit country_word(int i) const {
    ActorHit best;
    runs(i, [&](int end, const std::string& key) {
      const CountryWord* word = lexicon_.country_word(key);
      if (!word || !syntax_.capital(i) || (function_word(i) && end == i + 1)) return;
      static constexpr ActorHit::Kind kKinds[] = {ActorHit::Kind::kAdjective, ActorHit::Kind::kPeople,
                                                  ActorHit::Kind::kSeat, ActorHit::Kind::kBuilding};
      best = {kKinds[static_cast<int>(word->kind)], {i, end}, {word->state}, kNone, {}, false};
    });
    return best;
  }

  ActorHit organ(int i) const {
    ActorHit best;
    if (i >= last_) return best;
    runs(i, [&](int end, const std::string& key) {
      const int found = lexicon_.organ(key);
      if (found != kNone) best = {ActorHit::Kind::kOrgan, {i, end}, {}, found, {i, end}, false};
    });
    return best;
  }

  // The state that a hit names, kNone if it names none.
  int state(const ActorHit& hit) const {
    if (hit.actors.empty()) return kNone;
    if (hit.kind != ActorHit::Kind::kActor) return hit.actors.front();
    for (int a : hit.actors) {
      if (lexicon_.actor(a).type == EntityType::kState) return a;
    }
    return kNone;
  }

  bool is_possessive(int i) const {
    if (syntax_.folded(i) == "s") return syntax_.word(i).size() > 1;
    return syntax_.folded(i).empty() && (syntax_.word(i) == "'" || syntax_.word(i) == "’");
  }

  // "Syria" + "'s Foreign Ministry", "US" + "Navy": the organ behind a country.
  ActorHit with_organ_behind(const ActorHit& country) const {
    int next = country.tokens.last;
    if (next < last_ && is_possessive(next)) ++next;
    ActorHit hit = organ(next);
    if (hit.organ == kNone || (country.kind == ActorHit::Kind::kPeople)) return country;
    hit.tokens.first = country.tokens.first;
    hit.actors = {state(country)};
    return hit;
  }

  // "Ministry of Defence" + "of the Russian Federation".
  ActorHit with_country_behind(ActorHit hit) const {
    int next = hit.tokens.last;
    if (next >= last_ || syntax_.folded(next) != "of") return hit;
    ++next;
    if (next < last_ && syntax_.folded(next) == "the") ++next;
    if (next >= last_ || !lexicon_.may_begin(syntax_.folded(next))) return hit;
    const ActorHit country = listed(next);
    const int owner = state(country);
    if (owner == kNone) return hit;
    hit.tokens.last = country.tokens.last;
    hit.actors = {owner};
    return hit;
  }

  // A bare organ noun counts when it is a proper name or definite enough to ask whose it is; the nominals take the
  // rest.
  bool named_organ(const ActorHit& hit) const {
    if (!hit.actors.empty()) return true;
    int capital_words = 0;
    for (int i = hit.noun.first; i < hit.noun.last; ++i) capital_words += syntax_.capital(i);
    const bool sentence_start =
        hit.noun.first ==
        syntax_.analysis().sentences[static_cast<size_t>(syntax_.token(hit.noun.first).sentence)].first;
    return capital_words > (sentence_start ? 1 : 0) && hit.noun.last - hit.noun.first > 1;
  }

  int next(int i) {
    if (!lexicon_.may_begin(syntax_.folded(i))) return i + 1;
    ActorHit hit = listed(i);
    const ActorHit word = country_word(i);
    // "US" is a name and an adjective: before a noun it is the adjective, and an organ may follow either.
    if (word.tokens.last > hit.tokens.last || (hit.actors.empty() && !word.actors.empty())) hit = word;
    if (state(hit) != kNone) {
      const ActorHit whole = with_organ_behind(hit);
      if (whole.kind != ActorHit::Kind::kOrgan && hit.kind == ActorHit::Kind::kActor && is_modifier(hit) &&
          !word.actors.empty()) {
        hit = word;
      } else {
        hit = whole;
      }
    } else if (hit.actors.empty()) {
      hit = with_country_behind(organ(i));
      if (hit.organ != kNone && !named_organ(hit)) hit = {};
    }
    if (hit.tokens.last <= i) return i + 1;
    hits_.push_back(hit);
    return hit.tokens.last;
  }

  bool is_modifier(const ActorHit& hit) const {
    const int head = syntax_.head_of(hit.tokens);
    return syntax_.is(head, "compound") || syntax_.is(head, "amod");
  }

  const Syntax& syntax_;
  const ActorLexicon& lexicon_;
  std::vector<ActorHit> hits_;
  int last_ = 0;
};

}  // namespace

std::vector<ActorHit> scan_actors(const Syntax& syntax, const ActorLexicon& lexicon) {
  return Scanner(syntax, lexicon).scan();
}

}  // namespace dateline
