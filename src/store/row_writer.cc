#include "store/row_writer.h"

#include <algorithm>
#include <string>

#include "base/json_writer.h"
#include "store/store.h"

namespace dateline {
namespace {

std::string json_list(const std::vector<std::string>& list) {
  JsonWriter json;
  json.begin_array();
  for (const std::string& s : list) json.value(s);
  json.end_array();
  return json.take();
}

std::optional<int64_t> start_of(const std::optional<view::Range>& r) {
  return r ? std::optional<int64_t>(r->start) : std::nullopt;
}
std::optional<int64_t> stop_of(const std::optional<view::Range>& r) {
  return r ? std::optional<int64_t>(r->stop) : std::nullopt;
}

// Writes one document. After the first failure nothing more is written and `status` keeps its reason.
class RowWriter {
 public:
  RowWriter(Database& db, const view::Document& document, int64_t run_id)
      : db_(db), d_(document), run_(run_id), document_(row_id("document", document.id)) {}

  Status write() {
    document();
    entities();
    grounds();
    attributions();
    events();
    claims();
    effects_and_relations();
    return status_;
  }

 private:
  // One statement over many rows: `row` calls insert(values...) for each.
  template <typename Rows, typename Row>
  void each(const char* sql, const Rows& rows, Row row) {
    if (!status_ || rows.empty()) return;
    auto prepared = db_.prepare(sql);
    if (!prepared) {
      status_ = std::unexpected(prepared.error());
      return;
    }
    const auto insert = [&](const auto&... values) {
      if (status_) status_ = prepared->run(values...);
    };
    for (const auto& r : rows) row(r, insert);
  }

  int64_t id(const char* table, std::string_view local) const { return row_id(table, d_.id, local); }
  // Only ids that name a row of the document are kept: a line from elsewhere may point nowhere.
  template <typename Row>
  std::optional<int64_t> link(const char* table, const std::vector<Row>& rows, std::string_view local) const {
    return view::find(rows, local) ? std::optional(id(table, local)) : std::nullopt;
  }
  std::optional<int64_t> entity(std::string_view local) const { return link("entity", d_.entities, local); }

  void document();
  void entities();
  void grounds();
  void attributions();
  void events();
  void event_parts();
  void claims();
  void effects_and_relations();

