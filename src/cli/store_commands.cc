// `dateline query`, `dateline export` and `dateline codebook check`.
#include "cli/commands.h"
#include "event/codebook_check.h"
#include "store/export.h"

namespace dateline {

int run_query(const QueryArguments& arguments, const Console& console) {
  const std::string name = !arguments.format.empty() ? arguments.format : console.out_is_terminal ? "table" : "jsonl";
  const auto format = parse_row_format(name);
  if (!format) return console.complain(format.error());
  auto store = StoreReader::open(arguments.db);
  if (!store) return console.complain(store.error());
  const auto rows = store->query(arguments.sql, *format, arguments.seconds, console.out);
  if (!rows) return console.complain(rows.error());
  return *rows ? kOk : kNothingFound;
}

int run_export(const ExportArguments& arguments, const Console& console) {
  const auto shape = parse_export_shape(arguments.shape);
  if (!shape) return console.complain(shape.error());
  const auto format = parse_row_format(arguments.format);
  if (!format) return console.complain(format.error());
  auto store = StoreReader::open(arguments.db);
  if (!store) return console.complain(store.error());
  const auto rows = export_store(*store, {*shape, *format, arguments.names}, console.out);
  if (!rows) return console.complain(rows.error());
  return *rows ? kOk : kNothingFound;
}

int run_codebook_check(const std::string& folder, const Console& console) {
  const auto problems = check_codebook(folder);
  for (const Problem& problem : problems) console.out(problem.text() + "\n");
  if (problems.empty()) console.err("The codebook is sound.\n");
  return problems.empty() ? kOk : kUsage;
}

}  // namespace dateline
