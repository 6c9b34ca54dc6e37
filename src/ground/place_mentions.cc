// Finding the names of places.
//
// The tagger's LOC names are the ground; it misses what it takes for an organisation ("Russia said") and all
// adjectives. The obvious remedy, matching every capitalised word against the gazetteer, turns surnames into villages:
// half of all words are a place somewhere. So the gazetteer alone may only add what is well known: states and their
// people, parts of the world, large cities; and names that a word of kind introduces ("the village of X").
#include <algorithm>

#include "base/utf8.h"
#include "ground/place_inside.h"
#include "ground/place_mention.h"

namespace dateline {
namespace {

constexpr double kLargeCity = 5.3;  // log10 of people: 200,000
constexpr size_t kMostMentions = 4'000;

class Finder {
 public:
  Finder(const Analysis& analysis, const Gazetteer& gazetteer)
      : a_(analysis), gazetteer_(gazetteer), inside_(analysis, gazetteer), taken_(analysis.tokens.size(), false) {}

  std::vector<PlaceMention> run() {
    for (const NameMention& name : a_.names) {
      if (name.type == "LOC" && !is_mere_direction(name.tokens)) add(name.tokens, true);
    }
    for (const NameMention& name : a_.names) {
      if (name.type != "LOC") take_other(name);
    }
    for (const Sentence& s : a_.sentences) scan(s);
    std::sort(found_.begin(), found_.end(),
              [](const auto& x, const auto& y) { return x.tokens.first < y.tokens.first; });
    for (size_t i = 0; i < found_.size(); ++i) extend(i);
    return std::move(found_);
  }

 private:
  std::string_view word(int t) const { return a_.words(token(t).span); }
  const Token& token(int t) const { return a_.tokens[static_cast<size_t>(t)]; }
  bool is_free(int t) const { return !taken_[static_cast<size_t>(t)]; }
  std::string surface(TokenRange r) const {
    return std::string(a_.words({token(r.first).span.begin, token(r.last - 1).span.end}));
  }

  bool is_capitalised(int t) const {
    const std::string_view w = word(t);
    size_t pos = 0;
    return !w.empty() && is_upper(decode(w, pos));
  }

  // "eastern" of "eastern Zhejiang", where the tagger parts the two.
  bool is_mere_direction(TokenRange r) const {
    return r.last - r.first == 1 && !is_capitalised(r.first) && is_part_word(word(r.first));
  }

  // A name that the tagger takes for a body's, a person's or a work's.
  void take_other(const NameMention& name) {
    const bool person = name.type == "PER";
    if (is_well_known(name.tokens) ||
        (!person && (inside_.is_dateline(name.tokens) || inside_.is_spoken_of(name.tokens)))) {
      add(name.tokens, false);
    } else if (person) {
      if (const auto place = inside_.in_person(name.tokens)) add(*place, false);
    } else if (const auto place = inside_.in_body(name.tokens)) {
      add(*place, false);
      if (!found_.empty()) found_.back().inside = true;
    }
    for (int t = name.tokens.first; t < name.tokens.last; ++t) taken_[static_cast<size_t>(t)] = true;
  }

  // A state, its people, a part of the world. Short names must be written in capitals: "US", not "us" or "Us".
  bool is_well_known(TokenRange r) const {
    if (r.last - r.first > kLongestName) return false;
    const std::string text = surface(r);
    if (text.size() <= 3 && text != "UK" && text != "US" && text != "UAE" && text != "USA" && text != "DRC" &&
        text != "EU")
      return false;
    for (const GazetteerCandidate& c : gazetteer_.candidates(text)) {
      const std::string_view feature = gazetteer_.place(c.place).feature;
      if (feature.starts_with("PCL") || feature == "CONT" || feature == "RGN" || feature == "SEA")
        return c.kind != NameKind::kWeak;
      break;
    }
    return false;
  }

  bool is_large_city(TokenRange r) const {
    for (int t = r.first; t < r.last; ++t) {
      if (token(t).upos != "PROPN") return false;
    }
    const auto cut = [&](int t) {
      return t < 0 || t >= static_cast<int>(a_.tokens.size()) || token(t).upos != "PROPN";
    };
    if (!cut(r.first - 1) || !cut(r.last)) return false;
    const auto candidates = gazetteer_.candidates(surface(r));
    if (candidates.empty() || candidates[0].kind != NameKind::kMain) return false;
    return gazetteer_.is_own(candidates[0].place) || gazetteer_.place(candidates[0].place).log_population >= kLargeCity;
  }

  // "the village of X": X is a name of one or more proper nouns.
  bool is_introduced(TokenRange r) const {
    const int of = r.first - 1;
    return of > 0 && word(of) == "of" && place_kind(token(of - 1).lemma) != PlaceKind::kUnsaid &&
           token(r.first).upos == "PROPN" &&
           (r.last >= static_cast<int>(a_.tokens.size()) || token(r.last).upos != "PROPN");
  }

  // A place of the text, named once more where the tagger missed it.
  bool is_spoken_of(TokenRange r) const {
    for (int t = r.first; t < r.last; ++t) {
      if (token(t).upos != "PROPN") return false;
    }
    return inside_.is_spoken_of(r);
  }

