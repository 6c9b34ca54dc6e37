// Orders the triggers, builds the look-up tables and checks every name against what the codebook declares.
#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "event/codebook_data.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 10> kRoles = {"actor",       "orderer",    "recipient",       "target",
                                                     "victim",      "instrument", "agent_substance", "origin",
                                                     "participant", "site_holder"};
constexpr std::array<std::string_view, 10> kCounts = {"killed",    "injured",      "hospitalised", "detained",
                                                      "displaced", "participants", "munitions",    "aircraft",
                                                      "buildings", "other"};
constexpr std::array<std::string_view, 7> kEffects = {"begins",    "continues", "ends",     "prevented",
                                                      "attempted", "planned",   "permitted"};
constexpr std::array<std::string_view, 7> kLayers = {"current",      "background", "planned",  "requested",
                                                     "hypothetical", "alleged",    "aggregate"};

class Validator {
 public:
  Validator(const CodebookData& data, std::vector<Problem>& problems) : data_(data), problems_(problems) {
    for (const EventType& type : data.types) {
      types_.push_back(type.name);
      for (const Mode& mode : type.modes) {
        modes_.insert(mode.name);
        qualified_modes_.insert(mode.name);
        qualified_modes_.insert(type.name + ":" + mode.name);
      }
    }
    for (const WordClass& word_class : data.classes) {
      classes_.push_back(word_class.name);
      if (!word_class.party.empty()) parties_.insert(word_class.party);
    }
    for (const auto& [sector, party] : data.sectors) parties_.insert(party);
  }

  void run() {
    for (size_t i = 0; i < data_.classes.size(); ++i) check_class(data_.classes[i], data_.class_lines[i]);
    for (const auto& [name, frame] : data_.frames) {
      for (const ArgumentMapping& m : frame) known("role", m.role, kRoles, "frames.toml", data_.frame_lines.at(name));
    }
    const Trigger* last = nullptr;
    for (const Trigger& trigger : data_.triggers) {
      // The triggers of one entry share all but their key: one complaint is enough.
      if (!last || last->file != trigger.file || last->line != trigger.line) check_trigger(trigger);
      last = &trigger;
    }
    for (const CodingRule& rule : data_.rules) check_rule(rule);
    for (const Absorption& absorption : data_.absorptions) {
      all_known("type", absorption.outer, types_, "rules.toml", absorption.line);
      all_known("type", absorption.inner, types_, "rules.toml", absorption.line);
    }
    for (const CodebookMap& map : data_.maps) check_map(map);
    for (const Example& example : data_.examples) {
      if (!example.type.empty()) known("type", example.type, types_, example.file, example.line);
    }
  }

 private:
  template <typename Known>
  void known(std::string_view what, const std::string& name, const Known& names, const std::string& file, int line) {
    if (std::ranges::find(names, name) != std::ranges::end(names)) return;
    const std::vector<std::string> candidates(std::ranges::begin(names), std::ranges::end(names));
    problems_.push_back(
        {file, line, "unknown " + std::string(what) + " '" + name + "'" + did_you_mean(name, candidates)});
  }

  template <typename Known>
  void all_known(std::string_view what, const std::vector<std::string>& list, const Known& names,
                 const std::string& file, int line) {
    for (const std::string& name : list) known(what, name, names, file, line);
  }

  void check_class(const WordClass& word_class, int line) {
    const std::string file = "words.toml";
    all_known("mode", word_class.modes, qualified_modes_, file, line);
    all_known("context", word_class.contexts, data_.contexts, file, line);
    if (!word_class.role.empty()) known("role", word_class.role, kRoles, file, line);
    if (std::ranges::count(classes_, word_class.name) > 1) {
      problems_.push_back({file, line, "class '" + word_class.name + "' is there twice"});
    }
  }

  void check_trigger(const Trigger& trigger) {
    const std::string& file = trigger.file;
    if (!trigger.type.empty()) known("type", trigger.type, types_, file, trigger.line);
    if (const EventType* type = data_.type(trigger.type)) {
      std::vector<std::string> names;
      for (const Mode& mode : type->modes) names.push_back(mode.name);
      all_known("mode of " + type->name, trigger.modes, names, file, trigger.line);
    }
    all_known("context", trigger.contexts, data_.contexts, file, trigger.line);
    for (const ArgumentMapping& m : trigger.arguments) known("role", m.role, kRoles, file, trigger.line);
    for (const CountYield& count : trigger.counts) known("count", count.what, kCounts, file, trigger.line);
    if (!trigger.effect.empty()) known("effect", trigger.effect, kEffects, file, trigger.line);
    for (const auto* conditions : {&trigger.needs, &trigger.unless}) {
      for (const Condition& condition : *conditions) {
        all_known("class", condition.classes, classes_, file, trigger.line);
        all_known("party", condition.parties, parties_, file, trigger.line);
        for (const std::string& type : condition.types) {
          if (type != "*") known("type", type, types_, file, trigger.line);
        }
      }
    }
    code_known("acled", trigger.acled, file, trigger.line);
    code_known("cameo", trigger.cameo, file, trigger.line);
  }

