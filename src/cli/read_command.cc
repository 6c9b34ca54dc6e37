// `dateline read`: pages into the database. The calling thread alone writes, in input order, one transaction a page.
#include <sys/stat.h>

#include <map>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/page_walk.h"
#include "cli/progress.h"
#include "store/store.h"

namespace dateline {
namespace {

// Inputs that can be gone on with: files whose size and time tell whether they are as they were.
std::optional<InputCursor> stat_input(const std::string& path) {
  struct stat info {};
  if (path == "-" || stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  InputCursor cursor;
  cursor.path = path;
  cursor.size = info.st_size;
  cursor.mtime_ns = int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec;
  return cursor;
}

class ReadRun {
 public:
  ReadRun(const ReadArguments& arguments, const Console& console, Store& store, const PageReader& pipeline)
      : arguments_(arguments),
        console_(console),
        store_(store),
        pipeline_(pipeline),
        reader_(arguments.paths, input_options(arguments)) {}

  int run(ProgressKind kind) {
    if (auto begun = begin(); !begun) return console_.complain(begun.error());
    ProgressShow show(kind, console_);
    WalkOptions options;
    options.threads = thread_count(arguments_.threads);
    options.is_known = [&](const std::string& id) { return store_.has_document(id).value_or(false); };
    options.render_document = [&](const Document& d) { return document_json(d, pipeline_.run()); };
    walk_pages(reader_, pipeline_, options, [&](WalkedPage& page) {
      const bool written = put(page);
      if (written) show.update(tally_, reader_.progress());
      return written;
    });
    show.clear();
    if (!failure_ && !was_interrupted()) end();
    return report(kind);
  }

 private:
  Status begin() {
    if (auto run = store_.begin_run(pipeline_.run()); !run) return std::unexpected(run.error());
    for (const InputFile& file : reader_.files()) {
      auto input = stat_input(file.path);
      if (!input) continue;
      auto cursor = store_.cursor(input->path, input->size, input->mtime_ns);
      if (!cursor) return std::unexpected(cursor.error());
      if (const auto& known = *cursor; known) {
        reader_.resume(file.path, static_cast<uint64_t>(known->next_offset));
        resumed_[file.path] = static_cast<uint64_t>(known->next_offset);
      }
      inputs_[file.path] = *input;
    }
    return {};
  }

  // Opening a broken archive at the place where its reading ended only repeats the failure that ended it.
  bool repeats_the_end(const WalkedPage& page) const {
    const auto resumed = resumed_.find(page.origin.path);
    return page.id.empty() && page.error && page.error->code != ErrorCode::kUnreadable && resumed != resumed_.end() &&
           resumed->second == page.next_offset;
  }

  bool put(WalkedPage& page) {
    if (repeats_the_end(page)) return true;
    PageRecord record{page.origin, page.url, page.id, std::move(page.line), page.error, page.elapsed_us};
    std::optional<InputCursor> cursor;
    const auto input = inputs_.find(page.origin.path);
    // A file that could not be read is tried again the next time.
    const bool could_read = !page.error || page.error->code != ErrorCode::kUnreadable;
    if (input != inputs_.end() && could_read) {
      input->second.next_offset = static_cast<int64_t>(page.next_offset);
      cursor = input->second;
    }
    auto put = store_.put(record, cursor);
    if (!put) {
      failure_ = put.error();
      return false;
    }
    page.known = page.known || *put == PutResult::kKnown;
    tally_.add(page);
    if (page.id.empty() && page.error) {
      ++without_page_;
      if (!page.error->message.empty() && page.error->code == ErrorCode::kUnreadable) {
        console_.complain(*page.error);
      }
    }
    return true;
  }

  void end() {
    for (auto& [path, input] : inputs_) {
      if (auto done = store_.finish_input(path); !done) {
        failure_ = done.error();
        return;
      }
    }
    if (auto done = store_.end_run(); !done) failure_ = done.error();
  }

  int report(ProgressKind kind) const {
    if (kind == ProgressKind::kJsonLines) {
      console_.err("{\"summary\":" + tally_.json() + "}\n");
    } else if (!arguments_.quiet) {
      console_.err(tally_.text());
    }
    if (failure_) return console_.complain(*failure_);
    if (was_interrupted()) {
      if (!arguments_.quiet) console_.err("Stopped; the same command goes on from here.\n");
      return kInterrupted;
    }
    if (tally_.pages == 0) {
      if (!resumed_.empty()) return kOk;
      console_.err("dateline: there are no pages in what was given; see \"dateline read --help\" for what it reads.\n");
      return kNothingFound;
    }
    if (without_page_ == tally_.pages) return kUnreadableInput;
    return tally_.failed() ? kPartly : kOk;
  }

  const ReadArguments& arguments_;
  const Console& console_;
  Store& store_;
  const PageReader& pipeline_;
  Reader reader_;
  std::map<std::string, InputCursor> inputs_;
  std::map<std::string, uint64_t> resumed_;  // where files of an earlier read go on
  size_t without_page_ = 0;
  Tally tally_;
  std::optional<Error> failure_;
};

}  // namespace

int run_read(const ReadArguments& arguments, const Console& console) {
  const auto kind = parse_progress(arguments.progress, console.err_is_terminal, arguments.quiet);
  if (!kind) return console.complain(kind.error());
  auto pipeline = console.open_pipeline(pipeline_options(arguments));
  if (!pipeline) return console.complain(pipeline.error());
  auto store = Store::open(arguments.db, arguments.durable);
  if (!store) return console.complain(store.error());
  return ReadRun(arguments, console, *store, **pipeline).run(*kind);
}

}  // namespace dateline
