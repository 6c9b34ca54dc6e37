// Who is who inside one article: every mention gets its entity.
#pragma once

#include <vector>

#include "ground/entity_table.h"

namespace dateline {

// Goes through the drafts in order and puts each into an entity of the table. A pronoun that nobody fits stays without.
// At most a fixed number of earlier mentions is looked at for each, so the cost is linear.
class Coreference {
 public:
  explicit Coreference(EntityTable& table) : t_(table), x_(table.syntax()), lexicon_(table.lexicon()) {}
  void resolve_all(int drafts);

 private:
  void name(int d);     // coref_names.cc
  void nominal(int d);  // coref_nominals.cc
  void pronoun(int d);  // coref_pronouns.cc

  void actor_or_organ(int d);
  void person(int d);
  void other_name(int d);
  int known_person(int d);
  int same_person(int d, const std::vector<std::string>& words);
  // Puts d into entity e (kNone: a new one, or the one apposition gives) and indexes its keys.
  int settle(int d, int e, const std::vector<std::string>& keys);

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

  EntityTable& t_;
  const Syntax& x_;
  const ActorLexicon& lexicon_;
};

}  // namespace dateline
