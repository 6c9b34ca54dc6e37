// What an element's name says, looked up for every element of every page.
//
// Problem: a hash table of strings hashes and compares each name by calls. Idea: names are short, so their first eight
// bytes and their length in one machine word are as good as the name; a small open table compares words.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace dateline {

// At most 128 names. Value is what `find` gives for names that are not in the table when default-constructed.
template <typename Value>
class TagTable {
 public:
  TagTable(std::initializer_list<std::pair<std::string_view, Value>> rows) {
    for (const auto& [name, value] : rows) {
      size_t at = slot(word_of(name));
      while (!slots_[at].name.empty()) at = (at + 1) % kSlots;
      slots_[at] = {word_of(name), name, value};
    }
  }

  Value find(std::string_view name) const {
    const uint64_t word = word_of(name);
    for (size_t at = slot(word); !slots_[at].name.empty(); at = (at + 1) % kSlots) {
      const Slot& s = slots_[at];
      if (s.word == word && (name.size() <= 8 || s.name == name)) return s.value;
    }
    return Value{};
  }

 private:
  static constexpr size_t kSlots = 256;
  struct Slot {
    uint64_t word = 0;
    std::string_view name;
    Value value{};
  };

  // Names of up to eight bytes have words of their own: element names hold no byte below 0x20.
  static uint64_t word_of(std::string_view name) {
    uint64_t word = 0;
    for (size_t i = 0; i < name.size() && i < 8; ++i) word = word << 8 | static_cast<unsigned char>(name[i]);
    return word;
  }
  static size_t slot(uint64_t word) { return (word * 0x9E3779B97F4A7C15u) >> 56; }

  std::array<Slot, kSlots> slots_{};
};

}  // namespace dateline
