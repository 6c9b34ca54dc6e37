// Problem: 84 % of the encoder's time is products of 8-bit matrices. A library call per layer on row-major weights
// re-packs them each time, and opens a team of threads. Idea: the weights are brought into the library's own layout
// once; primitives exist for two heights (16 and 64 rows), so that nothing is compiled while documents run; the calling
// thread does all the work. The library returns plain 32-bit sums; scales per token, which it does not know, are
// applied by our own epilogues. Without VNNI the library saturates intermediate sums, so exactness is tested once and
// our own products (int8_product.h) step in where it fails. Reference: oneDNN developer guide, "Matmul" and "Nuances of
// int8 computations".
#include "encode/int8_linear.h"

#include <dlfcn.h>

#include <algorithm>
#include <oneapi/dnnl/dnnl.hpp>

#include "encode/scratch.h"

namespace dateline {
namespace {

using dnnl::memory;

// oneDNN's workers come from OpenMP. Documents are our unit of parallelism: a call must stay on its thread. The setting
// is put back, since the thread belongs to the caller. The OpenMP functions are looked up where oneDNN brought them.
class OneThread {
 public:
  OneThread() {
    if (functions().get && functions().set) {
      before_ = functions().get();
      if (before_ != 1) functions().set(1);
    }
  }
  ~OneThread() {
    if (before_ > 1) functions().set(before_);
  }
  OneThread(const OneThread&) = delete;
  OneThread& operator=(const OneThread&) = delete;

 private:
  struct Functions {
    int (*get)() = reinterpret_cast<int (*)()>(dlsym(RTLD_DEFAULT, "omp_get_max_threads"));
    void (*set)(int) = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "omp_set_num_threads"));
  };
  static const Functions& functions() {
    static const Functions kFunctions;
    return kFunctions;
  }
  int before_ = 1;
};

const dnnl::engine& cpu() {
  static const dnnl::engine kEngine(dnnl::engine::kind::cpu, 0);
  return kEngine;
}

dnnl::stream& stream() {
  thread_local dnnl::stream own(cpu());
  return own;
}

struct Product {
  dnnl::matmul::primitive_desc description;
  dnnl::matmul primitive;
};

Product product(int rows, int in, int out, const memory::desc& weights) {
  const memory::desc x({rows, in}, memory::data_type::u8, memory::dims{in, 1});
  const memory::desc sums({rows, out}, memory::data_type::s32, memory::dims{padded(out), 1});
  dnnl::primitive_attr attributes;
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  const dnnl::matmul::primitive_desc description({x, weights, sums}, attributes, cpu());
  return {description, dnnl::matmul(description)};
}

std::vector<float> with_padding(const float* values, int n) {
  std::vector<float> out(static_cast<size_t>(padded(n)), 0.0F);
  std::copy(values, values + n, out.begin());
  return out;
}

}  // namespace

struct Int8Linear::Packed {
  Product low;   // kLanes rows
  Product high;  // kRows rows
  memory weights;

  Packed(const int8_t* weight, int out, int in) {
    const OneThread one;
    const memory::desc any({in, out}, memory::data_type::s8, memory::format_tag::any);
    high = product(kRows, in, out, any);
    low = product(kLanes, in, out, high.description.weights_desc());
    const memory plain({{in, out}, memory::data_type::s8, memory::dims{1, in}}, cpu(), const_cast<int8_t*>(weight));
    weights = memory(high.description.weights_desc(), cpu());
    memory from = plain;
    dnnl::reorder(from, weights).execute(stream(), from, weights);
    stream().wait();
  }

  void run(const Product& by, const uint8_t* x, int32_t* sums) const {
    const auto need = by.description.scratchpad_desc().get_size();
    thread_local Buffer<uint8_t> scratch;
    if (scratch.size() < need) scratch.resize(need);
    by.primitive.execute(stream(),
                         {{DNNL_ARG_SRC, memory(by.description.src_desc(), cpu(), const_cast<uint8_t*>(x))},
                          {DNNL_ARG_WEIGHTS, weights},
                          {DNNL_ARG_DST, memory(by.description.dst_desc(), cpu(), sums)},
                          {DNNL_ARG_SCRATCHPAD, memory(by.description.scratchpad_desc(), cpu(), scratch.data())}});
    stream().wait();
  }
};

