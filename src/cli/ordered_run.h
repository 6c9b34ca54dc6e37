// Work on many threads, results in the order of the tasks.
//
// A database whose bytes do not depend on the number of threads needs its pages written in input order. A lock around
// the writer would order them by chance; sorting at the end would hold everything in memory. Here the calling thread
// alone takes tasks from the source and hands results to the sink, and keeps a short window of tasks in flight between
// the two.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace dateline {

// next: the next task, nullopt at the end. work: on any thread, must not throw. sink: results in order; false stops the
// run after the tasks in hand. next and sink run on the calling thread.
template <typename Task, typename Done>
void run_in_order(size_t threads, const std::function<std::optional<Task>()>& next,
                  const std::function<Done(Task&)>& work, const std::function<bool(Done&)>& sink) {
  struct Slot {
    Task task;
    std::optional<Done> done;
  };
  std::mutex mutex;
  std::condition_variable has_work, has_result;
  std::deque<Slot> window;    // oldest first; only the calling thread adds and removes
  std::deque<Slot*> waiting;  // not yet taken by a worker; slots of a deque keep their place
  bool closed = false;

  const auto worker = [&] {
    std::unique_lock lock(mutex);
    while (true) {
      has_work.wait(lock, [&] { return closed || !waiting.empty(); });
      if (waiting.empty()) return;
      Slot* slot = waiting.front();
      waiting.pop_front();
      lock.unlock();
      Done done = work(slot->task);
      lock.lock();
      slot->done = std::move(done);
      has_result.notify_one();
    }
  };
  std::vector<std::jthread> pool;
  for (size_t i = 0; i < std::max<size_t>(threads, 1); ++i) pool.emplace_back(worker);

  const size_t most = 4 * pool.size();
  bool more = true, wanted = true;
  while (true) {
    while (more && wanted && window.size() < most) {
      std::optional<Task> task = next();
      if (!task) {
        more = false;
        break;
      }
      const std::lock_guard lock(mutex);
      window.push_back({std::move(*task), std::nullopt});
      waiting.push_back(&window.back());
      has_work.notify_one();
    }
    if (window.empty()) break;
    {
      std::unique_lock lock(mutex);
      has_result.wait(lock, [&] { return window.front().done.has_value(); });
    }
    auto& front = window.front().done;
    if (wanted && front) wanted = sink(*front);
    const std::lock_guard lock(mutex);
    window.pop_front();
  }
  const std::lock_guard lock(mutex);
  closed = true;
  has_work.notify_all();
}

}  // namespace dateline
