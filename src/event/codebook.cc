#include "event/codebook.h"

#include <algorithm>

#include "base/data_dir.h"
#include "event/codebook_check.h"
#include "event/codebook_data.h"

namespace dateline {
namespace {

std::span<const Trigger* const> triggers_in(const StringMap<std::vector<const Trigger*>>& index, std::string_view key) {
  const auto found = index.find(key);
  return found == index.end() ? std::span<const Trigger* const>() : std::span<const Trigger* const>(found->second);
}

}  // namespace

Codebook::Codebook(std::unique_ptr<const CodebookData> data) : data_(std::move(data)) {}
Codebook::~Codebook() = default;

Result<std::shared_ptr<const Codebook>> Codebook::load(const std::filesystem::path& folder) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    return fail(ErrorCode::kUnreadable, "event", "No codebook at " + folder.string() + ": there is no such folder.");
  }
  std::vector<Problem> problems;
  auto data = std::make_unique<CodebookData>(read_codebook(folder, problems));
  build_index(*data, problems);
  if (!problems.empty()) {
    std::string message =
        "The codebook in " + folder.string() + " has " + std::to_string(problems.size()) + " problem(s):";
    for (const Problem& problem : problems) message += "\n" + problem.text();
    return fail(ErrorCode::kMalformed, "event", std::move(message));
  }
  return std::shared_ptr<const Codebook>(new Codebook(std::move(data)));
}

const std::string& Codebook::name() const { return data_->name; }
const std::string& Codebook::hash() const { return data_->hash; }
std::string Codebook::id() const { return data_->name + "@" + data_->hash; }
const std::vector<EventType>& Codebook::types() const { return data_->types; }
const EventType* Codebook::type(std::string_view type_name) const { return data_->type(type_name); }
const std::vector<Trigger>& Codebook::triggers() const { return data_->triggers; }
const std::vector<WordClass>& Codebook::word_classes() const { return data_->classes; }

std::span<const Trigger* const> Codebook::of_roleset(std::string_view roleset) const {
  return triggers_in(data_->by_roleset, roleset);
}
std::span<const Trigger* const> Codebook::of_noun(std::string_view words) const {
  return triggers_in(data_->by_noun, normal_words(words));
}
std::span<const Trigger* const> Codebook::of_verb(std::string_view lemma) const {
  return triggers_in(data_->by_verb, lemma);
}

bool Codebook::is_learned() const { return data_->is_learned; }
const Trigger* Codebook::of_model(std::string_view type_name) const {
  const auto found = std::ranges::find(data_->of_model, type_name, &Trigger::type);
  return found == data_->of_model.end() ? nullptr : &*found;
}

std::string_view Codebook::party_of_sector(std::string_view sector) const {
  const auto found = data_->sectors.find(sector);
  return found == data_->sectors.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<std::string> Codebook::modes_of(std::string_view type_name, const std::vector<std::string>& modes) const {
  const EventType* known = type(type_name);
  std::vector<std::string> out;
  if (!known) return out;
  for (std::string_view mode : modes) {
    if (const size_t colon = mode.find(':'); colon != std::string_view::npos) {
      if (mode.substr(0, colon) != type_name) continue;
      mode.remove_prefix(colon + 1);
    }
    if (known->mode(mode) && std::ranges::find(out, mode) == out.end()) out.emplace_back(mode);
  }
  return out;
}

std::filesystem::path codebook_folder(std::string_view codebook_name) {
  return data_dir() / "codebooks" / std::string(codebook_name);
}

}  // namespace dateline
