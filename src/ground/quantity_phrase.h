// Number phrases of a sentence: modifier, number, counted noun. What happened to the counted is quantity_what.h's part.
#pragma once

#include <vector>

#include "ground/number_pieces.h"
#include "ground/number_words.h"
#include "ground/quantity_lexicon.h"

namespace dateline {

// Pieces [first, last) with the number at [number, after_number). `head` is the counted noun's piece, or -1.
struct CountedPhrase {
  size_t first = 0, number = 0, after_number = 0, last = 0;
  int head = -1;
  const CountWord* noun = nullptr;  // the head's entry, if it is listed
  std::string inner_what;           // said by a participle inside: "12 wounded soldiers"
  CountModifier modifier = CountModifier::kExact;
  NumberMatch value;
  double upper = -1;  // second number of a range, else -1
  bool zero = false;  // "no casualties"
  bool explicit_exact = false;
};

// Number phrases in order; dates, ages, designators, measures and ordinals are left out.
void counted_phrases(const Analysis& analysis, const CountLexicon& lexicon, const std::vector<Piece>& pieces,
                     std::vector<CountedPhrase>& out);

}  // namespace dateline
