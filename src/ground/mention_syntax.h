// Small questions about the dependency tree. All walks are bounded: trees come from a learned parser and may be odd.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/analysis.h"

namespace dateline {

class Syntax {
 public:
  explicit Syntax(const Analysis& analysis);

  const Token& token(int i) const { return analysis_.tokens[static_cast<size_t>(i)]; }
  int size() const { return static_cast<int>(analysis_.tokens.size()); }
  std::string_view word(int i) const { return analysis_.words(token(i).span); }
  const std::string& folded(int i) const { return folded_[static_cast<size_t>(i)]; }
  const std::string& lemma_key(int i) const { return lemmas_[static_cast<size_t>(i)]; }
  const std::vector<int>& children(int i) const { return children_[static_cast<size_t>(i)]; }
  const Analysis& analysis() const { return analysis_; }

  bool is(int i, std::string_view relation) const;    // the relation or a subtype of it
  bool has_feat(int i, std::string_view feat) const;  // "Number=Plur"
  bool capital(int i) const;                          // begins with a capital letter
  bool has_child(int i, std::string_view relation) const;
  int child(int i, std::string_view relation) const;  // first such child, kNoToken
  // The token of the range whose head lies outside it; the last token if the tree says nothing useful.
  int head_of(TokenRange range) const;
  bool below(int i, int ancestor) const;  // a descendant or itself, up to 12 steps
  // The noun a chain of conjuncts starts with: relation and governor are its.
  int first_conjunct(int i) const;
  // The predicate whose subject (active) this is, seen through conjunction; kNoToken.
  int subject_of(int i) const;
  int governor(int i) const;   // nearest VERB, or noun with a copula, above; kNoToken
  bool is_agent(int i) const;  // ARG0 of the predicate it depends on
  bool is_predicate(int i) const;
  TokenRange before_head(int head) const;  // the head with its left modifiers
  Span span(TokenRange range) const;
  std::string_view text(TokenRange range) const { return analysis_.words(span(range)); }

 private:
  int left_edge(int head) const;      // the first of the head's left modifiers
  int owner_before(int first) const;  // "Halicor" in "Halicor's lawyer" where the parser parts them
  const Predicate* predicate_at(int i) const;
  const Analysis& analysis_;
  std::vector<std::string> folded_, lemmas_;
  std::vector<std::vector<int>> children_;
};

}  // namespace dateline
