// Lemmas as edit rules; docs/formats/model.md says what the rules look like.
#pragma once

#include <string>
#include <string_view>

#include "encode/model.h"

namespace dateline {

// The lemma that `rule` makes of `form`. Forms are lower-cased unless the word is a proper noun (upos PROPN). A rule
// that does not fit, or is none, gives the form.
std::string apply_lemma_rule(std::string_view rule, std::string_view form, std::string_view upos);

// "neutralise" -> "neutralize", "paralyse" -> "paralyze", "mobilisation" -> "mobilization"; other words as they are.
// The frames and the lexicon of acts are American.
std::string american(std::string_view lemma);

// The lemma of a word whose rules have these scores (one for each of labels.lemma). A form that the training data fixes
// keeps its lemma; else the best rule whose lemma is a known word wins; else regular inflection; else the best rule.
std::string lemma_of(const Model& model, const float* scores, std::string_view form, std::string_view upos,
                     std::string_view xpos);

}  // namespace dateline
