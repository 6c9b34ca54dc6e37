// A lenient reader for one JSON object: its members as raw text, checked once, decoded only where wanted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

struct JsonMember {
  std::string key;
  std::string_view raw;  // the value as written, within the parsed text
};

// The members of the object that `text` consists of, in order, duplicates and all. The syntax is checked to the bottom;
// control characters and lone surrogates inside strings are let pass. Fails with kMalformed, or kOverLimit if nested
// deeper than 512.
Result<std::vector<JsonMember>> parse_json_object(std::string_view text);

// How many bytes the object or array that `text` opens with takes; 0 if it does not end within `text`. Looks at
// brackets and strings only.
size_t json_extent(std::string_view text);

// Carries json_extent() over pieces of a text that arrive one after another.
class JsonExtent {
 public:
  // Looks at further bytes; returns how many of them belong to the value, the last one included, once it has ended.
  size_t feed(std::string_view bytes);
  bool ended() const { return ended_; }

 private:
  size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  bool ended_ = false;
};

bool is_json_string(std::string_view raw);
// The text of a raw string value, valid UTF-8; lone surrogates and bad bytes become U+FFFD.
std::string json_string(std::string_view raw);
// A raw value on one line: no white space between tokens, strings valid for any strict reader, numbers as written.
std::string compact_json(std::string_view raw);

}  // namespace dateline
