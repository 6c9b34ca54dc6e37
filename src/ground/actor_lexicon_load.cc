// Reads the actor tables. The tables are text that people edit, so every fault names its file and line; names are
// folded here once, so that looking up costs one hash.
#include <array>
#include <fstream>

#include "base/strings.h"
#include "base/utf8.h"
#include "ground/actor_lexicon.h"

namespace dateline {
namespace {

using Fields = std::vector<std::string_view>;
enum Column { kId, kName, kType, kCountry, kSector, kAliases, kParent, kFrom, kTo, kRenamed, kWikidata, kFirstExtra };

std::string_view field(const Fields& fields, size_t column) {
  return column < fields.size() ? trim(fields[column]) : std::string_view();
}

bool all_capitals(std::string_view name) {
  size_t letters = 0;
  for (size_t at = 0; at < name.size();) {
    const char32_t c = decode(name, at);
    if (is_letter(c) && !is_upper(c)) return false;
    letters += is_letter(c);
  }
  return letters > 0 && letters <= 6;
}

EntityType type_of(std::string_view name) {
  using enum EntityType;
  for (EntityType type : {kPerson, kOrganisation, kState, kArmedGroup, kMedia, kGroup, kPlace}) {
    if (name == entity_type_name(type)) return type;
  }
  return kOrganisation;
}

}  // namespace

class ActorTables {
 public:
  explicit ActorTables(std::filesystem::path folder) : folder_(std::move(folder)) {}

  Status read_all() {
    using Reader = void (ActorTables::*)(const Fields&);
    static constexpr std::array<std::pair<const char*, Reader>, 8> kTables = {{
        {"states.tsv", &ActorTables::add_state},
        {"organs.tsv", &ActorTables::add_organ},
        {"armed_groups.tsv", &ActorTables::add_named},
        {"igos.tsv", &ActorTables::add_named},
        {"ngos.tsv", &ActorTables::add_named},
        {"persons.tsv", &ActorTables::add_person},
        {"agents.tsv", &ActorTables::add_role},
        {"labels.tsv", &ActorTables::add_label},
    }};
    for (const auto& [name, reader] : kTables) {
      if (auto done = read(folder_ / "actors" / name, kAliases, reader); !done) return done;
    }
    if (auto done = read(folder_ / "actors" / "offices.tsv", 4, &ActorTables::add_office); !done) return done;
    if (auto done = read(folder_ / "actors" / "given_names.tsv", 2, &ActorTables::add_given_name); !done) return done;
    auto weights = HashedWeights::load(folder_ / "actors" / "coref.tsv", 15);
    if (!weights) return std::unexpected(weights.error());
    lexicon_.coref_ = std::move(*weights);
    std::error_code error;
    for (const auto& [name, reader] : {std::pair<const char*, Reader>{"outlets.tsv", &ActorTables::add_outlet},
                                       std::pair<const char*, Reader>{"agencies.tsv", &ActorTables::add_agency}}) {
      if (!std::filesystem::exists(folder_ / name, error)) continue;
      if (auto done = read(folder_ / name, 2, reader); !done) return done;
    }
    return {};
  }

  ActorLexicon take() { return std::move(lexicon_); }

 private:
  Status read(const std::filesystem::path& path, size_t least, void (ActorTables::*add)(const Fields&)) {
    std::ifstream file(path);
    if (!file) return fail(ErrorCode::kUnreadable, "ground", "Cannot read the table " + path.string() + ".");
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
      if (trim(line).empty() || line.front() == '#') continue;
      const Fields fields = split(line, '\t');
      if (fields.size() < least || trim(fields[0]).empty()) {
        return fail(ErrorCode::kMalformed, "ground",
                    path.string() + ", line " + std::to_string(number) + ": too few tab-separated columns.");
      }
      (this->*add)(fields);
      if (!fault_.empty()) {
        return fail(ErrorCode::kMalformed, "ground",
                    path.string() + ", line " + std::to_string(number) + ": " + fault_);
      }
    }
    return {};
  }

