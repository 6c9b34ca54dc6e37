// Problem: one news article is a few hundred word pieces; a sentence at a time leaves the matrix units idle, and
// padding sentences to one length computes nothing at great cost. Idea: windows lie end to end, so that every product
// runs on full blocks of 64 rows whatever the windows' lengths, and only attention looks at window borders. Keys are
// transposed once per head, so that attention too is a plain product whose inner loop runs along the keys. References:
// Vaswani et al. 2017; Devlin et al. 2019; docs/formats/model.md for the exact computation.
#include "encode/encoder.h"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

constexpr int kBlock = Int8Linear::kRows;
constexpr int kQueries = 32;  // query rows whose scores are alive at once

// Big enough for `rows` rows rounded up to whole blocks.
template <typename T>
T* sized(Buffer<T>& buffer, int rows, int columns) {
  const auto need = static_cast<size_t>((rows + kBlock - 1) / kBlock * kBlock) * static_cast<size_t>(columns);
  if (buffer.size() < need) buffer.resize(need);
  return buffer.data();
}

struct Scratch {
  Buffer<float> qkv, attention, keys, values, scores, wide;
  Buffer<uint8_t> levels;
  Buffer<int32_t> sums;
  Buffer<float> scales;
};

Scratch& scratch() {
  thread_local Scratch own;
  return own;
}

// At most kBlock rows.
void apply_block(const Int8Linear& layer, Rows<const float> x, int rows, Activation act, Rows<const float> residual,
                 Rows<float> out, Arithmetic arithmetic) {
  Scratch& s = scratch();
  const Kernels& k = kernels_of(arithmetic);
  uint8_t* levels = sized(s.levels, kBlock, layer.in());
  int32_t* sums = sized(s.sums, kBlock, padded(layer.out()));
  float* scales = sized(s.scales, kBlock, 1);
  k.quantise(x, rows, layer.in(), {levels, layer.in()}, scales);
  if (arithmetic == Arithmetic::kFast) {
    layer.multiply(levels, rows, sums);
  } else {
    layer.multiply_plainly(levels, rows, sums);
  }
  k.dequantise({sums, padded(layer.out())}, scales, rows, layer.dequantiser(), act, residual, out);
}

class Run {
 public:
  Run(const ModelConfig& config, const EncoderStack& stack, const EncoderInput& input, Arithmetic arithmetic, float* x)
      : stack_(stack), c_(config), input_(input), arithmetic_(arithmetic), k_(kernels_of(arithmetic)), x_(x) {}

  void embed() const {
    for (size_t w = 0; w < input_.begins.size(); ++w) {
      for (int i = input_.begins[w]; i < end_of(w); ++i) embed_piece(i, i - input_.begins[w]);
    }
    norm(stack_.embeddings.norm, 0, input_.size());
  }

  void layer(const EncoderLayer& l) const {
    const int n = input_.size();
    float* qkv = sized(scratch().qkv, n, 3 * c_.hidden);
    float* attention = sized(scratch().attention, n, c_.hidden);
    apply(l.qkv, {x_, c_.hidden}, n, Activation::kNone, {}, {qkv, 3 * c_.hidden}, arithmetic_);
    for (size_t w = 0; w < input_.begins.size(); ++w) {
      for (int head = 0; head < c_.heads; ++head) attend(input_.begins[w], end_of(w), head, qkv, attention);
    }
    for (int r = 0; r < n; r += kBlock) feed_forward(l, r, std::min(kBlock, n - r), attention);
  }

 private:
  int end_of(size_t w) const { return w + 1 < input_.begins.size() ? input_.begins[w + 1] : input_.size(); }
  float* x(int row) const { return x_ + static_cast<ptrdiff_t>(row) * c_.hidden; }

  void norm(const LayerNorm& by, int row, int rows) const {
    k_.layer_norm({x(row), c_.hidden}, rows, c_.hidden, by.gamma.data(), by.beta.data(), c_.layer_norm_eps,
                  {x(row), c_.hidden});
  }

