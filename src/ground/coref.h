// Who is who inside one article: every mention gets its entity.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "ground/coref_features.h"
#include "ground/entity_table.h"

namespace dateline {

// One of those that a mention may be: an entity of the table, or kNone for somebody new.
struct CorefCandidate {
  int entity = kNone;
  std::vector<uint32_t> features;
};

// Goes through the drafts in order and puts each into an entity of the table; "I" and "we" come last, as who speaks may
// be said behind the words. A pronoun that nobody fits stays without. At most a fixed number of other mentions is
// looked at for each, so the cost is linear.
class Coreference {
 public:
  // Hears of every choice, for training: the draft, and whom it may be, before it is decided.
  using Listener = std::function<void(int draft, const std::vector<CorefCandidate>& candidates)>;

  explicit Coreference(EntityTable& table, Listener listener = {})
      : t_(table),
        x_(table.syntax()),
        lexicon_(table.lexicon()),
        features_(table),
        listener_(std::move(listener)),
        turns_(labels_of_turns()) {}
  void resolve_all(int drafts);

 private:
  void name(int d);     // coref_names.cc
  void nominal(int d);  // coref_nominals.cc
  void pronoun(int d);  // coref_pronouns.cc

  bool own_name(int d);
  bool own_paper(int d);
  int both_of(int d);
  void actor_or_organ(int d);
  void person(int d);
  void other_name(int d);
  int known_person(int d);
  int role_before(int d);
  int same_person(int d, const std::vector<std::string>& words);
  // Puts d into entity e (kNone: a new one, or the one apposition gives) and indexes its keys.
  int settle(int d, int e, const std::vector<std::string>& keys);

  // What the rules would do, as a clue for the choice.
  std::pair<int, CorefRule> nominal_rules(int d);
  std::pair<int, CorefRule> pronoun_rules(int d, std::unordered_map<int, double>& scores);
  // The likeliest entity, kNone for a new one; coref_choice.cc.
  int choose(int d, std::pair<int, CorefRule> rule, const std::unordered_map<int, double>& scores, double thing);
  std::vector<std::pair<int, int>> candidates(int d);
  bool possible(int d, int e, int near);
  bool bound_by(const Mention& noun, const Mention& subject) const;

  int side_of_state(int d);
  int office_holder(int d);
  int by_role(int d);
  int by_head(int d);
  int by_name_word(int d);
  int by_salience(int d);
  bool alike(int e, int d);
  bool accepts(const MentionDraft& nominal, const EntityState& entity) const;

  double thing_before(int d);
  double fitness(int d, int candidate, int distance);
  bool agrees(const MentionDraft& pronoun, const EntityState& entity, const MentionDraft& last) const;
  int speaker(int d);
  int own_voice(int d);
  int addressee(int d);
  int block_of(int d) const;
  int speaker_of_turn(int block);  // an entity; kNone where the block does not begin with who speaks
  std::vector<int> labels_of_turns() const;

  EntityTable& t_;
  const Syntax& x_;
  const ActorLexicon& lexicon_;
  CorefFeatures features_;
  Listener listener_;
  std::vector<int> turns_;  // by block
};

bool first_person(const MentionDraft& draft);   // "I", "we" and their forms
bool second_person(const MentionDraft& draft);  // "you" and its forms
// The words of a folded name that tell names apart ("al" does not), and their first letters, small words left out.
std::vector<std::string> name_words(const std::string& folded);
std::string initials(const std::vector<std::string>& words);

}  // namespace dateline