  Database& db_;
  const view::Document& d_;
  int64_t run_;
  int64_t document_;
  Status status_;
};

void RowWriter::document() {
  // A document that an earlier run has read keeps its row (captures and older annotations hang on it) and is renewed.
  const char* sql =
      "INSERT INTO document VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET "
      "run_id=excluded.run_id, url=excluded.url, publisher_name=excluded.publisher_name, "
      "publisher_domain=excluded.publisher_domain, publisher_id=excluded.publisher_id, title=excluded.title, "
      "byline=excluded.byline, language=excluded.language, published=excluded.published, "
      "published_precision=excluded.published_precision, published_basis=excluded.published_basis, "
      "modified=excluded.modified, text=excluded.text, lead=excluded.lead";
  each(sql, std::vector{&d_}, [&](const auto* d, auto insert) {
    insert(document_, d->id, run_, or_null(d->url), or_null(d->publisher_name), or_null(d->publisher_domain),
           or_null(d->publisher_id), or_null(d->title), or_null(d->byline), or_null(d->language), or_null(d->published),
           or_null(d->published_precision), or_null(d->published_basis), or_null(d->modified), d->text,
           or_null(d->lead));
  });
  each("INSERT OR IGNORE INTO document_mark VALUES(?,?)", d_.marks,
       [&](const std::string& mark, auto insert) { insert(document_, mark); });
  each("INSERT INTO document_fts(rowid, title, text) VALUES(?,?,?)", std::vector{&d_},
       [&](const auto* d, auto insert) { insert(document_, or_null(d->title), d->text); });
}

void RowWriter::entities() {
  each("INSERT INTO entity VALUES(?,?,?,?,?,?,?,?,?,?)", d_.entities, [&](const view::Entity& e, auto insert) {
    insert(id("entity", e.id), document_, e.id, e.name, e.type, or_null(e.country), or_null(e.sector),
           or_null(e.wikidata), or_null(e.geonames), or_null(e.actor));
  });
  each("INSERT OR IGNORE INTO entity_member VALUES(?,?)", d_.entities, [&](const view::Entity& e, auto insert) {
    for (const std::string& of : e.member_of) {
      if (auto whole = entity(of)) insert(id("entity", e.id), *whole);
    }
  });
}

void RowWriter::grounds() {
  each("INSERT INTO mention VALUES(?,?,?,?,?,?,?,?,?)", d_.mentions, [&](const view::Mention& m, auto insert) {
    insert(id("mention", m.id), document_, m.id, int64_t{m.span.start}, int64_t{m.span.stop}, m.kind, or_null(m.type),
           entity(m.entity), or_null(m.label));
  });
  each("INSERT INTO time VALUES(?,?,?,?,?,?,?,?,?,?)", d_.times, [&](const view::Time& t, auto insert) {
    insert(id("time", t.id), document_, t.id, int64_t{t.span.start}, int64_t{t.span.stop}, t.type, or_null(t.value),
           or_null(t.earliest), or_null(t.latest), t.anchor);
  });
  each("INSERT INTO place VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)", d_.places, [&](const view::Place& p, auto insert) {
    insert(id("place", p.id), document_, p.id, int64_t{p.span.start}, int64_t{p.span.stop}, p.name, p.lat, p.lon,
           p.geonames, or_null(p.feature), or_null(p.country), or_null(p.admin1), p.precision, p.score);
  });
  each("INSERT INTO place_box VALUES(?,?,?,?,?)", d_.places, [&](const view::Place& p, auto insert) {
    if (p.lat && p.lon) insert(id("place", p.id), *p.lat, *p.lat, *p.lon, *p.lon);
  });
  each("INSERT INTO quantity VALUES(?,?,?,?,?,?,?,?,?,?,?,?)", d_.quantities,
       [&](const view::Quantity& q, auto insert) {
         insert(id("quantity", q.id), document_, q.id, int64_t{q.span.start}, int64_t{q.span.stop}, q.what, q.low,
                q.best, q.high, or_null(q.modifier), or_null(q.subgroup), or_null(q.unit));
       });
}

void RowWriter::attributions() {
  each("INSERT INTO attribution VALUES(?,?,?,?,?,?)", d_.attributions, [&](const view::Attribution& a, auto insert) {
    insert(id("attribution", a.id), document_, a.id, a.quote, entity(a.entity), or_null(a.inside));
  });
  each("INSERT OR IGNORE INTO attribution_span VALUES(?,?,?,?)", d_.attributions,
       [&](const view::Attribution& a, auto insert) {
         const auto part = [&](const char* name, const std::vector<view::Range>& ranges) {
           for (view::Range r : ranges) insert(id("attribution", a.id), name, int64_t{r.start}, int64_t{r.stop});
         };
         part("source", a.source);
         part("cue", a.cue);
         part("content", a.content);
       });
}

void RowWriter::events() {
  each("INSERT INTO event VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", d_.events, [&](const view::Event& e, auto insert) {
    insert(id("event", e.id), document_, e.id, or_null(e.type), json_list(e.modes), json_list(e.contexts),
           or_null(e.acled), or_null(e.cameo), e.layer, e.happened, link("place", d_.places, e.place), e.place_inferred,
           link("time", d_.times, e.time), e.time_inferred, e.confidence);
  });
  event_parts();
}

void RowWriter::event_parts() {
  each("INSERT OR IGNORE INTO event_mention VALUES(?,?,?,?)", d_.events, [&](const view::Event& e, auto insert) {
    const int64_t event = id("event", e.id);
    for (view::Range r : e.trigger) insert(event, true, int64_t{r.start}, int64_t{r.stop});
    for (view::Range r : e.mentions) insert(event, false, int64_t{r.start}, int64_t{r.stop});
  });
  each("INSERT OR IGNORE INTO event_quantity VALUES(?,?)", d_.events, [&](const view::Event& e, auto insert) {
    for (const std::string& q : e.quantities) {
      if (auto quantity = link("quantity", d_.quantities, q)) insert(id("event", e.id), *quantity);
    }
  });
  each("INSERT INTO argument VALUES(?,?,?,?,?,?,?)", d_.events, [&](const view::Event& e, auto insert) {
    int n = 0;
    for (const view::Argument& a : e.arguments) {
      insert(id("event", e.id), n++, a.role, entity(a.entity), start_of(a.span), stop_of(a.span), a.inferred);
    }
  });
}

void RowWriter::claims() {
  each("INSERT INTO claim VALUES(?,?,?,?,?,?,?,?,?,?)", d_.claims, [&](const view::Claim& c, auto insert) {
    insert(id("claim", c.id), document_, c.id, link("event", d_.events, c.event), json_list(c.about), c.force, c.stance,
           c.quote, link("time", d_.times, c.said), c.confidence);
  });
  each("INSERT OR IGNORE INTO claim_evidence VALUES(?,?,?)", d_.claims, [&](const view::Claim& c, auto insert) {
    for (view::Range r : c.evidence) insert(id("claim", c.id), int64_t{r.start}, int64_t{r.stop});
  });
  each("INSERT INTO claim_link VALUES(?,?,?,?,?,?,?,?,?)", d_.claims, [&](const view::Claim& c, auto insert) {
    int n = 0;
    for (const view::Link& l : c.chain) {
      insert(id("claim", c.id), n++, l.branch, l.role, entity(l.entity), l.is_explicit, start_of(l.span),
             stop_of(l.span), entity(l.on_behalf_of));
    }
  });
}

void RowWriter::effects_and_relations() {
  each("INSERT INTO effect VALUES(?,?,?,?,?,?)", d_.events, [&](const view::Event& e, auto insert) {
    int n = 0;
    for (const view::Effect& f : e.effects) {
      insert(id("event", e.id), n++, f.what, start_of(f.span), stop_of(f.span), link("claim", d_.claims, f.claim));
    }
  });
  each("INSERT OR IGNORE INTO relation VALUES(?,?,?)", d_.relations, [&](const view::Relation& r, auto insert) {
    const auto a = link("event", d_.events, r.a), b = link("event", d_.events, r.b);
    if (a && b) insert(*a, *b, r.kind);
  });
}

Status clear_rows(Database& db, int64_t document) {
  // SQLite deletes what hangs on these rows; the R-tree and the full-text index know no foreign keys.
  constexpr const char* kForgetWords =
      "INSERT INTO document_fts(document_fts, rowid, title, text) SELECT 'delete', id, title, text FROM document "
      "WHERE id = ?";
  for (const char* sql : {kForgetWords, "DELETE FROM document_mark WHERE document_id = ?",
                          "DELETE FROM place_box WHERE id IN (SELECT id FROM place WHERE document_id = ?)",
                          "DELETE FROM claim WHERE document_id = ?", "DELETE FROM event WHERE document_id = ?",
                          "DELETE FROM attribution WHERE document_id = ?", "DELETE FROM mention WHERE document_id = ?",
                          "DELETE FROM place WHERE document_id = ?", "DELETE FROM time WHERE document_id = ?",
                          "DELETE FROM quantity WHERE document_id = ?", "DELETE FROM entity WHERE document_id = ?"}) {
    auto clear = db.prepare(sql);
    if (!clear) return std::unexpected(clear.error());
    if (auto done = clear->run(document); !done) return done;
  }
  return {};
}

}  // namespace

Status write_rows(Database& db, const view::Document& document, int64_t run_id) {
  if (auto cleared = clear_rows(db, row_id("document", document.id)); !cleared) return cleared;
  return RowWriter(db, document, run_id).write();
}

}  // namespace dateline
