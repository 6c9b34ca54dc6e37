// Finding place names inside the names of bodies: "Richmond Police Department", "Bank of Canada".
//
// A tagger gives the body's name one label, and the place in it is lost, though it says where the body is and which of
// its namesakes all the others are: local news names its state in nothing but "Indiana State Police". The obvious way,
// looking up every word of the body's name, makes places of founders ("Johnson & Johnson"). So a word counts if the
// body is of a kind that towns and counties have, if the text speaks of the place elsewhere, or if the place is well
// known by itself. Compare the embedded toponyms of Gritta, Pilehvar and Collier (2020).
#include "ground/place_inside.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "ground/gazetteer_names.h"
#include "ground/place_words.h"

namespace dateline {
namespace {

constexpr double kTown = 3.7;   // log10 of people: what a body of its own is likely to be named after
constexpr double kKnown = 5.3;  // known without a word of explanation

bool is_link(std::string_view w) { return w == "of" || w == "in" || w == "at"; }
bool is_dash(std::string_view w) { return w == "-" || w == "--" || w == "–" || w == "—"; }

}  // namespace

std::string_view PlaceInside::word(int t) const { return a_.words(a_.tokens[static_cast<size_t>(t)].span); }

std::string PlaceInside::surface(TokenRange r) const {
  return std::string(a_.words(
      {a_.tokens[static_cast<size_t>(r.first)].span.begin, a_.tokens[static_cast<size_t>(r.last - 1)].span.end}));
}

bool PlaceInside::is_capitalised(int t) const {
  size_t pos = 0;
  return !word(t).empty() && is_upper(decode(word(t), pos));
}

bool PlaceInside::is_in_capitals(int t) const {
  const std::string_view w = word(t);
  return w.size() > 2 && lower(w) != w && std::none_of(w.begin(), w.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void PlaceInside::learn(TokenRange name) {
  if (!gazetteer_.candidates(surface(name)).empty()) spoken_.insert(name_key(surface(name)));
}

bool PlaceInside::is_spoken_of(TokenRange name) const { return spoken_.contains(name_key(surface(name))); }

// "Central", "City", "Police" are towns somewhere, and "West" is a province.
bool PlaceInside::is_common(TokenRange name) const {
  constexpr std::array<std::string_view, 7> kRanks = {"vice", "deputy", "federal", "national", "general", "new", "old"};
  for (int t = name.first; t < name.last; ++t) {
    const std::string_view w = word(t);
    const bool rank = std::find(kRanks.begin(), kRanks.end(), lower(w)) != kRanks.end();
    if (!rank && !is_part_word(w) && !is_civic(w) && !is_facility(w) && !is_organ(w) &&
        place_kind(w) == PlaceKind::kUnsaid)
      return false;
  }
  return true;
}

bool PlaceInside::is_likely(TokenRange name, bool civic) const {
  if (is_common(name)) return false;
  if (is_spoken_of(name)) return true;
  const std::string text = surface(name);
  const auto candidates = gazetteer_.candidates(text);
  if (candidates.empty() || candidates[0].kind == NameKind::kWeak) return false;
  if (candidates[0].kind == NameKind::kDemonym) return civic;
  const std::string_view feature = gazetteer_.place(candidates[0].place).feature;
  if (feature.starts_with("PCL") || feature == "CONT" || feature == "RGN") return true;
  const bool whole = text.ends_with('.') || name_key(gazetteer_.name(candidates[0].place)) == name_key(text);
  if (feature == "ADM1" && whole) return true;
  return std::any_of(candidates.begin(), candidates.end(), [&](const GazetteerCandidate& c) {
    const GazetteerPlace p = gazetteer_.place(c.place);
    const bool division = p.feature == "ADM1" || p.feature == "ADM2";  // found without its word of kind: "Free" State
    return c.kind == NameKind::kMain && p.log_population >= (civic ? kTown : kKnown) &&
           (!division || name_key(gazetteer_.name(c.place)) == name_key(text));
  });
}

// The longest name of [first, ...) that is a place's, before `end`.
std::optional<TokenRange> PlaceInside::longest(int first, int end, bool civic) const {
  for (int last = std::min(first + kLongestName, end); last > first; --last) {
    bool usable = is_capitalised(first) && is_capitalised(last - 1);
    for (int t = first; t < last; ++t) usable = usable && word(t) != "," && word(t) != "and" && word(t) != "&";
    const TokenRange r{first, last};
    const size_t size =
        a_.tokens[static_cast<size_t>(last - 1)].span.end - a_.tokens[static_cast<size_t>(first)].span.begin;
    if (usable && (size > 3 || word(last - 1).ends_with('.') || is_spoken_of(r)) && is_likely(r, civic)) return r;
  }
  return std::nullopt;
}

// "University of", "City of": what follows is most likely the place.
bool PlaceInside::is_placed(int before_of) const {
  constexpr std::array<std::string_view, 10> kPlaced = {"state",       "province", "university", "college", "diocese",
                                                        "archdiocese", "museum",   "bank",       "church",  "bishop"};
  const std::string& lemma = a_.tokens[static_cast<size_t>(before_of)].lemma;
  const PlaceKind kind = place_kind(lemma);
  return std::find(kPlaced.begin(), kPlaced.end(), lower(lemma)) != kPlaced.end() || kind == PlaceKind::kSettlement ||
         kind == PlaceKind::kDistrict || kind == PlaceKind::kQuarter;
}

std::optional<TokenRange> PlaceInside::in_body(TokenRange body) const {
  if (body.last - body.first > 1 && lower(word(body.first)) == "the") ++body.first;
  if (body.last - body.first < 2) return std::nullopt;
  bool civic = false;
  for (int t = body.first; t < body.last; ++t) {
    const std::string& lemma = a_.tokens[static_cast<size_t>(t)].lemma;
    civic = civic || is_civic(lemma) || is_organ(lemma);
  }
  for (int t = body.first + 1; t + 1 < body.last; ++t) {
    if (!is_link(word(t))) continue;
    const int next = lower(word(t + 1)) == "the" && t + 2 < body.last ? t + 2 : t + 1;
    if (const auto found = longest(next, body.last, is_placed(t - 1))) return found;
  }
  return longest(body.first, body.last - 1, civic);
}

// "Tamarasheni, a Georgian town": what it is stands behind it.
bool PlaceInside::is_described(TokenRange name) const {
  constexpr int kFarthest = 5;
  if (at_end(name.last + 2) || word(name.last) != ",") return false;
  const std::string article = lower(word(name.last + 1));
  if (article != "a" && article != "an") return false;
  for (int t = name.last + 2; t < name.last + 2 + kFarthest && !at_end(t); ++t) {
    const Token& k = a_.tokens[static_cast<size_t>(t)];
    const PlaceKind kind = place_kind(k.lemma);
    const std::string_view next = at_end(t + 1) ? std::string_view() : a_.tokens[static_cast<size_t>(t + 1)].upos;
    if (k.upos == "NOUN" && (kind == PlaceKind::kSettlement || kind == PlaceKind::kQuarter)) {
      return next != "NOUN" && next != "PART" && next != "PROPN";
    }
    if (k.upos == "PUNCT" ? word(t) != "-" : k.upos == "ADP" || k.upos == "DET" || k.upos == "PRON") return false;
  }
  return false;
}

bool PlaceInside::is_dateline(TokenRange name) const {
  const Token& head = a_.tokens[static_cast<size_t>(name.first)];
  if (at_end(name.last) || a_.sentences[static_cast<size_t>(head.sentence)].first != name.first) return false;
  for (int t = name.first; t < name.last; ++t) {
    if (!is_in_capitals(t)) return false;
  }
  const std::string_view next = word(name.last);
  return (is_dash(next) || next == "," || next == "(") && !gazetteer_.candidates(surface(name)).empty();
}

std::optional<TokenRange> PlaceInside::in_person(TokenRange person) const {
  if (is_dateline(person) || (person.last - person.first == 1 && is_described(person))) return person;
  for (int t = person.first; t + 2 < person.last; ++t) {
    const std::string_view party = word(t);
    if ((party == "R" || party == "D" || party == "I") && word(t + 1) == "-" &&
        a_.tokens[static_cast<size_t>(t)].span.end == a_.tokens[static_cast<size_t>(t + 1)].span.begin) {
      TokenRange r{t + 2, person.last};
      while (r.last > r.first + 1 && a_.tokens[static_cast<size_t>(r.last - 1)].upos == "PUNCT") --r.last;
      if (!gazetteer_.candidates(surface(r)).empty()) return r;
    }
  }
  return std::nullopt;
}

bool PlaceInside::is_seat_of_body(TokenRange name) const {
  if (at_end(name.last) || !is_civic(a_.tokens[static_cast<size_t>(name.last)].lemma)) return false;
  for (int t = name.first; t < name.last; ++t) {
    if (a_.tokens[static_cast<size_t>(t)].upos != "PROPN") return false;
  }
  return (at_end(name.first - 1) || a_.tokens[static_cast<size_t>(name.first - 1)].upos != "PROPN") &&
         is_likely(name, true);
}

}  // namespace dateline
