#include "ground/quantities.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "ground/quantity_phrase.h"
#include "ground/quantity_what.h"

namespace dateline {
namespace {

void set_bounds(const CountedPhrase& phrase, Quantity& quantity) {
  const double value = phrase.value.value;
  if (phrase.zero) {
    quantity.low = quantity.best = quantity.high = 0;
    quantity.modifier = "exact";
  } else if (phrase.upper >= 0) {
    quantity.low = value;
    quantity.high = phrase.upper;
    quantity.modifier = "range";
  } else if (phrase.value.vague) {
    quantity.low = phrase.value.low;
    quantity.high = phrase.value.high;
    quantity.modifier = "vague";
  } else {
    quantity.low = quantity.best = quantity.high = value;
    quantity.modifier = "exact";
    switch (phrase.modifier) {
      case CountModifier::kExact:
        break;
      case CountModifier::kAbout:
        quantity.modifier = "about";
        quantity.low = value - std::ceil(value / 10);
        quantity.high = value + std::ceil(value / 10);
        break;
      case CountModifier::kBelow:
        quantity.modifier = "about";
        quantity.low = value - std::ceil(value / 10);
        break;
      case CountModifier::kAtLeast:
        quantity.modifier = "at_least";
        quantity.high.reset();
        break;
      case CountModifier::kAtMost:
        quantity.modifier = "at_most";
        quantity.low.reset();
        break;
    }
  }
}

constexpr size_t kBack = 3;    // sentences that a count looks back for what it is of
constexpr float kSure = 0.5F;  // of a count reading: from here on it decides

class Finder {
 public:
  Finder(const Analysis& analysis, const CountLexicon& lexicon) : analysis_(analysis), lexicon_(lexicon) {}

  std::vector<Quantity> find() {
    for (const Sentence& sentence : analysis_.sentences) {
      read(sentence);
      harms_.push_back(harm_);
    }
    return std::move(out_);
  }

 private:
  void read(const Sentence& sentence) {
    pieces_of(analysis_, sentence, pieces_);
    harm_ = harm_in();
    counted_phrases(analysis_, lexicon_, pieces_, phrases_);
    whats_.clear();
    for (size_t i = 0; i < phrases_.size(); ++i) {
      const size_t next = i + 1 < phrases_.size() ? phrases_[i + 1].first : pieces_.size();
      whats_.push_back(settle(phrases_[i], what_of(analysis_, lexicon_, pieces_, phrases_[i], next)));
    }
    share_backward();
    const CountedPhrase* previous = nullptr;
    for (size_t i = 0; i < phrases_.size(); ++i) {
      const CountedPhrase& phrase = phrases_[i];
      std::string& what = whats_[i];
      if (what.empty() && person(phrase) && previous != nullptr && (person(*previous) || previous->noun == nullptr) &&
          shares(previous->last, phrase))
        what = whats_[i - 1];
      if (phrase.zero) what = zero_what(phrase, what);
      if (add(phrase, what))
        previous = &phrase;
      else
        previous = nullptr;
    }
    none_of_them();
  }

  // What the model is sure to read over most of the phrase; nullptr for nothing.
  const CountReading* reading_of(const CountedPhrase& phrase) const {
    const TokenRange range{pieces_[phrase.first].token, pieces_[phrase.last - 1].token + 1};
    for (const CountReading& reading : analysis_.count_readings) {
      const int shared = std::min(range.last, reading.tokens.last) - std::max(range.first, reading.tokens.first);
      if (2 * shared >= range.last - range.first && reading.score >= kSure) return &reading;
    }
    return nullptr;
  }

  // What the model reads is believed; else what the words around the phrase say.
  std::string settle(const CountedPhrase& phrase, std::string what) const {
    const CountReading* reading = reading_of(phrase);
    if (reading == nullptr) return what;
    if (reading->what == "killed") return killed_or(what);
    if (reading->what != "other") return std::string(reading->what);
    return is_toll(what) ? std::string() : what;
  }

  // "Two assault rifles, 180 rounds": a count of things that no list has, but the model reads as one.
  bool counts_things(const CountedPhrase& phrase) const {
    const CountReading* reading = reading_of(phrase);
    return reading != nullptr && reading->what == "other" && phrase.noun == nullptr && phrase.head >= 0;
  }

  // The worst harm that the sentence's words tell of: "killed", "hospitalised", "injured", or nothing.
  std::string_view harm_in() const {
    std::string_view worst;
    for (const Piece& piece : pieces_) {
      const CountWord* word = lexicon_.find(piece.norm);
      if (word == nullptr) continue;
      for (const std::string& what : {word->noun_what, word->verb_what, word->sign}) {
        if (what == "killed") return "killed";
        const bool aid = what == "hospitalised" && word->sign == what;  // "taken" alone tells of no hospital
        if (aid) worst = "hospitalised";
        if (what == "injured" && worst.empty()) worst = "injured";
      }
    }
    return worst;
  }

  // The model takes counts of people for counts of the dead where it knows no better ("107 people could hardly
  // breathe"). Here and in the sentences before, the nearest one that tells of any harm must tell of death.
  std::string killed_or(const std::string& what) const {
    if (what == "killed") return what;
    std::string_view harm = harm_;
    for (size_t back = 1; harm.empty() && back <= kBack && back <= harms_.size(); ++back)
      harm = harms_[harms_.size() - back];
    if (harm.empty() || harm == "killed") return "killed";
    return what.empty() ? std::string(harm) : what;
  }

