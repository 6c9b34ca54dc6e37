// Words, entities, predicates and attributions of the public line.
#include <cmath>

#include "store/document_json_parts.h"

namespace dateline::json_parts {

void PartWriter::span(Span s) { json_.begin_array().value(points_.at(s.begin)).value(points_.at(s.end)).end_array(); }

void PartWriter::spans(const std::vector<Span>& list) {
  json_.begin_array();
  for (Span s : list) span(s);
  json_.end_array();
}

void PartWriter::id(char prefix, int index) {
  if (index == kNone) {
    json_.null();
    return;
  }
  json_.value(prefix + std::to_string(index + 1));
}

void PartWriter::strings(const std::vector<std::string>& list) {
  json_.begin_array();
  for (const std::string& s : list) json_.value(s);
  json_.end_array();
}

void PartWriter::score(double value) { json_.value(std::round(value * 1e4) / 1e4); }

void PartWriter::number(const std::optional<double>& value) { value ? json_.value(*value) : json_.null(); }

void PartWriter::token(const Token& t, bool with_syntax) {
  json_.begin_object().key("span");
  span(t.span);
  json_.key("lemma").value(t.lemma).key("upos").value(t.upos);
  json_.key("xpos").text_or_null(t.xpos).key("feats").text_or_null(t.feats);
  if (with_syntax) json_.key("head").value(t.head).key("deprel").value(t.deprel);
  json_.end_object();
}

void PartWriter::tokens(bool with_words, bool with_syntax) {
  const Analysis& analysis = document_.analysis();
  json_.key("sentences").begin_array();
  for (const Sentence& s : analysis.sentences) span(s.span);
  json_.end_array();
  if (!with_words && !with_syntax) return;
  json_.key("tokens").begin_array();
  for (const Token& t : analysis.tokens) token(t, with_syntax);
  json_.end_array();
}

void PartWriter::mention(const Mention& m, int index) {
  json_.begin_object().key("id");
  id('m', index);
  json_.key("span");
  span(m.span);
  json_.key("kind").value(mention_kind_name(m.kind)).key("type").text_or_null(m.type).key("entity");
  id('e', m.entity);
  json_.key("label").text_or_null(m.label).end_object();
}

void PartWriter::entity(const Entity& e, int index) {
  json_.begin_object().key("id");
  id('e', index);
  json_.key("name").value(e.name).key("type").value(entity_type_name(e.type));
  json_.key("country").text_or_null(e.country).key("sector").text_or_null(e.sector);
  json_.key("member_of").begin_array();
  for (int of : e.member_of) id('e', of);
  json_.end_array().key("ids").begin_object();
  json_.key("wikidata").text_or_null(e.wikidata).key("geonames").text_or_null(e.geonames);
  json_.key("actor").text_or_null(e.actor_id);
  if (!e.cow.empty()) json_.key("cow").value(e.cow);
  if (!e.gw.empty()) json_.key("gw").value(e.gw);
  json_.end_object().end_object();
}

void PartWriter::time(const TimeExpression& t, int index) {
  json_.begin_object().key("id");
  id('t', index);
  json_.key("span");
  span(t.span);
  json_.key("type").value(t.type).key("value").text_or_null(t.value);
  json_.key("earliest").text_or_null(t.earliest).key("latest").text_or_null(t.latest);
  json_.key("anchor").value(t.anchor.empty() ? "none" : t.anchor).end_object();
}

void PartWriter::place(const Place& p, int index) {
  json_.begin_object().key("id");
  id('l', index);
  json_.key("span");
  span(p.span);
  json_.key("name").value(p.name);
  const auto degrees = [](double d) { return std::round(d * 1e5) / 1e5; };
  json_.key("lat");
  p.located ? json_.value(degrees(p.lat)) : json_.null();
  json_.key("lon");
  p.located ? json_.value(degrees(p.lon)) : json_.null();
  json_.key("geonames");
  p.geonames ? json_.value(p.geonames) : json_.null();
  json_.key("feature").text_or_null(p.feature).key("country").text_or_null(p.country);
  json_.key("admin1").text_or_null(p.admin1);
  json_.key("precision").value(p.precision.empty() ? "none" : p.precision).key("score");
  score(p.score);
  json_.end_object();
}

void PartWriter::quantity(const Quantity& q, int index) {
  json_.begin_object().key("id");
  id('q', index);
  json_.key("span");
  span(q.span);
  json_.key("what").value(q.what.empty() ? "other" : q.what).key("low");
  number(q.low);
  json_.key("best");
  number(q.best);
  json_.key("high");
  number(q.high);
  json_.key("modifier").text_or_null(q.modifier).key("subgroup").text_or_null(q.subgroup);
  json_.key("unit").text_or_null(q.unit).end_object();
}

void PartWriter::entities() {
  const Grounded& grounded = document_.grounded();
  const auto list = [&](const char* key, const auto& rows, auto write) {
    json_.key(key).begin_array();
    for (size_t i = 0; i < rows.size(); ++i) (this->*write)(rows[i], static_cast<int>(i));
    json_.end_array();
  };
  list("mentions", grounded.mentions, &PartWriter::mention);
  list("entities", grounded.entities, &PartWriter::entity);
  list("times", grounded.times, &PartWriter::time);
  list("places", grounded.places, &PartWriter::place);
  const bool settled = document_.quantities.size() == grounded.quantities.size();
  list("quantities", settled ? document_.quantities : grounded.quantities, &PartWriter::quantity);
}

void PartWriter::predicates() {
  json_.key("predicates").begin_array();
  int index = 0;
  for (const Predicate& p : document_.analysis().predicates) {
    json_.begin_object().key("id");
    id('p', index++);
    json_.key("span");
    span(p.span);
    json_.key("roleset").value(p.roleset).key("arguments").begin_array();
    for (const RoleArgument& a : p.arguments) {
      json_.begin_object().key("role").value(a.role).key("span");
      span(a.span);
      json_.end_object();
    }
    json_.end_array().end_object();
  }
  json_.end_array();
}

void PartWriter::attribution(const Attribution& a, int index) {
  json_.begin_object().key("id");
  id('a', index);
  json_.key("source");
  spans(a.source_spans);
  json_.key("cue");
  spans(a.cue_spans);
  json_.key("content");
  spans(a.content_spans);
  json_.key("quote").value(quote_name(a.quote)).key("entity");
  id('e', a.sources.empty() ? kNone : a.sources.front().entity);
  json_.key("inside");
  id('a', a.inside);
  json_.key("decided_by").value(a.decided_by);
  json_.end_object();
}

void PartWriter::attributions() {
  json_.key("attributions").begin_array();
  int index = 0;
  for (const Attribution& a : document_.sources().attributions) {
    if (document_.listed.empty() || document_.listed[static_cast<size_t>(index)]) attribution(a, index);
    ++index;
  }
  json_.end_array();
}

}  // namespace dateline::json_parts
