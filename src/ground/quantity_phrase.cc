// The problem: which numbers of a text count people or things, and which words belong to the count.
// The obvious way, the parser's nummod arc, fails exactly where news writes numbers: "59 Tomahawk cruise missiles",
// "at least 12 dead", headlines. The idea: walk from the number to the right through everything that may stand inside a
// noun phrase and keep the last word that is known as countable; tags, where there are some, end the walk earlier.
#include "ground/quantity_phrase.h"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

constexpr size_t kNounReach = 7;  // words from the number to its noun

class PhraseFinder {
 public:
  PhraseFinder(const Analysis& analysis, const CountLexicon& lexicon, const std::vector<Piece>& pieces)
      : analysis_(analysis), lexicon_(lexicon), pieces_(pieces) {}

  // The phrase whose number begins at `at`; its `last` is past `at` also where nothing was found.
  bool read(size_t at, CountedPhrase& phrase) {
    phrase = {};
    phrase.first = phrase.number = at;
    phrase.after_number = phrase.last = at + 1;
    if (!read_number(at, phrase)) return false;
    phrase.last = phrase.after_number;
    if (!phrase.zero && !read_range(phrase)) return false;
    if (!countable(phrase)) return false;
    read_noun(phrase);
    if (phrase.noun == nullptr && designator(phrase)) return false;
    if (!phrase.zero) read_modifier(phrase);
    return true;
  }

 private:
  const std::string& norm(size_t at) const {
    static const std::string kEnd;
    return at < pieces_.size() ? pieces_[at].norm : kEnd;
  }
  bool is(size_t at, CountKind kind) const { return at < pieces_.size() && lexicon_.is(pieces_[at].norm, kind); }
  bool person(size_t at) const {
    const CountWord* word = at < pieces_.size() ? lexicon_.find(pieces_[at].norm) : nullptr;
    return word != nullptr && word->is(CountKind::kNoun) && word->unit == "person";
  }
  std::string_view tag(size_t at) const { return analysis_.tokens[static_cast<size_t>(pieces_[at].token)].upos; }

  bool read_number(size_t at, CountedPhrase& phrase) const {
    if (norm(at) == "no") {
      phrase.zero = true;
      return true;
    }
    for (const CountPhrase& vague : lexicon_.vague_beginning_with(norm(at))) {
      bool all = true;
      for (size_t i = 0; i < vague.words.size(); ++i) all = all && norm(at + i) == vague.words[i];
      if (!all) continue;
      phrase.value.vague = true;
      phrase.value.low = vague.low;
      phrase.value.high = vague.high;
      phrase.after_number = at + vague.words.size();
      while (const double by = scale_value(norm(phrase.after_number))) {
        phrase.value.low *= by;  // "a few hundred"
        phrase.value.high *= by;
        ++phrase.after_number;
      }
      return true;
    }
    const auto number = match_number(pieces_, at);
    if (!number) return false;
    phrase.value = *number;
    phrase.after_number = at + static_cast<size_t>(number->pieces);
    return true;
  }

  // "10-15", "10 to 15", "between 10 and 15". False for scores and codes ("3-1").
  bool read_range(CountedPhrase& phrase) const {
    const size_t at = phrase.after_number;
    if (norm(at) == "or" && read_tail(at + 1, phrase)) return true;
    const bool between = phrase.number > 0 && norm(phrase.number - 1) == "between";
    const bool dash = norm(at) == "-" && pieces_[at].glued;
    const bool joined = dash || norm(at) == "to" || norm(at) == "or" || (between && norm(at) == "and");
    if (!joined || phrase.value.vague) return true;
    const auto second = match_number(pieces_, at + 1);
    if (!second || second->vague) return !dash;  // "12-nation", "15-member": no count of things
    if (second->value <= phrase.value.value) return norm(at) == "or" || norm(at) == "to";
    phrase.upper = second->value;
    phrase.after_number = phrase.last = at + 1 + static_cast<size_t>(second->pieces);
    if (between) phrase.first = phrase.number - 1;
    return !(norm(phrase.after_number) == "-" && pieces_[phrase.after_number].glued);
  }

  // "50 or more", "a dozen or so"
  bool read_tail(size_t at, CountedPhrase& phrase) const {
    const std::string& word = norm(at);
    if (word == "more")
      phrase.modifier = CountModifier::kAtLeast;
    else if (word == "so")
      phrase.modifier = CountModifier::kAbout;
    else if (word == "fewer" || word == "less")
      phrase.modifier = CountModifier::kAtMost;
    else
      return false;
    phrase.after_number = phrase.last = at + 1;
    return true;
  }

  bool countable(const CountedPhrase& phrase) const {
    const size_t at = phrase.number, after = phrase.after_number;
    const bool article = phrase.value.article || phrase.zero;
    if (phrase.value.value != std::floor(phrase.value.value)) return false;  // "a 7.3 earthquake"
    if (after < pieces_.size() && pieces_[after].glued && norm(after) != "." && norm(after) != "," &&
        norm(after) != ";" && norm(after) != ")" && norm(after) != "\"")
      return false;
    if (is(after, CountKind::kAfter) && !(pieces_[after].upper && pieces_[after].norm == "may")) return false;
    if (at == 0 || article) return true;
    const Piece& before = pieces_[at - 1];
    const bool glued_code = pieces_[at].glued && before.norm != "(" && before.norm != "\"" && before.norm != "'";
    if (glued_code || lexicon_.is(before.norm, CountKind::kBefore)) return false;
    return !year(phrase);
  }

