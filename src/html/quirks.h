// Old document types put a page into quirks mode, in which a table does not close a paragraph.
#pragma once

#include "html/token.h"

namespace dateline::html {

bool is_quirky(const Token& doctype);

}  // namespace dateline::html
