// Laying a draft out as the file's bytes.
#include <fmt/core.h>
#include <marisa.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include "ground/gazetteer_draft.h"
#include "ground/gazetteer_format.h"

namespace dateline {
namespace {

namespace gf = gazetteer_format;

std::string trie_bytes(const marisa::Trie& trie) {
  std::ostringstream out;
  out << trie;
  return std::move(out).str();
}

struct Table {
  std::string trie, entries, postings;
};

// Sorts by key, keeps the strongest kind of a name that a place has twice, and writes entries in the order of key ids.
Table key_table(const KeyList& list, gf::EntryLayout layout) {
  std::vector<DraftKey> rows = list.rows;
  std::sort(rows.begin(), rows.end(), [&](const DraftKey& a, const DraftKey& b) {
    const auto x = list.text(a), y = list.text(b);
    return x != y ? x < y : a.place != b.place ? a.place < b.place : a.kind < b.kind;
  });
  rows.erase(std::unique(rows.begin(), rows.end(),
                         [&](const DraftKey& a, const DraftKey& b) {
                           return a.place == b.place && list.text(a) == list.text(b);
                         }),
             rows.end());
  marisa::Keyset keyset;
  std::vector<size_t> starts;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (i > 0 && list.text(rows[i]) == list.text(rows[i - 1])) continue;
    starts.push_back(i);
    const std::string_view text = list.text(rows[i]);
    keyset.push_back(text.data(), text.size());
  }
  marisa::Trie trie;
  trie.build(keyset);
  Table out;
  std::vector<uint64_t> entries(starts.size());
  for (size_t k = 0; k < starts.size(); ++k) {
    const size_t end = k + 1 < starts.size() ? starts[k + 1] : rows.size();
    const size_t count = std::min<size_t>(end - starts[k], 0xFFFF);
    const auto entry = [&](size_t i) {
      return (static_cast<uint64_t>(rows[i].kind) << layout.kind_shift()) | rows[i].place;
    };
    uint64_t head = entry(starts[k]);
    if (count > 1) {
      head = layout.shared_bit() | out.postings.size();
      gf::store(out.postings, count, 2);
      for (size_t i = 0; i < count; ++i) gf::store(out.postings, entry(starts[k] + i), layout.width);
    }
    entries[keyset[k].id()] = head;
  }
  for (const uint64_t head : entries) gf::store(out.entries, head, layout.width);
  out.trie = trie_bytes(trie);
  return out;
}

// The places' own names, with ids per place in `ids`.
std::string name_table(const GazetteerDraft& draft, std::vector<uint32_t>& ids) {
  std::set<std::string_view> distinct;
  for (uint32_t i = 0; i < draft.places.size(); ++i) distinct.insert(draft.name_of(i));
  marisa::Keyset keyset;
  for (const std::string_view name : distinct) keyset.push_back(name.data(), name.size());
  marisa::Trie trie;
  trie.build(keyset);
  marisa::Agent agent;
  for (uint32_t i = 0; i < draft.places.size(); ++i) {
    const std::string_view name = draft.name_of(i);
    agent.set_query(name.data(), name.size());
    ids.push_back(trie.lookup(agent) ? static_cast<uint32_t>(agent.key().id()) : 0);
  }
  return trie_bytes(trie);
}

std::string place_bytes(const GazetteerDraft& draft, const std::vector<uint32_t>& name_ids) {
  const size_t first_admin1 = draft.iso3.size(), first_admin2 = first_admin1 + draft.admin1s;
  std::string out;
  out.reserve(draft.places.size() * gf::kPlaceBytes);
  for (size_t i = 0; i < draft.places.size(); ++i) {
    const DraftPlace& p = draft.places[i];
    gf::PackedPlace packed;
    packed.lat = static_cast<int32_t>(std::lround(p.lat * gf::kUnitsPerDegree));
    packed.lon = static_cast<int32_t>(std::lround(p.lon * gf::kUnitsPerDegree));
    packed.geonames = p.geonames;
    packed.name = name_ids[i];
    if (p.country >= 0) packed.country = static_cast<uint32_t>(p.country);
    if (p.admin1 >= 0) packed.admin1 = static_cast<uint32_t>(static_cast<size_t>(p.admin1) - first_admin1);
    if (p.admin2 >= 0) packed.admin2 = static_cast<uint32_t>(static_cast<size_t>(p.admin2) - first_admin2);
    packed.feature = p.feature;
    packed.population = gf::log_class(p.population);
    packed.radius = gf::log_class(p.radius_km);
    gf::pack(out, packed);
  }
  return out;
}

Status check_counts(const GazetteerDraft& draft, gf::EntryLayout layout) {
  const auto over = [](std::string what) {
    return fail(ErrorCode::kOverLimit, "ground", "The gazetteer's format cannot hold " + std::move(what) + ".");
  };
  if (draft.iso3.size() > gf::kNoCountry) return over("more than 255 countries");
  if (draft.admin1s > gf::kNoAdmin || draft.admin2s > gf::kNoAdmin)
    return over("more than 65,535 divisions of one order");
  if (draft.features.size() > 256) return over("more than 256 feature codes");
  if (draft.places.size() > std::min<uint64_t>(layout.index_mask(), 0xFFFFFF))
    return over(fmt::format("{} places", draft.places.size()));
  return {};
}

std::string assemble(gf::EntryLayout layout, const GazetteerDraft& draft, const std::vector<std::string>& sections) {
  std::string out(gf::kMagic);
  gf::store(out, layout.width, 8);
  gf::store(out, draft.admin1s, 8);
  gf::store(out, draft.admin2s, 8);
  uint64_t offset = (gf::kHeaderBytes + 7) / 8 * 8;
  for (const std::string& section : sections) {
    gf::store(out, offset, 8);
    gf::store(out, section.size(), 8);
    offset = (offset + section.size() + 7) / 8 * 8;
  }
  for (const std::string& section : sections) {
    out.resize((out.size() + 7) / 8 * 8, '\0');
    out += section;
  }
  return out;
}

Status write_file(const std::string& bytes, const std::filesystem::path& path) {
  const std::filesystem::path part = path.string() + ".part";
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code failed;
  if (file) std::filesystem::rename(part, path, failed);
  if (!file || failed)
    return fail(ErrorCode::kUnreadable, "ground", "The gazetteer cannot be written to " + path.string() + ".");
  return {};
}

}  // namespace

