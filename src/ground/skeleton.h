// The consonant skeleton of a place name: one key for the many spellings of one name.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// "Khan Sheikhoun", "Khān Shaykhūn" and "خان شيخون" -> "hnShn"; "Kharkiv" and "Харьков" -> "hrkv". Reads Latin,
// Cyrillic and Arabic script; letters of other scripts are dropped. Empty if fewer than two consonants remain: such
// keys say nothing.
std::string skeleton(std::string_view name);

// The name in plain Latin letters, for showing and for edit distance: Cyrillic and Arabic letters are spelt out, marks
// dropped, case lowered. "Ялта" -> "yalta".
std::string romanise(std::string_view name);

// Share of letters two romanised names have in common: 1 - edit distance / longer length, 0..1. Looks at 48 bytes at
// most.
double likeness(std::string_view a, std::string_view b);

// A folded name without its leading Arabic article ("al khalidiya" -> "khalidiya"), or unchanged.
std::string_view without_article(std::string_view folded);

}  // namespace dateline
