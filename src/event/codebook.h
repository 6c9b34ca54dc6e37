// A codebook turns words with their roles into event types. It is data: a folder of TOML files that a user can write
// without code and without training (docs/codebooks.md). The look-ups here are all the event coder needs of it.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "event/codebook_types.h"

namespace dateline {

struct CodebookData;  // codebook_data.h: what the files hold, with the indices over it

// One argument of a trigger, as its conditions see it.
struct Filler {
  std::string_view role;                     // PropBank role, preposition, "poss", "before", "subject", "object"
  std::span<const std::string_view> lemmas;  // of the whole phrase, in text order
  int head = -1;                             // index into lemmas, -1 = unknown
  std::string_view party;                    // kind of party where the coder knows the entity, else ""
};

// Where a trigger may be: a predicate with its roleset, a noun, or both.
struct Occurrence {
  std::string_view roleset;  // "strike.01", empty for a noun that is no predicate
  // The sentence's lemmas up to and including the trigger's head word, in text order; a few words before it suffice.
  std::span<const std::string_view> lemmas;
  bool is_noun = false;  // look up noun triggers too
  std::span<const Filler> fillers;
};

struct Found {
  const Trigger* trigger = nullptr;  // nullptr = no event of this codebook
  int words = 0;                     // how many of the lemmas it covers, counted from the head backwards
  bool ruled_out = false;            // the codebook knows these words, and that they are no event: "heart attack"
};

// What the words of an event say beyond its trigger.
struct WordReading {
  struct Hit {
    const WordClass* word_class = nullptr;
    int first = 0, last = 0;  // indices into the lemmas given, [first, last)
  };
  std::vector<Hit> hits;           // longest phrases win; one word may be of several classes
  std::vector<std::string> modes;  // each once, in order of appearance; not yet checked: pass them through modes_of
  std::vector<std::string> contexts;
  std::vector<std::string> classes;
};

// Immutable after loading; safe to share between threads. Lemmas are lower case everywhere; hyphens between the words
// of a compound ("air-strike", "air - strike") count as spaces.
class Codebook {
 public:
  // Errors: kUnreadable (no such folder), kMalformed (the message holds every problem found, one a line, with file and
  // line number). Examples are not run here; check_codebook does that.
  static Result<std::shared_ptr<const Codebook>> load(const std::filesystem::path& folder);

  ~Codebook();
  Codebook(const Codebook&) = delete;
  Codebook& operator=(const Codebook&) = delete;

  const std::string& name() const;  // "plover"
  const std::string& hash() const;  // SHA-256 over names and bytes of all files, hex
  std::string id() const;           // "plover@<hash>", for the run record

  const std::vector<EventType>& types() const;
  const EventType* type(std::string_view type_name) const;  // nullptr = unknown
  const std::vector<Trigger>& triggers() const;
  const std::vector<WordClass>& word_classes() const;

  // Whether the model's event head was trained on this codebook's types (`learned` in codebook.toml), and the trigger
  // that stands for a type that only the head sees; nullptr for unknown types and codebooks that are not learned.
  bool is_learned() const;
  const Trigger* of_model(std::string_view type_name) const;

  // All triggers of a roleset or a noun (compound), best first, conditions not looked at. Empty = none.
  std::span<const Trigger* const> of_roleset(std::string_view roleset) const;
  std::span<const Trigger* const> of_noun(std::string_view words) const;  // "airstrike", "air strike"
  // Triggers of any roleset of this verb, for predicates whose sense is uncertain.
  std::span<const Trigger* const> of_verb(std::string_view lemma) const;

  // The trigger that codes an occurrence: the longest compound ending in the head, else the roleset, else the single
  // noun; of several, the first whose conditions hold. A trigger marked `nothing` ends the search with `ruled_out`.
  Found find(const Occurrence& occurrence) const;
  bool holds(const Trigger& trigger, const Occurrence& occurrence) const;  // its conditions alone

  // Weapons, agents, contexts and parties among an event's words (its compound, arguments and their modifiers).
  WordReading read_words(std::span<const std::string_view> lemmas) const;
  bool in_class(std::string_view class_name, std::string_view words) const;
  // The kind of party a noun phrase names by its own words: "state", "armed", "civilians", "protesters", ...; "" =
  // unknown.
  std::string_view party_of_words(std::span<const std::string_view> lemmas) const;
  // The kind of party of a PLOVER sector ("MIL" -> "state", "REB" -> "armed", "CVL" -> "civilians"); "" = unknown.
  std::string_view party_of_sector(std::string_view sector) const;

  // Drops modes that the type does not have; keeps the order. A mode "TYPE:mode" holds for that type alone.
  std::vector<std::string> modes_of(std::string_view type_name, const std::vector<std::string>& modes) const;

  // Coding rules. `recode`: "a future cooperative act is AGREE". `absorbs`: an event of type `inner` with the same
  // actor that is part of one of type `outer` is not an event of its own ("MOBILIZE inside ASSAULT is only ASSAULT").
  Recoded recode(const CodedEvent& event) const;
  bool absorbs(std::string_view outer, std::string_view inner) const;

  // Views for users of other vocabularies; empty where the map says nothing.
  std::string acled(const CodedEvent& event) const;  // "Explosions/Remote violence > Air/drone strike"
  std::string cameo(const CodedEvent& event) const;  // "195"
  std::string ucdp(const CodedEvent& event) const;   // "state-based", "non-state", "one-sided"
  // Any other map of the codebook's maps/ folder by its file name without ".toml".
  std::string map(std::string_view map_name, const CodedEvent& event) const;

 private:
  explicit Codebook(std::unique_ptr<const CodebookData> data);
  std::unique_ptr<const CodebookData> data_;
};

// data_dir()/codebooks/NAME.
std::filesystem::path codebook_folder(std::string_view codebook_name);

}  // namespace dateline
