// Memory that a thread keeps from call to call, so that a running program does not allocate per window.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

namespace dateline {

// Buffers begin on cache lines, as vector loads like it.
template <typename T>
struct LineAllocator {
  using value_type = T;
  LineAllocator() = default;
  template <typename U>
  LineAllocator(const LineAllocator<U>&) {}
  T* allocate(size_t n) { return static_cast<T*>(::operator new (n * sizeof(T), std::align_val_t{64})); }
  void deallocate(T* p, size_t) { ::operator delete (p, std::align_val_t{64}); }
  friend bool operator==(const LineAllocator&, const LineAllocator&) { return true; }
};

template <typename T>
using Buffer = std::vector<T, LineAllocator<T>>;

}  // namespace dateline
