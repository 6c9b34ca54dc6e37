// Reading names out of the gazetteer file.
//
// The obvious way is a database or a hash map built at start: seconds and hundreds of megabytes before the first page
// is read. Here everything lies in one file that is mapped and used as it is: names in succinct tries (MARISA, Yata
// 2011), about five bytes a name, places in fixed records of 20 bytes.
#include "ground/gazetteer.h"

#include <fcntl.h>
#include <marisa.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <unordered_map>

#include "ground/gazetteer_format.h"
#include "ground/gazetteer_layer.h"
#include "ground/gazetteer_names.h"
#include "ground/skeleton.h"

namespace dateline {
namespace {

namespace gf = gazetteer_format;

constexpr size_t kMostCandidates = 512;
constexpr size_t kMostSimilar = 64;
constexpr double kOwnPrior = 12;  // above the greatest prior of the file

// A file mapped read-only.
class Mapping {
 public:
  explicit Mapping(const std::filesystem::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return;
    struct stat info {};
    if (::fstat(fd, &info) == 0 && info.st_size > 0) {
      void* at = ::mmap(nullptr, static_cast<size_t>(info.st_size), PROT_READ, MAP_PRIVATE, fd, 0);
      if (at != MAP_FAILED) bytes_ = {static_cast<const char*>(at), static_cast<size_t>(info.st_size)};
    }
    ::close(fd);
  }
  ~Mapping() {
    if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

double feature_prior(std::string_view code) {
  if (code.starts_with("PCL") || code == "CONT") return 2.5;
  if (code == "ADM1") return 1.5;
  if (code == "PPLC") return 1.5;
  if (code == "PPLA") return 0.7;
  if (code == "ADM2") return -0.8;
  if (code == "PPLX") return -0.7;
  if (code == "PPLQ" || code == "PPLH" || code == "PPLW") return -1;
  return 0;
}

double kind_prior(NameKind kind) {
  constexpr std::array<double, 4> kPriors = {0, -1.6, 0, -1.6};
  return kPriors[static_cast<size_t>(kind)];
}

}  // namespace

struct Gazetteer::Impl {
  explicit Impl(const std::filesystem::path& path) : file(path) {}

  Status map() {
    const std::string_view bytes = file.bytes();
    if (bytes.size() < gf::kHeaderBytes || !bytes.starts_with(gf::kMagic)) return bad("has no gazetteer header");
    const auto number = [&](size_t i) { return gf::load(bytes.data() + 8 + 8 * i, 8); };
    layout.width = number(0);
    admin1s = number(1);
    admin2s = number(2);
    for (size_t i = 0; i < gf::kSections; ++i) {
      const uint64_t offset = number(3 + 2 * i), size = number(4 + 2 * i);
      if (offset > bytes.size() || size > bytes.size() - offset || offset % 8 != 0) return bad("is cut off");
      sections[i] = bytes.substr(offset, size);
    }
    const uint64_t countries = sections[gf::kCountries].size() / 4;
    places = sections[gf::kPlaces].size() / gf::kPlaceBytes;
    if (layout.width < 3 || layout.width > 4) return bad("has entries of an unknown width");
    if (countries > gf::kNoCountry || admin1s > gf::kNoAdmin || admin2s > gf::kNoAdmin)
      return bad("has impossible counts");
    if (places < countries + admin1s + admin2s) return bad("lacks places");
    first_admin1 = countries;
    first_admin2 = countries + admin1s;
    try {
      names.map(sections[gf::kNames].data(), sections[gf::kNames].size());
      keys.map(sections[gf::kKeys].data(), sections[gf::kKeys].size());
      skeletons.map(sections[gf::kSkeletons].data(), sections[gf::kSkeletons].size());
    } catch (const marisa::Exception&) {
      return bad("has a broken name table");
    }
    return {};
  }

  std::unexpected<Error> bad(std::string what) const {
    return fail(ErrorCode::kMalformed, "ground", "The gazetteer file " + std::move(what) + ". Build it anew.");
  }

  // Calls f(place, kind) for every entry of `key`.
  template <typename F>
  void entries(const marisa::Trie& trie, std::string_view key, gf::Section table, F f) const {
    marisa::Agent agent;
    agent.set_query(key.data(), key.size());
    if (key.empty() || !trie.lookup(agent)) return;
    const std::string_view heads = sections[table];
    const std::string_view shared = sections[table + 1];
    const size_t at = agent.key().id() * layout.width;
    if (at + layout.width > heads.size()) return;
    const auto give = [&](uint64_t entry) {
      const uint64_t index = entry & layout.index_mask();
      if (index < places) f(static_cast<uint32_t>(index), static_cast<NameKind>((entry >> layout.kind_shift()) & 3));
    };
    const uint64_t head = gf::load(heads.data() + at, layout.width);
    if ((head & layout.shared_bit()) == 0) return give(head);
    const uint64_t start = head & ~layout.shared_bit();
    if (start + 2 > shared.size()) return;
    const uint64_t count = gf::load(shared.data() + start, 2);
    if (start + 2 + count * layout.width > shared.size()) return;
    for (uint64_t i = 0; i < count; ++i) give(gf::load(shared.data() + start + 2 + i * layout.width, layout.width));
  }

