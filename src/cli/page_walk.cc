#include "cli/page_walk.h"

#include <chrono>
#include <thread>

#include "cli/interrupt.h"
#include "cli/ordered_run.h"

namespace dateline {
namespace {

struct PageTask {
  CaptureItem item;
  bool known = false;
};

// What stands for the article of a page that gave none: what the capture knows.
Article bare_article(const Capture& capture) {
  Article article;
  article.id = capture.id;
  article.url = capture.given.url;
  article.title = capture.given.title;
  article.publisher.name = capture.given.outlet;
  article.published.basis = "none";
  article.modified.basis = "none";
  article.origin = capture.origin;
  article.extra = capture.extra;
  return article;
}

void read_task(const Capture& capture, const PageReader& pipeline, const WalkOptions& options, WalkedPage& page) {
  const auto start = std::chrono::steady_clock::now();
  Reading reading = pipeline.read_page(capture);
  page.error = std::move(reading.error);
  page.stage_us = reading.stage_us;
  if (reading.document) {
    page.events = reading.document->events.size();
    page.claims = reading.document->claims.size();
    page.line = options.render_document(*reading.document);
  } else {
    page.line = article_only_json(reading.article ? *reading.article : bare_article(capture));
  }
  const auto spent = std::chrono::steady_clock::now() - start;
  page.elapsed_us = std::chrono::duration_cast<std::chrono::microseconds>(spent).count();
}

}  // namespace

void walk_pages(Reader& reader, const PageReader& pipeline, const WalkOptions& options,
                const std::function<bool(WalkedPage&)>& sink) {
  const auto next = [&]() -> std::optional<PageTask> {
    if (was_interrupted()) return std::nullopt;
    std::optional<CaptureItem> item = reader.next();
    if (!item) return std::nullopt;
    const bool known = item->capture && options.is_known && options.is_known(item->capture->id);
    return PageTask{std::move(*item), known};
  };
  const auto work = [&](PageTask& task) {
    WalkedPage page;
    page.origin = task.item.origin;
    page.next_offset = task.item.next_offset;
    page.known = task.known;
    if (!task.item.capture) {
      page.error = task.item.capture.error();
      return page;
    }
    page.id = task.item.capture->id;
    page.url = task.item.capture->given.url;
    if (!task.known) read_task(*task.item.capture, pipeline, options, page);
    task.item.capture->body.clear();
    return page;
  };
  run_in_order<PageTask, WalkedPage>(options.threads, next, work, sink);
}

size_t thread_count(int wanted) {
  if (wanted > 0) return static_cast<size_t>(wanted);
  return std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace dateline
