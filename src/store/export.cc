#include "store/export.h"

#include "store/canonical.h"

namespace dateline {
namespace {

Shape shape_of(ExportShape shape) {
  switch (shape) {
    case ExportShape::kClaims:
      return claims_shape();
    case ExportShape::kAcled:
      return acled_shape();
    case ExportShape::kPlover:
      return plover_shape();
    default:
      return events_shape();
  }
}

Result<size_t> export_canonical(StoreReader& store, const std::function<void(std::string_view)>& out) {
  size_t lines = 0;
  auto done = canonical_export(store.database(), [&](std::string_view line) {
    ++lines;
    out(line);
    out("\n");
  });
  if (!done) return std::unexpected(done.error());
  return lines;
}

// The documents' own lines. Private names are blotted out letter by letter, so that all spans stay right.
Result<size_t> export_lines(StoreReader& store, bool names, const std::function<void(std::string_view)>& out) {
  size_t lines = 0;
  auto done = store.each_line([&](const std::string& line) -> Status {
    auto document = view::read_line(line);
    if (!document) return std::unexpected(document.error());
    ++lines;
    out(Names(*document, names).blotted(line));
    out("\n");
    return {};
  });
  if (!done) return std::unexpected(done.error());
  return lines;
}

Result<size_t> export_list(StoreReader& store, const ExportOptions& options,
                           const std::function<void(std::string_view)>& out) {
  TableWriter table(options.format, {"document", "published", "publisher", "title", "url", "state", "events", "claims"},
                    out);
  auto listed = store.documents();
  if (!listed) return std::unexpected(listed.error());
  for (const DocumentSummary& d : *listed) {
    table.row({Cell::of(d.id), Cell::of(d.published), Cell::of(d.publisher), Cell::of(d.title), Cell::of(d.url),
               Cell::of(d.state), Cell::of(d.events), Cell::of(d.claims)});
  }
  table.finish();
  return table.rows();
}

}  // namespace

Result<ExportShape> parse_export_shape(std::string_view name) {
  if (name == "events") return ExportShape::kEvents;
  if (name == "claims") return ExportShape::kClaims;
  if (name == "acled") return ExportShape::kAcled;
  if (name == "plover") return ExportShape::kPlover;
  if (name == "documents") return ExportShape::kDocuments;
  if (name == "canonical") return ExportShape::kCanonical;
  return fail(ErrorCode::kInvalid, "store",
              "There is no export \"" + std::string(name) +
                  "\"; choose among events, claims, acled, plover, documents, canonical.");
}

Result<size_t> export_store(StoreReader& store, const ExportOptions& options,
                            const std::function<void(std::string_view)>& out) {
  if (options.shape == ExportShape::kCanonical) return export_canonical(store, out);
  if (options.shape == ExportShape::kDocuments) {
    return options.format == RowFormat::kJsonLines ? export_lines(store, options.names, out)
                                                   : export_list(store, options, out);
  }
  const Shape shape = shape_of(options.shape);
  TableWriter table(options.format, shape.columns, out);
  auto done = store.each_line([&](const std::string& line) -> Status {
    auto document = view::read_line(line);
    if (!document) return std::unexpected(document.error());
    shape.write(*document, Names(*document, options.names), table);
    return {};
  });
  if (!done) return std::unexpected(done.error());
  table.finish();
  return table.rows();
}

}  // namespace dateline
