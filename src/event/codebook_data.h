// What the files of a codebook hold, with the indices over it. Filled by the reader, sealed by build_index.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "event/codebook_check.h"
#include "event/codebook_types.h"

namespace dateline {

// Which coded events a rule or a row of a map is for. Each list that is not empty must have one member that holds.
struct CodedMatch {
  std::vector<std::string> types, modes, contexts, facts, actors, targets, layers, triggers;
  std::vector<std::string> without_facts, without_modes;  // none of these may be there
};

struct MapRow {
  CodedMatch when;
  std::string code;
  int line = 0;
};

struct CodebookMap {
  std::string name;                            // "acled"
  std::vector<std::string> codes;              // all codes there are, in the order of the file; empty = any
  std::map<std::string, std::string> parents;  // "Air/drone strike" -> "Explosions/Remote violence"
  std::vector<MapRow> rows;
};

struct CodingRule {
  std::string name;
  CodedMatch when;
  std::string type;                // becomes this type; empty = unchanged
  std::vector<std::string> modes;  // replaces the modes if the type changes, else is added
  bool drop = false;
  int line = 0;
};

struct Absorption {
  std::vector<std::string> outer, inner;  // types
  int line = 0;
};

struct Example {
  std::string text;  // for people; not parsed
  std::string roleset;
  std::vector<std::string> words;  // lemmas up to the trigger's head; empty = no noun
  std::vector<std::pair<std::string, std::vector<std::string>>> arguments;  // role -> lemmas, the last is the head
  std::string type;                                                         // expected; "" = no event
  std::vector<std::string> modes;    // expected, in any order; checked where given
  std::string trigger;               // expected key; checked where given
  std::string actor, target, layer;  // for rules and maps
  std::vector<std::string> facts;
  std::vector<std::pair<std::string, std::string>> codes;  // map -> expected code
  std::string file;
  int line = 0;
};

struct TransparentHash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <typename T>
using StringMap = std::unordered_map<std::string, T, TransparentHash, std::equal_to<>>;

struct CodebookData {
  std::string name, version, description, hash;
  std::vector<EventType> types;
  std::vector<std::string> contexts;
  std::map<std::string, std::vector<ArgumentMapping>> frames;
  std::map<std::string, int> frame_lines;
  std::vector<WordClass> classes;
  std::vector<int> class_lines;  // parallel to classes
  std::vector<Trigger> triggers;
  bool is_learned = false;        // the model's event head was trained on these types
  std::vector<Trigger> of_model;  // then: one a type, for words that only the model knows
  std::vector<CodingRule> rules;
  std::vector<Absorption> absorptions;
  std::vector<CodebookMap> maps;
  std::map<std::string, std::string, std::less<>> sectors;  // PLOVER sector -> party
  std::vector<Example> examples;

  // Indices, built once; they point into the vectors above.
  StringMap<std::vector<const Trigger*>> by_roleset, by_noun, by_verb;
  StringMap<std::vector<int>> by_word;  // word or phrase -> classes
  StringMap<int> class_by_name;
  size_t longest_noun = 1, longest_word = 1;  // in words

  const EventType* type(std::string_view type_name) const;
};

// Reads a folder. Problems are appended; the data is usable as far as it could be read.
CodebookData read_codebook(const std::filesystem::path& folder, std::vector<Problem>& problems);

// Orders the triggers, fills the indices and checks what only the whole shows: unknown names, duplicates.
void build_index(CodebookData& data, std::vector<Problem>& problems);

// "air-strike" -> "air strike", lower case, single spaces.
std::string normal_words(std::string_view words);

// The known name nearest to a misspelt one, as "; did you mean 'aerial'?", or "".
std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& known);

}  // namespace dateline
