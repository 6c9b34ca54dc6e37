#include "html/parse.h"

#include "html/tree_builder.h"

namespace dateline::html {

ParseOutcome parse(std::string_view source, const ParseOptions& options, Document& document) {
  return TreeBuilder(document, options).run(source);
}

}  // namespace dateline::html
