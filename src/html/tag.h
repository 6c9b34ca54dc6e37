// Names of elements as small numbers, so that the tree builder compares integers. The common names are known at
// compile time; others get numbers as a page brings them (`TagNames`).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "html/arena.h"

namespace dateline::html {

enum class Tag : uint32_t {
  kNone,
#define TAG(id, name, traits) k##id,
#include "html/tag_list.inc"
#undef TAG
  kUnknown,  // the first number of names that are not in the list
};
inline constexpr size_t kKnownTags = static_cast<size_t>(Tag::kUnknown);

// What the tree builder must know of an HTML element.
enum TagTraits : uint16_t {
  kSpecial = 1,              // the standard's category "special"
  kFormatting = 2,           // the standard's category "formatting"
  kVoid = 4,                 // has no content
  kScope = 8,                // bounds "has an element in scope"
  kTableContext = 16,        // bounds "clear the stack back to a table context"
  kTableParent = 32,         // text inside it is foster-parented
  kTableBody = 64,           // tbody, tfoot, thead
  kTablePart = 128,          // caption, col, colgroup, tbody, tfoot, thead, tr, td, th
  kImplied = 256,            // its end tag is implied
  kImpliedThoroughly = 512,  // its end tag is implied when a template is closed
  kMayStayOpen = 1024,       // may be open when the body ends
  kBlock = 2048,             // closes an open p
  kHeading = 4096,           // h1 to h6
  kRaw = 8192,               // its content is text
};

uint16_t traits_of(Tag tag);              // 0 for unknown names
std::string_view name_of_known(Tag tag);  // empty for kNone and unknown names

// The names of one page. Numbers of unknown names hold until `reset`.
class TagNames {
 public:
  // `name` as it stands in the source; ASCII capitals are lowered and U+0000 replaced. O(length).
  Tag intern(std::string_view name, Arena& arena);
  std::string_view name(Tag tag) const;  // lower case
  void reset();

 private:
  Tag intern_unknown(std::string_view lowered, uint64_t hash, Arena& arena);
  void grow();

  struct Slot {
    uint64_t hash;
    uint32_t index;  // into names_, plus one; 0 = free
  };
  std::vector<std::string_view> names_;
  std::vector<Slot> slots_;  // open addressing; its size is a power of two
};

}  // namespace dateline::html