  int new_actor(const Fields& fields) {
    Actor actor;
    actor.id = field(fields, kId);
    actor.name = field(fields, kName);
    actor.type = type_of(field(fields, kType));
    actor.country = field(fields, kCountry);
    actor.sector = field(fields, kSector);
    actor.parent = field(fields, kParent);
    actor.valid_from = field(fields, kFrom);
    actor.valid_to = field(fields, kTo);
    actor.renamed_to = field(fields, kRenamed);
    actor.wikidata = field(fields, kWikidata);
    if (lexicon_.by_id(actor.id) != kNone) fault_ = "the id " + actor.id + " is there already.";
    return keep(std::move(actor));
  }

  int keep(Actor actor) {
    const int index = static_cast<int>(lexicon_.actors_.size());
    lexicon_.ids_.try_emplace(actor.id, index);
    lexicon_.actors_.push_back(std::move(actor));
    return index;
  }

  void begin(const std::string& key) { lexicon_.begins_.insert(key.substr(0, key.find(' '))); }

  void call(int index, std::string_view name) {
    const std::string key = actor_key(name);
    if (key.empty()) return;
    auto& actors = lexicon_.names_[key];
    if (actors.empty() || actors.back() != index) actors.push_back(index);
    const bool capitals = all_capitals(name);
    const auto [at, fresh] = lexicon_.acronyms_.try_emplace(key, capitals);
    at->second = at->second && capitals;
    begin(key);
  }

  template <typename Each>
  static void each(std::string_view list, Each&& take) {
    for (std::string_view name : split(list, '|')) {
      if (!trim(name).empty()) take(trim(name));
    }
  }

  void call_all(int index, const Fields& fields) {
    call(index, field(fields, kName));
    each(field(fields, kAliases), [&](std::string_view name) { call(index, name); });
  }

  void add_named(const Fields& fields) { call_all(new_actor(fields), fields); }

  void country_words(int state, std::string_view list, CountryWord::Kind kind) {
    each(list, [&](std::string_view word) {
      const bool building = word.starts_with('*');
      if (building) word.remove_prefix(1);
      const std::string key = actor_key(word);
      lexicon_.country_words_.try_emplace(key, CountryWord{building ? CountryWord::Kind::kBuilding : kind, state});
      begin(key);
    });
  }

  void add_state(const Fields& fields) {
    const int state = new_actor(fields);
    lexicon_.actors_[static_cast<size_t>(state)].cow = field(fields, kFirstExtra + 3);
    lexicon_.actors_[static_cast<size_t>(state)].gw = field(fields, kFirstExtra + 4);
    call_all(state, fields);
    country_words(state, field(fields, kFirstExtra), CountryWord::Kind::kAdjective);
    country_words(state, field(fields, kFirstExtra + 1), CountryWord::Kind::kPeople);
    country_words(state, field(fields, kFirstExtra + 2), CountryWord::Kind::kSeat);
  }

  void add_organ(const Fields& fields) {
    const int index = new_actor(fields);
    lexicon_.actors_[static_cast<size_t>(index)].organ = true;
    if (!field(fields, kCountry).empty()) return call_all(index, fields);
    const auto pattern = [&](std::string_view name) {
      const std::string key = actor_key(name);
      lexicon_.organs_.try_emplace(key, index);
      begin(key);
    };
    pattern(field(fields, kName));
    each(field(fields, kAliases), pattern);
  }

  void add_person(const Fields& fields) {
    const int index = new_actor(fields);
    call_all(index, fields);
    std::string key = actor_key(field(fields, kName));
    const size_t blank = key.rfind(' ');
    if (blank != std::string::npos) lexicon_.surnames_[key.substr(blank + 1)].push_back(index);
  }

  // state or body, offices, person, from, to
  void add_office(const Fields& fields) {
    const OfficeTerm term{lexicon_.by_id(field(fields, 2)), std::string(field(fields, 3)),
                          std::string(field(fields, 4))};
    if (term.person == kNone || lexicon_.by_id(field(fields, 0)) == kNone)
      fault_ = "there is no such person, state or body.";
    each(field(fields, 1), [&](std::string_view office) {
      lexicon_.offices_[std::string(field(fields, 0)) + '/' + actor_key(office)].push_back(term);
    });
  }

