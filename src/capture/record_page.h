// An archive record's block -> Capture.
#pragma once

#include <variant>

#include "capture/item.h"
#include "capture/record_header.h"

namespace dateline {

// Why a record is passed over without being a failure.
enum class Passed { kOtherType, kRevisit, kOtherContent, kOtherStatus };

// Whether a record of this type can hold a page at all; nothing if so.
std::optional<Passed> passed_by_type(const RecordHeader& header);

// Reads a response (or an HTML resource): HTML or plain text with a 2xx status, or without any. `origin` gets the
// fields that the record knows.
std::variant<Passed, Result<Capture>> read_record(const RecordHeader& header, std::string_view block,
                                                  const InputOptions& options, Origin& origin);

}  // namespace dateline
