#include "cli/page_reader.h"

namespace dateline {

const char* stage_name(Stage stage) {
  switch (stage) {
    case Stage::kArticle:
      return "article";
    case Stage::kLanguage:
      return "language";
    case Stage::kGround:
      return "ground";
    case Stage::kAttribute:
      return "attribute";
    case Stage::kEvent:
      return "event";
  }
  return "event";
}

}  // namespace dateline
