// A byte that chooses the context, then a page: links agree, the tree keeps its depth, and valid UTF-8 stays valid.
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "html/parse.h"

using namespace dateline;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view bytes = fuzz::view(data, size);
  if (bytes.empty()) return 0;
  const auto choice = static_cast<uint8_t>(bytes.front());
  bytes.remove_prefix(1);
  const std::string page = to_valid_utf8(bytes);
  html::ParseOptions options;
  options.scripting = choice & 1;
  options.max_depth = choice & 2 ? 12 : 512;
  if (choice >= 128) options.context = static_cast<html::Tag>(1 + (choice >> 2) % (html::kKnownTags - 1));
  html::Document document;
  html::parse(page, options, document);
  const size_t deepest = options.max_depth + 8;  // implied parts of tables come on top
  size_t nodes = 0;
  for (html::NodeId id = document.after(html::kRoot); id != html::kNoNode; id = document.after(id)) {
    const html::Node& node = document[id];
    fuzz::require(++nodes < document.size());
    fuzz::require(is_valid_utf8(node.text));
    fuzz::require(node.previous == html::kNoNode ? document[node.parent].first_child == id
                                                 : document[node.previous].next == id);
    fuzz::require(node.next == html::kNoNode ? document[node.parent].last_child == id
                                             : document[node.next].previous == id);
    if (node.kind == html::NodeKind::kElement) fuzz::require(!document.name(id).empty());
    size_t depth = 0;
    for (html::NodeId up = node.parent; up != html::kNoNode; up = document[up].parent) ++depth;
    fuzz::require(size > 4096 || depth <= deepest + 8);
  }
  return 0;
}
