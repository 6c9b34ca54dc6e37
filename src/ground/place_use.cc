// A place, the government behind it, or an adjective of it: "in Ankara", "Ankara was a guarantor", "Turkish forces".
//
// The word that governs the name tells: prepositions of place make places, verbs with a state as their doer make
// actors. Only states, capitals and seats of power act; when a town is the subject of a verb, the town is the scene.
#include <string>

#include "base/utf8.h"
#include "ground/place_mention.h"

namespace dateline {
namespace {

using Use = Place::Use;

class UseFinder {
 public:
  UseFinder(const Analysis& analysis, TokenRange name) : a_(analysis), head_(head_of(name)) {}

  Use find(bool state, bool demonym) const {
    const int head = chain_head();
    const Token& h = token(head);
    const bool has_case = !case_word(head).empty();
    if (demonym) return h.upos == "ADJ" || is_modifier(h.deprel) ? Use::kAdjective : Use::kActor;
    if (!state || h.head == kNoToken) return Use::kPlace;
    const Token& governor = token(h.head);
    const bool hyphenated = is_hyphenated(head);
    if (hyphenated) return Use::kAdjective;
    if (h.deprel == "nmod:poss") return possessor(h.head);
    if (is_modifier(h.deprel))
      return is_organ(governor.lemma) || is_person_noun(h.head) ? Use::kAdjective : Use::kPlace;
    if (h.deprel.starts_with("nsubj")) return subject(governor, h.deprel);
    if (!has_case && (h.deprel == "obj" || h.deprel == "iobj") && is_dealing(governor.lemma)) return Use::kActor;
    if (has_case) return oblique(lower(case_word(head)), governor);
    return Use::kPlace;
  }

 private:
  const Token& token(int t) const { return a_.tokens[static_cast<size_t>(t)]; }
  std::string_view word(int t) const { return a_.words(token(t).span); }

  // The token of the name whose head lies outside of it.
  int head_of(TokenRange r) const {
    for (int t = r.first; t < r.last; ++t) {
      if (!r.contains(token(t).head)) return t;
    }
    return r.last - 1;
  }

  // "the US and its allies": the second conjunct acts as the first does.
  int chain_head() const {
    int t = head_;
    for (int step = 0; step < 8 && token(t).deprel == "conj" && token(t).head != kNoToken; ++step) {
      if (token(token(t).head).upos == "VERB" || token(token(t).head).upos == "AUX") break;
      t = token(t).head;
    }
    return t;
  }

  static bool is_modifier(std::string_view deprel) {
    return deprel == "amod" || deprel == "compound" || deprel == "nmod:desc";
  }

  bool is_hyphenated(int head) const {
    const int next = head + 1;
    return next + 1 < static_cast<int>(a_.tokens.size()) && word(next) == "-" &&
           token(next).span.begin == token(head).span.end;
  }

  std::string_view case_word(int head) const {
    for (int t = head - 1; t >= 0 && t > head - 8 && token(t).sentence == token(head).sentence; --t) {
      if (token(t).head == head && token(t).deprel == "case" && token(t).upos != "PART") return word(t);
    }
    return {};
  }

  // A name or a noun in "-er", "-man", "-ist" that a country's name may stand before: "US President Donald Trump".
  bool is_person_noun(int t) const {
    for (const NameMention& n : a_.names) {
      if (n.type == "PER" && n.tokens.contains(t)) return true;
    }
    return token(t).upos == "PROPN";
  }

  bool is_predicate(int t) const {
    for (const Predicate& p : a_.predicates) {
      if (p.token == t) return true;
    }
    return false;
  }

  // "Russia's Ministry", "Russia's strikes" act; "Syria's north", "Syria's Aleppo" lie there.
  Use possessor(int owned) const {
    const Token& o = token(owned);
    if (is_organ(o.lemma)) return Use::kActor;
    if (o.upos == "PROPN" || place_kind(o.lemma) != PlaceKind::kUnsaid || is_direction(o.lemma)) return Use::kPlace;
    return is_predicate(owned) ? Use::kActor : Use::kPlace;
  }

  Use subject(const Token& governor, std::string_view deprel) const {
    if (deprel.starts_with("nsubj:pass")) return is_dealing(governor.lemma) ? Use::kActor : Use::kPlace;
    if (governor.upos == "VERB") return is_setting(governor.lemma) ? Use::kPlace : Use::kActor;
    const bool place_noun = place_kind(governor.lemma) != PlaceKind::kUnsaid;
    return governor.upos == "NOUN" && !place_noun ? Use::kActor : Use::kPlace;
  }

  static Use oblique(const std::string& preposition, const Token& governor) {
    if (preposition == "by" || preposition == "against" || preposition == "with") return Use::kActor;
    if (preposition == "between" || preposition == "to" || preposition == "on") {
      return is_dealing(governor.lemma) || governor.lemma == "say" ? Use::kActor : Use::kPlace;
    }
    if (is_locative(preposition) || preposition == "of") return Use::kPlace;
    return preposition == "for" || preposition == "than" || preposition == "like" ? Use::kActor : Use::kPlace;
  }

  const Analysis& a_;
  int head_;
};

}  // namespace

Place::Use place_use(const Analysis& analysis, const PlaceMention& mention, bool state, bool demonym) {
  return UseFinder(analysis, mention.name_tokens).find(state, demonym);
}

}  // namespace dateline
