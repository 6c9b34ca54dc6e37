#include "article/article.h"

namespace dateline {

const char* block_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::kTitle:
      return "title";
    case BlockKind::kParagraph:
      return "paragraph";
    case BlockKind::kHeading:
      return "heading";
    case BlockKind::kList:
      return "list";
    case BlockKind::kCaption:
      return "caption";
    case BlockKind::kCredit:
      return "credit";
    case BlockKind::kQuote:
      return "quote";
    case BlockKind::kBreadcrumb:
      return "breadcrumb";
    case BlockKind::kBoilerplate:
      return "boilerplate";
  }
  return "paragraph";
}

}  // namespace dateline
