// Coding rules, and the views that put one event into other people's vocabularies.
#include <algorithm>

#include "event/codebook.h"
#include "event/codebook_data.h"

namespace dateline {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::ranges::find(list, value) != list.end();
}

bool any_of(const std::vector<std::string>& wanted, const std::vector<std::string>& present) {
  return std::ranges::any_of(wanted, [&](const std::string& w) { return contains(present, w); });
}

bool one_of(const std::vector<std::string>& wanted, std::string_view value) {
  return wanted.empty() || contains(wanted, value);
}

bool has_any(const std::vector<std::string>& wanted, const std::vector<std::string>& present) {
  return wanted.empty() || any_of(wanted, present);
}

bool facts_hold(const CodedMatch& match, const CodedEvent& event) {
  static const std::vector<std::string> kNone;
  const std::vector<std::string>& own = event.trigger ? event.trigger->facts : kNone;
  if (any_of(match.without_facts, event.facts) || any_of(match.without_facts, own)) return false;
  return match.facts.empty() || any_of(match.facts, event.facts) || any_of(match.facts, own);
}

bool matches(const CodedMatch& match, const CodedEvent& event) {
  return one_of(match.types, event.type) && has_any(match.modes, event.modes) &&
         !any_of(match.without_modes, event.modes) && has_any(match.contexts, event.contexts) &&
         facts_hold(match, event) && one_of(match.actors, event.actor) && one_of(match.targets, event.target) &&
         one_of(match.layers, event.layer.empty() ? "current" : event.layer) &&
         one_of(match.triggers, event.trigger ? std::string_view(event.trigger->key) : std::string_view());
}

// A code that the trigger's own words decide, as long as the rules left its type alone.
std::string own_code(const CodebookMap& map, const CodedEvent& event) {
  if (!event.trigger || event.trigger->type != event.type) return {};
  if (map.name == "cameo") return event.trigger->cameo;
  if (map.name == "acled") return event.trigger->acled;
  return {};
}

}  // namespace

Recoded Codebook::recode(const CodedEvent& event) const {
  CodedEvent now = event;
  Recoded out{std::string(event.type), event.modes, {}};
  for (const CodingRule& rule : data_->rules) {
    now.type = out.type;
    now.modes = out.modes;
    if (!matches(rule.when, now)) continue;
    out.rule = rule.name;
    if (rule.drop) return {{}, {}, rule.name};
    if (!rule.type.empty() && rule.type != out.type) {
      out.type = rule.type;
      out.modes = modes_of(out.type, rule.modes);
      continue;
    }
    for (const std::string& mode : rule.modes) {
      if (!contains(out.modes, mode)) out.modes.push_back(mode);
    }
  }
  return out;
}

bool Codebook::absorbs(std::string_view outer, std::string_view inner) const {
  return std::ranges::any_of(data_->absorptions,
                             [&](const Absorption& a) { return contains(a.outer, outer) && contains(a.inner, inner); });
}

std::string Codebook::map(std::string_view map_name, const CodedEvent& event) const {
  const auto map = std::ranges::find(data_->maps, map_name, &CodebookMap::name);
  if (map == data_->maps.end()) return {};
  std::string code = own_code(*map, event);
  if (code.empty()) {
    const auto row = std::ranges::find_if(map->rows, [&](const MapRow& r) { return matches(r.when, event); });
    if (row == map->rows.end()) return {};
    code = row->code;
  }
  const auto parent = map->parents.find(code);
  return parent == map->parents.end() ? code : parent->second + " > " + code;
}

std::string Codebook::acled(const CodedEvent& event) const { return map("acled", event); }
std::string Codebook::cameo(const CodedEvent& event) const { return map("cameo", event); }
std::string Codebook::ucdp(const CodedEvent& event) const { return map("ucdp", event); }

}  // namespace dateline
