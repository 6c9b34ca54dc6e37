// The transformer encoder: word pieces in windows to one vector per piece.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "encode/kernels.h"
#include "encode/model.h"
#include "encode/scratch.h"

namespace dateline {

// Windows lie end to end, without padding: window w is [begins[w], begins[w + 1]), the last one ends with the pieces.
// Ids, classes and states must be inside the model's tables, windows no longer than max_position.
struct EncoderInput {
  std::vector<int32_t> pieces;
  std::vector<uint8_t> cases;
  std::vector<uint8_t> quotes;
  std::vector<int> begins;

  int size() const { return static_cast<int>(pieces.size()); }
  void clear();
};

enum class Arithmetic { kFast, kReference };

// Quantises rows of x and runs them through the layer: out[r] = act(layer(x[r])) [+ residual[r]]. out has padded(out)
// columns. Any number of rows.
void apply(const Int8Linear& layer, Rows<const float> x, int rows, Activation act, Rows<const float> residual,
           Rows<float> out, Arithmetic arithmetic = Arithmetic::kFast);

const Kernels& kernels_of(Arithmetic arithmetic);

// One of a model's stacks at work. Stateless but for the model; all threads may share one. What a window gives depends
// on that window alone.
class Encoder {
 public:
  // `stack` is one of the model's.
  Encoder(std::shared_ptr<const Model> model, const EncoderStack& stack, Arithmetic arithmetic = Arithmetic::kFast)
      : model_(std::move(model)), stack_(stack), arithmetic_(arithmetic) {}

  // out: [pieces, hidden]. Works best on some hundred pieces at a time.
  void run(const EncoderInput& input, Buffer<float>& out) const;

 private:
  std::shared_ptr<const Model> model_;
  const EncoderStack& stack_;
  Arithmetic arithmetic_;
};

}  // namespace dateline