Status write_gazetteer(const GazetteerDraft& draft, const std::filesystem::path& path) {
  const gf::EntryLayout layout{draft.places.size() < (1u << 21) && draft.keys.rows.size() < 2'500'000 ? size_t{3}
                                                                                                      : size_t{4}};
  if (Status counts = check_counts(draft, layout); !counts) return counts;
  std::vector<std::string> sections(gf::kSections);
  sections[gf::kNotice] = draft.notice;
  for (const std::string& code : draft.features) sections[gf::kFeatures] += (code + std::string(8, '\0')).substr(0, 8);
  for (const std::string& code : draft.iso3) sections[gf::kCountries] += (code + std::string(4, '\0')).substr(0, 4);
  std::vector<uint32_t> name_ids;
  sections[gf::kNames] = name_table(draft, name_ids);
  sections[gf::kPlaces] = place_bytes(draft, name_ids);
  Table keys = key_table(draft.keys, layout);
  Table skeletons = key_table(draft.skeletons, layout);
  sections[gf::kKeys] = std::move(keys.trie);
  sections[gf::kKeyEntries] = std::move(keys.entries);
  sections[gf::kKeyPostings] = std::move(keys.postings);
  sections[gf::kSkeletons] = std::move(skeletons.trie);
  sections[gf::kSkeletonEntries] = std::move(skeletons.entries);
  sections[gf::kSkeletonPostings] = std::move(skeletons.postings);
  if (std::max(sections[gf::kKeyPostings].size(), sections[gf::kSkeletonPostings].size()) >= layout.shared_bit()) {
    return fail(ErrorCode::kOverLimit, "ground", "The gazetteer's format cannot hold so many shared names.");
  }
  return write_file(assemble(layout, draft, sections), path);
}

}  // namespace dateline
