// Events as PLOVER records (one JSON object each), with what PLOVER has no place for under "claims": on whose word.
#include "base/json_writer.h"
#include "store/export.h"

namespace dateline {
namespace {

using namespace export_parts;

std::string entities_json(const view::Document& d, const Names& names, const view::Event& e,
                          std::initializer_list<std::string_view> roles) {
  JsonWriter json;
  json.begin_array();
  for (const view::Argument& a : e.arguments) {
    if (std::find(roles.begin(), roles.end(), a.role) == roles.end()) continue;
    const view::Entity* entity = view::find(d.entities, a.entity);
    const std::string words = a.span ? names.in_words(d.words(*a.span)) : "";
    json.begin_object().key("code").text_or_null(entity ? entity->country : "");
    json.key("sector").text_or_null(entity ? entity->sector : "");
    json.key("entity_text").text_or_null(words.empty() && entity ? names.of(*entity) : words);
    json.key("entity_name").text_or_null(entity ? names.of(*entity) : "");
    json.key("identifier_id").text_or_null(entity ? entity->wikidata : "").end_object();
  }
  return json.end_array().take();
}

std::string texts_json(const std::vector<std::string>& list) {
  JsonWriter json;
  json.begin_array();
  for (const std::string& s : list) json.value(s);
  return json.end_array().take();
}

// 5 finer than a town ... 1 a country.
int resolution(std::string_view precision, std::string_view feature) {
  if (precision == "exact") return feature == "PPLX" ? 5 : 4;
  if (precision == "near" || precision == "admin2") return 3;
  return precision == "admin1" ? 2 : 1;
}

std::string place_json(const view::Document& d, const view::Event& e) {
  const view::Place* p = view::find(d.places, e.place);
  if (!p) return "null";
  JsonWriter json;
  json.begin_object().key("extracted_place").value(d.words(p->span)).key("resolved_place").value(p->name);
  json.key("geonameid");
  p->geonames ? json.value(*p->geonames) : json.null();
  json.key("lat");
  p->lat ? json.value(*p->lat) : json.null();
  json.key("lon");
  p->lon ? json.value(*p->lon) : json.null();
  json.key("province").text_or_null(p->admin1).key("country_code").text_or_null(p->country);
  json.key("feature_code").text_or_null(p->feature);
  json.key("resolution");
  p->precision == "none" ? json.null() : json.value(resolution(p->precision, p->feature));
  return json.end_object().take();
}

std::string size_json(const view::Document& d, const view::Event& e) {
  JsonWriter json;
  json.begin_object();
  const auto count = [&](const char* key, std::string_view what) {
    const view::Quantity* q = quantity(d, e, what);
    json.key(key);
    q && q->best ? json.value(*q->best) : json.null();
  };
  count("dead", "killed");
  count("injured", "injured");
  count("arrested", "detained");
  return json.end_object().take();
}

std::string cite_json(const view::Document& d, const Names& names) {
  JsonWriter json;
  json.begin_object().key("url").text_or_null(d.url).key("title").text_or_null(names.in_words(d.title));
  json.key("language").text_or_null(d.language).key("publication").text_or_null(d.publisher_name);
  return json.key("coder").value("dateline").end_object().take();
}

std::string claims_json(const view::Document& d, const Names& names, const view::Event& e) {
  JsonWriter json;
  json.begin_array();
  for (const view::Claim& c : d.claims) {
    if (c.event != e.id) continue;
    json.begin_object().key("chain").value(chain_text(d, names, c)).key("about").raw(texts_json(c.about));
    json.key("force").value(c.force).key("stance").value(c.stance).key("quote").value(c.quote);
    json.key("text").value(words_of(d, names, c.evidence)).end_object();
  }
  return json.end_array().take();
}

void write_document(const view::Document& d, const Names& names, TableWriter& table) {
  for (const view::Event& e : d.events) {
    if (e.type.empty()) continue;
    const view::Time* time = view::find(d.times, e.time);
    const std::string first = time ? time->earliest.substr(0, 10) : "", last = time ? time->latest.substr(0, 10) : "";
    table.row({Cell::of(event_key(d, e.id)), Cell::of(first), last != first ? Cell::of(last) : Cell::null(),
               Cell::json(entities_json(d, names, e, {"actor", "orderer", "participant"})),
               Cell::json(entities_json(d, names, e, {"recipient", "target", "victim"})),
               Cell::json(texts_json({e.type})), Cell::json(texts_json(e.modes)), Cell::json(texts_json(e.contexts)),
               Cell::json(place_json(d, e)), Cell::of(words_of(d, names, e.trigger)), Cell::json(size_json(d, e)),
               Cell::of(e.happened == "no" ? "negation" : e.layer), Cell::json(cite_json(d, names)),
               Cell::json(claims_json(d, names, e))});
  }
}

}  // namespace

Shape plover_shape() {
  return {{"id", "date", "enddate", "actor", "recipient", "event", "mode", "context", "event_loc", "event_text", "size",
           "comment", "cite_info", "claims"},
          write_document};
}

}  // namespace dateline
