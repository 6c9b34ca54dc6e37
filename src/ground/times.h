// When things are said to have happened: time expressions with the calendar interval they stand for.
#pragma once

#include <vector>

#include "ground/grounded.h"
#include "ground/time_grammar.h"

namespace dateline {

// Time expressions (TIMEX3: DATE, TIME, DURATION, SET) of all sentences, in order; spans do not overlap.
//
// Words like "Saturday" or "last month" count from the article's publication day (`anchor` "published"); "a day later"
// and "the previous week" from the date before them in the text ("text"). Without a publication date the former stay
// open: value "XXXX-WXX-6", no interval. An expression needs no syntax tree; names and tags, where there are some, keep
// look-alikes out ("Theresa May").
std::vector<TimeExpression> find_times(const Analysis& analysis, const TimeGrammar& grammar);

}  // namespace dateline
