#include "store/canonical.h"

#include <string>
#include <vector>

#include "base/json_writer.h"
#include "store/compress.h"

namespace dateline {
namespace {

struct Table {
  const char* name;
  const char* columns;  // deterministic ones; the first `keys` of them sort
  int keys;
};

constexpr Table kTables[] = {
    {"run", "id, engine, model, codebook, lexicons", 1},
    {"meta", "key, value", 1},
    {"input", "path, run_id, size, next_offset, state", 2},
    {"document",
     "sha256, run_id, url, publisher_name, publisher_domain, publisher_id, title, byline, language, published, "
     "published_precision, published_basis, modified, text, lead",
     1},
    {"capture", "id, document_id, url, path, offset, length, record_id, fetched_at", 1},
    {"extraction", "id, document_id, capture_id, run_id, state, error_code, error_stage, message", 1},
    {"entity", "id, document_id, local, name, type, country, sector, wikidata, geonames, actor", 1},
    {"entity_member", "entity_id, of_entity_id", 2},
    {"mention", "id, document_id, local, start, stop, kind, type, entity_id, label", 1},
    {"time", "id, document_id, local, start, stop, type, value, earliest, latest, anchor", 1},
    {"place",
     "id, document_id, local, start, stop, name, lat, lon, geonames, feature, country, admin1, precision, score", 1},
    {"quantity", "id, document_id, local, start, stop, what, low, best, high, modifier, subgroup, unit", 1},
    {"attribution", "id, document_id, local, quote, entity_id, inside", 1},
    {"attribution_span", "attribution_id, part, start, stop", 4},
    {"event",
     "id, document_id, local, type, modes, contexts, acled, cameo, layer, happened, place_id, place_inferred, time_id, "
     "time_inferred, confidence",
     1},
    {"event_mention", "event_id, is_trigger, start, stop", 4},
    {"event_quantity", "event_id, quantity_id", 2},
    {"argument", "event_id, n, role, entity_id, start, stop, inferred", 2},
    {"effect", "event_id, n, what, start, stop, claim_id", 2},
    {"relation", "a, b, kind", 3},
    {"claim", "id, document_id, local, event_id, about, force, stance, quote, said_time_id, confidence", 1},
    {"claim_evidence", "claim_id, start, stop", 3},
    {"claim_link", "claim_id, n, branch, role, entity_id, explicit, start, stop, for_entity_id", 2},
    {"document_sentence", "document_id, n, mark, start, stop, words, numbers", 2},
    {"shared_text", "a, b, sentences, share_a, share_b, other_numbers", 2},
    {"document_mark", "document_id, mark", 2},
    {"annotation", "document_id, run_id, json", 2},
};

std::string order_by(int keys) {
  std::string order;
  for (int i = 1; i <= keys; ++i) order += (i > 1 ? "," : "") + std::to_string(i);
  return order;
}

Status write_cell(JsonWriter& json, const Statement& row, int column) {
  switch (sqlite3_column_type(row.raw(), column)) {
    case SQLITE_INTEGER:
      json.value(row.integer(column));
      return {};
    case SQLITE_FLOAT:
      json.value(sqlite3_column_double(row.raw(), column));
      return {};
    case SQLITE_TEXT:
      json.value(row.text(column));
      return {};
    case SQLITE_BLOB: {
      auto line = decompress(row.text(column));
      if (!line) return std::unexpected(line.error());
      json.raw(*line);
      return {};
    }
    default:
      json.null();
      return {};
  }
}

Status export_table(Database& db, const Table& table, const std::function<void(std::string_view)>& write) {
  auto rows =
      db.prepare(std::string("SELECT ") + table.columns + " FROM " + table.name + " ORDER BY " + order_by(table.keys));
  if (!rows) return std::unexpected(rows.error());
  const int columns = sqlite3_column_count(rows->raw());
  while (true) {
    auto row = rows->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
    JsonWriter json;
    json.begin_object().key("table").value(table.name);
    for (int i = 0; i < columns; ++i) {
      json.key(sqlite3_column_name(rows->raw(), i));
      if (auto done = write_cell(json, *rows, i); !done) return done;
    }
    json.end_object();
    write(json.str());
  }
}

}  // namespace

Status canonical_export(Database& db, const std::function<void(std::string_view line)>& write) {
  for (const Table& table : kTables) {
    if (auto done = export_table(db, table, write); !done) return done;
  }
  return {};
}

}  // namespace dateline