  gf::PackedPlace packed(uint32_t index) const {
    return index < places ? gf::unpack(sections[gf::kPlaces].data() + index * gf::kPlaceBytes) : gf::PackedPlace{};
  }

  std::string_view feature(uint32_t index) const {
    const std::string_view codes = sections[gf::kFeatures];
    if (8 * (index + 1) > codes.size()) return {};
    const std::string_view code = codes.substr(8 * index, 8);
    return code.substr(0, std::min(code.find('\0'), code.size()));
  }

  double prior(uint32_t index, NameKind kind) const {
    const gf::PackedPlace p = packed(index);
    return p.population / 20.0 + feature_prior(feature(p.feature)) + kind_prior(kind);
  }

  // A place of a layer. Its feature is a view into itself, so it must not move.
  struct Own {
    GazetteerPlace place;
    std::string name, feature;
  };
  using OwnKeys = std::unordered_map<std::string, std::vector<std::pair<uint32_t, NameKind>>>;

  void add_own(uint32_t index, std::string_view name, NameKind kind) {
    own_keys[name_key(name)].emplace_back(index, kind);
    if (std::string key = skeleton(name); !key.empty()) own_skeletons[std::move(key)].emplace_back(index, kind);
  }

  // Calls f(place, kind) for every entry of a layer.
  template <typename F>
  void own_entries(const OwnKeys& keys_of, const std::string& key, F f) const {
    const auto at = keys_of.find(key);
    if (key.empty() || at == keys_of.end()) return;
    for (const auto& [index, kind] : at->second) f(index, kind);
  }

  std::deque<Own> own;
  OwnKeys own_keys, own_skeletons;
  Mapping file;
  std::array<std::string_view, gf::kSections> sections;
  gf::EntryLayout layout{3};
  uint64_t places = 0, admin1s = 0, admin2s = 0, first_admin1 = 0, first_admin2 = 0;
  marisa::Trie names, keys, skeletons;
};

namespace {

void keep_best(std::vector<GazetteerCandidate>& found, size_t most) {
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.place != b.place ? a.place < b.place : a.prior > b.prior; });
  found.erase(std::unique(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.place == b.place; }),
              found.end());
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.prior > b.prior; });
  if (found.size() > most) found.resize(most);
}

}  // namespace

Gazetteer::Gazetteer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Gazetteer::~Gazetteer() = default;

Result<std::shared_ptr<const Gazetteer>> Gazetteer::open(const std::filesystem::path& path,
                                                         const std::vector<std::filesystem::path>& layers) {
  auto impl = std::make_unique<Impl>(path);
  if (impl->file.bytes().empty()) {
    return fail(ErrorCode::kUnreadable, "ground",
                "The gazetteer " + path.string() +
                    " cannot be read. Install Dateline's data or build one with `dateline gazetteer build`.");
  }
  if (Status mapped = impl->map(); !mapped) return std::unexpected(mapped.error());
  std::shared_ptr<Gazetteer> gazetteer(new Gazetteer(std::move(impl)));
  for (const auto& layer : layers) {
    if (Status added = gazetteer->add_layer(layer); !added) return std::unexpected(added.error());
  }
  return gazetteer;
}

Status Gazetteer::add_layer(const std::filesystem::path& path) {
  const auto places = read_layer(path);
  if (!places) return std::unexpected(places.error());
  for (const LayerPlace& p : *places) {
    const uint32_t index = size();
    Impl::Own& own = impl_->own.emplace_back();
    own.name = p.name;
    own.feature = p.feature;
    own.place = {p.lat, p.lon, p.geonames, own.feature};
    own.place.country = country_called(p.country);
    own.place.admin1 = division_called(p.admin1, own.place.country);
    own.place.log_population = std::log10(p.population + 1);
    own.place.radius_km = p.radius_km;
    impl_->add_own(index, p.name, NameKind::kMain);
    for (const std::string& alias : p.aliases) impl_->add_own(index, alias, NameKind::kMain);
  }
  return {};
}

