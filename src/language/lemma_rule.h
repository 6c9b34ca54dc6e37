// Lemmas as edit rules; docs/formats/model.md says what the rules look like.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The lemma that `rule` makes of `form`. Forms are lower-cased unless the word is a proper noun (upos PROPN). A rule that
// does not fit, or is none, gives the form.
std::string apply_lemma_rule(std::string_view rule, std::string_view form, std::string_view upos);

}  // namespace dateline
