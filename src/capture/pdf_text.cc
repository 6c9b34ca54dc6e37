// Problem: libraries that read PDF are large, a target of their own, and under licences that would become ours.
// Idea: poppler's program, if it is there, reads the file in a process with bounded memory and time; what it may do
// wrong, it does there. The file comes to it as an unnamed file in memory, so that nothing is left on a disk.
#include "capture/pdf_text.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"

extern char** environ;

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;
constexpr rlim_t kMostMemory = 512u << 20;

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int get() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

std::unexpected<Error> no_process() {
  return fail(ErrorCode::kUnreadable, "capture", "the program for PDF files could not be started");
}

Descriptor file_in_memory(std::string_view bytes) {
  Descriptor file(memfd_create("page.pdf", MFD_CLOEXEC));
  while (file.get() >= 0 && !bytes.empty()) {
    const ssize_t done = ::write(file.get(), bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return Descriptor();
    bytes.remove_prefix(static_cast<size_t>(done));
  }
  if (file.get() >= 0 && ::lseek(file.get(), 0, SEEK_SET) != 0) return Descriptor();
  return file;
}

// Starts `pdftotext - -` with `in` and `out` as its standard input and output; 0 or the system's reason.
int start(const Descriptor& in, const Descriptor& out, pid_t& child) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.get(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::string words[] = {"pdftotext", "-q", "-enc", "UTF-8", "-nopgbrk", "-", "-"};
  char* arguments[std::size(words) + 1] = {};
  std::transform(std::begin(words), std::end(words), arguments, [](std::string& word) { return word.data(); });
  const int error = posix_spawnp(&child, words[0].c_str(), &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

// Reads until the child closes its end, the limit is passed or the time is up.
bool read_all(int from, size_t most, Clock::time_point deadline, std::string& text) {
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd wait{from, POLLIN, 0};
    if (left <= 0 || text.size() > most) return false;
    if (::poll(&wait, 1, static_cast<int>(std::min<long>(left, 1'000'000))) <= 0) continue;
    char block[16u << 10];
    const ssize_t got = ::read(from, block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got == 0;
    text.append(block, static_cast<size_t>(got));
  }
}

bool is_page_number(std::string_view line) {
  while (!line.empty() && (line.front() == '-' || line.front() == ' ')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == '-' || line.back() == ' ')) line.remove_suffix(1);
  return !line.empty() && line.size() <= 4 && line.find_first_not_of("0123456789") == line.npos;
}

}  // namespace

std::string join_pdf_lines(std::string_view printed) {
  std::string out, paragraph;
  const auto flush = [&] {
    if (paragraph.empty()) return;
    if (!out.empty()) out += "\n\n";
    out += std::exchange(paragraph, {});
  };
  for (std::string_view line : split(printed, '\n')) {
    line = trim(line);
    if (line.empty() || is_page_number(line)) {
      flush();
      continue;
    }
    size_t first = 0;
    const char32_t opens = decode(line, first);
    const bool hyphen = paragraph.size() > 1 && paragraph.back() == '-' && is_letter(opens) && !is_upper(opens);
    if (hyphen) {
      paragraph.pop_back();
    } else if (!paragraph.empty()) {
      paragraph += ' ';
    }
    paragraph += line;
  }
  flush();
  return out;
}

Result<std::string> pdf_text(std::string_view pdf, const Limits& limits) {
  const Descriptor in = file_in_memory(pdf);
  int ends[2];
  if (in.get() < 0 || ::pipe2(ends, O_CLOEXEC) != 0) return no_process();
  const Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  pid_t child = 0;
  const int error = start(in, to, child);
  if (error == ENOENT) {
    return fail(ErrorCode::kUnsupported, "capture",
                "this is a PDF; to read it, install pdftotext (the package poppler-utils in Debian)");
  }
  if (error != 0) return no_process();
  to.close();
  const auto allowed = std::chrono::milliseconds(5 * int64_t{limits.document_ms});
  const rlimit memory{kMostMemory, kMostMemory};
  const auto cpu = static_cast<rlim_t>(allowed.count() / 1000 + 1);
  const rlimit seconds{cpu, cpu};
  prlimit(child, RLIMIT_AS, &memory, nullptr);
  prlimit(child, RLIMIT_CPU, &seconds, nullptr);
  std::string printed;
  const bool ended = read_all(from.get(), limits.text_bytes, Clock::now() + allowed, printed);
  if (!ended) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!ended && printed.size() > limits.text_bytes) {
    return fail(ErrorCode::kOverLimit, "capture", "the PDF's text is longer than text_bytes");
  }
  if (!ended) return fail(ErrorCode::kOverLimit, "capture", "the PDF took more than five times document_ms");
  if (!WIFEXITED(status) || WEXITSTATUS(status) == 127)
    return fail(ErrorCode::kMalformed, "capture", "pdftotext stopped at this PDF");
  if (WEXITSTATUS(status) != 0)
    return fail(ErrorCode::kMalformed, "capture", "pdftotext cannot read this PDF (damaged or locked)");
  std::string text = join_pdf_lines(to_valid_utf8(printed));
  if (text.empty()) return fail(ErrorCode::kEmpty, "capture", "the PDF holds no text, perhaps only pictures of pages");
  return text;
}

}  // namespace dateline
