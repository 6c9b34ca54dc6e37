// A document's rows: the public line spread over the tables.
#pragma once

#include <string_view>

#include "store/document_view.h"
#include "store/sqlite.h"

namespace dateline {

// Inserts `document` and everything in it; rows that an earlier run left of the document are replaced. The caller has a
// transaction open.
Status write_rows(Database& db, const view::Document& document, int64_t run_id);

}  // namespace dateline
