// Problem: a page has thousands of tags, and a tree builder asks dozens of times what each one is called.
// Obvious way: compare strings or keep them in a std::unordered_map.
// Idea: names are lowered into two machine words while they are hashed; a small open table, filled at compile time,
// gives the number of a known name with one comparison of words.
#include "html/tag.h"

#include <array>

#include "html/char_class.h"

namespace dateline::html {
namespace {

constexpr uint16_t kTraits[] = {
    0,
#define TAG(id, name, traits) traits,
#include "html/tag_list.inc"
#undef TAG
};
constexpr std::string_view kNames[] = {
    "",
#define TAG(id, name, traits) name,
#include "html/tag_list.inc"
#undef TAG
};

constexpr size_t kMaxKnown = 16;   // bytes of the longest known name
constexpr size_t kMaxProbes = 64;  // names made to collide get a number each time, instead of quadratic time

struct Words {
  uint64_t first = 0, second = 0;
  constexpr bool operator==(const Words&) const = default;
  constexpr uint64_t hash() const {
    const uint64_t mixed = (first ^ (second * 0x9E3779B97F4A7C15u)) * 0xD6E8FEB86659FD93u;
    return mixed ^ (mixed >> 32);
  }
};

constexpr Words words_of(std::string_view name) {
  Words w;
  for (size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<uint8_t>(name[i] >= 'A' && name[i] <= 'Z' ? name[i] + 32 : name[i]);
    if (i < 8) {
      w.first = w.first << 8 | c;
    } else {
      w.second = w.second << 8 | c;
    }
  }
  return w;
}

constexpr size_t kTableSize = 512;
struct Known {
  Words words;
  uint16_t tag = 0;
};
constexpr std::array<Known, kTableSize> kTable = [] {
  std::array<Known, kTableSize> table{};
  for (size_t tag = 1; tag < kKnownTags; ++tag) {
    const Words words = words_of(kNames[tag]);
    size_t at = words.hash() % kTableSize;
    while (table[at].tag) at = (at + 1) % kTableSize;
    table[at] = {words, static_cast<uint16_t>(tag)};
  }
  return table;
}();

uint64_t hash_of(std::string_view text) {
  uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001B3u;
  return hash ^ (hash >> 29);
}

}  // namespace

uint16_t traits_of(Tag tag) { return tag < Tag::kUnknown ? kTraits[static_cast<size_t>(tag)] : uint16_t{0}; }

std::string_view name_of_known(Tag tag) {
  return tag < Tag::kUnknown ? kNames[static_cast<size_t>(tag)] : std::string_view{};
}

Tag TagNames::intern(std::string_view name, Arena& arena) {
  if (name.size() <= kMaxKnown) {
    const Words words = words_of(name);
    for (size_t at = words.hash() % kTableSize; kTable[at].tag; at = (at + 1) % kTableSize) {
      if (kTable[at].words == words) return static_cast<Tag>(kTable[at].tag);
    }
  }
  char* lowered = arena.take(3 * name.size());
  size_t size = 0;
  for (const char c : name) {
    if (c) {
      lowered[size++] = to_lower(c);
    } else {
      for (const char byte : {'\xEF', '\xBF', '\xBD'}) lowered[size++] = byte;
    }
  }
  arena.give_back(3 * name.size() - size);
  const std::string_view view(lowered, size);
  return intern_unknown(view, hash_of(view), arena);
}

Tag TagNames::intern_unknown(std::string_view lowered, uint64_t hash, Arena& arena) {
  if (2 * names_.size() >= slots_.size()) grow();
  size_t at = hash & (slots_.size() - 1);
  size_t probes = 0;
  for (; slots_[at].index && ++probes < kMaxProbes; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash == hash && names_[slots_[at].index - 1] == lowered) {
      arena.give_back(lowered.size());
      return static_cast<Tag>(kKnownTags + slots_[at].index - 1);
    }
  }
  names_.push_back(lowered);
  if (!slots_[at].index) slots_[at] = {hash, static_cast<uint32_t>(names_.size())};
  return static_cast<Tag>(kKnownTags + names_.size() - 1);
}

void TagNames::grow() {
  const std::vector<Slot> old = std::move(slots_);
  slots_.assign(old.empty() ? 64 : 2 * old.size(), Slot{0, 0});
  for (const Slot& slot : old) {
    if (!slot.index) continue;
    size_t at = slot.hash & (slots_.size() - 1);
    for (size_t probes = 0; slots_[at].index && probes < kMaxProbes; ++probes) at = (at + 1) & (slots_.size() - 1);
    if (!slots_[at].index) slots_[at] = slot;
  }
}

std::string_view TagNames::name(Tag tag) const {
  return tag < Tag::kUnknown ? name_of_known(tag) : names_[static_cast<size_t>(tag) - kKnownTags];
}

void TagNames::reset() {
  if (names_.empty()) return;
  names_.clear();
  slots_.clear();
}

}  // namespace dateline::html