  // "[two soldiers] and four civilians were wounded": the verb behind the last is said of all.
  void share_backward() {
    for (size_t i = phrases_.size(); i-- > 1;) {
      const CountedPhrase& later = phrases_[i];
      const bool by_verb = later.inner_what.empty() && later.noun != nullptr && later.noun->noun_what == "other" &&
                           later.noun->unit == "person";
      if (whats_[i - 1].empty() && by_verb && person(phrases_[i - 1]) && joined_by_and(phrases_[i - 1].last) &&
          shares(phrases_[i - 1].last, later)) {
        whats_[i - 1] = whats_[i];
      }
    }
  }

  static bool person(const CountedPhrase& phrase) { return phrase.noun != nullptr && phrase.noun->unit == "person"; }
  const std::string& norm(size_t at) const {
    static const std::string kEnd;
    return at < pieces_.size() ? pieces_[at].norm : kEnd;
  }

  bool joined_by_and(size_t at) const { return norm(norm(at) == "," ? at + 1 : at) == "and"; }

  // "12 people, including [three children]", "two soldiers and [a dozen civilians]": said of both.
  bool shares(size_t previous_end, const CountedPhrase& phrase) const {
    if (norm(previous_end) == "," && norm(previous_end + 1) == "including") {  // an aside without a count of its own
      size_t end = previous_end + 2;
      while (end < phrase.first && norm(end) != ",") ++end;
      if (end < phrase.first) previous_end = end;
    }
    if (phrase.first > previous_end && norm(phrase.first - 1) == "including") return true;
    if (phrase.first < previous_end || phrase.first > previous_end + 4) return false;
    bool linked = false;
    for (size_t at = previous_end; at < phrase.first; ++at) {
      const std::string& w = norm(at);
      const bool link = w == "and" || w == "including" || w == "among" || w == "as" || w == "whom" || w == "or";
      if (!link && w != "," && w != "well" && w != "them" && w != "of" && w != "(" && w != "also" && w != "--")
        return false;
      linked = linked || link || w == ",";
    }
    return linked;
  }

  // Only a count of harm can be none: "no casualties", "no civilians were killed"; "no talks" counts nothing.
  std::string zero_what(const CountedPhrase& phrase, const std::string& what) const {
    if (phrase.noun == nullptr) return {};
    if (phrase.noun->is(CountKind::kZero)) return phrase.noun->verb_what;
    return is_toll(what) && phrase.last <= phrase.after_number + 3 ? what : std::string();
  }

  bool add(const CountedPhrase& phrase, const std::string& what) {
    if (phrase.zero && what.empty()) return false;
    const bool bare = phrase.head < 0;
    const bool things = what.empty() && counts_things(phrase);
    if (phrase.noun == nullptr && ((what.empty() && !things) || apposition(phrase))) return false;
    const bool small_word = !phrase.value.digits && !phrase.zero && phrase.value.value == 1;
    if (small_word && what.empty() && !things) return false;
    Quantity quantity;
    quantity.head = pieces_[bare ? phrase.number : static_cast<size_t>(phrase.head)].token;
    quantity.what = what.empty() ? "other" : what;
    if (phrase.noun != nullptr) {
      quantity.subgroup = phrase.noun->subgroup;
      quantity.unit = phrase.noun->unit;
    } else if (things) {
      quantity.unit = lower(analysis_.tokens[static_cast<size_t>(quantity.head)].lemma);
    } else {
      quantity.unit = "person";
    }
    set_bounds(phrase, quantity);
    push(phrase.first, phrase.last, std::move(quantity));
    return true;
  }

  // "Ali, 42, was killed": an age between commas.
  bool apposition(const CountedPhrase& phrase) const {
    return norm(phrase.last) == "," && phrase.first > 0 && norm(phrase.first - 1) == ",";
  }

  // "No one was killed", "nobody was hurt".
  void none_of_them() {
    for (size_t at = 0; at < pieces_.size(); ++at) {
      size_t last = at + 1;
      if (norm(at) == "no" && norm(at + 1) == "one")
        last = at + 2;
      else if (norm(at) != "nobody" && norm(at) != "none")
        continue;
      CountedPhrase phrase;
      phrase.first = phrase.number = at;
      phrase.after_number = phrase.last = last;
      phrase.zero = true;
      const std::string what = what_of(analysis_, lexicon_, pieces_, phrase, pieces_.size());
      if (what.empty() || what == "participants") continue;
      Quantity quantity;
      quantity.head = pieces_[last - 1].token;
      quantity.what = what;
      quantity.unit = "person";
      set_bounds(phrase, quantity);
      push(at, last, std::move(quantity));
    }
  }

  void push(size_t first, size_t last, Quantity quantity) {
    quantity.tokens = {pieces_[first].token, pieces_[last - 1].token + 1};
    quantity.span = {pieces_[first].span.begin, pieces_[last - 1].span.end};
    auto at = out_.end();
    while (at != out_.begin() && (at - 1)->span.begin > quantity.span.begin) --at;
    if (at != out_.begin() && (at - 1)->span.end > quantity.span.begin) return;
    out_.insert(at, std::move(quantity));
  }

  const Analysis& analysis_;
  const CountLexicon& lexicon_;
  std::vector<Piece> pieces_;
  std::vector<CountedPhrase> phrases_;
  std::vector<std::string> whats_;       // one per phrase
  std::string_view harm_;                // what the sentence tells of
  std::vector<std::string_view> harms_;  // what those before it told of
  std::vector<Quantity> out_;
};

}  // namespace

std::vector<Quantity> find_quantities(const Analysis& analysis, const CountLexicon& lexicon) {
  return Finder(analysis, lexicon).find();
}

}  // namespace dateline
