// The database in the shapes other tools expect.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/privacy.h"
#include "store/reader.h"
#include "store/table_writer.h"

namespace dateline {

enum class ExportShape { kEvents, kClaims, kAcled, kPlover, kDocuments, kCanonical };

struct ExportOptions {
  ExportShape shape = ExportShape::kEvents;
  RowFormat format = RowFormat::kCsv;  // kCanonical is JSON Lines in any case
  bool names = false;                  // also the names of private persons
};

Result<ExportShape> parse_export_shape(std::string_view name);

// Writes every document's rows in the order of document ids. Returns the number of rows.
Result<size_t> export_store(StoreReader& store, const ExportOptions& options,
                            const std::function<void(std::string_view)>& out);

// One shape: its columns, and the rows of one document.
struct Shape {
  std::vector<std::string> columns;
  std::function<void(const view::Document&, const Names&, TableWriter&)> write;
};
Shape events_shape();
Shape claims_shape();
Shape acled_shape();
Shape plover_shape();

// Pieces that the shapes share.
namespace export_parts {

std::string joined(const std::vector<std::string>& list, std::string_view between = ";");
std::string event_key(const view::Document& document, std::string_view local);  // "0123456789ab:v1"
// Names of the entities (or, where there is none, the words) that fill one of `roles`, each once, in order.
std::vector<std::string> fillers(const view::Document& document, const Names& names, const view::Event& event,
                                 std::initializer_list<std::string_view> roles);
// The event's first quantity of that kind, or nullptr.
const view::Quantity* quantity(const view::Document& document, const view::Event& event, std::string_view what);
std::string words_of(const view::Document& document, const Names& names, const std::vector<view::Range>& ranges);
// A claim's chain as text: "Press TV > TASS > Igor Konashenkov (for Ministry of Defence)"; branches divided by " | ".
std::string chain_text(const view::Document& document, const Names& names, const view::Claim& claim);
// The innermost speakers of all branches; "unnamed" for nobody named. Empty for the publisher's own word.
std::vector<std::string> innermost(const view::Document& document, const Names& names, const view::Claim& claim);

}  // namespace export_parts

}  // namespace dateline
