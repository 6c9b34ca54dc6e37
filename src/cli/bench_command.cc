// `dateline bench`: how fast each stage is on the user's own pages and machine.
//
// Pages are read into memory first, so that disks and archives do not count; one thread, one run that is not counted,
// then the median over runs for each stage. Wall clock, as users see it.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>

#include "base/strings.h"
#include "cli/commands.h"
#include "cli/interrupt.h"

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kOutput = kStages, kAll = kStages + 1;  // behind the stages' places
constexpr size_t kMostBytes = 512u << 20;                // of pages that are held
using Times = std::array<double, kStages + 2>;           // milliseconds

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

size_t words_of(std::string_view text) {
  const std::string squeezed = squeeze_spaces(text);
  return squeezed.empty() ? 0 : 1 + static_cast<size_t>(std::count(squeezed.begin(), squeezed.end(), ' '));
}

struct Pages {
  std::vector<Capture> captures;
  size_t left_out = 0;         // could not be had, or came after kMostBytes
  std::optional<Error> error;  // the first page's that could not be had
};

Pages load(const BenchArguments& arguments) {
  Pages pages;
  size_t bytes = 0;
  Reader reader(arguments.paths, input_options(arguments));
  while (std::optional<CaptureItem> item = reader.next()) {
    if (!item->capture || bytes + item->capture->body.size() > kMostBytes) {
      ++pages.left_out;
      if (!item->capture && !pages.error) pages.error = item->capture.error();
      continue;
    }
    bytes += item->capture->body.size();
    pages.captures.push_back(std::move(*item->capture));
  }
  return pages;
}

struct Pass {
  Times ms{};
  size_t documents = 0, words = 0;
};

Pass run_once(const PageReader& pipeline, const std::vector<Capture>& captures) {
  Pass pass;
  for (const Capture& capture : captures) {
    if (was_interrupted()) return pass;
    const Clock::time_point start = Clock::now();
    const Reading reading = pipeline.read_page(capture);
    const double read = milliseconds_since(start);
    if (reading.document) {
      ++pass.documents;
      pass.words += words_of(reading.article->text);
      (void)document_json(*reading.document, pipeline.run());
    }
    pass.ms[kAll] += milliseconds_since(start);
    pass.ms[kOutput] += milliseconds_since(start) - read;
    for (size_t i = 0; i < kStages; ++i) pass.ms[i] += static_cast<double>(reading.stage_us[i]) / 1000;
  }
  return pass;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  const size_t half = values.size() / 2;
  return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

Times medians(const std::vector<Pass>& passes) {
  Times out{};
  for (size_t i = 0; i < out.size(); ++i) {
    std::vector<double> values;
    for (const Pass& pass : passes) values.push_back(pass.ms[i]);
    out[i] = median(std::move(values));
  }
  return out;
}

std::string table(const Times& ms, const Pass& pass) {
  std::string out = fmt::format("{:<10} {:>10} {:>7} {:>12}\n", "stage", "ms a page", "share", "words/s");
  for (size_t i = 0; i < ms.size(); ++i) {
    const std::string_view name = i == kAll ? "all" : i == kOutput ? "output" : stage_name(static_cast<Stage>(i));
    const double share = ms[kAll] > 0 ? 100 * ms[i] / ms[kAll] : 0;
    const std::string rate = ms[i] > 0 ? fmt::format("{:.0f}", 1000 * static_cast<double>(pass.words) / ms[i]) : "-";
    out += fmt::format("{:<10} {:>10.3f} {:>6.1f}% {:>12}\n", name, ms[i] / static_cast<double>(pass.documents), share,
                       rate);
  }
  return out;
}

int64_t peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

}  // namespace

int run_bench(const BenchArguments& arguments, const Console& console) {
  const Clock::time_point start = Clock::now();
  const auto pipeline = console.open_pipeline(pipeline_options(arguments));
  if (!pipeline) return console.complain(pipeline.error());
  const double start_up = milliseconds_since(start);
  const Pages pages = load(arguments);
  if (pages.captures.empty() && pages.error) return console.complain(*pages.error);
  const Pass warm = run_once(**pipeline, pages.captures);
  if (was_interrupted()) return kInterrupted;
  if (warm.documents == 0) {
    console.err("dateline: no page of what was given can be analysed; \"dateline annotate\" says why.\n");
    return kNothingFound;
  }
  std::vector<Pass> passes;
  for (int i = 0; i < arguments.runs && !was_interrupted(); ++i) passes.push_back(run_once(**pipeline, pages.captures));
  if (was_interrupted()) return kInterrupted;
  console.out(fmt::format("{} pages with {} words, {} runs on one thread{}\n\n", warm.documents, warm.words,
                          passes.size(),
                          pages.left_out ? fmt::format("; {} pages left out", pages.left_out) : std::string()));
  console.out(table(medians(passes), warm));
  console.out(fmt::format("\nstart-up {:.0f} ms, memory at most {} MiB\n", start_up, peak_mib()));
  return kOk;
}

}  // namespace dateline
