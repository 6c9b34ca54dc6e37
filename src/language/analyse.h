// The language stage: an article's text into sentences, syntax, names, predicates and attribution spans.
#pragma once

#include <memory>

#include "base/result.h"
#include "language/analysis.h"
#include "language/language.h"

namespace dateline {

// Boilerplate and breadcrumbs are left out; credits get sentences and syntax alone. kOverLimit where a sentence or
// their number passes a limit. The same text gives the same analysis on any thread, whatever ran before.
Result<Analysis> analyse(std::shared_ptr<const Article> article, const Language& language);

}  // namespace dateline
