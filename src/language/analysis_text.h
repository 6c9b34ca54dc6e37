// An Analysis as readable text, for tests of later stages and for looking at what the language stage did.
//
// The text is CoNLL-U with a few keys of its own. Columns: ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL [DEPS] [MISC],
// separated by tabs, or by runs of spaces on lines without a tab. MISC is "_" or keys joined by "|":
//
//   SpaceAfter=No              no blank before the next word
//   Name=B-PER                 begins a name; I-PER goes on
//   Roleset=strike.01          the word is a predicate
//   Args=ARG0:1-2,ARG1:5       its arguments: word IDs of the same sentence, both ends included
//   Factuality=2.5             of the predicate, -3..3
//   Attr=B-source              begins a source, cue or content; I-source goes on
//
// Comment lines: "# newblock = title" begins a block of that kind (names as in the public format), "# newpar" a
// paragraph; "# url =", "# title =", "# publisher =", "# domain =", "# country =", "# agency =", "# published =" (day)
// fill the article. Sentences end at an empty line. A multiword token's line "2-3 don't" gives the surface of its
// parts.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "language/analysis.h"

namespace dateline {

// The result owns its article; label views live as long as the article does. kMalformed names the line.
Result<Analysis> read_analysis(std::string_view conllu);

// The same form, tab-separated with all ten columns. read_analysis gives the analysis back, but for white space between
// words and for scores.
std::string write_conllu(const Analysis& analysis);

}  // namespace dateline
