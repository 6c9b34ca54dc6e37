// The pieces of a document's JSON line, one function for each group of keys. Only document_json.cc needs them.
#pragma once

#include <string>

#include "base/json_writer.h"
#include "base/utf8.h"
#include "event/document.h"
#include "store/document_json.h"

namespace dateline::json_parts {

// A writer for one document together with what turns its indices and byte spans into public ids and code points.
class PartWriter {
 public:
  PartWriter(JsonWriter& json, const Document& document, const CodePoints& points)
      : json_(json), document_(document), points_(points) {}

  void tokens(bool with_words, bool with_syntax);  // sentences and tokens
  void entities();                                 // mentions, entities, times, places, quantities
  void predicates();
  void attributions();
  void events();  // events, relations, claims, lead

 private:
  void span(Span s);
  void spans(const std::vector<Span>& list);
  void span_or_null(Span s) { s.empty() ? void(json_.null()) : span(s); }
  void id(char prefix, int index);  // "e1" for index 0; null for kNone
  void strings(const std::vector<std::string>& list);
  void score(double value);  // four decimals: floats of two machines print alike
  void number(const std::optional<double>& value);
  void token(const Token& t, bool with_syntax);
  void mention(const Mention& m, int index);
  void entity(const Entity& e, int index);
  void time(const TimeExpression& t, int index);
  void place(const Place& p, int index);
  void quantity(const Quantity& q, int index);
  void attribution(const Attribution& a, int index);
  void event(const Event& e, int index);
  void event_parts(const Event& e);
  void linked(char prefix, Linked link);
  void claim(const Claim& c, int index);
  void link(const Link& l, int branch);

  JsonWriter& json_;
  const Document& document_;
  const CodePoints& points_;
};

}  // namespace dateline::json_parts
