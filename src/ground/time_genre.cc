// The problem: an encyclopaedia's "On 10 June Italy invaded" belongs to the year told of, a newspaper's to this year; a
// chronicle has a publication day too, and counting its dates from there puts a war of 1940 into the week of the page.
// The obvious way, a flag per source, has to be known beforehand and is wrong for a newspaper's own look back.
// The idea (HeidelTime's narratives, told apart by the text itself): chronicles name years again and again, and long
// past ones; news counts its days from today. Both are counted before the first date is read.
#include "ground/time_genre.h"

#include "ground/number_pieces.h"

namespace dateline {
namespace {

constexpr int kYearsUndated = 3;   // nothing else to count from
constexpr int kYearsNamed = 5;     // fewer say nothing about a text
constexpr int kYearsPerToday = 8;  // a chronicle may quote somebody's "today"

class Counts {
 public:
  Counts(const TimeGrammar& grammar, int before) : grammar_(grammar), before_(before) {}

  void read(std::string_view word) {
    const bool deictic = deictic_;
    deictic_ = !article_ && (word == "this" || word == "last" || word == "This" || word == "Last");
    article_ = word == "the" || word == "The";  // "the last year of the war"
    if (word.size() == 4 && word.find_first_not_of("0123456789") == std::string_view::npos) {
      const int year = (word[0] - '0') * 1000 + (word[1] - '0') * 100 + (word[2] - '0') * 10 + (word[3] - '0');
      years_ += year >= 1000 && year < before_;
      return;
    }
    if (word.size() < 3 || word.size() > 9) return;
    static constexpr std::string_view kHere[] = {"today", "yesterday", "tomorrow", "tonight", "overnight", "ago"};
    for (const std::string_view here : kHere) here_ += word == here;
    const bool capital = word[0] >= 'A' && word[0] <= 'Z';
    if (deictic)
      here_ += is(word, class_bit(TimeClass::kUnit) | class_bit(TimeClass::kSeason));
    else if (capital && word.ends_with("day"))
      here_ += is(word, class_bit(TimeClass::kWeekday));
  }

  bool tell_history(int least) const { return years_ >= least && years_ >= here_ * kYearsPerToday; }

 private:
  bool is(std::string_view word, uint32_t classes) const {
    std::string norm(word);
    for (char& c : norm) c = static_cast<char>(c | 0x20);
    const TimeWord* known = grammar_.find(norm);
    return known != nullptr && (known->classes & classes) != 0;
  }

  const TimeGrammar& grammar_;
  int before_;  // later years are no history
  int years_ = 0, here_ = 0;
  bool deictic_ = false;  // the word before was "this" or "last"
  bool article_ = false;
};

}  // namespace

bool tells_history(const Analysis& analysis, const TimeGrammar& grammar, std::optional<Day> published) {
  Counts counts(grammar, published ? year_of(*published) - 1 : 2100);
  for (const Token& token : analysis.tokens) counts.read(analysis.words(token.span));
  return counts.tell_history(published ? kYearsNamed : kYearsUndated);
}

}  // namespace dateline
