// Reads the public JSON line back. Fields may come in any order and may be missing, so this walks simdjson's DOM, which
// answers look-ups by key, rather than its forward-only parser; a line is read once, and parsing is far from the cost
// that a document has elsewhere.
#include "store/document_view.h"

#include <simdjson.h>

#include <algorithm>

#include "base/utf8.h"

namespace dateline::view {
namespace {

using simdjson::dom::element;

std::string text_at(element e, const char* key) {
  std::string_view text;
  return e[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

bool flag_at(element e, const char* key, bool otherwise) {
  bool flag = otherwise;
  return e[key].get(flag) == simdjson::SUCCESS ? flag : otherwise;
}

std::optional<double> number_at(element e, const char* key) {
  double number = 0;
  if (e[key].get(number) == simdjson::SUCCESS) return number;
  return std::nullopt;
}

template <typename Read>
auto list_at(element e, const char* key, Read read) {
  std::vector<decltype(read(e))> out;
  simdjson::dom::array array;
  if (e[key].get(array) != simdjson::SUCCESS) return out;
  for (element item : array) out.push_back(read(item));
  return out;
}

Range range_of(element e) {
  uint64_t start = 0, stop = 0;
  if (e.at(0).get(start) != simdjson::SUCCESS || e.at(1).get(stop) != simdjson::SUCCESS) return {};
  constexpr uint64_t kMost = UINT32_MAX;
  return {static_cast<uint32_t>(std::min(start, kMost)), static_cast<uint32_t>(std::min(stop, kMost))};
}

Range span_at(element e) {
  element span;
  return e["span"].get(span) == simdjson::SUCCESS ? range_of(span) : Range{};
}

std::optional<Range> optional_span(element e) {
  element span;
  if (e["span"].get(span) != simdjson::SUCCESS || span.is_null()) return std::nullopt;
  return range_of(span);
}

std::vector<Range> ranges_at(element e, const char* key) { return list_at(e, key, range_of); }

std::vector<std::string> texts_at(element e, const char* key) {
  return list_at(e, key, [](element item) {
    std::string_view text;
    return item.get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
  });
}

element child(element e, const char* key) {
  element inner;
  return e[key].get(inner) == simdjson::SUCCESS ? inner : e;
}

void read_article(element e, Document& d) {
  d.id = text_at(e, "id");
  d.url = text_at(e, "url");
  d.title = text_at(e, "title");
  d.byline = text_at(e, "byline");
  d.language = text_at(e, "language");
  d.text = text_at(e, "text");
  d.lead = text_at(e, "lead");
  element inner;
  if (e["publisher"].get(inner) == simdjson::SUCCESS) {
    d.publisher_name = text_at(inner, "name");
    d.publisher_domain = text_at(inner, "domain");
    d.publisher_id = text_at(inner, "id");
  }
  if (e["published"].get(inner) == simdjson::SUCCESS) {
    d.published = text_at(inner, "value");
    d.published_precision = text_at(inner, "precision");
    d.published_basis = text_at(inner, "basis");
  }
  if (e["modified"].get(inner) == simdjson::SUCCESS) d.modified = text_at(inner, "value");
  d.marks = texts_at(e, "marks");
  d.blocks = list_at(e, "blocks", [](element b) { return Block{span_at(b), text_at(b, "kind")}; });
}

Entity read_entity(element e) {
  Entity out{.id = text_at(e, "id"),
             .name = text_at(e, "name"),
             .type = text_at(e, "type"),
             .country = text_at(e, "country"),
             .sector = text_at(e, "sector"),
             .wikidata = {},
             .geonames = {},
             .actor = {},
             .member_of = texts_at(e, "member_of")};
  element ids;
  if (e["ids"].get(ids) == simdjson::SUCCESS) {
    out.wikidata = text_at(ids, "wikidata");
    out.geonames = text_at(ids, "geonames");
    out.actor = text_at(ids, "actor");
  }
  return out;
}

Place read_place(element e) {
  Place out{.id = text_at(e, "id"),
            .name = text_at(e, "name"),
            .feature = text_at(e, "feature"),
            .country = text_at(e, "country"),
            .admin1 = text_at(e, "admin1"),
            .precision = text_at(e, "precision"),
            .lat = number_at(e, "lat"),
            .lon = number_at(e, "lon"),
            .geonames = {},
            .score = number_at(e, "score").value_or(0),
            .span = span_at(e)};
  int64_t geonames = 0;
  if (e["geonames"].get(geonames) == simdjson::SUCCESS) out.geonames = geonames;
  return out;
}

void read_grounds(element e, Document& d) {
  d.mentions = list_at(e, "mentions", [](element m) {
    return Mention{text_at(m, "id"),     text_at(m, "kind"),  text_at(m, "type"),
                   text_at(m, "entity"), text_at(m, "label"), span_at(m)};
  });
  d.entities = list_at(e, "entities", read_entity);
  d.times = list_at(e, "times", [](element t) {
    return Time{text_at(t, "id"),     text_at(t, "type"),   text_at(t, "value"), text_at(t, "earliest"),
                text_at(t, "latest"), text_at(t, "anchor"), span_at(t)};
  });
  d.places = list_at(e, "places", read_place);
  d.quantities = list_at(e, "quantities", [](element q) {
    return Quantity{text_at(q, "id"),       text_at(q, "what"),   text_at(q, "modifier"),
                    text_at(q, "subgroup"), text_at(q, "unit"),   number_at(q, "low"),
                    number_at(q, "best"),   number_at(q, "high"), span_at(q)};
  });
  d.attributions = list_at(e, "attributions", [](element a) {
    return Attribution{text_at(a, "id"),       text_at(a, "quote"), text_at(a, "entity"),   text_at(a, "inside"),
                       ranges_at(a, "source"), ranges_at(a, "cue"), ranges_at(a, "content")};
  });
}

Event read_event(element e) {
  Event out;
  out.id = text_at(e, "id");
  out.type = text_at(e, "type");
  out.layer = text_at(e, "layer");
  out.happened = text_at(e, "happened");
  out.trigger = ranges_at(e, "trigger");
  out.mentions = ranges_at(e, "mentions");
  out.modes = texts_at(e, "modes");
  out.contexts = texts_at(e, "contexts");
  out.quantities = texts_at(e, "quantities");
  out.acled = text_at(child(e, "codes"), "acled");
  out.cameo = text_at(child(e, "codes"), "cameo");
  out.arguments = list_at(e, "arguments", [](element a) {
    return Argument{text_at(a, "role"), text_at(a, "entity"), optional_span(a), flag_at(a, "inferred", false)};
  });
  out.effects = list_at(e, "effects", [](element f) {
    return Effect{text_at(f, "what"), text_at(f, "claim"), optional_span(f)};
  });
  element link;
  if (e["place"].get(link) == simdjson::SUCCESS) {
    out.place = text_at(link, "id");
    out.place_inferred = flag_at(link, "inferred", false);
  }
  if (e["time"].get(link) == simdjson::SUCCESS) {
    out.time = text_at(link, "id");
    out.time_inferred = flag_at(link, "inferred", false);
  }
  out.confidence = number_at(e, "confidence").value_or(0);
  return out;
}

Link read_link(element l) {
  return {text_at(l, "role"),
          text_at(l, "entity"),
          text_at(l, "for"),
          flag_at(l, "explicit", true),
          static_cast<int>(number_at(l, "branch").value_or(0)),
          optional_span(l)};
}

void read_events(element e, Document& d) {
  d.events = list_at(e, "events", read_event);
  d.relations = list_at(e, "relations", [](element r) {
    return Relation{text_at(r, "a"), text_at(r, "b"), text_at(r, "kind")};
  });
  d.claims = list_at(e, "claims", [](element c) {
    return Claim{text_at(c, "id"),
                 text_at(c, "event"),
                 text_at(c, "force"),
                 text_at(c, "stance"),
                 text_at(c, "quote"),
                 text_at(c, "said"),
                 texts_at(c, "about"),
                 ranges_at(c, "evidence"),
                 list_at(c, "chain", read_link),
                 number_at(c, "confidence").value_or(0),
                 text_at(c, "decided_by")};
  });
}

void index_text(Document& d) {
  d.byte_of.reserve(d.text.size() + 1);
  for (size_t byte = 0; byte < d.text.size();) {
    d.byte_of.push_back(static_cast<uint32_t>(byte));
    (void)decode(d.text, byte);
  }
  d.byte_of.push_back(static_cast<uint32_t>(d.text.size()));
}

}  // namespace

std::string_view Document::words(Range range) const {
  if (range.start >= range.stop || range.stop >= byte_of.size()) return {};
  return std::string_view(text).substr(byte_of[range.start], byte_of[range.stop] - byte_of[range.start]);
}

Result<Document> read_line(std::string_view json) {
  simdjson::dom::parser parser;
  element root;
  std::string_view id, text;
  if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS ||
      root["id"].get(id) != simdjson::SUCCESS || root["text"].get(text) != simdjson::SUCCESS) {
    return fail(ErrorCode::kMalformed, "store", "A document's line is no JSON object with id and text.");
  }
  Document document;
  read_article(root, document);
  read_grounds(root, document);
  read_events(root, document);
  index_text(document);
  return document;
}

}  // namespace dateline::view
