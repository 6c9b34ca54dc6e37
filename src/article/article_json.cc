#include "article/article_json.h"

namespace dateline {
namespace {

void write_span(JsonWriter& w, Span span, const CodePoints& points) {
  w.begin_array().value(points.at(span.begin)).value(points.at(span.end)).end_array();
}

void write_date(JsonWriter& w, const PageDate& date) {
  if (date.value.empty()) {
    w.null();
    return;
  }
  w.begin_object();
  w.key("value").value(date.value);
  w.key("precision").text_or_null(date.precision);
  w.key("basis").text_or_null(date.basis);
  w.end_object();
}

void write_publisher(JsonWriter& w, const Publisher& publisher) {
  if (publisher.name.empty() && publisher.domain.empty()) {
    w.null();
    return;
  }
  w.begin_object();
  w.key("name").text_or_null(publisher.name);
  w.key("domain").text_or_null(publisher.domain);
  w.key("id").text_or_null(publisher.id);
  w.key("country").text_or_null(publisher.country);
  w.end_object();
}

void write_dateline(JsonWriter& w, const std::optional<DatelineLine>& line, const CodePoints& points) {
  if (!line) {
    w.null();
    return;
  }
  w.begin_object().key("span");
  write_span(w, line->span, points);
  w.key("place").text_or_null(line->place);
  w.key("date").text_or_null(line->date);
  w.key("agency").text_or_null(line->agency);
  w.end_object();
}

}  // namespace

void write_article_fields(JsonWriter& w, const Article& a, const CodePoints& points,
                          std::string_view published_instead) {
  w.key("format").value("dateline/1");
  w.key("id").value(a.id);
  w.key("url").text_or_null(a.url);
  w.key("publisher");
  write_publisher(w, a.publisher);
  w.key("title").text_or_null(a.title);
  w.key("byline").text_or_null(a.byline);
  w.key("section").begin_array();
  for (const std::string& name : a.section) w.value(name);
  w.end_array();
  w.key("language").text_or_null(a.language);
  w.key("published");
  if (a.published.value.empty())
    w.raw(published_instead);
  else
    write_date(w, a.published);
  w.key("modified");
  write_date(w, a.modified);
  w.key("dateline");
  write_dateline(w, a.dateline, points);
  w.key("agency").text_or_null(a.agency);
  w.key("marks").begin_array();
  for (const std::string& mark : a.marks) w.value(mark);
  w.end_array();
  w.key("text").value(a.text);
  w.key("blocks").begin_array();
  for (const Block& block : a.blocks) {
    w.begin_object().key("span");
    write_span(w, block.span, points);
    w.key("kind").value(block_name(block.kind));
    w.end_object();
  }
  w.end_array();
}

}  // namespace dateline
