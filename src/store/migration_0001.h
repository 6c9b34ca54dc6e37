// Version 1 of the schema. Never edited once released: changes are new migrations.
//
// Offsets [start, stop) count code points of document.text, so that substr(text, start + 1, stop - start) is the words.
// Ids are the first 8 bytes of SHA-256 over "table|document's SHA-256|local id"; `local` is the id inside the document.
// The full-text index and the R-tree are kept up by row_writer.cc: with trusted_schema off, triggers may not touch
// them.
#pragma once

namespace dateline {

inline constexpr const char* kMigration0001 = R"sql(
CREATE TABLE run(
  id INTEGER PRIMARY KEY, engine TEXT NOT NULL, model TEXT NOT NULL, codebook TEXT NOT NULL, lexicons TEXT NOT NULL,
  started_at TEXT, finished_at TEXT) STRICT;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE input(
  path TEXT NOT NULL, run_id INTEGER NOT NULL REFERENCES run(id), size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
  next_offset INTEGER NOT NULL, state TEXT NOT NULL CHECK(state IN ('open','done')),
  PRIMARY KEY(path, run_id)) STRICT, WITHOUT ROWID;
CREATE TABLE document(
  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, run_id INTEGER NOT NULL REFERENCES run(id), url TEXT,
  publisher_name TEXT, publisher_domain TEXT, publisher_id TEXT, title TEXT, byline TEXT, language TEXT,
  published TEXT, published_precision TEXT, published_basis TEXT, modified TEXT, text TEXT NOT NULL, lead TEXT) STRICT;
CREATE INDEX document_published ON document(published);
CREATE TABLE annotation(
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE, run_id INTEGER NOT NULL REFERENCES run(id),
  json BLOB NOT NULL, PRIMARY KEY(document_id, run_id)) STRICT;
CREATE TABLE capture(
  id INTEGER PRIMARY KEY, document_id INTEGER REFERENCES document(id) ON DELETE CASCADE, url TEXT, path TEXT NOT NULL,
  offset INTEGER NOT NULL, length INTEGER NOT NULL, record_id TEXT, fetched_at TEXT) STRICT;
CREATE INDEX capture_document ON capture(document_id);
CREATE TABLE extraction(
  id INTEGER PRIMARY KEY, document_id INTEGER REFERENCES document(id) ON DELETE CASCADE,
  capture_id INTEGER REFERENCES capture(id) ON DELETE CASCADE, run_id INTEGER NOT NULL REFERENCES run(id),
  state TEXT NOT NULL CHECK(state IN ('done','stopped','failed')), error_code TEXT, error_stage TEXT, message TEXT,
  elapsed_us INTEGER NOT NULL) STRICT;
CREATE INDEX extraction_document ON extraction(document_id);
CREATE INDEX extraction_capture ON extraction(capture_id);

CREATE TABLE entity(
  id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE, local TEXT NOT NULL,
  name TEXT NOT NULL, type TEXT NOT NULL, country TEXT, sector TEXT, wikidata TEXT, geonames TEXT, actor TEXT) STRICT;
CREATE INDEX entity_document ON entity(document_id);
CREATE INDEX entity_name ON entity(name);
CREATE TABLE entity_member(
  entity_id INTEGER NOT NULL REFERENCES entity(id) ON DELETE CASCADE, of_entity_id INTEGER NOT NULL,
  PRIMARY KEY(entity_id, of_entity_id)) STRICT, WITHOUT ROWID;
CREATE TABLE mention(
  id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE, local TEXT NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, kind TEXT NOT NULL, type TEXT,
  entity_id INTEGER REFERENCES entity(id) ON DELETE CASCADE, label TEXT) STRICT;
CREATE INDEX mention_document ON mention(document_id);
CREATE INDEX mention_entity ON mention(entity_id);
CREATE TABLE time(
  id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE, local TEXT NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, type TEXT NOT NULL, value TEXT, earliest TEXT, latest TEXT,
  anchor TEXT NOT NULL) STRICT;
CREATE INDEX time_document ON time(document_id);
CREATE TABLE place(
  id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE, local TEXT NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, name TEXT NOT NULL, lat REAL, lon REAL, geonames INTEGER,
  feature TEXT, country TEXT, admin1 TEXT, precision TEXT NOT NULL, score REAL) STRICT;
CREATE INDEX place_document ON place(document_id);
CREATE VIRTUAL TABLE place_box USING rtree(id, south, north, west, east);
CREATE TABLE quantity(
  id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE, local TEXT NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, what TEXT NOT NULL, low REAL, best REAL, high REAL, modifier TEXT,
  subgroup TEXT, unit TEXT) STRICT;
CREATE INDEX quantity_document ON quantity(document_id);
CREATE TABLE attribution(
  id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE, local TEXT NOT NULL,
  quote TEXT NOT NULL, entity_id INTEGER REFERENCES entity(id) ON DELETE CASCADE, inside TEXT) STRICT;
CREATE INDEX attribution_document ON attribution(document_id);
CREATE INDEX attribution_entity ON attribution(entity_id);
CREATE TABLE attribution_span(
  attribution_id INTEGER NOT NULL REFERENCES attribution(id) ON DELETE CASCADE,
  part TEXT NOT NULL CHECK(part IN ('source','cue','content')), start INTEGER NOT NULL, stop INTEGER NOT NULL,
  PRIMARY KEY(attribution_id, part, start, stop)) STRICT, WITHOUT ROWID;
CREATE TABLE event(
  id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE, local TEXT NOT NULL,
  type TEXT, modes TEXT NOT NULL, contexts TEXT NOT NULL, acled TEXT, cameo TEXT, layer TEXT NOT NULL,
  happened TEXT NOT NULL, place_id INTEGER REFERENCES place(id) ON DELETE CASCADE, place_inferred INTEGER NOT NULL,
  time_id INTEGER REFERENCES time(id) ON DELETE CASCADE, time_inferred INTEGER NOT NULL, confidence REAL) STRICT;
CREATE INDEX event_document ON event(document_id);
CREATE INDEX event_type ON event(type);
CREATE INDEX event_place ON event(place_id);
CREATE INDEX event_time ON event(time_id);
CREATE TABLE event_mention(
  event_id INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE, is_trigger INTEGER NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, PRIMARY KEY(event_id, is_trigger, start, stop)) STRICT, WITHOUT ROWID;
CREATE TABLE event_quantity(
  event_id INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
  quantity_id INTEGER NOT NULL REFERENCES quantity(id) ON DELETE CASCADE,
  PRIMARY KEY(event_id, quantity_id)) STRICT, WITHOUT ROWID;
CREATE INDEX event_quantity_quantity ON event_quantity(quantity_id);
CREATE TABLE argument(
  event_id INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE, n INTEGER NOT NULL, role TEXT NOT NULL,
  entity_id INTEGER REFERENCES entity(id) ON DELETE CASCADE, start INTEGER, stop INTEGER, inferred INTEGER NOT NULL,
  PRIMARY KEY(event_id, n)) STRICT, WITHOUT ROWID;
CREATE INDEX argument_entity ON argument(entity_id);
CREATE TABLE claim(
  id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE, local TEXT NOT NULL,
  event_id INTEGER REFERENCES event(id) ON DELETE CASCADE, about TEXT NOT NULL, force TEXT NOT NULL,
  stance TEXT NOT NULL, quote TEXT NOT NULL, said_time_id INTEGER REFERENCES time(id) ON DELETE CASCADE,
  confidence REAL) STRICT;
CREATE INDEX claim_document ON claim(document_id);
CREATE INDEX claim_event ON claim(event_id);
CREATE INDEX claim_said ON claim(said_time_id);
CREATE TABLE claim_evidence(
  claim_id INTEGER NOT NULL REFERENCES claim(id) ON DELETE CASCADE, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  PRIMARY KEY(claim_id, start, stop)) STRICT, WITHOUT ROWID;
CREATE TABLE claim_link(
  claim_id INTEGER NOT NULL REFERENCES claim(id) ON DELETE CASCADE, n INTEGER NOT NULL, branch INTEGER NOT NULL,
  role TEXT NOT NULL, entity_id INTEGER REFERENCES entity(id) ON DELETE CASCADE, explicit INTEGER NOT NULL,
  start INTEGER, stop INTEGER, for_entity_id INTEGER REFERENCES entity(id) ON DELETE CASCADE,
  PRIMARY KEY(claim_id, n)) STRICT, WITHOUT ROWID;
CREATE INDEX claim_link_entity ON claim_link(entity_id);
CREATE INDEX claim_link_for ON claim_link(for_entity_id);
CREATE TABLE effect(
  event_id INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE, n INTEGER NOT NULL, what TEXT NOT NULL,
  start INTEGER, stop INTEGER, claim_id INTEGER REFERENCES claim(id) ON DELETE CASCADE,
  PRIMARY KEY(event_id, n)) STRICT, WITHOUT ROWID;
CREATE INDEX effect_claim ON effect(claim_id);
CREATE TABLE relation(
  a INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE, b INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
  kind TEXT NOT NULL, PRIMARY KEY(a, b, kind)) STRICT, WITHOUT ROWID;
CREATE INDEX relation_b ON relation(b);

CREATE VIRTUAL TABLE document_fts USING fts5(
  title, text, content='document', content_rowid='id', tokenize='unicode61 remove_diacritics 2');

-- For people: one line an event, one line a claim.
CREATE VIEW v_event AS
SELECT substr(d.sha256, 1, 12) || ':' || e.local AS event, d.publisher_name AS publisher, d.title, d.published,
  coalesce(e.type, '-') AS type, e.modes, e.layer, e.happened,
  (SELECT group_concat(n.name, '; ') FROM argument a JOIN entity n ON n.id = a.entity_id
    WHERE a.event_id = e.id AND a.role = 'actor') AS actors,
  (SELECT group_concat(n.name, '; ') FROM argument a JOIN entity n ON n.id = a.entity_id
    WHERE a.event_id = e.id AND a.role IN ('target','recipient','victim')) AS targets,
  p.name AS place, p.country, p.lat, p.lon, t.value AS date, e.acled, e.cameo, e.confidence,
  (SELECT substr(d.text, m.start + 1, m.stop - m.start) FROM event_mention m
    WHERE m.event_id = e.id AND m.is_trigger = 1 ORDER BY m.start LIMIT 1) AS words
FROM event e JOIN document d ON d.id = e.document_id
LEFT JOIN place p ON p.id = e.place_id LEFT JOIN time t ON t.id = e.time_id;
CREATE VIEW v_claim AS
SELECT substr(d.sha256, 1, 12) || ':' || c.local AS claim, e.local AS event, e.type AS type,
  (SELECT group_concat(w, ' > ') FROM (SELECT coalesce(n.name, 'unnamed') AS w FROM claim_link l
    LEFT JOIN entity n ON n.id = l.entity_id WHERE l.claim_id = c.id AND l.branch = 0 ORDER BY l.n)) AS chain,
  (SELECT 1 + max(l.branch) FROM claim_link l WHERE l.claim_id = c.id) AS branches,
  c.force, c.stance, c.quote, c.about,
  (SELECT group_concat(w, ' ... ') FROM (SELECT substr(d.text, v.start + 1, v.stop - v.start) AS w
    FROM claim_evidence v WHERE v.claim_id = c.id ORDER BY v.start)) AS words,
  d.publisher_name AS publisher, d.published, c.confidence
FROM claim c JOIN document d ON d.id = c.document_id LEFT JOIN event e ON e.id = c.event_id;
)sql";

}  // namespace dateline
