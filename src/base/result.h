// Errors are values: no exception crosses a stage's border, and a document that fails becomes a row that says why.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace dateline {

enum class ErrorCode {
  kUnreadable,   // the bytes could not be had (missing file, permission, broken archive)
  kMalformed,    // the bytes break their format
  kUnsupported,  // well-formed, but nothing Dateline reads (an image, another language)
  kOverLimit,    // a limit of limits.h was passed; the message names it
  kEmpty,        // nothing left to read (no text on the page)
  kInvalid,      // the caller's arguments or configuration are wrong
  kInternal,     // a fault of ours
};

// Which stage failed, on what, and what the user can do about it.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string stage;    // folder name: "capture", "article", ...
  std::string message;  // a full sentence naming the input, the reason and, if there is one, the remedy
};

template <typename T>
using Result = std::expected<T, Error>;
using Status = std::expected<void, Error>;

inline std::unexpected<Error> fail(ErrorCode code, std::string stage, std::string message) {
  return std::unexpected(Error{code, std::move(stage), std::move(message)});
}

// Stable lower-case name of a code, as written into the store: "malformed", "over_limit", ...
const char* error_name(ErrorCode code);

}  // namespace dateline
