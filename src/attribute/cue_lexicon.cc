#include "attribute/cue_lexicon.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/sha256.h"

namespace dateline {
namespace {

constexpr Force kForces[] = {Force::kAsserted, Force::kPresupposed, Force::kAlleged,
                             Force::kAccused,  Force::kInsisted,    Force::kClaimedResponsibility,
                             Force::kAdmitted, Force::kConfirmed,   Force::kDenied,
                             Force::kPlanned,  Force::kThreatened,  Force::kRequested,
                             Force::kPossible};
constexpr Stance kStances[] = {Stance::kEndorses, Stance::kNeutral, Stance::kDistances, Stance::kRejects};
constexpr std::pair<std::string_view, CueKind> kKinds[] = {
    {"saying", CueKind::kSaying},     {"relaying", CueKind::kRelaying}, {"showing", CueKind::kShowing},
    {"thinking", CueKind::kThinking}, {"asking", CueKind::kAsking},     {"planning", CueKind::kPlanning},
    {"accusing", CueKind::kAccusing}, {"judging", CueKind::kJudging}};

std::vector<std::string> strings(const toml::table& table, std::string_view key) {
  std::vector<std::string> found;
  if (const toml::array* array = table[key].as_array()) {
    for (const toml::node& node : *array) {
      if (auto text = node.value<std::string>()) found.push_back(*text);
    }
  }
  return found;
}

// The sense of one [[cue]] table, or what is wrong with it.
std::expected<CueSense, std::string> read_sense(const toml::table& table) {
  CueSense sense;
  sense.line = static_cast<int>(table.source().begin.line);
  sense.lemmas = strings(table, "lemmas");
  sense.content = strings(table, "content");
  sense.with = strings(table, "with");
  sense.with_preposition = strings(table, "with_preposition");
  sense.with_source = strings(table, "with_source");
  sense.with_object = strings(table, "with_object");
  sense.no_source = table["source"].value_or(std::string()) == "none";
  sense.presupposes = table["presupposes"].value_or(false);
  const std::string pos = table["pos"].value_or(std::string());
  const std::string force = table["force"].value_or(std::string());
  const std::string stance = table["stance"].value_or(std::string());
  const std::string kind = table["kind"].value_or(std::string("saying"));
  if (sense.lemmas.empty()) return std::unexpected("lemmas is missing or empty");
  if (sense.content.empty()) return std::unexpected("content is missing or empty");
  if (table["example"].value_or(std::string()).empty()) return std::unexpected("example is missing");
  if (pos.size() != 1 || std::string_view("vnjr").find(pos[0]) == std::string_view::npos) {
    return std::unexpected(fmt::format("pos is \"{}\", not one of v, n, j, r", pos));
  }
  sense.pos = pos[0];
  const auto* f = std::find_if(std::begin(kForces), std::end(kForces), [&](Force x) { return force == force_name(x); });
  const auto* s =
      std::find_if(std::begin(kStances), std::end(kStances), [&](Stance x) { return stance == stance_name(x); });
  const auto* k = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const auto& x) { return kind == x.first; });
  if (f == std::end(kForces)) return std::unexpected(fmt::format("unknown force \"{}\"", force));
  if (s == std::end(kStances)) return std::unexpected(fmt::format("unknown stance \"{}\"", stance));
  if (k == std::end(kKinds)) return std::unexpected(fmt::format("unknown kind \"{}\"", kind));
  sense.force = *f;
  sense.stance = *s;
  sense.kind = k->second;
  return sense;
}

size_t conditions(const CueSense& s) {
  return !s.with.empty() + !s.with_preposition.empty() + !s.with_source.empty() + !s.with_object.empty();
}

}  // namespace

Result<std::shared_ptr<const CueLexicon>> CueLexicon::load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorCode::kUnreadable, "attribute", fmt::format("{}: cannot be opened", file.string()));
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  auto lexicon = std::make_shared<CueLexicon>();
  lexicon->hash_ = sha256_hex(bytes);
  const toml::parse_result parsed = toml::parse(bytes);
  if (!parsed) {
    const toml::parse_error& e = parsed.error();
    return fail(ErrorCode::kMalformed, "attribute",
                fmt::format("{}:{}: {}", file.string(), e.source().begin.line, e.description()));
  }
  const toml::array* cues = parsed.table()["cue"].as_array();
  if (!cues) return fail(ErrorCode::kMalformed, "attribute", fmt::format("{}: no [[cue]] in it", file.string()));
  for (const toml::node& node : *cues) {
    if (!node.is_table()) continue;
    auto sense = read_sense(*node.as_table());
    if (!sense) {
      return fail(ErrorCode::kMalformed, "attribute",
                  fmt::format("{}:{}: {}", file.string(), node.source().begin.line, sense.error()));
    }
    lexicon->owned_.push_back(std::make_unique<const CueSense>(std::move(*sense)));
  }
  for (const auto& sense : lexicon->owned_) {
    for (const std::string& lemma : sense->lemmas) {
      lexicon->by_lemma_[std::string(1, sense->pos) + ":" + lemma].push_back(sense.get());
    }
  }
  for (auto& [key, senses] : lexicon->by_lemma_) {
    std::stable_sort(senses.begin(), senses.end(),
                     [](const CueSense* a, const CueSense* b) { return conditions(*a) > conditions(*b); });
  }
  return lexicon;
}

const std::vector<const CueSense*>& CueLexicon::senses(std::string_view lemma, char pos) const {
  static const std::vector<const CueSense*> kNothing;
  std::string key(1, pos);
  key += ':';
  key += lemma;
  const auto at = by_lemma_.find(key);
  return at == by_lemma_.end() ? kNothing : at->second;
}

}  // namespace dateline
