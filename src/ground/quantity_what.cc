// The problem: "killed 12 people", "12 were killed", "12 people died", "12 dead", "12 rebels killed five soldiers": the
// same words, and only some of the numbers are of the dead.
// The obvious way, the nearest verb, makes the twelve rebels dead. The idea: the noun itself speaks first; then the
// tree, where the parser gives one; then the order of words: a transitive verb right before the phrase takes it as its
// object, one behind it must be a participle (a form of "be", or nothing that could be its object after it).
#include "ground/quantity_what.h"

namespace dateline {
namespace {

constexpr size_t kVerbReach = 12;

class Judge {
 public:
  Judge(const Analysis& analysis, const CountLexicon& lexicon, const std::vector<Piece>& pieces,
        const CountedPhrase& phrase, size_t next)
      : analysis_(analysis), lexicon_(lexicon), pieces_(pieces), phrase_(phrase), next_(next) {}

  std::string what() const {
    if (!phrase_.inner_what.empty()) return phrase_.inner_what;
    const bool person = phrase_.noun == nullptr || phrase_.noun->unit == "person";
    if (phrase_.noun != nullptr && phrase_.noun->noun_what != "other") {
      const bool generic = phrase_.noun->noun_what == "participants";  // protesters may be killed
      if (!generic) return phrase_.noun->noun_what;
    }
    const bool drone = phrase_.noun != nullptr && phrase_.noun->unit == "drone";
    std::string found = by_tree();
    if (found.empty()) found = before();
    if (found.empty()) found = behind();
    if (found == "-") found.clear();
    if (drone) return found == "munitions" ? found : "aircraft";
    if (found == "munitions") found.clear();
    if (found.empty() && phrase_.noun != nullptr && phrase_.noun->noun_what != "other") return phrase_.noun->noun_what;
    return person ? found : std::string();
  }

 private:
  const CountWord* word(size_t at) const { return at < pieces_.size() ? lexicon_.find(pieces_[at].norm) : nullptr; }
  const std::string& norm(size_t at) const {
    static const std::string kEnd;
    return at < pieces_.size() ? pieces_[at].norm : kEnd;
  }
  static bool adverb(std::string_view norm) {
    return (norm.size() > 3 && norm.ends_with("ly")) || norm == "also" || norm == "since" || norm == "now" ||
           norm == "later" || norm == "all" || norm == "then";
  }

  // "-" where the tree says that the counted did it themselves ("12 rebels killed ...").
  std::string by_tree() const {
    if (phrase_.head < 0) return {};
    const Token& head = analysis_.tokens[static_cast<size_t>(pieces_[static_cast<size_t>(phrase_.head)].token)];
    if (head.deprel.empty() || head.head < 0) return {};
    const std::string_view surface = analysis_.words(analysis_.tokens[static_cast<size_t>(head.head)].span);
    std::string lowered;
    for (const char c : surface) lowered.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    const CountWord* verb = lexicon_.find(lowered);
    if (verb == nullptr) return {};
    const bool object = head.deprel == "obj" || head.deprel == "nsubj:pass";
    if (verb->is(CountKind::kVerb) && object) return verb->verb_what;
    if (verb->is(CountKind::kSelf) && head.deprel.starts_with("nsubj")) return verb->verb_what;
    return verb->is(CountKind::kVerb) && head.deprel == "nsubj" && !passive_at(head.head) ? "-" : std::string();
  }

  bool passive_at(int token) const {
    for (const Piece& piece : pieces_) {
      if (piece.token == token - 1) return lexicon_.is(piece.norm, CountKind::kBe);
    }
    return false;
  }

  // "killed [12 people]", "lives of [12 people]", "death toll rose to [12]".
  std::string before() const {
    size_t at = phrase_.first;
    while (at > 0 && (adverb(norm(at - 1)) || norm(at - 1) == "another" || norm(at - 1) == "the")) --at;
    if (at == 0) return {};
    if (const CountWord* verb = word(at - 1)) {
      if (verb->is(CountKind::kVerb) && !verb->is(CountKind::kBe)) return verb->verb_what;
      if (verb->is(CountKind::kHospital) && hospital_ahead(phrase_.last)) return verb->verb_what;
    }
    if (norm(at - 1) == "up" || norm(at - 1) == "of") {
      const CountWord* verb = at > 1 ? word(at - 2) : nullptr;
      if (verb != nullptr && norm(at - 1) == "up" && verb->is(CountKind::kVerb)) return verb->verb_what;
      if (at > 1 && norm(at - 1) == "of") return by_noun_of(at - 2);
    }
    return phrase_.head < 0 || reaches(norm(at - 1)) ? by_toll(at) : std::string();
  }

  // "the lives of [12 people]", "the arrest of [12 people]"
  std::string by_noun_of(size_t at) const {
    static constexpr std::pair<std::string_view, const char*> kNouns[] = {
        {"lives", "killed"},         {"death", "killed"},       {"deaths", "killed"},          {"killing", "killed"},
        {"murder", "killed"},        {"bodies", "killed"},      {"corpses", "killed"},         {"execution", "killed"},
        {"assassination", "killed"}, {"murders", "killed"},     {"massacre", "killed"},        {"arrest", "detained"},
        {"arrests", "detained"},     {"detention", "detained"}, {"displacement", "displaced"}, {"wounding", "injured"}};
    for (const auto& [noun, what] : kNouns) {
      if (norm(at) == noun) return what;
    }
    return {};
  }

