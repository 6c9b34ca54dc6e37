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
constexpr int kYearsPerToday = 4;  // a chronicle may quote somebody's "today"

struct Counts {
  int years = 0;  // far enough back
  int here = 0;   // words that count from the day of writing
};

void count(std::string_view word, const TimeGrammar& grammar, int before, Counts& counts) {
  const bool digits = word.size() == 4 && word.find_first_not_of("0123456789") == std::string_view::npos;
  if (digits) {
    const int year = (word[0] - '0') * 1000 + (word[1] - '0') * 100 + (word[2] - '0') * 10 + (word[3] - '0');
    if (year >= 1000 && year < before) ++counts.years;
    return;
  }
  static constexpr std::string_view kHere[] = {"today", "yesterday", "tomorrow", "tonight", "overnight", "ago"};
  for (const std::string_view here : kHere) counts.here += word == here;
  if (word[0] < 'A' || word[0] > 'Z' || word.size() < 6 || word.size() > 9) return;
  std::string norm(word);
  for (char& c : norm) c = static_cast<char>(c | 0x20);
  const TimeWord* known = grammar.find(norm);
  counts.here += known != nullptr && (known->classes & class_bit(TimeClass::kWeekday)) != 0;
}

}  // namespace

bool tells_history(const Analysis& analysis, const TimeGrammar& grammar, std::optional<Day> published) {
  const int before = published ? year_of(*published) - 1 : 2100;
  Counts counts;
  for (const Token& token : analysis.tokens) count(analysis.words(token.span), grammar, before, counts);
  return counts.years >= (published ? kYearsNamed : kYearsUndated) && counts.years >= counts.here * kYearsPerToday;
}

}  // namespace dateline
