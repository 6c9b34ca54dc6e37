// "Ankara said" is Turkey's government, "in Ankara" a city.
//
// A list of capitals decides nothing, and a classifier needs gold that nobody has; but governments do what cities do
// not. So the grammar decides: who says, warns or agrees acts; who is addressed ("urged Moscow") acts; what lies behind
// "in" is a place. Compare Markert & Nissim (2007), whose best features were the grammatical role and the governing
// verb.
#include <algorithm>
#include <iterator>

#include "ground/mention_finder.h"

namespace dateline {

bool is_locative(const Syntax& syntax, int head) {
  const int marker = syntax.child(head, "case");
  if (marker == kNoToken) return false;
  static constexpr std::string_view kAt[] = {"in",   "at",     "near",   "inside", "outside",
                                             "into", "within", "across", "around", "throughout"};
  return std::find(std::begin(kAt), std::end(kAt), syntax.folded(marker)) != std::end(kAt);
}

bool stands_for_government(const MentionSearch& search, const ActorHit& hit, int head) {
  const Syntax& syntax = search.syntax;
  const auto place = std::lower_bound(search.places.begin(), search.places.end(), hit.tokens.first,
                                      [](const Place& p, int t) { return p.tokens.first < t; });
  if (place != search.places.end() && place->tokens.first == hit.tokens.first && place->use == Place::Use::kActor)
    return true;
  if (is_locative(syntax, head)) return false;
  if (hit.kind == ActorHit::Kind::kBuilding) return true;
  const int verb = syntax.subject_of(head);
  if (verb == kNoToken) {
    static constexpr std::string_view kAddress[] = {"accuse",  "urge",      "warn",      "blame",    "ask",   "tell",
                                                    "condemn", "criticise", "criticize", "pressure", "press", "arm",
                                                    "thank",   "invite",    "sanction",  "call"};
    const int above = syntax.token(head).head;
    if (syntax.is(head, "nmod:poss")) return above >= 0 && syntax.is_predicate(above);
    return (syntax.is(head, "obj") || syntax.is(head, "iobj")) && above >= 0 &&
           std::find(std::begin(kAddress), std::end(kAddress), syntax.lemma_key(above)) != std::end(kAddress);
  }
  if (syntax.has_child(verb, "cop"))
    return search.lexicon.role(syntax.lemma_key(verb)) || syntax.token(verb).upos == "ADJ";
  static constexpr std::string_view kOfCities[] = {"fall",   "lie",    "burn",    "shake", "wake", "be",
                                                   "remain", "suffer", "witness", "see",   "have"};
  return std::find(std::begin(kOfCities), std::end(kOfCities), syntax.lemma_key(verb)) == std::end(kOfCities);
}

}  // namespace dateline
