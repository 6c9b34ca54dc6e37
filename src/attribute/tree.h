// Walking the dependency trees of an analysis: children, subtrees, function words. Built once a document, O(tokens).
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "language/analysis.h"

namespace dateline {

// "nsubj" matches "nsubj" and "nsubj:pass", not "nsubjx".
bool is_relation(std::string_view deprel, std::string_view base);

// Views into an Analysis, which must outlive it. Token arguments are indices into Analysis::tokens.
class Tree {
 public:
  explicit Tree(const Analysis& analysis);

  const Analysis& analysis() const { return *analysis_; }
  const Token& token(int i) const { return analysis_->tokens[static_cast<size_t>(i)]; }
  int size() const { return static_cast<int>(analysis_->tokens.size()); }
  std::span<const int> children(int i) const;  // in text order
  int head(int i) const { return token(i).head; }
  // Index into Article::blocks.
  int block_of(int i) const { return analysis_->sentences[static_cast<size_t>(token(i).sentence)].block; }

  bool has_relation(int i, std::string_view base) const { return is_relation(token(i).deprel, base); }
  // First child with one of the relations, in the order given; kNoToken if there is none.
  int child(int i, std::initializer_list<std::string_view> relations) const;
  // Lemma of the preposition or subordinator before a phrase ("of" working, "that" he came); "" if there is none.
  // Fixed expressions are joined: "because of", "according to".
  std::string_view marker(int i) const;
  bool has_feature(int i, std::string_view feature) const;  // "Voice=Pass"
  bool is_by(int i) const;                                  // "by" before a noun; false past the end
  bool is_passive(int i) const;                             // verb in the passive, finite or a bare participle
  bool is_negated(int i) const;                             // "not", "never", "no" right below it
  bool is_below(int i, int ancestor) const;                 // i == ancestor counts

  // All tokens of the subtree of `i`, in text order, without the subtrees of children that `skip` refuses.
  std::vector<int> subtree(int i, const std::function<bool(int)>& skip = {}) const;
  Span span_of(int first, int last) const;  // from token `first` to token `last`, both included
  // The phrase as one span: its subtree's outermost tokens without its own preposition or conjunction ("the agency" of
  // "by the agency") and without punctuation at the ends.
  Span phrase(int i) const;
  // The noun phrase without relative clauses, appositions, conjuncts and participles behind it.
  Span core(int i) const;

 private:
  const Analysis* analysis_;
  std::vector<int> first_child_;  // CSR: children of i are child_[first_child_[i] .. first_child_[i + 1])
  std::vector<int> child_;
  std::vector<std::string> marker_;
};

// Runs of neighbouring tokens as spans, with punctuation (but quotation marks) at both ends dropped.
std::vector<Span> spans_of_tokens(const Analysis& analysis, const std::vector<int>& tokens);

}  // namespace dateline