// What -O2 leaves one by one.
__attribute__((optimize("O3"))) static int32_t sum_of(const int8_t* values, int n) {
  int32_t sum = 0;
  for (int i = 0; i < n; ++i) sum += values[i];
  return sum;
}

Int8Linear::Int8Linear() = default;
Int8Linear::~Int8Linear() = default;
Int8Linear::Int8Linear(Int8Linear&&) noexcept = default;
Int8Linear& Int8Linear::operator=(Int8Linear&&) noexcept = default;

Int8Linear::Int8Linear(const int8_t* weight, const float* scale, const float* bias, int out, int in)
    : weight_(weight), out_(out), in_(in), scale_(with_padding(scale, out)), bias_(with_padding(bias, out)) {
  offset_.assign(static_cast<size_t>(padded(out)), 0);
  for (int o = 0; o < out; ++o)
    offset_[static_cast<size_t>(o)] = 128 * sum_of(weight + static_cast<ptrdiff_t>(o) * in, in);
  if (library_is_exact()) {
    packed_ = std::make_unique<Packed>(weight, out, in);
  } else {
    panels_ = std::make_unique<Int8Panels>(weight, out, in);
  }
}

void Int8Linear::multiply(const uint8_t* x, int rows, int32_t* sums) const {
  if (panels_) return panels_->multiply(x, rows, sums);
  try {
    const OneThread one;
    if (rows > kRows - kLanes) return packed_->run(packed_->high, x, sums);
    for (int r = 0; r < rows; r += kLanes) {
      packed_->run(packed_->low, x + static_cast<ptrdiff_t>(r) * in_, sums + static_cast<ptrdiff_t>(r) * padded(out_));
    }
  } catch (const dnnl::error&) {  // out of memory inside the library
    multiply_plainly(x, rows, sums);
  }
}

// The loader picks the clone before ThreadSanitizer's runtime is there, so that build has one version.
#ifdef __SANITIZE_THREAD__
#define DATELINE_CLONES
#else
#define DATELINE_CLONES __attribute__((target_clones("arch=x86-64-v4", "avx2", "default"), optimize("O3")))
#endif
DATELINE_CLONES static int32_t dot(const uint8_t* x, const int8_t* w, int n) {
  int32_t sum = 0;
  for (int i = 0; i < n; ++i) sum += static_cast<int16_t>(x[i]) * static_cast<int16_t>(w[i]);
  return sum;
}

void Int8Linear::multiply_plainly(const uint8_t* x, int rows, int32_t* sums) const {
  for (int r = 0; r < rows; ++r) {
    for (int o = 0; o < out_; ++o) {
      sums[static_cast<ptrdiff_t>(r) * padded(out_) + o] =
          dot(x + static_cast<ptrdiff_t>(r) * in_, weight_ + static_cast<ptrdiff_t>(o) * in_, in_);
    }
  }
}

bool Int8Linear::library_is_exact() {
  static const bool kExact = [] {
    constexpr int kSize = 64;
    const std::vector<int8_t> weight(kSize * kSize, 127);
    const std::vector<uint8_t> x(kSize * kSize, 255);
    std::vector<int32_t> sums(kSize * kSize, 0);
    try {
      const Packed packed(weight.data(), kSize, kSize);
      const OneThread one;
      packed.run(packed.high, x.data(), sums.data());
      packed.run(packed.low, x.data(), sums.data() + kLanes * kSize);
    } catch (const dnnl::error&) {
      return false;
    }
    return std::all_of(sums.begin(), sums.end(), [](int32_t sum) { return sum == kSize * 255 * 127; });
  }();
  return kExact;
}

}  // namespace dateline
