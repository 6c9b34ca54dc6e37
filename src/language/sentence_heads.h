// The heads that look at pairs of words inside one sentence: tree, labels, roles, senses.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "encode/encoder.h"
#include "language/analysis.h"
#include "language/language.h"

namespace dateline {

// One sentence's encoder vectors; rows are `hidden` long and end to end.
struct SentenceVectors {
  const float* words = nullptr;
  const float* root = nullptr;  // at [CLS]
  int count = 0;
};

// Its words with their tree, the first of which has the index `first` in the document.
struct SentenceTokens {
  std::span<const Token> tokens;
  int first = 0;
};

struct TreeResult {
  std::vector<int> heads;   // word of the sentence, -1 for the root
  std::vector<int> labels;  // index into labels.deprel
};

class SentenceHeads {
 public:
  // `language` must outlive the object.
  explicit SentenceHeads(const Language& language);

  // Exactly one root, no cycle; the label "root" goes to it and to nothing else.
  TreeResult tree(const SentenceVectors& sentence) const;

  // Argument runs of each of the predicates (words of the sentence).
  std::vector<std::vector<LabelledRun>> roles(const SentenceVectors& sentence, const SentenceTokens& tokens,
                                              const std::vector<int>& predicates) const;

  // The same for the parties of events at these words.
  std::vector<std::vector<LabelledRun>> parties(const SentenceVectors& sentence, const SentenceTokens& tokens,
                                                const std::vector<int>& triggers) const;

  // The roleset of a predicate: index into labels.roleset, or -1 where the frames do not know the lemma.
  int sense(const float* word, std::string_view lemma, std::string_view upos) const;

 private:
  float sense_score(const float* word, int roleset) const;  // 0 for a roleset that training never saw

  // A head on pairs of a governing word and a word of its sentence.
  struct PairHead {
    const Int8Linear& governor;
    const Int8Linear& word;
    const Buffer<float>& u;
    const PathTable& paths;
    const std::vector<std::string>& labels;
    const SequenceDecoder& decoder;
  };
  std::vector<std::vector<LabelledRun>> runs_below(const PairHead& head, const SentenceVectors& sentence,
                                                   const SentenceTokens& tokens,
                                                   const std::vector<int>& governors) const;
  int best_label(const float* scores, bool is_root) const;
  std::vector<int> label_words(const SentenceVectors& sentence, const std::vector<int>& heads) const;

  const Language& language_;
  const Model& model_;
  int root_label_;  // -1 if the table has none
};

}  // namespace dateline
