// `dateline show`: the list of documents, or one of them.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/show_text.h"
#include "store/reader.h"

namespace dateline {
namespace {

constexpr size_t kMostShown = 20;

void list(const std::vector<DocumentSummary>& documents, const Console& console) {
  TableWriter table(RowFormat::kTable, {"document", "published", "publisher", "events", "claims", "copy of", "title"},
                    console.out);
  for (const DocumentSummary& d : documents) {
    const std::string title = d.state == "done" ? d.title : "(" + d.state + ") " + (d.title.empty() ? d.url : d.title);
    table.row({Cell::of(d.id.substr(0, 12)), Cell::of(d.published.substr(0, 10)), Cell::of(d.publisher),
               Cell::of(d.events), Cell::of(d.claims), Cell::of(d.copy_of.substr(0, 12)), Cell::of(title)});
  }
  table.finish();
}

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }

void list_sharers(const std::vector<TextSharer>& sharers, const Console& console) {
  if (sharers.empty()) return;
  console.out("\nThe same sentences also stand in\n");
  TableWriter table(RowFormat::kTable,
                    {"document", "published", "publisher", "sentences", "of this", "of that", "other numbers", "title"},
                    console.out);
  for (const TextSharer& s : sharers) {
    table.row({Cell::of(s.id.substr(0, 12)), Cell::of(s.published.substr(0, 10)), Cell::of(s.publisher),
               Cell::of(s.sentences), Cell::of(percent(s.share)), Cell::of(percent(s.its_share)),
               Cell::of(s.other_numbers), Cell::of(s.title)});
  }
  table.finish();
}

}  // namespace

int run_show(const ShowArguments& arguments, const Console& console) {
  auto store = StoreReader::open(arguments.db);
  if (!store) return console.complain(store.error());
  auto found = arguments.document.empty() ? store->documents() : store->find(arguments.document);
  if (!found) return console.complain(found.error());
  if (found->empty()) {
    console.err(arguments.document.empty()
                    ? "dateline: " + arguments.db + " holds no documents yet.\n"
                    : "dateline: no document's id begins with \"" + arguments.document +
                          "\", and no URL or title holds it; \"dateline show " + arguments.db + "\" lists them.\n");
    return kNothingFound;
  }
  if (arguments.document.empty() || found->size() > 1) {
    if (!arguments.document.empty()) {
      console.err(std::to_string(found->size()) + " documents fit; name one by its id.\n");
      if (found->size() > kMostShown) found->resize(kMostShown);
    }
    list(*found, console);
    return kOk;
  }
  const auto line = store->line(found->front().id);
  if (!line) return console.complain(line.error());
  const auto document = view::read_line(*line);
  if (!document) return console.complain(document.error());
  const auto sharers = store->sharers(document->id);
  if (!sharers) return console.complain(sharers.error());
  console.out(show_document(*document, {console.colour, console.width}));
  list_sharers(*sharers, console);
  return kOk;
}

}  // namespace dateline
