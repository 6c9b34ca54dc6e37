// Where a command writes, and how.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/page_reader.h"

namespace dateline {

// Exit codes, as the manual promises them.
enum ExitCode : int {
  kOk = 0,
  kNothingFound = 1,
  kUsage = 2,
  kUnreadableInput = 3,
  kPartly = 4,
  kInternal = 5,
  kInterrupted = 130
};

struct Console {
  std::function<void(std::string_view)> out;  // data
  std::function<void(std::string_view)> err;  // messages
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool colour = false;  // on `out`
  size_t width = 100;   // columns of the terminal
  OpenPipeline open_pipeline;

  // Writes "dateline: message" and returns the exit code that belongs to the error.
  int complain(const Error& error) const;
};

ExitCode exit_code_of(const Error& error);

}  // namespace dateline
