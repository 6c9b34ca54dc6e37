// Plain text as an Analysis without syntax, for tests: paragraphs at empty lines, sentences at stops before a capital,
// words at white space with their punctuation split off.
#pragma once

#include <string>
#include <string_view>

#include "language/analysis.h"

namespace dateline {

// `published` is a date as in PageDate::value, or empty.
Analysis analysis_of_text(std::string text, std::string published);

}  // namespace dateline
