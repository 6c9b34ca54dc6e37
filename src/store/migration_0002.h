// Version 2 of the schema: which documents print the same sentences, and which marks a page bears. Never edited once
// released.
#pragma once

namespace dateline {

inline constexpr const char* kMigration0002 = R"sql(
-- A mark stands for a sentence whatever numbers are in it; see sentence_marks.h.
CREATE TABLE document_sentence(
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE, n INTEGER NOT NULL, mark INTEGER NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, words INTEGER NOT NULL, numbers TEXT NOT NULL,
  PRIMARY KEY(document_id, n)) STRICT, WITHOUT ROWID;
CREATE INDEX document_sentence_mark ON document_sentence(mark);
-- Two documents (a < b) that share sentences; share_a: of a's words, how many stand in sentences that b prints too.
CREATE TABLE shared_text(
  a INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  b INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  sentences INTEGER NOT NULL, share_a REAL NOT NULL, share_b REAL NOT NULL, other_numbers INTEGER NOT NULL,
  PRIMARY KEY(a, b), CHECK(a < b)) STRICT, WITHOUT ROWID;
CREATE INDEX shared_text_b ON shared_text(b);
CREATE TABLE document_mark(
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE, mark TEXT NOT NULL,
  PRIMARY KEY(document_id, mark)) STRICT, WITHOUT ROWID;

-- For people: one line for two documents, the one published first to the left.
CREATE VIEW v_copy AS
SELECT substr(f.sha256, 1, 12) AS document, f.publisher_name AS publisher, f.published,
  substr(l.sha256, 1, 12) AS later_document, l.publisher_name AS later_publisher, l.published AS later_published,
  s.sentences, round(iif(f.id = s.a, s.share_a, s.share_b), 2) AS share,
  round(iif(f.id = s.a, s.share_b, s.share_a), 2) AS later_share, s.other_numbers,
  max(s.share_a, s.share_b) >= 0.6 AS is_copy
FROM shared_text s JOIN document a ON a.id = s.a JOIN document b ON b.id = s.b
JOIN document f ON f.id = iif((coalesce(a.published, '9'), a.sha256) < (coalesce(b.published, '9'), b.sha256), a.id, b.id)
JOIN document l ON l.id = iif(f.id = a.id, b.id, a.id);
-- The same sentence with other numbers.
CREATE VIEW v_copy_number AS
SELECT substr(a.sha256, 1, 12) AS document, a.publisher_name AS publisher, x.numbers,
  substr(a.text, x.start + 1, x.stop - x.start) AS words,
  substr(b.sha256, 1, 12) AS other_document, b.publisher_name AS other_publisher, y.numbers AS other_numbers,
  substr(b.text, y.start + 1, y.stop - y.start) AS other_words
FROM shared_text s JOIN document a ON a.id = s.a JOIN document b ON b.id = s.b
JOIN document_sentence x ON x.document_id = s.a
JOIN document_sentence y ON y.document_id = s.b AND y.mark = x.mark AND y.numbers <> x.numbers
WHERE s.other_numbers > 0;
)sql";

}  // namespace dateline
