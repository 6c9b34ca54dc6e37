// The cue lexicon (lexicons/cues.toml): which words attribute, with what force and stance, and where their content
// stands.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "attribute/attributed.h"
#include "base/result.h"

namespace dateline {

enum class CueKind { kSaying, kRelaying, kShowing, kThinking, kAsking, kPlanning, kAccusing, kJudging };

// One sense of some cue words; the fields are explained at the head of cues.toml.
struct CueSense {
  std::vector<std::string> lemmas;
  char pos = 'v';
  CueKind kind = CueKind::kSaying;
  Force force = Force::kAsserted;
  Stance stance = Stance::kNeutral;
  std::vector<std::string> content;
  std::vector<std::string> with;              // a complement word that the sense needs
  std::vector<std::string> with_preposition;  // or a preposition
  std::vector<std::string> with_source;       // or the lemma of its source
  std::vector<std::string> with_object;       // or the lemma of its object
  bool no_source = false;
  bool presupposes = false;  // the content is taken for a fact ("blame", "condemn")
  int line = 0;              // in cues.toml, for explanations
};

// Immutable after loading.
class CueLexicon {
 public:
  // Errors: kUnreadable, kMalformed (the message has file and line).
  static Result<std::shared_ptr<const CueLexicon>> load(const std::filesystem::path& file);

  // Senses of a lemma ("deny", 'v'), those with the most conditions first; empty if it is no cue.
  const std::vector<const CueSense*>& senses(std::string_view lemma, char pos) const;
  const std::string& hash() const { return hash_; }  // SHA-256 of the file

 private:
  std::vector<std::unique_ptr<const CueSense>> owned_;
  std::unordered_map<std::string, std::vector<const CueSense*>> by_lemma_;  // "v:deny"
  std::string hash_;
};

}  // namespace dateline
