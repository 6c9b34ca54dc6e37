// What a window gives depends on that window alone, to the last bit, and the fast arithmetic says what the plain one
// says.
#include "encode/encoder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "base/data_dir.h"

namespace dateline {
namespace {

// The weights that have two encoders.
std::shared_ptr<const Model> model() {
  static const auto kModel = Model::open(data_dir() / "models" / "news-l6-events.dlm");
  return kModel ? *kModel : nullptr;
}

// Both of the model's encoders.
class EncoderTest : public testing::TestWithParam<bool> {
 protected:
  const EncoderStack& stack() const { return GetParam() ? model()->event_stack : model()->stack; }
};
INSTANTIATE_TEST_SUITE_P(Stacks, EncoderTest, testing::Bool());

// A window of `size` random pieces behind what `input` holds.
void add_window(EncoderInput& input, int size, uint32_t seed) {
  std::mt19937 draw(seed);
  const ModelConfig& c = model()->config;
  input.begins.push_back(input.size());
  for (int i = 0; i < size; ++i) {
    input.pieces.push_back(static_cast<int32_t>(draw() % static_cast<uint32_t>(model()->pieces->size())));
    input.cases.push_back(static_cast<uint8_t>(draw() % static_cast<uint32_t>(c.case_classes)));
    input.quotes.push_back(static_cast<uint8_t>(draw() % static_cast<uint32_t>(c.quote_classes)));
  }
}

TEST_P(EncoderTest, AWindowIsTheSameAloneAndAmongOthers) {
  ASSERT_TRUE(model()) << "models/news-l6-events.dlm cannot be opened";
  const Encoder encoder(model(), stack());
  EncoderInput all;
  const std::vector<int> sizes = {1, 17, 128, 64, 3, 90, 127};
  for (size_t w = 0; w < sizes.size(); ++w) add_window(all, sizes[w], static_cast<uint32_t>(w));
  Buffer<float> together;
  encoder.run(all, together);
  for (size_t w = 0; w < sizes.size(); ++w) {
    EncoderInput one;
    add_window(one, sizes[w], static_cast<uint32_t>(w));
    Buffer<float> alone;
    encoder.run(one, alone);
    const auto from = together.begin() + static_cast<ptrdiff_t>(all.begins[w]) * model()->config.hidden;
    EXPECT_TRUE(std::equal(alone.begin(), alone.end(), from)) << "window " << w;
  }
}

TEST_P(EncoderTest, FastAndPlainArithmeticAgree) {
  ASSERT_TRUE(model()) << "models/news-l6-events.dlm cannot be opened";
  EncoderInput input;
  add_window(input, 40, 1);
  add_window(input, 9, 2);
  Buffer<float> fast;
  Buffer<float> plain;
  Encoder(model(), stack()).run(input, fast);
  Encoder(model(), stack(), Arithmetic::kReference).run(input, plain);
  // Levels that lie between two may round either way, six layers deep: the vectors' directions must agree.
  const int hidden = model()->config.hidden;
  for (int i = 0; i < input.size(); ++i) {
    double ab = 0, aa = 0, bb = 0;
    for (int d = 0; d < hidden; ++d) {
      const double a = fast[static_cast<size_t>(i * hidden + d)];
      const double b = plain[static_cast<size_t>(i * hidden + d)];
      ab += a * b, aa += a * a, bb += b * b;
    }
    EXPECT_GT(ab / std::sqrt(aa * bb), 0.995) << "piece " << i;
  }
}

TEST_P(EncoderTest, NothingInNothingOut) {
  ASSERT_TRUE(model()) << "models/news-l6-events.dlm cannot be opened";
  Buffer<float> out(5);
  Encoder(model(), stack()).run({}, out);
  EXPECT_TRUE(out.empty());
}

}  // namespace
}  // namespace dateline
