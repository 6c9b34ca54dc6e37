// Events and claims of a small parsed text (CoNLL-U, as language/analysis_text.h reads it), and their one-line prints.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "attribute/attribute.h"
#include "base/data_dir.h"
#include "event/code_events.h"
#include "ground/ground.h"
#include "language/analysis_text.h"

namespace dateline {

template <typename T>
T loaded(Result<T> result) {
  EXPECT_TRUE(result) << (result ? "" : result.error().message);
  return std::move(*result);
}

// `read_as_current`: the model reads this token as an act that has happened; kNoToken: no model was there.
inline Document code(std::string_view conllu, int read_as_current = kNoToken) {
  static const GroundContext ground_context = loaded(GroundContext::load(data_dir()));
  static const AttributeContext attribute_context = loaded(AttributeContext::load(data_dir(), Limits{}));
  static const EventContext event_context = loaded(EventContext::load(data_dir(), "plover"));
  Analysis read = loaded(read_analysis(conllu));
  if (read_as_current != kNoToken) {
    EventReading reading;
    reading.token = read_as_current;
    reading.type = "ASSAULT";
    reading.score = reading.type_score = 0.9f;
    reading.layer = "current", reading.happened = "yes", reading.force = "asserted", reading.stance = "neutral";
    read.event_readings.push_back(reading);
    read.has_event_readings = true;
  }
  auto analysis = std::make_shared<const Analysis>(std::move(read));
  auto grounded = std::make_shared<const Grounded>(loaded(ground(analysis, ground_context)));
  auto attributed = std::make_shared<const Attributed>(loaded(attribute(std::move(grounded), attribute_context)));
  return loaded(code_events(std::move(attributed), event_context));
}

inline std::string words(const Document& d, Span span) { return std::string(d.analysis().words(span)); }

// "ASSAULT current: strikes | actor=the army target=the depot".
inline std::string events(const Document& d) {
  std::string out;
  for (const Event& e : d.events) {
    out += e.type + " " + layer_name(e.layer) + ":";
    for (Span m : e.mentions) out += " " + words(d, m);
    out += " |";
    for (const EventArgument& a : e.arguments) out += " " + a.role + "=" + words(d, a.span);
    out += "\n";
  }
  return out;
}

// "asserted: nurses > drivers: words".
inline std::string claims(const Document& d) {
  std::string out;
  for (const Claim& c : d.claims) {
    out += std::string(force_name(c.force)) + ":";
    for (const Branch& branch : c.branches) {
      for (const Link& link : branch) out += " > " + (link.span.empty() ? std::string("-") : words(d, link.span));
    }
    out += ": " + words(d, c.evidence.front()) + "\n";
  }
  return out;
}

}  // namespace dateline
