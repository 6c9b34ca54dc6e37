#include "article/publisher.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"

namespace dateline {
namespace {

Publisher from_outlet(const Outlet& outlet) {
  return {outlet.name, outlet.domains.empty() ? "" : outlet.domains[0], outlet.id, outlet.country};
}

std::string_view without_bracket(std::string_view name) {
  const size_t open = name.find(" (");
  return open == name.npos ? name : trim(name.substr(0, open));
}

// The longest run of words at the start of `line` that is an outlet's name.
const Outlet* outlet_at_start(std::string_view line, const OutletRegistry& registry) {
  const Outlet* best = nullptr;
  size_t end = 0;
  for (int words = 0; words < 5 && end < line.size(); ++words) {
    end = line.find(' ', end + 1);
    if (end == line.npos) end = line.size();
    std::string_view name = line.substr(0, end);
    for (std::string_view ending : {"\xE2\x80\x99s", "'s", ".", ",", ":"}) {
      if (name.ends_with(ending)) name.remove_suffix(ending.size());
    }
    if (const Outlet* outlet = registry.by_name(name)) best = outlet;
  }
  return best;
}

const Outlet* outlet_in_line(std::string_view line, const OutletRegistry& registry) {
  const std::string plain = squeeze_spaces(line);
  for (std::string_view word : split(plain, ' ')) {
    while (!word.empty() && (word.back() == '.' || word.back() == ',' || word.back() == ')')) word.remove_suffix(1);
    if (word.find('.') == word.npos) continue;
    if (const Outlet* outlet = registry.by_domain(word)) return outlet;
  }
  const std::string low = lower(plain);
  std::string_view rest = plain;
  for (std::string_view mark : {"\xC2\xA9", "copyright", "(c)"}) {
    const size_t at = low.find(mark);
    if (at == low.npos || low.size() != plain.size()) continue;
    rest = trim(rest.substr(at + mark.size()));
    while (!rest.empty() && !is_letter(static_cast<unsigned char>(rest.front()))) rest.remove_prefix(1);
    return outlet_at_start(rest, registry);
  }
  if (low.find("website") != low.npos || low.find("accessed at") != low.npos) return outlet_at_start(plain, registry);
  return nullptr;
}

}  // namespace

std::string agency_in_outlet_name(std::string_view given, const OutletRegistry& registry) {
  const size_t open = given.find(" ("), close = given.rfind(')');
  if (open == given.npos || close == given.npos || close < open + 2) return "";
  const Agency* agency = registry.agency(given.substr(open + 2, close - open - 2));
  return agency ? agency->short_name : "";
}

Publisher find_publisher(std::string_view given, std::string_view url, std::string_view stated,
                         const OutletRegistry& registry) {
  if (!trim(given).empty()) {
    const std::string_view name = trim(given);
    const Outlet* outlet = registry.by_name(name);
    if (!outlet) outlet = registry.by_domain(name);
    if (!outlet) outlet = registry.by_name(without_bracket(name));
    if (outlet) return from_outlet(*outlet);
    const std::string host = host_of(name);
    return {host.empty() ? std::string(without_bracket(name)) : host, host.empty() ? host_of(url) : host, "", ""};
  }
  if (const Outlet* outlet = registry.by_domain(url)) return from_outlet(*outlet);
  if (const Outlet* outlet = registry.by_name(stated)) return from_outlet(*outlet);
  const std::string host = host_of(url);
  return {stated.empty() ? host : std::string(stated), host, "", ""};
}

Publisher publisher_in_furniture(const Article& article, const OutletRegistry& registry) {
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::kBoilerplate && block.kind != BlockKind::kBreadcrumb) continue;
    if (const Outlet* outlet = outlet_in_line(slice(article.text, block.span), registry)) return from_outlet(*outlet);
  }
  return {};
}

}  // namespace dateline
