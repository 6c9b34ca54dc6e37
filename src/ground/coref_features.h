// What speaks for and against a mention being one with an entity said before (or, for "I" and "we", after).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ground/entity_table.h"

namespace dateline {

// What the rules think of a candidate.
enum class CorefRule { kNothing, kMember, kHead, kRole, kNameWord, kSalience, kFitness, kSpeaker };

class CorefFeatures {
 public:
  explicit CorefFeatures(EntityTable& table);

  // Features of "mention d is entity e", whose mention nearest to d is `near` (kNone: the publisher); `rank`: how many
  // other candidates are nearer; `fellows`: how many candidates d's noun meets; `rule` if the rules chose e; `margin`:
  // the rules' score less their best, 0 or below.
  std::vector<uint32_t> of(int d, int e, int near, int rank, int fellows, CorefRule rule, double margin) const;
  // Features of "mention d is somebody not said before". `rule`: what the rules chose instead; `thing`: how well
  // something that is no mention would fit a pronoun.
  std::vector<uint32_t> of_new(int d, bool same_head_before, CorefRule rule, double thing) const;

  // How a nominal's noun meets what is known of e: 0 not at all, else the kind of likeness.
  int head_match(int d, int e) const;
  // The mention is said to speak.
  bool is_quoted(int token) const { return quoted_[static_cast<size_t>(token)]; }
  bool is_source(int d) const { return looks_[static_cast<size_t>(d)].source; }

 private:
  struct Look {
    uint64_t kind = 0;  // the pronoun, or how a nominal begins
    uint64_t word = 0;  // the noun
    int grammar = 0;
    bool quoted = false, source = false, label = false, title = false;
    int paragraph = 0;  // index of its block
    // Drafts before it: the last two that are said to speak, and the subject of the sentence before; kNone if none.
    int speaker = kNone, earlier_speaker = kNone, subject = kNone;
  };
  Look look(int d) const;
  int grammar(int token) const;
  int modifiers_match(int d, int e) const;
  uint64_t nature(const EntityState& e) const;
  void agreement(std::vector<uint32_t>& out, int d, int e, int match) const;
  void place(std::vector<uint32_t>& out, int d, int near, int match) const;
  void speakers(std::vector<uint32_t>& out, int d, int e, int match) const;
  void look_back();

  EntityTable& t_;
  const Syntax& x_;
  std::vector<bool> quoted_, source_;  // by token
  std::vector<Look> looks_;            // by draft
};

}  // namespace dateline
