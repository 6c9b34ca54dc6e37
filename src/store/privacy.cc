#include "store/privacy.h"

#include <algorithm>
#include <functional>

#include "base/utf8.h"

namespace dateline {
namespace {

// PLOVER sectors whose people act in public.
constexpr std::string_view kPublicSectors[] = {"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB",
                                               "SPY", "UAF", "OPP", "IGO", "NGO", "IMG", "ISM", "JRN"};

bool is_public_sector(std::string_view sector) {
  return std::find(std::begin(kPublicSectors), std::end(kPublicSectors), sector) != std::end(kPublicSectors);
}

bool speaks_for_somebody(const view::Document& document, std::string_view entity) {
  for (const view::Claim& claim : document.claims) {
    for (const view::Link& link : claim.chain) {
      if (link.entity == entity && !link.on_behalf_of.empty()) return true;
    }
  }
  return false;
}

std::string description(const view::Document& document, const view::Entity& entity) {
  for (const view::Mention& m : document.mentions) {
    if (m.entity != entity.id || m.kind != "nominal") continue;
    const std::string_view words = document.words(m.span);
    if (!words.empty() && words.size() <= 40 && words.find('\n') == std::string_view::npos) return std::string(words);
  }
  return "a person";
}

bool is_word_at(std::string_view text, size_t begin, size_t end) {
  const auto letter_before = [&] {
    size_t at = begin;
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return is_letter(decode(text, at));
  };
  if (begin > 0 && letter_before()) return false;
  size_t at = end;
  return end >= text.size() || !is_letter(decode(text, at));
}

// `text` with every whole-word occurrence of `words` replaced.
std::string replaced(std::string_view text, std::string_view words, const std::function<void(std::string&)>& write) {
  std::string out;
  size_t from = 0;
  for (size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + words.size())) {
    if (!is_word_at(text, at, at + words.size())) continue;
    out.append(text, from, at - from);
    write(out);
    from = at + words.size();
  }
  return out.append(text, from);
}

}  // namespace

bool is_private(const view::Document& document, const view::Entity& entity) {
  if (entity.type != "PER" || !entity.actor.empty() || !entity.wikidata.empty()) return false;
  if (is_public_sector(entity.sector) || speaks_for_somebody(document, entity.id)) return false;
  return std::none_of(entity.member_of.begin(), entity.member_of.end(), [&](const std::string& id) {
    const view::Entity* whole = view::find(document.entities, id);
    return whole && (is_public_sector(whole->sector) || whole->type == "STATE" || whole->type == "ARMED_GROUP");
  });
}

Names::Names(const view::Document& document, bool show_all) : document_(document) {
  if (show_all) return;
  for (const view::Entity& entity : document.entities) {
    if (!is_private(document, entity)) continue;
    const std::string stand_in = description(document, entity);
    if (!entity.name.empty()) hidden_.emplace_back(entity.name, stand_in);
    for (const view::Mention& m : document.mentions) {
      if (m.entity != entity.id || m.kind != "name") continue;
      if (const auto words = document.words(m.span); !words.empty()) hidden_.emplace_back(words, stand_in);
    }
  }
  std::stable_sort(hidden_.begin(), hidden_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  hidden_.erase(std::unique(hidden_.begin(), hidden_.end()), hidden_.end());
}

std::string Names::of(const view::Entity& entity) const {
  for (const auto& [name, stand_in] : hidden_) {
    if (name == entity.name && is_private(document_, entity)) return stand_in;
  }
  return entity.name;
}

std::string Names::in_words(std::string_view words) const {
  std::string out(words);
  for (const auto& [name, stand_in] : hidden_) {
    out = replaced(out, name, [&text = stand_in](std::string& to) { to += text; });
  }
  return out;
}

std::string Names::blotted(std::string_view text) const {
  std::string out(text);
  for (const auto& [name, stand_in] : hidden_) {
    std::string blot;
    for (size_t at = 0; at < name.size();) append_utf8(blot, is_space(decode(name, at)) ? U' ' : char32_t{0x2588});
    out = replaced(out, name, [&](std::string& to) { to += blot; });
  }
  return out;
}

}  // namespace dateline
