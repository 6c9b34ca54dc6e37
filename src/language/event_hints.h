// What the event head is told beside the text: what a word may name, by the lexicon of acts that the weight file
// carries, and where in the article it stands. training/dateline_train/hints.py does the same.
#pragma once

#include <span>
#include <vector>

#include "article/article.h"
#include "encode/model.h"
#include "language/analysis.h"

namespace dateline {

// Indices into model.labels.hint for token `at` of `tokens`: by verb and particle ("carry_out/v"), by lemma and part of
// speech, by the other part of speech, by the last part of a compound, in American spelling; empty where the lexicon
// does not know the word. Heads in `tokens` count from the document's first token; `tokens` begins at its token
// `first`.
std::span<const int> hints_of(const Model& model, std::span<const Token> tokens, int first, int at);

// The hint of each block: "@0" the headline or what else comes first, "@3" the fourth or fifth, "@aside" what is no
// running text. -1 where the model has no such hint.
std::vector<int> place_hints(const Model& model, const std::vector<Block>& blocks);

}  // namespace dateline
