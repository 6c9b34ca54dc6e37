// Quotation marks: which stretches of the text are somebody's own words, and which words are held at arm's length.
#pragma once

#include <vector>

#include "attribute/attributed.h"
#include "language/analysis.h"

namespace dateline {

struct QuotedStretch {
  TokenRange tokens;   // between the marks, the marks themselves left out
  bool scare = false;  // a word or a few that form no clause: 'chlorine' attack, so-called "volunteers"
};

// Stretches in text order. Marks pair within a block; an opening mark that is never closed ends with its block.
std::vector<QuotedStretch> find_quoted(const Analysis& analysis);

// Direct if all of the content lies in quotation marks, mixed if a part does, else indirect.
Quote quote_of(const std::vector<QuotedStretch>& quoted, const std::vector<int>& content);

}  // namespace dateline
