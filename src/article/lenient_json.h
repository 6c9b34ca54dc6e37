// JSON as pages really carry it: raw line breaks in strings, trailing commas, CDATA marks, missing ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct JsonNode {
  enum class Kind { kNull, kScalar, kString, kArray, kObject };

  Kind kind = Kind::kNull;
  std::string text;                // of strings (unescaped) and of numbers and words (as written)
  std::vector<JsonNode> items;     // of arrays
  std::vector<std::string> names;  // of objects: the members' names
  std::vector<JsonNode> values;    // of objects: the members' values, in the order of `names`

  // The first member of that name, or null. Owned by this node.
  const JsonNode* find(std::string_view name) const;
};

// Reads as much as can be read and never fails: what follows the first hopeless spot is left out.
// At most 64 levels deep; the text is taken to be valid UTF-8.
JsonNode read_lenient_json(std::string_view text);

}  // namespace dateline
