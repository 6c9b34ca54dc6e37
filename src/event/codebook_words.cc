// Small helpers on names and phrases that reading, indexing and matching share.
#include <algorithm>
#include <numeric>

#include "event/codebook_data.h"

namespace dateline {
namespace {

size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0]++;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string normal_words(std::string_view words) {
  std::string out;
  for (char c : words) {
    const bool gap = c == '-' || c == ' ' || c == '_' || c == '\t' || c == '\n';
    if (!gap) {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& known) {
  static constexpr size_t kLongestName = 64;
  size_t best = std::max<size_t>(2, wrong.size() / 3) + 1;
  std::string name;
  if (wrong.size() > kLongestName) return {};
  for (const std::string& candidate : known) {
    if (candidate.size() > kLongestName) continue;
    const size_t distance = edit_distance(wrong, candidate);
    if (distance < best) {
      best = distance;
      name = candidate;
    }
  }
  return name.empty() ? std::string() : "; did you mean '" + name + "'?";
}

const Mode* EventType::mode(std::string_view mode_name) const {
  const auto found = std::ranges::find(modes, mode_name, &Mode::name);
  return found == modes.end() ? nullptr : &*found;
}

std::string_view Trigger::role_of(std::string_view source) const {
  for (const ArgumentMapping& mapping : arguments) {
    if (mapping.source == source) return mapping.role;
  }
  return {};
}

const EventType* CodebookData::type(std::string_view type_name) const {
  const auto found = std::ranges::find(types, type_name, &EventType::name);
  return found == types.end() ? nullptr : &*found;
}

}  // namespace dateline
