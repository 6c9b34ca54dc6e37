#include <algorithm>

#include "store/export.h"

namespace dateline::export_parts {
namespace {

std::string link_name(const view::Document& document, const Names& names, std::string_view id) {
  const view::Entity* entity = view::find(document.entities, id);
  return entity ? names.of(*entity) : "unnamed";
}

std::string link_text(const view::Document& document, const Names& names, const view::Link& link) {
  std::string text = link_name(document, names, link.entity);
  if (!link.on_behalf_of.empty()) text += " (for " + link_name(document, names, link.on_behalf_of) + ")";
  return text;
}

void add_once(std::vector<std::string>& list, std::string text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

}  // namespace

std::string joined(const std::vector<std::string>& list, std::string_view between) {
  std::string out;
  for (size_t i = 0; i < list.size(); ++i) out.append(i ? between : "").append(list[i]);
  return out;
}

std::string event_key(const view::Document& document, std::string_view local) {
  return document.id.substr(0, 12) + ":" + std::string(local);
}

std::vector<std::string> fillers(const view::Document& document, const Names& names, const view::Event& event,
                                 std::initializer_list<std::string_view> roles) {
  std::vector<std::string> out;
  for (const view::Argument& a : event.arguments) {
    if (std::find(roles.begin(), roles.end(), a.role) == roles.end()) continue;
    if (const view::Entity* entity = view::find(document.entities, a.entity)) {
      add_once(out, names.of(*entity));
    } else if (a.span) {
      add_once(out, names.in_words(document.words(*a.span)));
    }
  }
  return out;
}

const view::Quantity* quantity(const view::Document& document, const view::Event& event, std::string_view what) {
  for (const std::string& id : event.quantities) {
    const view::Quantity* q = view::find(document.quantities, id);
    if (q && q->what == what) return q;
  }
  return nullptr;
}

std::string words_of(const view::Document& document, const Names& names, const std::vector<view::Range>& ranges) {
  std::string out;
  for (view::Range r : ranges) {
    if (!out.empty()) out += " ... ";
    out += names.in_words(document.words(r));
  }
  return out;
}

std::string chain_text(const view::Document& document, const Names& names, const view::Claim& claim) {
  std::string out;
  int branch = 0;
  for (const view::Link& link : claim.chain) {
    if (!out.empty()) out += link.branch != branch ? " | " : " > ";
    branch = link.branch;
    out += link_text(document, names, link);
  }
  return out;
}

std::vector<std::string> innermost(const view::Document& document, const Names& names, const view::Claim& claim) {
  std::vector<std::string> out;
  for (size_t i = 1; i < claim.chain.size(); ++i) {
    const bool last = i + 1 == claim.chain.size() || claim.chain[i + 1].branch != claim.chain[i].branch;
    if (last) add_once(out, link_text(document, names, claim.chain[i]));
  }
  return out;
}

}  // namespace dateline::export_parts
