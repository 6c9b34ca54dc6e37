// The article stage: one captured page in, the article it carries out.
#pragma once

#include "article/article.h"
#include "article/block_model.h"
#include "article/outlet_registry.h"
#include "base/limits.h"

namespace dateline {

// Not owned; must outlive the call.
struct ArticleContext {
  const OutletRegistry& outlets;
  const BlockModel& blocks;
  Limits limits;
};

// HTML: the text is rebuilt from the page's article blocks, joined by blank lines, title first.
// Bare text and JSON lines: the text is kept byte for byte; blocks only point into it.
// What the capture was given (URL, title, outlet, date) wins over what the page says.
// Errors: kEmpty (no text), kOverLimit (names the limit).
Result<Article> read_article(const Capture& capture, const ArticleContext& context);

}  // namespace dateline
