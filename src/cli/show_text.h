// One stored document for the eye: its article, its events, and who claims what.
#pragma once

#include <string>

#include "store/document_view.h"

namespace dateline {

struct ShowStyle {
  bool colour = false;
  size_t width = 100;
};

// All text of the page is made harmless for terminals.
std::string show_document(const view::Document& document, const ShowStyle& style);

}  // namespace dateline
