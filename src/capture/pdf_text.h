// PDF press releases and reports -> text, by poppler's pdftotext as a program of its own.
#pragma once

#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"

namespace dateline {

inline bool is_pdf(std::string_view bytes) { return bytes.starts_with("%PDF-"); }

// The text of a PDF: paragraphs apart by blank lines, their lines joined, bare page numbers left out.
// pdftotext is optional and never linked. Fails with kUnsupported where it is not installed (the message says how to
// get it), kMalformed where it refuses the file, kEmpty for scanned pages, kOverLimit past text_bytes or five times
// document_ms. The child may use 512 MiB.
Result<std::string> pdf_text(std::string_view pdf, const Limits& limits);

// What pdftotext prints, made into paragraphs.
std::string join_pdf_lines(std::string_view printed);

}  // namespace dateline
