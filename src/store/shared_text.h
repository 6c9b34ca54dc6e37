// Which of the stored documents print the same sentences.
#pragma once

#include "store/document_view.h"
#include "store/sqlite.h"

namespace dateline {

// Two documents are written down as sharing text if sentences of both hold at least this share of the shorter one's
// words, and at least two sentences, or half of a text of three at most.
inline constexpr double kLeastShare = 0.3;
// From this share on one counts as the other's copy (so has v_copy.is_copy it, as a literal of its migration).
inline constexpr double kCopyShare = 0.6;

// Replaces the rows of document_sentence for `document` and its pairs in shared_text. Which pairs there are does not
// depend on the order in which documents come, unless a sentence is printed by more than a thousand of them: such are
// furniture and find nobody, though they count where other sentences have found the pair. The caller has a transaction
// open and the document's own row written.
Status write_shared_text(Database& db, const view::Document& document);

}  // namespace dateline
