// Events and claims, one a row, for spreadsheets.
#include "store/export.h"

namespace dateline {
namespace {

using namespace export_parts;

void add_counts(std::vector<Cell>& row, const view::Quantity* q) {
  row.push_back(q ? Cell::of(q->low) : Cell::null());
  row.push_back(q ? Cell::of(q->best) : Cell::null());
  row.push_back(q ? Cell::of(q->high) : Cell::null());
}

void add_document(std::vector<Cell>& row, const view::Document& d, const Names& names) {
  row.insert(row.end(), {Cell::of(d.id), Cell::of(d.url), Cell::of(d.publisher_name), Cell::of(d.published),
                         Cell::of(names.in_words(d.title))});
}

void write_events(const view::Document& d, const Names& names, TableWriter& table) {
  for (const view::Event& e : d.events) {
    std::vector<Cell> row{Cell::of(event_key(d, e.id))};
    add_document(row, d, names);
    row.insert(row.end(), {Cell::of(e.type), Cell::of(joined(e.modes)), Cell::of(joined(e.contexts)), Cell::of(e.acled),
                           Cell::of(e.cameo), Cell::of(e.layer), Cell::of(e.happened)});
    const view::Time* time = view::find(d.times, e.time);
    row.insert(row.end(), {time ? Cell::of(time->value) : Cell::null(), time ? Cell::of(time->earliest) : Cell::null(),
                           time ? Cell::of(time->latest) : Cell::null()});
    const view::Place* place = view::find(d.places, e.place);
    const auto of_place = [&](auto member) { return place ? Cell::of(place->*member) : Cell::null(); };
    row.insert(row.end(),
               {of_place(&view::Place::name), of_place(&view::Place::admin1), of_place(&view::Place::country),
                of_place(&view::Place::lat), of_place(&view::Place::lon), of_place(&view::Place::precision)});
    row.insert(row.end(), {Cell::of(joined(fillers(d, names, e, {"actor", "orderer", "participant"}))),
                           Cell::of(joined(fillers(d, names, e, {"target", "recipient", "victim"}))),
                           Cell::of(joined(fillers(d, names, e, {"instrument", "agent_substance"})))});
    add_counts(row, quantity(d, e, "killed"));
    add_counts(row, quantity(d, e, "injured"));
    row.insert(row.end(), {Cell::of(words_of(d, names, e.trigger)), Cell::of(std::optional(e.confidence)),
                           time ? Cell::of(int64_t{e.time_inferred}) : Cell::null(),
                           place ? Cell::of(int64_t{e.place_inferred}) : Cell::null()});
    table.row(row);
  }
}

void write_claims(const view::Document& d, const Names& names, TableWriter& table) {
  for (const view::Claim& c : d.claims) {
    const view::Event* event = view::find(d.events, c.event);
    const view::Time* said = view::find(d.times, c.said);
    std::vector<Cell> row{Cell::of(event_key(d, c.id)), event ? Cell::of(event_key(d, c.event)) : Cell::null()};
    add_document(row, d, names);
    row.insert(row.end(), {event ? Cell::of(event->type) : Cell::null(), Cell::of(joined(c.about)),
                           Cell::of(chain_text(d, names, c)), Cell::of(joined(innermost(d, names, c))),
                           Cell::of(c.force), Cell::of(c.stance), Cell::of(c.quote),
                           said ? Cell::of(said->value) : Cell::null(), Cell::of(words_of(d, names, c.evidence)),
                           Cell::of(std::optional(c.confidence)), Cell::of(c.decided_by)});
    table.row(row);
  }
}

}  // namespace

Shape events_shape() {
  return {{"event",        "document",   "url",           "publisher",       "published",     "title",
           "type",         "modes",      "contexts",      "acled",           "cameo",         "layer",
           "happened",     "date",       "date_earliest", "date_latest",     "place",         "admin1",
           "country",      "lat",        "lon",           "place_precision", "actors",        "targets",
           "instruments",  "killed_low", "killed_best",   "killed_high",     "injured_low",   "injured_best",
           "injured_high", "words",      "confidence",    "date_inferred",   "place_inferred"},
          write_events};
}

Shape claims_shape() {
  return {{"claim", "event", "document", "url", "publisher", "published", "title", "event_type", "about", "chain",
           "innermost_speakers", "force", "stance", "quote", "said", "words", "confidence", "decided_by"},
          write_claims};
}

}  // namespace dateline