  void add_role(const Fields& fields) {
    lexicon_.roles_.try_emplace(actor_key(field(fields, kName)),
                                RoleNoun{type_of(field(fields, kType)), std::string(field(fields, kSector))});
  }

  void add_given_name(const Fields& fields) {
    lexicon_.given_names_.try_emplace(fold(field(fields, 0)), field(fields, 1) == "f" ? 'f' : 'm');
  }

  void add_label(const Fields& fields) {
    lexicon_.labels_.insert(actor_key(field(fields, kName)));
    each(field(fields, kAliases), [&](std::string_view name) { lexicon_.labels_.insert(actor_key(name)); });
  }

  // "Russian Ministry of Defence" publishes, but is an organ that the text's own words put together.
  bool composed(const std::string& key) const {
    for (size_t blank = key.find(' '); blank != std::string::npos; blank = key.find(' ', blank + 1)) {
      if (lexicon_.country_words_.contains(key.substr(0, blank)) && lexicon_.organs_.contains(key.substr(blank + 1)))
        return true;
    }
    return false;
  }

  // Somebody known already who also publishes (a watch group, a ministry) stays what he is.
  int outlet(std::string_view id, std::string_view name, std::string_view aliases, std::string_view country) {
    if (const int known = lexicon_.by_id(id); known != kNone) return known;
    int namesake = kNone;
    const auto look = [&](std::string_view called) {
      for (int a : lexicon_.called(actor_key(called))) {
        const EntityType type = lexicon_.actor(a).type;
        const bool body = type == EntityType::kOrganisation || type == EntityType::kArmedGroup;
        if (namesake == kNone && body && lexicon_.actor(a).country == country) namesake = a;
      }
    };
    look(name);
    each(aliases, look);
    for (int a : lexicon_.called(actor_key(name))) {
      if (namesake == kNone && lexicon_.actor(a).sector != "JRN" && lexicon_.actor(a).type == EntityType::kOrganisation)
        namesake = a;
    }
    if (namesake != kNone) {
      lexicon_.ids_.try_emplace(std::string(id), namesake);
      return namesake;
    }
    Actor actor;
    actor.id = id;
    actor.name = name;
    actor.type = EntityType::kMedia;
    actor.country = country;
    actor.sector = "JRN";
    return keep(std::move(actor));
  }

  void call_outlet(int index, std::string_view name) {
    const std::string key = actor_key(name);
    if (composed(key)) return;
    for (int a : lexicon_.called(key)) {
      if (lexicon_.actor(a).type == EntityType::kOrganisation) return;  // "United Nations" is not its news service
    }
    call(index, name);
  }

  // id, name, aliases, domains, country, kind
  void add_outlet(const Fields& fields) {
    const int index = outlet(field(fields, 0), field(fields, 1), field(fields, 2), field(fields, 4));
    call_outlet(index, field(fields, 1));
    each(field(fields, 2), [&](std::string_view name) { call_outlet(index, name); });
  }

  // name, short name, further spellings, outlet id or blank
  void add_agency(const Fields& fields) {
    const std::string_view id = field(fields, 3);
    const std::string own = fold(field(fields, 0));
    const int index = outlet(id.empty() ? std::string_view(own) : id, field(fields, 0), {}, {});
    lexicon_.actors_[static_cast<size_t>(index)].agency = true;
    for (const size_t column : {0, 1, 2}) {
      each(field(fields, column), [&](std::string_view name) { call_outlet(index, name); });
    }
  }

  std::filesystem::path folder_;
  ActorLexicon lexicon_;
  std::string fault_;  // of the line just read
};

Result<ActorLexicon> ActorLexicon::load(const std::filesystem::path& lexicons) {
  ActorTables tables(lexicons);
  if (auto done = tables.read_all(); !done) return std::unexpected(done.error());
  return tables.take();
}

}  // namespace dateline