  void embed_piece(int i, int position) const {
    const Embeddings& e = stack_.embeddings;
    const auto at = static_cast<size_t>(i);
    const ptrdiff_t piece = input_.pieces[at];
    const int8_t* word = e.word + piece * c_.hidden;
    const float scale = e.word_scale[static_cast<size_t>(piece)];
    const float* place = e.position.data() + static_cast<ptrdiff_t>(position) * c_.hidden;
    const float* shape = e.case_class.data() + static_cast<ptrdiff_t>(input_.cases[at]) * c_.hidden;
    const float* quote = e.quote.data() + static_cast<ptrdiff_t>(input_.quotes[at]) * c_.hidden;
    float* out = x(i);
    for (int d = 0; d < c_.hidden; ++d) out[d] = static_cast<float>(word[d]) * scale + place[d] + shape[d] + quote[d];
  }

  // One head over the window [begin, end).
  void attend(int begin, int end, int head, const float* qkv, float* out) const {
    Scratch& s = scratch();
    const int n = end - begin;
    const int width = c_.hidden / c_.heads;
    const ptrdiff_t stride = 3 * static_cast<ptrdiff_t>(c_.hidden);
    const float* q = qkv + begin * stride + head * width;
    const float* key = q + c_.hidden;
    float* keys = sized(s.keys, width, padded(n));
    float* values = sized(s.values, n, width);  // without gaps: rows 4.5 KB apart would share a few lines of the cache
    for (int i = 0; i < n; ++i) {
      for (int d = 0; d < width; ++d) keys[d * padded(n) + i] = key[i * stride + d];
      std::copy_n(key + c_.hidden + i * stride, width, values + i * width);
    }
    for (int d = 0; d < width; ++d) std::fill(keys + d * padded(n) + n, keys + (d + 1) * padded(n), 0.0F);
    float* scores = sized(s.scores, kQueries, padded(n));
    const float factor = 1.0F / std::sqrt(static_cast<float>(width));
    for (int i = 0; i < n; i += kQueries) {
      const int rows = std::min(kQueries, n - i);
      k_.gemm({q + i * stride, stride}, {keys, padded(n)}, rows, padded(n), width, {scores, padded(n)});
      k_.softmax({scores, padded(n)}, rows, n, factor);
      float* to = out + static_cast<ptrdiff_t>(begin + i) * c_.hidden + head * width;
      k_.gemm({scores, padded(n)}, {values, width}, rows, width, n, {to, c_.hidden});
    }
  }

  // The rest of a layer, on at most kBlock rows that stay in the cache.
  void feed_forward(const EncoderLayer& l, int row, int rows, const float* attention) const {
    const ptrdiff_t at = static_cast<ptrdiff_t>(row) * c_.hidden;
    float* wide = sized(scratch().wide, kBlock, c_.ffn);
    const Rows<float> here{x_ + at, c_.hidden};
    const Rows<const float> before{x_ + at, c_.hidden};
    apply_block(l.attention_out, {attention + at, c_.hidden}, rows, Activation::kNone, before, here, arithmetic_);
    norm(l.norm1, row, rows);
    apply_block(l.ffn_in, before, rows, Activation::kGelu, {}, {wide, c_.ffn}, arithmetic_);
    apply_block(l.ffn_out, {wide, c_.ffn}, rows, Activation::kNone, before, here, arithmetic_);
    norm(l.norm2, row, rows);
  }

  const EncoderStack& stack_;
  const ModelConfig& c_;
  const EncoderInput& input_;
  Arithmetic arithmetic_;
  const Kernels& k_;
  float* x_;
};

}  // namespace

const Kernels& kernels_of(Arithmetic arithmetic) {
  return arithmetic == Arithmetic::kFast ? fast_kernels() : reference_kernels();
}

void EncoderInput::clear() {
  pieces.clear();
  cases.clear();
  quotes.clear();
  begins.clear();
}

void apply(const Int8Linear& layer, Rows<const float> x, int rows, Activation act, Rows<const float> residual,
           Rows<float> out, Arithmetic arithmetic) {
  for (int r = 0; r < rows; r += kBlock) {
    Rows<const float> rest = residual;
    if (rest.data) rest.data = residual.row(r);
    apply_block(layer, {x.row(r), x.stride}, std::min(kBlock, rows - r), act, rest, {out.row(r), out.stride},
                arithmetic);
  }
}

void Encoder::run(const EncoderInput& input, Buffer<float>& out) const {
  out.resize(static_cast<size_t>(input.size()) * static_cast<size_t>(model_->config.hidden));
  const Run run(model_->config, stack_, input, arithmetic_, out.data());
  run.embed();
  for (const EncoderLayer& layer : stack_.layers) run.layer(layer);
}

}  // namespace dateline