  // "in 2014", "since 2011": a bare number of four digits behind such a word.
  bool year(const CountedPhrase& phrase) const {
    const std::string& digits = norm(phrase.number);
    const bool shape =
        phrase.value.digits && digits.size() == 4 && digits.find_first_not_of("0123456789") == std::string::npos;
    if (!shape || phrase.value.value < 1900 || phrase.value.value > 2035) return false;
    static constexpr std::string_view kBefore[] = {"in",    "since", "by",    "during", "until", "from", "before",
                                                   "after", "late",  "early", "mid",    "-",     "the",  "year"};
    const std::string& before = norm(phrase.number - 1);
    if (before == "," && phrase.number > 1 && digits_value(norm(phrase.number - 2))) return true;  // "October 7, 2023"
    return std::find(std::begin(kBefore), std::end(kBefore), before) != std::end(kBefore) ||
           !is(phrase.after_number, CountKind::kNoun);
  }

  // "Boeing 737", "Channel 4": a number that belongs to the capitalised word before it.
  bool designator(const CountedPhrase& phrase) const {
    if (phrase.number == 0 || !phrase.value.digits) return false;
    const Piece& before = pieces_[phrase.number - 1];
    if (!before.upper || phrase.number == 1) return false;
    return lexicon_.find(before.norm) == nullptr && lexicon_.modifiers_ending_in(before.norm).empty();
  }

  // "26 Palestinians": capitalised and plural.
  bool plural_people(size_t at) const {
    const Token& token = analysis_.tokens[static_cast<size_t>(pieces_[at].token)];
    if (!token.xpos.empty()) return token.xpos == "NNPS" || (token.xpos == "NNS" && pieces_[at].upper);
    return pieces_[at].upper && norm(at).size() > 3 && (norm(at).back() == 's' || norm(at).ends_with("ese"));
  }

  bool ends_noun_phrase(size_t at) const {
    if (is(at, CountKind::kStop)) return true;
    if (norm(at) == "-") return !pieces_[at].glued;
    const std::string_view t = tag(at);
    if (t == "ADP" || t == "AUX" || t == "PUNCT" || t == "PRON" || t == "SCONJ" || t == "CCONJ" || t == "DET")
      return true;
    return t == "VERB" && !is(at, CountKind::kNoun) && !is(at + 1, CountKind::kNoun);
  }

  // "dozens of people", "two of the attackers": where the noun phrase goes on.
  size_t skip_of(const CountedPhrase& phrase) const {
    size_t at = phrase.after_number;
    if (norm(at) == "more" || norm(at) == "other" || norm(at) == "additional") ++at;
    if (norm(at) != "of") return phrase.after_number;
    ++at;
    const std::string& next = norm(at);
    const bool determined =
        next == "the" || next == "those" || next == "these" || next == "its" || next == "their" || next == "his";
    const bool subset = next == "them" || next == "whom";  // "eight of them children"
    if (subset && is(at + 1, CountKind::kNoun)) return at + 1;
    if (determined) ++at;
    return phrase.value.vague || determined ? at : phrase.after_number;
  }

  void read_noun(CountedPhrase& phrase) const {
    const size_t start = skip_of(phrase);
    int last_noun = -1;
    for (size_t at = start; at < pieces_.size() && at < start + kNounReach; ++at) {
      const CountWord* word = lexicon_.find(norm(at));
      const bool participle = word != nullptr && (word->is(CountKind::kVerb) || word->is(CountKind::kSelf));
      if (participle && phrase.noun == nullptr && person(at + 1)) {  // "12 wounded soldiers"
        phrase.inner_what = word->verb_what;
        continue;
      }
      if (word != nullptr && word->is(CountKind::kNoun) && !(participle && at > start && phrase.noun != nullptr)) {
        phrase.head = static_cast<int>(at);
        phrase.noun = word;
        continue;
      }
      if (participle) break;
      if (ends_noun_phrase(at) || (at > start && match_number(pieces_, at))) break;
      if (plural_people(at) || tag(at) == "NOUN")
        last_noun = static_cast<int>(at);
      else if (phrase.noun != nullptr)
        break;
    }
    const bool known =
        phrase.noun != nullptr && (last_noun < phrase.head || tag(static_cast<size_t>(phrase.head)).empty());
    if (!known && last_noun >= 0) {  // "12 hospital wards": the last noun heads the phrase, though it is not listed
      phrase.head = last_noun;
      phrase.noun = nullptr;
    }
    if (phrase.head >= 0) phrase.last = static_cast<size_t>(phrase.head) + 1;
  }

  void read_modifier(CountedPhrase& phrase) const {
    for (bool more = true; more && phrase.first > 0;) {
      more = false;
      for (const CountPhrase& m : lexicon_.modifiers_ending_in(norm(phrase.first - 1))) {
        const size_t size = m.words.size();
        if (size > phrase.first) continue;
        bool all = true;
        for (size_t i = 0; i < size; ++i) all = all && norm(phrase.first - size + i) == m.words[i];
        // "a film about two students": small counts are rarely rounded
        if (!all || (m.modifier == CountModifier::kAbout && phrase.value.value < 5 && !phrase.value.vague)) continue;
        phrase.first -= size;
        if (m.modifier != CountModifier::kExact)
          phrase.modifier = m.modifier;
        else
          phrase.explicit_exact = true;
        more = true;
        break;
      }
    }
  }

  const Analysis& analysis_;
  const CountLexicon& lexicon_;
  const std::vector<Piece>& pieces_;
};

}  // namespace

void counted_phrases(const Analysis& analysis, const CountLexicon& lexicon, const std::vector<Piece>& pieces,
                     std::vector<CountedPhrase>& out) {
  out.clear();
  PhraseFinder finder(analysis, lexicon, pieces);
  CountedPhrase phrase;
  for (size_t at = 0; at < pieces.size();) {
    if (finder.read(at, phrase)) out.push_back(phrase);
    at = std::max(phrase.after_number, at + 1);
  }
}

}  // namespace dateline
