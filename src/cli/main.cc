#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "cli/app.h"
#include "cli/interrupt.h"
#include "cli/pipeline.h"

namespace {

dateline::Console make_console() {
  dateline::Console console;
  console.out = [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); };
  console.err = [](std::string_view text) {
    std::fflush(stdout);
    std::fwrite(text.data(), 1, text.size(), stderr);
  };
  console.out_is_terminal = isatty(STDOUT_FILENO) == 1;
  console.err_is_terminal = isatty(STDERR_FILENO) == 1;
  const char* no_colour = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe): before any thread
  console.colour = console.out_is_terminal && !(no_colour && *no_colour);
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) console.width = size.ws_col;
  console.open_pipeline =
      [](const dateline::PipelineOptions& options) -> dateline::Result<std::shared_ptr<const dateline::PageReader>> {
    auto pipeline = dateline::Pipeline::open(options);
    if (!pipeline) return std::unexpected(pipeline.error());
    // Used until the process ends, which takes its memory back at once; freeing it piece by piece takes 10 ms.
    static const dateline::PageReader* kept = nullptr;
    kept = pipeline->release();
    return std::shared_ptr<const dateline::PageReader>(kept, [](const dateline::PageReader*) {});
  };
  return console;
}

}  // namespace

int main(int argc, char** argv) {
  dateline::watch_interrupts();
  int code = dateline::run_app(std::vector<std::string>(argv + 1, argv + argc), make_console());
  if (std::fflush(stdout) != 0 || std::ferror(stdout)) {
    std::fputs("dateline: standard output could not be written; is the disk full?\n", stderr);
    if (code == dateline::kOk) code = dateline::kInternal;
  }
  return code;
}
