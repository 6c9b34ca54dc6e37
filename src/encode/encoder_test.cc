// What a window gives depends on that window alone, to the last bit, and the fast arithmetic says what the plain one
// says.
#include "encode/encoder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "base/data_dir.h"

namespace dateline {
namespace {

std::shared_ptr<const Model> model() {
  static const auto kModel = Model::open(data_dir() / "models" / "news-l6.dlm");
  return kModel ? *kModel : nullptr;
}

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

TEST(Encoder, AWindowIsTheSameAloneAndAmongOthers) {
  ASSERT_TRUE(model()) << "models/news-l6.dlm cannot be opened";
  const Encoder encoder(model());
  EncoderInput all;
  const std::vector<int> sizes = {1, 17, 128, 64, 3, 90, 127};
  for (size_t w = 0; w < sizes.size(); ++w) add_window(all, sizes[w], static_cast<uint32_t>(w));
  EncoderOutput together;
  encoder.run(all, together);
  for (size_t w = 0; w < sizes.size(); ++w) {
    EncoderInput one;
    add_window(one, sizes[w], static_cast<uint32_t>(w));
    EncoderOutput alone;
    encoder.run(one, alone);
    const ptrdiff_t from = static_cast<ptrdiff_t>(all.begins[w]) * model()->config.hidden;
    EXPECT_TRUE(std::equal(alone.pieces.begin(), alone.pieces.end(), together.pieces.begin() + from)) << "window " << w;
    ASSERT_EQ(together.events.size(), together.pieces.size()) << "the shipped model has layers for events";
    EXPECT_TRUE(std::equal(alone.events.begin(), alone.events.end(), together.events.begin() + from)) << "window " << w;
  }
}

// Of `n` numbers from `at` on.
double cosine(const Buffer<float>& x, const Buffer<float>& y, int at, int n) {
  double ab = 0, aa = 0, bb = 0;
  for (auto i = static_cast<size_t>(at); i < static_cast<size_t>(at + n); ++i) {
    const double a = x[i], b = y[i];
    ab += a * b, aa += a * a, bb += b * b;
  }
  return ab / std::sqrt(aa * bb);
}

TEST(Encoder, FastAndPlainArithmeticAgree) {
  ASSERT_TRUE(model()) << "models/news-l6.dlm cannot be opened";
  EncoderInput input;
  add_window(input, 40, 1);
  add_window(input, 9, 2);
  EncoderOutput fast, plain;
  Encoder(model()).run(input, fast);
  Encoder(model(), Arithmetic::kReference).run(input, plain);
  // Levels that lie between two may round either way, six layers deep: the vectors' directions must agree.
  const int hidden = model()->config.hidden;
  for (int i = 0; i < input.size(); ++i) {
    EXPECT_GT(cosine(fast.pieces, plain.pieces, i * hidden, hidden), 0.995) << "piece " << i;
    EXPECT_GT(cosine(fast.events, plain.events, i * hidden, hidden), 0.995) << "piece " << i << ", for events";
  }
}

TEST(Encoder, NothingInNothingOut) {
  ASSERT_TRUE(model()) << "models/news-l6.dlm cannot be opened";
  EncoderOutput out;
  out.pieces.resize(5);
  Encoder(model()).run({}, out);
  EXPECT_TRUE(out.pieces.empty() && out.events.empty());
}

}  // namespace
}  // namespace dateline
