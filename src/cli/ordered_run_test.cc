#include "cli/ordered_run.h"

#include <gtest/gtest.h>

#include <chrono>

namespace dateline {
namespace {

TEST(OrderedRun, ResultsComeInTheOrderOfTasks) {
  for (size_t threads : {1u, 4u}) {
    int given = 0;
    std::vector<int> got;
    run_in_order<int, int>(
        threads, [&]() -> std::optional<int> { return given < 200 ? std::optional(given++) : std::nullopt; },
        [](int& task) {
          std::this_thread::sleep_for(std::chrono::microseconds(task * 7919 % 300));
          return task * 2;
        },
        [&](int& done) {
          got.push_back(done);
          return true;
        });
    ASSERT_EQ(got.size(), 200u);
    for (int i = 0; i < 200; ++i) EXPECT_EQ(got[static_cast<size_t>(i)], 2 * i);
  }
}

TEST(OrderedRun, ASinkThatHasEnoughEndsTheRun) {
  int given = 0, sunk = 0;
  run_in_order<int, int>(
      3, [&]() -> std::optional<int> { return given++; }, [](int& task) { return task; },
      [&](int&) { return ++sunk < 10; });
  EXPECT_EQ(sunk, 10);
  EXPECT_LE(given, 10 + 3 * 4 + 1);
}

TEST(OrderedRun, NothingToDoIsFine) {
  run_in_order<int, int>(
      2, []() -> std::optional<int> { return std::nullopt; }, [](int& task) { return task; },
      [](int&) { return true; });
}

}  // namespace
}  // namespace dateline
