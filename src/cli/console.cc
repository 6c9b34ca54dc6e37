#include "cli/console.h"

#include "store/table_writer.h"

namespace dateline {

ExitCode exit_code_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::kInvalid:
      return kUsage;
    case ErrorCode::kUnreadable:
    case ErrorCode::kMalformed:
    case ErrorCode::kUnsupported:
    case ErrorCode::kOverLimit:
    case ErrorCode::kEmpty:
      return kUnreadableInput;
    case ErrorCode::kInternal:
      return kInternal;
  }
  return kInternal;
}

int Console::complain(const Error& error) const {
  err("dateline: " + printable(error.message, false) + "\n");
  return exit_code_of(error);
}

}  // namespace dateline
