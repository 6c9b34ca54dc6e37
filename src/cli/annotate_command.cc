// `dateline annotate` and `dateline extract`: pages to JSON Lines, nothing stored.
#include <fmt/format.h>

#include "base/json_writer.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/page_walk.h"
#include "cli/progress.h"

namespace dateline {
namespace {

Result<JsonLayers> layers_of(const AnnotateArguments& arguments) {
  JsonLayers layers;
  if (!arguments.layers.empty()) {
    auto parsed = parse_layers(arguments.layers);
    if (!parsed) return parsed;
    layers = *parsed;
  }
  if (arguments.no_tokens) layers.tokens = layers.syntax = false;
  return layers;
}

std::string timings_text(const std::array<int64_t, kStages>& sums, int64_t all_us, size_t pages) {
  std::string out = fmt::format("{:<10} {:>10} {:>12}\n", "stage", "seconds", "ms a page");
  const auto line = [&](std::string_view name, int64_t us) {
    const double ms = pages ? static_cast<double>(us) / 1000.0 / static_cast<double>(pages) : 0;
    out += fmt::format("{:<10} {:>10.3f} {:>12.3f}\n", name, static_cast<double>(us) / 1e6, ms);
  };
  int64_t stages = 0;
  for (size_t i = 0; i < kStages; ++i) {
    line(stage_name(static_cast<Stage>(i)), sums[i]);
    stages += sums[i];
  }
  line("output", all_us - stages);
  line("all", all_us);
  return out;
}

}  // namespace

int run_annotate(const AnnotateArguments& arguments, const Console& console) {
  const auto layers = layers_of(arguments);
  if (!layers) return console.complain(layers.error());
  PipelineOptions options = pipeline_options(arguments);
  options.article_only = arguments.article_only;
  const auto pipeline = console.open_pipeline(options);
  if (!pipeline) return console.complain(pipeline.error());

  Reader reader(arguments.paths, input_options(arguments));
  WalkOptions walk;
  walk.threads = thread_count(arguments.threads);
  walk.render_document = [&](const Document& d) { return document_json(d, (*pipeline)->run(), *layers); };
  Tally tally;
  std::array<int64_t, kStages> sums{};
  int64_t all_us = 0;
  size_t without_page = 0;
  walk_pages(reader, **pipeline, walk, [&](WalkedPage& page) {
    tally.add(page);
    all_us += page.elapsed_us;
    for (size_t i = 0; i < kStages; ++i) sums[i] += page.stage_us[i];
    if (page.id.empty()) ++without_page;
    if (!page.line.empty()) console.out(page.line + "\n");
    if (page.error && (!arguments.quiet || page.error->code == ErrorCode::kUnreadable)) console.complain(*page.error);
    return true;
  });
  if (arguments.timings) console.err(timings_text(sums, all_us, tally.pages));
  if (was_interrupted()) return kInterrupted;
  if (tally.pages == 0) {
    console.err("dateline: there are no pages in what was given.\n");
    return kNothingFound;
  }
  if (without_page == tally.pages) return kUnreadableInput;
  return tally.failed() ? kPartly : kOk;
}

}  // namespace dateline
