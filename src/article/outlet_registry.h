// Who publishes: the table of outlets with their names, mirrors and countries, and the table of wire agencies.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace dateline {

struct Outlet {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  std::vector<std::string> domains;  // the first is the main one, the rest are mirrors
  std::string country;               // ISO 3166 alpha-3, or empty
  std::string kind;                  // agency, state, public, private, party, ngo, igo
};

struct Agency {
  std::string name;                    // "Agence France-Presse"
  std::string short_name;              // as credits name it: "AFP"
  std::vector<std::string> spellings;  // all forms, the two above included
  std::string outlet;                  // id in the outlet table, or empty
};

// Immutable after loading; look-ups are by folded name or by host.
class OutletRegistry {
 public:
  OutletRegistry() = default;
  // Reads outlets.tsv and agencies.tsv in `folder`. Errors: kUnreadable, kMalformed (with file and line).
  static Result<OutletRegistry> load(const std::filesystem::path& folder);

  // By "www.presstv.co.uk", "https://presstv.com/x", any subdomain of a listed domain. Null if unknown.
  const Outlet* by_domain(std::string_view host_or_url) const;
  // By name or alias, without regard to case, accents and a leading "the". Null if unknown.
  const Outlet* by_name(std::string_view name) const;
  const Outlet* by_id(std::string_view id) const;

  // The agency that `name` names as a whole ("AFP", "Agence France-Presse"), or null.
  const Agency* agency(std::string_view name) const;

  const std::vector<Outlet>& outlets() const { return outlets_; }
  const std::vector<Agency>& agencies() const { return agencies_; }

 private:
  Status read_outlets(const std::filesystem::path& file);
  Status read_agencies(const std::filesystem::path& file);

  std::vector<Outlet> outlets_;
  std::vector<Agency> agencies_;
  std::unordered_map<std::string, size_t> by_domain_, by_name_, by_id_, by_agency_;
};

// "https://user@www.Example.com:443/x" -> "example.com"; a bare host likewise. Empty if there is none.
std::string host_of(std::string_view url);

}  // namespace dateline
