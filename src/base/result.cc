#include "base/result.h"

namespace dateline {

const char* error_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUnreadable:
      return "unreadable";
    case ErrorCode::kMalformed:
      return "malformed";
    case ErrorCode::kUnsupported:
      return "unsupported";
    case ErrorCode::kOverLimit:
      return "over_limit";
    case ErrorCode::kEmpty:
      return "empty";
    case ErrorCode::kInvalid:
      return "invalid";
    case ErrorCode::kInternal:
      return "internal";
  }
  return "internal";
}

}  // namespace dateline
