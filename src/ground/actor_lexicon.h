// Who may be named in the news: states, armed groups, organs, organisations, persons, outlets, role nouns, loaded
// words.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/hashed_weights.h"
#include "base/result.h"
#include "ground/grounded.h"

namespace dateline {

// A row of the actor tables. An organ without a country is a pattern that a country's name completes ("foreign
// ministry").
struct Actor {
  std::string id;
  std::string name;
  EntityType type = EntityType::kOrganisation;
  std::string country;     // ISO 3166 alpha-3, or empty
  std::string sector;      // PLOVER
  std::string parent;      // id, or empty
  std::string valid_from;  // ISO date or its head, or empty
  std::string valid_to;
  std::string renamed_to;  // id of what it became
  std::string wikidata;
  std::string cow, gw;  // a state's numbers: Correlates of War, Gleditsch & Ward; empty if it has none
  bool organ = false;   // an organ of a state
  bool agency = false;  // a news agency
};

// Somebody held an office from one day to another, both included.
struct OfficeTerm {
  int person = kNone;
  std::string from, to;  // ISO dates or their heads; empty: open
};

// What a role noun names. A plural noun for persons names a group.
struct RoleNoun {
  EntityType type = EntityType::kPerson;  // any but kUnnamed
  std::string sector;
};

// A name's other readings as a word of a country.
struct CountryWord {
  enum class Kind { kAdjective, kPeople, kSeat, kBuilding } kind = Kind::kAdjective;
  int state = kNone;  // actor index
};

// Immutable after loading; may be shared between threads. Keys are names after fold() without a leading "the".
class ActorLexicon {
 public:
  // Reads the tables below `lexicons`/actors, and `lexicons`/outlets.tsv and agencies.tsv where they exist.
  // kUnreadable or kMalformed names file and line.
  static Result<ActorLexicon> load(const std::filesystem::path& lexicons);

  const Actor& actor(int index) const { return actors_[static_cast<size_t>(index)]; }
  int size() const { return static_cast<int>(actors_.size()); }
  // Actors called so; empty if none. Acronyms are listed under their key like other names; see is_acronym.
  const std::vector<int>& called(std::string_view key) const;
  // Persons whose family name is this.
  const std::vector<int>& surnamed(std::string_view key) const;
  // The key is only an acronym of its actors: the text must have it in capitals.
  bool is_acronym(std::string_view key) const;
  int by_id(std::string_view id) const;  // kNone if unknown
  // The last name of a chain of renamings: names of one chain are one actor.
  int latest(int index) const;
  int state_of(std::string_view iso3) const;
  // The one who held `office` (a role noun's key) of the state or body with this id on an ISO day (or its head); kNone
  // if nobody is known to, or several may have.
  int holder(std::string_view of, std::string_view office, std::string_view day) const;
  const CountryWord* country_word(std::string_view key) const;
  int organ(std::string_view key) const;  // pattern organ called so, kNone
  const RoleNoun* role(std::string_view key) const;
  bool is_label(std::string_view key) const;
  char gender(std::string_view given_name) const;  // 'm', 'f', 0 = both or unknown
  const HashedWeights& coref() const { return coref_; }
  // Could a name, a word of a country or an organ begin with this folded word?
  bool may_begin(std::string_view word) const { return begins_.contains(std::string(word.substr(0, word.find(' ')))); }

 private:
  friend class ActorTables;
  template <typename T>
  using Map = std::unordered_map<std::string, T>;
  std::vector<Actor> actors_;
  Map<std::vector<int>> names_, surnames_;
  Map<bool> acronyms_;
  Map<int> ids_, organs_;
  Map<CountryWord> country_words_;
  Map<RoleNoun> roles_;
  Map<std::vector<OfficeTerm>> offices_;  // "syr/president"
  Map<char> given_names_;
  std::unordered_set<std::string> labels_, begins_;
  HashedWeights coref_;
};

// fold() without a leading article.
std::string actor_key(std::string_view name);

}  // namespace dateline