int Gazetteer::country_called(std::string_view name) const {
  if (const int known = country(name); known >= 0 || name.empty()) return known;
  for (const GazetteerCandidate& c : candidates(name)) {
    if (place(c.place).feature.starts_with("PCL")) return static_cast<int>(c.place);
  }
  return -1;
}

int Gazetteer::division_called(std::string_view name, int country) const {
  if (name.empty()) return -1;
  for (const GazetteerCandidate& c : candidates(name)) {
    const GazetteerPlace p = place(c.place);
    if (p.feature == "ADM1" && p.country == country) return static_cast<int>(c.place);
  }
  return -1;
}

std::vector<GazetteerCandidate> Gazetteer::candidates(std::string_view name) const {
  std::vector<GazetteerCandidate> found;
  const auto collect = [&](const std::string& key) {
    impl_->entries(impl_->keys, key, gf::kKeyEntries, [&](uint32_t place, NameKind kind) {
      found.push_back({place, kind, impl_->prior(place, kind)});
    });
    impl_->own_entries(impl_->own_keys, key, [&](uint32_t place, NameKind kind) {
      found.push_back({place, kind, kOwnPrior});
    });
  };
  const std::string key = name_key(name);
  collect(key);
  if (found.empty()) collect(std::string(without_article(key)));
  keep_best(found, kMostCandidates);
  return found;
}

std::vector<GazetteerCandidate> Gazetteer::similar(std::string_view name, const std::vector<int>& countries) const {
  std::vector<GazetteerCandidate> found;
  const std::string key = skeleton(name);
  const auto wanted = [&](uint32_t index) {
    return std::find(countries.begin(), countries.end(), place(index).country) != countries.end();
  };
  impl_->entries(impl_->skeletons, key, gf::kSkeletonEntries, [&](uint32_t place, NameKind kind) {
    if (wanted(place)) found.push_back({place, kind, impl_->prior(place, kind)});
  });
  impl_->own_entries(impl_->own_skeletons, key, [&](uint32_t place, NameKind kind) {
    if (wanted(place)) found.push_back({place, kind, kOwnPrior});
  });
  keep_best(found, 4 * kMostSimilar);
  const std::string latin = romanise(name);
  for (GazetteerCandidate& c : found) {
    const std::string other = romanise(this->name(c.place));
    c.prior += 4 * likeness(without_article(latin), without_article(other)) - 4;
  }
  keep_best(found, kMostSimilar);
  return found;
}

uint32_t Gazetteer::size() const { return static_cast<uint32_t>(impl_->places + impl_->own.size()); }

bool Gazetteer::is_own(uint32_t index) const { return index >= impl_->places && index < size(); }

GazetteerPlace Gazetteer::place(uint32_t index) const {
  if (is_own(index)) return impl_->own[index - impl_->places].place;
  const gf::PackedPlace p = impl_->packed(index);
  GazetteerPlace out;
  out.lat = p.lat / gf::kUnitsPerDegree;
  out.lon = p.lon / gf::kUnitsPerDegree;
  out.geonames = p.geonames;
  out.feature = impl_->feature(p.feature);
  if (p.country != gf::kNoCountry) out.country = static_cast<int>(p.country);
  if (p.admin1 != gf::kNoAdmin) out.admin1 = static_cast<int>(impl_->first_admin1 + p.admin1);
  if (p.admin2 != gf::kNoAdmin) out.admin2 = static_cast<int>(impl_->first_admin2 + p.admin2);
  out.log_population = p.population / 20.0;
  out.radius_km = gf::from_log_class(p.radius);
  return out;
}

std::string Gazetteer::name(uint32_t index) const {
  if (is_own(index)) return impl_->own[index - impl_->places].name;
  const uint32_t id = impl_->packed(index).name;
  if (index >= impl_->places || id >= impl_->names.size()) return {};
  marisa::Agent agent;
  agent.set_query(size_t{id});
  impl_->names.reverse_lookup(agent);
  return std::string(agent.key().ptr(), agent.key().length());
}

std::string_view Gazetteer::iso3(int country) const {
  const std::string_view codes = impl_->sections[gf::kCountries];
  if (country < 0 || 4 * static_cast<size_t>(country) + 4 > codes.size()) return {};
  return codes.substr(4 * static_cast<size_t>(country), 3);
}

int Gazetteer::country(std::string_view code) const {
  const std::string_view codes = impl_->sections[gf::kCountries];
  for (size_t at = 0; at + 4 <= codes.size(); at += 4) {
    if (codes.substr(at, 3) == code) return static_cast<int>(at / 4);
  }
  return -1;
}

std::string_view Gazetteer::notice() const { return impl_->sections[gf::kNotice]; }

}  // namespace dateline
