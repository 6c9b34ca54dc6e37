#include "store/document_json.h"

#include "article/article_json.h"
#include "base/strings.h"
#include "store/document_json_parts.h"

namespace dateline {
namespace {

// "published" of an article that bears no date: the interval that its text allows, and why.
std::string bounds_json(const std::optional<PublishedBounds>& bounds, const CodePoints& points) {
  if (!bounds) return "null";
  JsonWriter json;
  json.begin_object().key("value").null().key("precision").value("interval").key("basis").value("text");
  json.key("earliest").text_or_null(bounds->earliest).key("latest").text_or_null(bounds->latest);
  json.key("reasons").begin_array();
  for (const PublishedBounds::Reason& reason : bounds->reasons) {
    json.begin_object().key("span").begin_array();
    json.value(points.at(reason.span.begin)).value(points.at(reason.span.end)).end_array();
    json.key("from").text_or_null(reason.from).key("to").text_or_null(reason.to).end_object();
  }
  json.end_array().end_object();
  return json.take();
}

void write_tail(JsonWriter& json, const Article& article) {
  json.key("extra").raw(article.extra.empty() ? "{}" : article.extra);
  json.end_object();
}

bool* layer_named(JsonLayers& layers, std::string_view name) {
  if (name == "tokens") return &layers.tokens;
  if (name == "syntax") return &layers.syntax;
  if (name == "entities") return &layers.entities;
  if (name == "predicates") return &layers.predicates;
  if (name == "attributions") return &layers.attributions;
  if (name == "events") return &layers.events;
  return nullptr;
}

}  // namespace

Result<JsonLayers> parse_layers(std::string_view names) {
  JsonLayers layers{false, false, false, false, false, false};
  for (std::string_view field : split(names, ',')) {
    const std::string_view name = trim(field);
    if (name.empty()) continue;
    bool* layer = layer_named(layers, name);
    if (!layer) {
      return fail(ErrorCode::kInvalid, "store",
                  "There is no layer \"" + std::string(name) +
                      "\"; choose among tokens, syntax, entities, predicates, attributions, events.");
    }
    *layer = true;
  }
  return layers;
}

std::string document_json(const Document& document, const RunInfo& run, const JsonLayers& layers) {
  const Article& article = document.article();
  const CodePoints points(article.text);
  JsonWriter json;
  json.begin_object();
  write_article_fields(json, article, points, bounds_json(document.grounded().published_bounds, points));
  json_parts::PartWriter parts(json, document, points);
  if (layers.tokens || layers.syntax) parts.tokens(layers.tokens, layers.syntax);
  if (layers.entities) parts.entities();
  if (layers.predicates) parts.predicates();
  if (layers.attributions) parts.attributions();
  if (layers.events) parts.events();
  json.key("run").begin_object();
  json.key("engine").value(run.engine).key("model").text_or_null(run.model);
  json.key("codebook").text_or_null(run.codebook).end_object();
  write_tail(json, article);
  return json.take();
}

std::string article_only_json(const Article& article) {
  const CodePoints points(article.text);
  JsonWriter json;
  json.begin_object();
  write_article_fields(json, article, points);
  write_tail(json, article);
  return json.take();
}

}  // namespace dateline
