// No gazetteer has every school, court and quarter; yet most are named after their town.
//
// The obvious answer to an unknown name is "unknown". But "Greer City Hall" tells where it is, to within the size of
// Greer, and "north Georgia" lies in Georgia. So the name is taken apart: words for a side come off in front, and what
// stands before a word for a building is looked up.
#include "ground/place_parts.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "ground/gazetteer_names.h"
#include "ground/place_words.h"

namespace dateline {
namespace {

constexpr size_t kMostWords = 8;
constexpr size_t kMostParts = 8;

// "north", "north-central"
bool is_side(std::string_view word) {
  if (is_part_word(word)) return true;
  const auto halves = split(word, '-');
  return halves.size() == 2 && is_part_word(halves[0]) && is_part_word(halves[1]);
}

std::string join(const std::vector<std::string_view>& words, size_t first, size_t last) {
  std::string out;
  for (size_t i = first; i < last; ++i) out.append(i == first ? "" : " ").append(words[i]);
  return out;
}

bool is_site_word(std::string_view word) {
  const PlaceKind kind = place_kind(word);
  return is_facility(word) || is_civic(word) || kind == PlaceKind::kBase || kind == PlaceKind::kWater;
}

}  // namespace

std::vector<PlacePart> place_parts(std::string_view name) {
  std::vector<PlacePart> parts;
  if (const std::string_view bare = without_kind_word(name); bare != name) {
    parts.push_back({std::string(bare), PartKind::kWhole});
  }
  if (name.find('/') != std::string_view::npos) {  // "Tadmur/Palmyra": one place, two names
    for (const std::string_view half : split(name, '/')) {
      if (!trim(half).empty() && parts.size() < kMostParts)
        parts.push_back({std::string(trim(half)), PartKind::kWhole});
    }
  }
  std::vector<std::string_view> words = split(name, ' ');
  std::erase(words, std::string_view());
  if (words.size() < 2 || words.size() > kMostWords) return parts;
  size_t sides = 0;
  while (sides + 1 < words.size() && is_side(words[sides])) ++sides;
  if (sides > 0) parts.push_back({join(words, sides, words.size()), PartKind::kSide});
  for (size_t end = words.size() - 1; end > sides && parts.size() < kMostParts; --end) {
    const bool site = std::any_of(words.begin() + static_cast<std::ptrdiff_t>(end), words.end(), is_site_word);
    if (site) parts.push_back({join(words, sides, end), PartKind::kSite});
  }
  return parts;
}

}  // namespace dateline
