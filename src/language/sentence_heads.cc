// Problem: a label score for every pair of words and every label would cost more than the encoder. Idea: find the tree
// first and label only its edges; a head word's vector is contracted with the tensor once, however many dependents it
// has. Roles likewise: the predicate first, then one small product per predicate. The tensors lie in blocks that fit
// the first-level cache. Reference: Dozat and Manning 2017.
#include "language/sentence_heads.h"

#include <algorithm>
#include <limits>

#include "encode/tensor_table.h"
#include "language/decode_tree.h"
#include "language/lemma_rule.h"
#include "language/tree_paths.h"

namespace dateline {
namespace {

// Rows of a layer's output, some columns of them, with a one appended: [rows, columns + 1].
Buffer<float> with_one(const Buffer<float>& from, int stride, int first, int columns, int rows) {
  Buffer<float> out(static_cast<size_t>(rows) * static_cast<size_t>(columns + 1));
  for (ptrdiff_t r = 0; r < rows; ++r) {
    std::copy_n(from.data() + r * stride + first, columns, out.data() + r * (columns + 1));
    out[static_cast<size_t>(r * (columns + 1) + columns)] = 1.0F;
  }
  return out;
}

Buffer<float> through(const Int8Linear& layer, const float* x, int rows) {
  Buffer<float> out(static_cast<size_t>(rows) * static_cast<size_t>(padded(layer.out())));
  apply(layer, {x, layer.in()}, rows, Activation::kLeakyRelu, {}, {out.data(), padded(layer.out())});
  return out;
}

// The root's vector, then the words'.
Buffer<float> with_root(const SentenceVectors& sentence, int hidden) {
  Buffer<float> x(static_cast<size_t>(sentence.count + 1) * static_cast<size_t>(hidden));
  std::copy_n(sentence.root, hidden, x.data());
  std::copy_n(sentence.words, static_cast<ptrdiff_t>(sentence.count) * hidden, x.data() + hidden);
  return x;
}

// to += from * factor; n is a multiple of kLanes.
void add_scaled(float* to, const float* from, float factor, int n) {
  for (int b = 0; b < n; b += kLanes) {
    for (int i = b; i < b + kLanes; ++i) to[i] += from[i] * factor;
  }
}

// Adds to the scores [words, width] of a predicate's tags what the tree says.
void add_paths(const PathTable& table, const SentenceTokens& sentence, int predicate, int tags, int width,
               float* scores) {
  if (!table.weights) return;
  std::vector<int32_t> sums(static_cast<size_t>(tags));
  for (const std::vector<uint32_t>& word : path_features(sentence.tokens, sentence.first, predicate)) {
    std::fill(sums.begin(), sums.end(), 0);
    for (const uint32_t feature : word) {
      const int8_t* row =
          table.weights + static_cast<ptrdiff_t>(feature & static_cast<uint32_t>(table.rows - 1)) * tags;
      for (int t = 0; t < tags; ++t) sums[static_cast<size_t>(t)] += row[t];
    }
    for (int t = 0; t < tags; ++t) scores[t] += static_cast<float>(sums[static_cast<size_t>(t)]) * table.scale;
    scores += width;
  }
}

std::string_view part_of_speech(std::string_view upos) {
  if (upos == "NOUN" || upos == "PROPN") return "n";
  return upos == "ADJ" ? "j" : "v";
}

}  // namespace

SentenceHeads::SentenceHeads(const Language& language) : language_(language), model_(*language.model()) {
  const auto& labels = model_.labels.deprel;
  const auto root = std::find(labels.begin(), labels.end(), "root");
  root_label_ = root == labels.end() ? -1 : static_cast<int>(root - labels.begin());
}

TreeResult SentenceHeads::tree(const SentenceVectors& sentence) const {
  const int n = sentence.count;
  const int arc = model_.config.arc;
  const int stride = padded(2 * arc);
  const int width = padded(n + 1);
  const Kernels& k = fast_kernels();
  const Buffer<float> x = with_root(sentence, model_.config.hidden);
  const Buffer<float> vectors = through(model_.heads.arc, x.data(), n + 1);
  Buffer<float> turned(static_cast<size_t>(arc) * static_cast<size_t>(width), 0.0F);  // [arc, heads]
  std::vector<float> bias(static_cast<size_t>(n + 1), 0.0F);
  for (int h = 0; h <= n; ++h) {
    const float* head = vectors.data() + static_cast<ptrdiff_t>(h) * stride + arc;
    for (int i = 0; i < arc; ++i) {
      turned[static_cast<size_t>(i * width + h)] = head[i];
      bias[static_cast<size_t>(h)] += head[i] * model_.heads.arc_bias[static_cast<size_t>(i)];
    }
  }
  Buffer<float> half(static_cast<size_t>(n) * static_cast<size_t>(padded(arc)));
  k.gemm({vectors.data() + stride, stride}, {model_.heads.arc_u.data(), padded(arc)}, n, padded(arc), arc,
         {half.data(), padded(arc)});
  Buffer<float> wide(static_cast<size_t>(n) * static_cast<size_t>(width));
  k.gemm({half.data(), padded(arc)}, {turned.data(), width}, n, width, arc, {wide.data(), width});
  std::vector<float> scores;
  scores.reserve(static_cast<size_t>(n) * static_cast<size_t>(n + 1));
  for (int d = 0; d < n; ++d) {
    for (int h = 0; h <= n; ++h)
      scores.push_back(wide[static_cast<size_t>(d * width + h)] + bias[static_cast<size_t>(h)]);
  }
  TreeResult result{best_tree(scores, n), {}};
  result.labels = label_words(sentence, result.heads);
  return result;
}

std::vector<int> SentenceHeads::label_words(const SentenceVectors& sentence, const std::vector<int>& heads) const {
  const int n = sentence.count;
  const int side = model_.config.label + 1;
  const int stride = padded(2 * model_.config.label);
  const int width = padded(static_cast<int>(model_.labels.deprel.size()));
  const Kernels& k = fast_kernels();
  const Buffer<float> x = with_root(sentence, model_.config.hidden);
  const Buffer<float> vectors = through(model_.heads.label, x.data(), n + 1);
  const Buffer<float> dependents = with_one(vectors, stride, 0, model_.config.label, n + 1);
  const Buffer<float> governors = with_one(vectors, stride, model_.config.label, model_.config.label, n + 1);

  std::vector<int> governing(heads);  // each head once
  std::sort(governing.begin(), governing.end());
  governing.erase(std::unique(governing.begin(), governing.end()), governing.end());
  Buffer<float> chosen;
  for (int h : governing)
    chosen.insert(chosen.end(), governors.begin() + (h + 1) * side, governors.begin() + (h + 2) * side);
  const auto count = static_cast<int>(governing.size());
  std::vector<ptrdiff_t> row_of;  // per word: its head's row
  for (int h : heads) row_of.push_back(std::lower_bound(governing.begin(), governing.end(), h) - governing.begin());

  Buffer<float> part(static_cast<size_t>(count) * static_cast<size_t>(width));
  Buffer<float> scores(static_cast<size_t>(n) * static_cast<size_t>(width), 0.0F);
  for (ptrdiff_t i = 0; i < side; ++i) {
    k.gemm({chosen.data(), side}, {model_.heads.label_u.data() + i * side * width, width}, count, width, side,
           {part.data(), width});
    for (ptrdiff_t d = 0; d < n; ++d) {
      add_scaled(scores.data() + d * width, part.data() + row_of[static_cast<size_t>(d)] * width,
                 dependents[static_cast<size_t>((d + 1) * side + i)], width);
    }
  }
  std::vector<int> out;
  for (int d = 0; d < n; ++d)
    out.push_back(best_label(scores.data() + static_cast<ptrdiff_t>(d) * width, heads[static_cast<size_t>(d)] < 0));
  return out;
}

int SentenceHeads::best_label(const float* scores, bool is_root) const {
  if (is_root && root_label_ >= 0) return root_label_;
  int best = root_label_ == 0 ? 1 : 0;
  for (int l = best + 1; l < static_cast<int>(model_.labels.deprel.size()); ++l) {
    if (l != root_label_ && scores[l] > scores[best]) best = l;
  }
  return std::min(best, static_cast<int>(model_.labels.deprel.size()) - 1);
}

std::vector<std::vector<LabelledRun>> SentenceHeads::runs_below(const PairHead& head, const SentenceVectors& sentence,
                                                                const SentenceTokens& tokens,
                                                                const std::vector<int>& governors) const {
  std::vector<std::vector<LabelledRun>> out;
  if (governors.empty()) return out;
  const ModelConfig& c = model_.config;
  const int first = c.srl_predicate + 1;
  const int second = c.srl_token + 1;
  const auto tags = static_cast<int>(head.labels.size());
  const int width = padded(tags);
  const auto count = static_cast<int>(governors.size());
  const Kernels& k = fast_kernels();
  Buffer<float> chosen;
  for (int p : governors)
    chosen.insert(chosen.end(), sentence.words + static_cast<ptrdiff_t>(p) * c.hidden,
                  sentence.words + static_cast<ptrdiff_t>(p + 1) * c.hidden);
  const Buffer<float> p =
      with_one(through(head.governor, chosen.data(), count), padded(c.srl_predicate), 0, c.srl_predicate, count);
  const Buffer<float> w =
      with_one(through(head.word, sentence.words, sentence.count), padded(c.srl_token), 0, c.srl_token, sentence.count);
  Buffer<float> contracted(static_cast<size_t>(count) * static_cast<size_t>(second * width));
  for (ptrdiff_t j = 0; j < second; ++j) {
    k.gemm({p.data(), first}, {head.u.data() + j * first * width, width}, count, width, first,
           {contracted.data() + j * width, second * width});
  }
  Buffer<float> scores(static_cast<size_t>(sentence.count) * static_cast<size_t>(width));
  for (int i = 0; i < count; ++i) {
    k.gemm({w.data(), second}, {contracted.data() + static_cast<ptrdiff_t>(i) * second * width, width}, sentence.count,
           width, second, {scores.data(), width});
    add_paths(head.paths, tokens, governors[static_cast<size_t>(i)], tags, width, scores.data());
    for (int r = 0; r < sentence.count; ++r) log_softmax(scores.data() + static_cast<ptrdiff_t>(r) * width, tags);
    out.push_back(runs_of(head.decoder.best(scores.data(), width, sentence.count), head.labels, scores.data(), width));
  }
  return out;
}

std::vector<std::vector<LabelledRun>> SentenceHeads::roles(const SentenceVectors& sentence,
                                                           const SentenceTokens& tokens,
                                                           const std::vector<int>& predicates) const {
  const HeadWeights& h = model_.heads;
  return runs_below({h.srl_predicate, h.srl_token, h.srl_u, h.srl_path, model_.labels.role, language_.roles()},
                    sentence, tokens, predicates);
}

std::vector<std::vector<LabelledRun>> SentenceHeads::parties(const SentenceVectors& sentence,
                                                             const SentenceTokens& tokens,
                                                             const std::vector<int>& triggers) const {
  const HeadWeights& h = model_.heads;
  return runs_below({h.party_event, h.party_token, h.party_u, h.party_path, model_.labels.party, language_.parties()},
                    sentence, tokens, triggers);
}

float SentenceHeads::sense_score(const float* word, int roleset) const {
  const HeadWeights& h = model_.heads;
  if (static_cast<size_t>(roleset) >= h.roleset_bias.size()) return 0.0F;
  const uint16_t* weights = h.roleset + static_cast<ptrdiff_t>(roleset) * model_.config.hidden;
  float score = h.roleset_bias[static_cast<size_t>(roleset)];
  for (int i = 0; i < model_.config.hidden; ++i) score += word[i] * widen(weights[i]);
  return score;
}

int SentenceHeads::sense(const float* word, std::string_view lemma, std::string_view upos) const {
  std::string tail = "/";
  tail += part_of_speech(upos);
  auto known = model_.rolesets_of.find(std::string(lemma) + tail);
  if (known == model_.rolesets_of.end()) known = model_.rolesets_of.find(american(lemma) + tail);
  if (known == model_.rolesets_of.end() || known->second.empty()) return -1;
  int best = known->second.front();
  float top = std::numeric_limits<float>::lowest();
  for (int roleset : known->second) {
    const float score = sense_score(word, roleset);
    if (score > top) {
      top = score;
      best = roleset;
    }
  }
  return best;
}

}  // namespace dateline
