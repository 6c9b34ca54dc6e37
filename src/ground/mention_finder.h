// Finds who is mentioned: names, role nouns and pronouns for people, bodies, groups and states.
#pragma once

#include <vector>

#include "ground/actor_lexicon.h"
#include "ground/actor_scan.h"
#include "ground/mention_draft.h"
#include "ground/mention_syntax.h"

namespace dateline {

// Drafts in the order of their head tokens, at most `limit`. `places` are the article's places (they say how a city's
// name is used); may be empty. O(tokens).
std::vector<MentionDraft> find_mentions(const Syntax& syntax, const ActorLexicon& lexicon,
                                        const std::vector<Place>& places, size_t limit);

// What the parts of the search share. Token-indexed tables say which draft's core holds a token.
struct MentionSearch {
  const Syntax& syntax;
  const ActorLexicon& lexicon;
  const std::vector<Place>& places;
  std::vector<ActorHit> hits;
  std::vector<MentionDraft> drafts;
  std::vector<int> name_at;                   // token -> draft of the name that holds it, kNone
  std::vector<int> nominal_at;                // token -> draft of the nominal it heads, kNone
  std::vector<bool> title;                    // token is part of a person's title
  std::unordered_set<std::string> countries;  // named anywhere in the article

  void add_names();     // mention_names.cc
  void add_titles();    // mention_titles.cc: persons grow over their titles
  void add_nominals();  // mention_nominals.cc
  void add_pronouns();  // mention_pronouns.cc
  void add_labels();    // mention_labels.cc
  void link_nearby();   // mention_links.cc: apposition, copula, holders
  // The longest role noun that ends at `head` ("state television"): its key and first token; empty key if none.
  std::string role_key(int head, int& first) const;
  // The end of the longest loaded word or phrase that begins at token i, i itself if none does.
  int label_end(int i, int last) const;
  std::vector<bool> turns() const;  // by block
  int add(MentionDraft draft);      // fills span and plural from the tokens
};

// The word stands behind "in", "at", "near" and their like.
bool is_locative(const Syntax& syntax, int head);

// A city or building that `hit` names stands for its government: it does what governments do.
bool stands_for_government(const MentionSearch& search, const ActorHit& hit, int head);

// A word of address or rank, folded: "mr", "gen", "former"; part of a title, never of a name.
bool is_title_word(std::string_view word);

}  // namespace dateline
