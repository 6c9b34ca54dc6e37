// Events in the 31 columns of the Armed Conflict Location & Event Data project. Only what happened is a row there:
// plans, demands and denials stay out, and so do types that have no sub-event. `notes` names the sources; `fatalities`
// is empty where no number is known, as unknown is not none.
#include <algorithm>
#include <cctype>

#include "store/export.h"

namespace dateline {
namespace {

using namespace export_parts;

std::string disorder_type(std::string_view type, std::string_view sub_type) {
  if (type == "Protests" || type == "Riots") {
    const bool both = sub_type == "Excessive force against protesters" || sub_type == "Mob violence";
    return both                         ? "Political violence; Demonstrations"
           : sub_type == "Mob violence" ? "Political violence"
                                        : "Demonstrations";
  }
  return type == "Strategic developments" ? "Strategic developments" : "Political violence";
}

// 1 state forces, 2 rebels, 3 militias and gangs, 5 rioters, 6 protesters, 7 civilians, 8 external or other; 0 = nobody
// named. Identity militias (4) are among the militias: no article says which of them they are.
int inter_code(const view::Document& d, const view::Event& e, std::initializer_list<std::string_view> roles,
               std::string_view event_type, std::string_view place_country) {
  for (const view::Argument& a : e.arguments) {
    if (std::find(roles.begin(), roles.end(), a.role) == roles.end()) continue;
    const view::Entity* entity = view::find(d.entities, a.entity);
    if (!entity) continue;
    const std::string_view sector = entity->sector;
    if (sector == "PRM" || sector == "CRM") return 3;
    if (sector == "UNO" || sector == "IGO" || sector == "IMG") return 8;
    if (sector == "REB" || sector == "UAF" || entity->type == "ARMED_GROUP") return 2;
    const bool of_state = entity->type == "STATE" || sector == "GOV" || sector == "MIL" || sector == "COP";
    if (of_state && !entity->country.empty() && !place_country.empty() && entity->country != place_country) return 8;
    if (of_state) return 1;
    if (event_type == "Protests") return 6;
    if (event_type == "Riots") return 5;
    return 7;
  }
  return 0;
}

// Both codes, the smaller first; a lone one stands before 0.
int interaction(int a, int b) { return a == 0 || b == 0 ? 10 * (a + b) : 10 * std::min(a, b) + std::max(a, b); }

// What was inferred from the words around the act is no better than "near".
int geo_precision(const view::Place* place, bool inferred) {
  if (!place) return 0;
  if (inferred && place->precision == "exact") return 2;
  if (place->precision == "exact") return 1;
  return place->precision == "near" || place->precision == "admin2" ? 2 : 3;
}

// 1 a day, 2 a week, or a day that was inferred, 3 a month; 0 = no date.
int time_precision(const view::Time* time, bool inferred) {
  if (!time || time->earliest.empty()) return 0;
  if (time->earliest == time->latest || time->latest.empty()) return inferred ? 2 : 1;
  return time->value.find("-W") != std::string::npos ? 2 : 3;
}

std::string notes(const view::Document& d, const Names& names, const view::Event& e) {
  std::string out = (d.publisher_name.empty() ? std::string("An unnamed outlet") : d.publisher_name) + " reports: \"" +
                    words_of(d, names, e.trigger) + "\"";
  for (const view::Claim& c : d.claims) {
    if (c.event != e.id || c.chain.size() < 2) continue;
    out += "; " + joined(innermost(d, names, c), " and ") + " (" + c.force + "): \"" + words_of(d, names, c.evidence) +
           "\"";
  }
  return out + ".";
}

Cell code(int number) { return number ? Cell::of(int64_t{number}) : Cell::null(); }

void write_event(const view::Document& d, const Names& names, const view::Event& e, TableWriter& table) {
  const size_t cut = e.acled.find(" > ");
  const std::string type = e.acled.substr(0, cut);
  const std::string sub = cut == std::string::npos ? "" : e.acled.substr(cut + 3);
  const view::Time* time = view::find(d.times, e.time);
  const view::Place* place = view::find(d.places, e.place);
  const std::string country = place ? place->country : "";
  const auto actors = fillers(d, names, e, {"actor", "orderer", "participant"});
  const auto others = fillers(d, names, e, {"target", "recipient", "victim"});
  const int inter1 = inter_code(d, e, {"actor", "orderer", "participant"}, type, country);
  const int inter2 = inter_code(d, e, {"target", "recipient", "victim"}, type, country);
  const auto at = [](const std::vector<std::string>& list) { return list.empty() ? Cell::null() : Cell::of(list[0]); };
  const auto after = [](std::vector<std::string> list) {
    if (!list.empty()) list.erase(list.begin());
    return Cell::of(joined(list, "; "));
  };
  const std::string date = time ? time->earliest.substr(0, 10) : "";
  const view::Quantity* killed = quantity(d, e, "killed");
  table.row({Cell::of(event_key(d, e.id)),
             Cell::of(date),
             Cell::of(date.substr(0, 4)),
             code(time_precision(time, e.time_inferred)),
             Cell::of(disorder_type(type, sub)),
             Cell::of(type),
             Cell::of(sub),
             at(actors),
             after(actors),
             code(inter1),
             at(others),
             after(others),
             code(inter2),
             code(interaction(inter1, inter2)),
             inter2 == 7 ? Cell::of("Civilian targeting") : Cell::null(),
             Cell::null(),
             Cell::null(),
             Cell::of(country),
             place ? Cell::of(place->admin1) : Cell::null(),
             Cell::null(),
             Cell::null(),
             place ? Cell::of(place->name) : Cell::null(),
             place ? Cell::of(place->lat) : Cell::null(),
             place ? Cell::of(place->lon) : Cell::null(),
             code(geo_precision(place, e.place_inferred)),
             Cell::of(d.publisher_name),
             Cell::null(),
             Cell::of(notes(d, names, e)),
             killed ? Cell::of(killed->best) : Cell::null(),
             Cell::of(joined(e.modes, "; ")),
             Cell::null()});
}

void write_document(const view::Document& d, const Names& names, TableWriter& table) {
  for (const view::Event& e : d.events) {
    const bool a_fact = e.happened != "no" && (e.layer == "current" || e.layer == "background" || e.layer == "alleged");
    if (!e.acled.empty() && a_fact) write_event(d, names, e, table);
  }
}

}  // namespace

Shape acled_shape() {
  return {{"event_id_cnty", "event_date",     "year",     "time_precision", "disorder_type",
           "event_type",    "sub_event_type", "actor1",   "assoc_actor_1",  "inter1",
           "actor2",        "assoc_actor_2",  "inter2",   "interaction",    "civilian_targeting",
           "iso",           "region",         "country",  "admin1",         "admin2",
           "admin3",        "location",       "latitude", "longitude",      "geo_precision",
           "source",        "source_scale",   "notes",    "fatalities",     "tags",
           "timestamp"},
          write_document};
}

}  // namespace dateline