  void code_known(std::string_view map_name, const std::string& code, const std::string& file, int line) {
    const auto map = std::ranges::find(data_.maps, map_name, &CodebookMap::name);
    if (code.empty() || map == data_.maps.end() || map->codes.empty()) return;
    known(std::string(map_name) + " code", code, map->codes, file, line);
  }

  void check_match(const CodedMatch& match, const std::string& file, int line) {
    all_known("type", match.types, types_, file, line);
    all_known("mode", match.modes, modes_, file, line);
    all_known("mode", match.without_modes, modes_, file, line);
    all_known("context", match.contexts, data_.contexts, file, line);
    for (const auto* parties : {&match.actors, &match.targets}) {
      for (const std::string& party : *parties) {
        if (!party.empty()) known("party", party, parties_, file, line);  // "" = the party is not known
      }
    }
    all_known("layer", match.layers, kLayers, file, line);
  }

  void check_rule(const CodingRule& rule) {
    check_match(rule.when, "rules.toml", rule.line);
    if (!rule.type.empty()) known("type", rule.type, types_, "rules.toml", rule.line);
    all_known("mode", rule.modes, modes_, "rules.toml", rule.line);
  }

  void check_map(const CodebookMap& map) {
    const std::string file = "maps/" + map.name + ".toml";
    for (const MapRow& row : map.rows) {
      check_match(row.when, file, row.line);
      if (!map.codes.empty()) known("code", row.code, map.codes, file, row.line);
    }
  }

  const CodebookData& data_;
  std::vector<Problem>& problems_;
  std::vector<std::string> types_, classes_;
  std::set<std::string> modes_, qualified_modes_, parties_;
};

bool unconditional(const Trigger& trigger) { return trigger.needs.empty() && trigger.unless.empty(); }

// Two triggers for the same words are a mistake when nothing tells them apart.
void check_duplicates(const StringMap<std::vector<const Trigger*>>& index, std::vector<Problem>& problems) {
  for (const auto& [key, list] : index) {
    const Trigger* always = nullptr;
    for (const Trigger* trigger : list) {
      if (always && always->priority == trigger->priority) {
        problems.push_back({trigger->file, trigger->line,
                            "'" + key + "' is coded already in " + always->file + ":" + std::to_string(always->line) +
                                ", without a condition; give one of the two a condition or a higher priority"});
      }
      if (unconditional(*trigger) && !always) always = trigger;
    }
  }
}

size_t word_count(std::string_view phrase) { return static_cast<size_t>(std::ranges::count(phrase, ' ')) + 1; }

}  // namespace

void build_index(CodebookData& data, std::vector<Problem>& problems) {
  Validator(data, problems).run();
  // Of one priority, triggers with conditions come first; else they could never be reached.
  std::ranges::stable_sort(data.triggers, {},
                           [](const Trigger& t) { return std::make_tuple(-t.priority, unconditional(t)); });
  for (const Trigger& trigger : data.triggers) {
    (trigger.is_roleset ? data.by_roleset : data.by_noun)[trigger.key].push_back(&trigger);
    if (!trigger.is_roleset) {
      data.longest_noun = std::max(data.longest_noun, word_count(trigger.key));
    } else if (const size_t dot = trigger.key.rfind('.'); dot != std::string::npos) {
      data.by_verb[trigger.key.substr(0, dot)].push_back(&trigger);
    }
  }
  check_duplicates(data.by_roleset, problems);
  check_duplicates(data.by_noun, problems);
  for (size_t i = 0; i < data.classes.size(); ++i) {
    data.class_by_name.emplace(data.classes[i].name, static_cast<int>(i));
    for (const std::string& word : data.classes[i].words) {
      data.by_word[word].push_back(static_cast<int>(i));
      data.longest_word = std::max(data.longest_word, word_count(word));
    }
  }
}

}  // namespace dateline
