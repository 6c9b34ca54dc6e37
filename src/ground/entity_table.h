// Entities while they grow: what is known of each, and by which keys new mentions find them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ground/actor_lexicon.h"
#include "ground/mention_draft.h"
#include "ground/mention_syntax.h"

namespace dateline {

struct EntityState {
  EntityType type = EntityType::kUnnamed;
  int actor = kNone;
  int organ = kNone;
  std::string country, sector;
  std::vector<int> drafts;             // in text order, but for merged ones
  std::vector<std::string> words;      // folded words of the fullest name
  std::vector<std::string> modifiers;  // of a nominal
  std::unordered_set<std::string> roles;
  std::string head;       // a nominal's role noun
  int possessor = kNone;  // entity
  int holder = kNone;     // entity it belongs to or speaks for
  bool named = false, plural = false;
  char gender = 0;
  int merged_into = kNone;
};

class EntityTable {
 public:
  EntityTable(const Syntax& syntax, const ActorLexicon& lexicon, std::vector<MentionDraft>& drafts);

  const Syntax& syntax() const { return syntax_; }
  const ActorLexicon& lexicon() const { return lexicon_; }
  int drafts() const { return static_cast<int>(drafts_.size()); }
  MentionDraft& draft(int d) { return drafts_[static_cast<size_t>(d)]; }
  EntityState& entity(int e) { return entities_[static_cast<size_t>(e)]; }
  int size() const { return static_cast<int>(entities_.size()); }
  int sentence(int d) { return syntax_.token(draft(d).mention.head).sentence; }

  // A mention other than a pronoun has this token as its head.
  bool heads(int token) const { return heads_[static_cast<size_t>(token)]; }
  // Entity of a draft, merges seen through; kNone while unresolved.
  int of(int d);
  int create(int d);
  // Who publishes the article, as an entity without mentions yet; kNone if nobody is known to.
  int publisher() { return root(publisher_); }
  void attach(int e, int d);
  // Two entities turn out to be one; the smaller joins the larger. Gives the survivor.
  int merge(int a, int b);

  void index(const std::string& key, int e);
  // Entities found under a key, the last indexed first, merges seen through; at most eight.
  std::vector<int> find(const std::string& key);

 private:
  int root(int e);
  void create_publisher();
  const Syntax& syntax_;
  const ActorLexicon& lexicon_;
  std::vector<MentionDraft>& drafts_;
  std::vector<EntityState> entities_;
  std::vector<int> entity_of_;
  int publisher_ = kNone;
  std::vector<bool> heads_;
  std::unordered_map<std::string, std::vector<int>> keys_;
};

}  // namespace dateline
