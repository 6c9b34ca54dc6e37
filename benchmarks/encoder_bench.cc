// How much of the machine the encoder uses: operations a second of the whole encoder, of its 8-bit products alone, and
// of the same library's products of large matrices, which stands for the machine's peak. One thread, best of some
// rounds, in CPU time. A multiplication with its addition counts as two operations.
//   cmake --build build/release --target encoder_bench && build/release/encoder_bench MODEL.dlm [ROUNDS]
#include <fmt/format.h>
#include <omp.h>
#include <time.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <oneapi/dnnl/dnnl.hpp>
#include <random>
#include <vector>

#include "encode/encoder.h"

namespace dateline {
namespace {

constexpr int kWindows = 4;

double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return double(t.tv_sec) + 1e-9 * double(t.tv_nsec);
}

// Billions of operations a second.
double best_rate(double operations, int rounds, const std::function<void()>& run) {
  run();
  double least = 1e9;
  for (int i = 0; i < rounds; ++i) {
    const double start = cpu_seconds();
    run();
    least = std::min(least, cpu_seconds() - start);
  }
  return operations / least * 1e-9;
}

double products_of(const ModelConfig& c) {  // a piece
  return 2.0 * c.layers * (4.0 * c.hidden * c.hidden + 2.0 * c.hidden * c.ffn);
}

double attention_of(const ModelConfig& c) { return 2.0 * c.layers * 2.0 * c.window * c.hidden; }

EncoderInput random_windows(const ModelConfig& c) {
  std::mt19937 random(1);
  EncoderInput input;
  for (int w = 0; w < kWindows; ++w) {
    input.begins.push_back(input.size());
    for (int i = 0; i < c.window; ++i) input.pieces.push_back(static_cast<int32_t>(1000 + random() % 20'000));
  }
  input.cases.assign(input.pieces.size(), 0);
  input.quotes.assign(input.pieces.size(), 0);
  return input;
}

// The products of one pass through the encoder that all but the heads of events read, without anything between them.
void multiply_all(const Model& model, const std::vector<uint8_t>& x, std::vector<int32_t>& sums, int pieces) {
  for (const EncoderLayer& layer : model.stack.layers) {
    for (int r = 0; r < pieces; r += Int8Linear::kRows) {
      for (const Int8Linear* l : {&layer.qkv, &layer.attention_out, &layer.ffn_in, &layer.ffn_out})
        l->multiply(x.data(), Int8Linear::kRows, sums.data());
    }
  }
}

double peak(int size, int rounds) {
  using dnnl::memory;
  const dnnl::engine cpu(dnnl::engine::kind::cpu, 0);
  dnnl::stream stream(cpu);
  const memory::desc x({size, size}, memory::data_type::u8, memory::format_tag::ab);
  const memory::desc any({size, size}, memory::data_type::s8, memory::format_tag::any);
  const memory::desc sums({size, size}, memory::data_type::s32, memory::format_tag::ab);
  const dnnl::matmul::primitive_desc description({x, any, sums}, cpu);
  dnnl::matmul product(description);
  memory a(x, cpu), b(description.weights_desc(), cpu), c(sums, cpu);
  return best_rate(2.0 * size * size * size, rounds, [&] {
    product.execute(stream, {{DNNL_ARG_SRC, a}, {DNNL_ARG_WEIGHTS, b}, {DNNL_ARG_DST, c}});
    stream.wait();
  });
}

int run(const char* path, int rounds) {
  omp_set_num_threads(1);
  const auto model = Model::open(path);
  if (!model) {
    fmt::print(stderr, "{}\n", model.error().message);
    return 1;
  }
  const ModelConfig& c = (*model)->config;
  const EncoderInput input = random_windows(c);
  const double pieces = input.size();
  Buffer<float> out;
  const Encoder encoder(*model, (*model)->stack);
  const double whole = best_rate(pieces * (products_of(c) + attention_of(c)), rounds, [&] { encoder.run(input, out); });
  const int widest = std::max(c.ffn, 3 * c.hidden);
  const std::vector<uint8_t> x(static_cast<size_t>(Int8Linear::kRows * widest), 129);
  std::vector<int32_t> sums(x.size());
  const double products =
      best_rate(pieces * products_of(c), rounds, [&] { multiply_all(**model, x, sums, input.size()); });
  double most = 0;
  for (int size : {256, 384, 512, 1024, 2048}) most = std::max(most, peak(size, rounds));
  fmt::print("billions of operations a second, one thread\n");
  fmt::print("  the library's products of large matrices  {:7.1f}\n", most);
  fmt::print("  the encoder's 8-bit products alone        {:7.1f}  {:4.1f} %\n", products, 100 * products / most);
  fmt::print("  the whole encoder                         {:7.1f}  {:4.1f} %  {:.0f} pieces a second\n", whole,
             100 * whole / most, whole * 1e9 / (products_of(c) + attention_of(c)));
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: encoder_bench MODEL.dlm [ROUNDS]\n");
    return 2;
  }
  return dateline::run(argv[1], argc > 2 ? std::max(1, std::atoi(argv[2])) : 20);
}