  void scan(const Sentence& s) {
    for (int t = s.first; t < s.last;) {
      const int length = is_free(t) && is_capitalised(t) ? match(s, t) : 0;
      if (length > 0) add({t, t + length}, false);
      t += std::max(length, 1);
    }
  }

  int match(const Sentence& s, int first) const {
    for (int last = std::min(first + kLongestName, s.last); last > first; --last) {
      bool usable = is_capitalised(last - 1);
      for (int t = first; t < last; ++t) usable = usable && is_free(t) && word(t) != "," && word(t) != ".";
      if (!usable) continue;
      const TokenRange r{first, last};
      if (is_well_known(r) || is_large_city(r) || is_introduced(r) || is_spoken_of(r) || inside_.is_seat_of_body(r) ||
          inside_.is_dateline(r))
        return last - first;
    }
    return 0;
  }

  void add(TokenRange r, bool sure) {
    while (r.last > r.first && (word(r.last - 1) == "'s" || word(r.last - 1) == "’s" || word(r.last - 1) == "'"))
      --r.last;
    while (r.last > r.first + 1 &&
           (lower(word(r.first)) == "the" || (token(r.first).upos == "ADP" && !is_capitalised(r.first))))
      ++r.first;
    reach_back(r);
    if (r.last <= r.first || found_.size() >= kMostMentions) return;
    PlaceMention m;
    m.tokens = m.name_tokens = r;
    m.name = surface(r);
    m.sure = sure;
    m.dateline = in_dateline(r);
    for (int t = r.first; t < r.last; ++t) taken_[static_cast<size_t>(t)] = true;
    if (sure) inside_.learn(r);
    found_.push_back(std::move(m));
  }

  // "Tall" of "Tall Abyad", where the tagger took it for a word: a name that is known only with it.
  void reach_back(TokenRange& r) const {
    const int before = r.first - 1;
    if (before < 0 || !is_free(before) || !is_capitalised(before) || token(before).sentence != token(r.first).sentence)
      return;
    const TokenRange longer{before, r.last};
    if (a_.sentences[static_cast<size_t>(token(before).sentence)].first == before ||
        place_kind(word(before)) != PlaceKind::kUnsaid)
      return;
    for (const GazetteerCandidate& c : gazetteer_.candidates(surface(longer))) {
      if (c.kind != NameKind::kWeak) r = longer;
    }
  }

  bool in_dateline(TokenRange r) const {
    const std::optional<DatelineLine>& line = a_.article->dateline;
    return (line && line->span.contains(token(r.first).span)) || inside_.is_dateline(r);
  }

  // Takes in the word of kind behind the name, or the one before it ("city of"), or the name's own last word.
  void extend(size_t i) {
    PlaceMention& m = found_[i];
    int next = m.tokens.last;
    const auto at = [&](int t) { return t >= 0 && t < static_cast<int>(a_.tokens.size()); };
    const int sentence = token(m.tokens.first).sentence;
    if (at(next) && word(next) == "military") ++next;
    if (at(next + 1) && word(next) == "air" && token(next + 1).lemma == "base") ++next;
    if (at(next) && token(next).sentence == sentence && is_free(next) && token(next).upos != "VERB") {
      m.kind = place_kind(token(next).lemma);
    }
    if (m.kind != PlaceKind::kUnsaid && m.kind != PlaceKind::kState) {
      if (word(next) != "state" && word(next) != "front") m.tokens.last = next + 1;
      if (m.kind == PlaceKind::kBase) without_arm(m);
      return;
    }
    if (at(m.tokens.first - 2) && word(m.tokens.first - 1) == "of") {
      m.kind = place_kind(token(m.tokens.first - 2).lemma);
    } else if (at(m.tokens.first - 1)) {
      m.kind = place_kind(word(m.tokens.first - 1));
    }
    if (m.kind == PlaceKind::kUnsaid && m.name_tokens.last - m.name_tokens.first > 1) inner_kind(m);
  }

  // "Hmeimim military base": the name is Hmeimim.
  void without_arm(PlaceMention& m) {
    const int last = m.name_tokens.last - 1;
    const std::string w = lower(word(last));
    if (last <= m.name_tokens.first || (w != "military" && w != "air" && w != "naval" && w != "army")) return;
    if (!gazetteer_.candidates(m.name).empty()) return;
    --m.name_tokens.last;
    m.name = surface(m.name_tokens);
  }

  // "Idlib Province" as one name: the name is Idlib, unless the whole is a name of its own ("Orange County").
  void inner_kind(PlaceMention& m) {
    m.kind = place_kind(token(m.name_tokens.last - 1).lemma);
    if (m.kind == PlaceKind::kUnsaid || m.kind == PlaceKind::kWater) return;
    if (!gazetteer_.candidates(m.name).empty()) return;
    --m.name_tokens.last;
    m.name = surface(m.name_tokens);
    if (m.kind == PlaceKind::kBase) without_arm(m);
  }

  const Analysis& a_;
  const Gazetteer& gazetteer_;
  PlaceInside inside_;
  std::vector<bool> taken_;
  std::vector<PlaceMention> found_;
};

}  // namespace

std::vector<PlaceMention> find_place_mentions(const Analysis& analysis, const Gazetteer& gazetteer) {
  return Finder(analysis, gazetteer).run();
}

}  // namespace dateline