  static bool reaches(std::string_view word) {
    static constexpr std::string_view kWords[] = {"to",     "at",     "exceeds", "exceeded",  "reaches",   "reached",
                                                  "passes", "passed", "topped",  "surpasses", "surpassed", "hits"};
    for (const std::string_view w : kWords) {
      if (w == word) return true;
    }
    return false;
  }

  // "the toll rose to 12", "the number of wounded climbed to 30".
  std::string by_toll(size_t at) const {
    std::string found;
    for (size_t back = 1; back <= 8 && back <= at; ++back) {
      const CountWord* w = word(at - back);
      if (norm(at - back) == "," || norm(at - back) == ";") break;
      if (w == nullptr) continue;
      if (w->is(CountKind::kToll)) return found.empty() ? w->verb_what : found;
      if (w->is(CountKind::kNoun) && w->unit == "person" && w->noun_what != "other" && found.empty())
        found = w->noun_what;
      if (w->is(CountKind::kVerb) && found.empty() && w->verb_what != "munitions") found = w->verb_what;
      if (norm(at - back) == "number" && !found.empty()) return found;
    }
    return {};
  }

  bool hospital_ahead(size_t from) const {
    for (size_t at = from; at < pieces_.size() && at < from + 6; ++at) {
      static constexpr std::string_view kPlaces[] = {"hospital", "hospitals", "clinic", "clinics", "treatment"};
      for (const std::string_view place : kPlaces) {
        if (norm(at) == place) return true;
      }
    }
    return false;
  }

  // Skips ", including three children," behind the phrase.
  size_t skip_aside(size_t at) const {
    if (norm(at) != "," && norm(at) != "--" && norm(at) != "(") return at;
    static constexpr std::string_view kAsides[] = {"including", "among", "most", "mostly", "many", "some"};
    bool aside = match_number(pieces_, at + 1).has_value() && (norm(at + 3) == "them" || norm(at + 3) == "whom");
    for (const std::string_view word : kAsides) aside = aside || norm(at + 1) == word;
    if (!aside) return at;
    size_t end = at + 1;
    while (end < pieces_.size() && end < at + kVerbReach && norm(end) != "," && norm(end) != "--" && norm(end) != ")")
      ++end;
    return end + 1;
  }

  // "[12 people] were killed", "[12 people] killed in", "[12 people] died", "[12] dead".
  std::string behind() const {
    const size_t start = skip_aside(phrase_.last);
    const size_t border = start > phrase_.last ? pieces_.size() : next_;
    bool be = false;
    for (size_t at = start; at < pieces_.size() && at < border && at < start + kVerbReach; ++at) {
      const std::string& w = norm(at);
      if (w == "." || w == ";" || w == "," || w == "?" || w == "\"" || w == ":") return {};
      const CountWord* entry = word(at);
      if (entry == nullptr) {
        if (phrase_.head < 0 && !be && !adverb(w) && w != "others" && w != "more") return {};
        if (stranger(at)) return {};
        continue;
      }
      if (entry->is(CountKind::kBe)) {
        be = true;
        continue;
      }
      const bool far = phrase_.noun == nullptr && at > start + 1 && entry->verb_what == "participants";
      if (entry->is(CountKind::kSelf)) return far ? std::string() : entry->verb_what;
      if (entry->is(CountKind::kHospital) && hospital_ahead(at + 1)) return entry->verb_what;
      if (entry->is(CountKind::kVerb)) {
        if (be || (at == start && !takes_object(at + 1))) return entry->verb_what;
        return "-";
      }
      if (be && entry->is(CountKind::kNoun) && (entry->noun_what == "injured" || entry->noun_what == "displaced"))
        return entry->noun_what;
    }
    return {};
  }

  // A finite verb we do not know: what follows is about something else.
  bool stranger(size_t at) const {
    const Token& token = analysis_.tokens[static_cast<size_t>(pieces_[at].token)];
    return token.upos == "VERB" && (token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP");
  }

  bool takes_object(size_t at) const {
    static constexpr std::string_view kDeterminers[] = {"the", "a",    "an", "his",  "her",  "their", "its",
                                                        "him", "them", "at", "more", "each", "one"};
    for (const std::string_view d : kDeterminers) {
      if (norm(at) == d) return !(d == "at" && norm(at + 1) != "least");
    }
    return match_number(pieces_, at).has_value();
  }

  const Analysis& analysis_;
  const CountLexicon& lexicon_;
  const std::vector<Piece>& pieces_;
  const CountedPhrase& phrase_;
  size_t next_;
};

}  // namespace

std::string what_of(const Analysis& analysis, const CountLexicon& lexicon, const std::vector<Piece>& pieces,
                    const CountedPhrase& phrase, size_t next) {
  return Judge(analysis, lexicon, pieces, phrase, next).what();
}

}  // namespace dateline
