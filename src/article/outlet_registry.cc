#include "article/outlet_registry.h"

#include <fmt/format.h>

#include <fstream>

#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

std::string name_key(std::string_view name) {
  std::string key = fold(name);
  if (key.starts_with("the ")) key.erase(0, 4);
  return key;
}

std::vector<std::string> list_of(std::string_view field) {
  std::vector<std::string> items;
  for (std::string_view item : split(field, '|')) {
    if (!trim(item).empty()) items.emplace_back(trim(item));
  }
  return items;
}

// Calls `row(fields)` for every line that is neither empty nor a comment.
template <typename Row>
Status read_table(const std::filesystem::path& file, size_t columns, Row row) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorCode::kUnreadable, "article", fmt::format("Cannot open the table {}.", file.string()));
  std::string line;
  for (size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string_view> fields = split(line, '\t');
    if (fields.size() < columns || fields[0].empty()) {
      return fail(ErrorCode::kMalformed, "article",
                  fmt::format("{}:{}: expected {} columns separated by tabs.", file.string(), number, columns));
    }
    row(fields);
  }
  return {};
}

}  // namespace

Status OutletRegistry::read_outlets(const std::filesystem::path& file) {
  return read_table(file, 6, [this](const std::vector<std::string_view>& f) {
    Outlet outlet{std::string(f[0]), std::string(f[1]), list_of(f[2]),
                  list_of(f[3]),     std::string(f[4]), std::string(f[5])};
    const size_t index = outlets_.size();
    by_id_.emplace(outlet.id, index);
    by_name_.emplace(name_key(outlet.name), index);
    for (const std::string& alias : outlet.aliases) by_name_.emplace(name_key(alias), index);
    for (const std::string& domain : outlet.domains) by_domain_.emplace(host_of(domain), index);
    outlets_.push_back(std::move(outlet));
  });
}

Status OutletRegistry::read_agencies(const std::filesystem::path& file) {
  return read_table(file, 4, [this](const std::vector<std::string_view>& f) {
    Agency agency{std::string(f[0]), std::string(f[1]), list_of(f[2]), std::string(f[3])};
    agency.spellings.insert(agency.spellings.begin(), {agency.name, agency.short_name});
    for (const std::string& spelling : agency.spellings) by_agency_.emplace(name_key(spelling), agencies_.size());
    agencies_.push_back(std::move(agency));
  });
}

Result<OutletRegistry> OutletRegistry::load(const std::filesystem::path& folder) {
  OutletRegistry registry;
  if (auto status = registry.read_outlets(folder / "outlets.tsv"); !status) return std::unexpected(status.error());
  if (auto status = registry.read_agencies(folder / "agencies.tsv"); !status) return std::unexpected(status.error());
  return registry;
}

std::string host_of(std::string_view url) {
  if (const size_t scheme = url.find("://"); scheme != url.npos) url.remove_prefix(scheme + 3);
  if (url.starts_with("//")) url.remove_prefix(2);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const size_t at = url.rfind('@'); at != url.npos) url.remove_prefix(at + 1);
  url = url.substr(0, url.find(':'));
  std::string host = lower(trim(url));
  for (std::string_view prefix : {"www.", "m.", "amp."}) {
    if (host.starts_with(prefix) && host.find('.', prefix.size()) != std::string::npos) host.erase(0, prefix.size());
  }
  if (host.find('.') == std::string::npos || host.find(' ') != std::string::npos) return "";
  return host;
}

const Outlet* OutletRegistry::by_domain(std::string_view host_or_url) const {
  std::string host = host_of(host_or_url);
  while (!host.empty()) {
    if (const auto found = by_domain_.find(host); found != by_domain_.end()) return &outlets_[found->second];
    const size_t dot = host.find('.');
    if (dot == std::string::npos || host.find('.', dot + 1) == std::string::npos) return nullptr;
    host.erase(0, dot + 1);
  }
  return nullptr;
}

const Outlet* OutletRegistry::by_name(std::string_view name) const {
  const auto found = by_name_.find(name_key(name));
  return found == by_name_.end() ? nullptr : &outlets_[found->second];
}

const Outlet* OutletRegistry::by_id(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? nullptr : &outlets_[found->second];
}

const Agency* OutletRegistry::agency(std::string_view name) const {
  const auto found = by_agency_.find(name_key(name));
  return found == by_agency_.end() ? nullptr : &agencies_[found->second];
}

}  // namespace dateline
