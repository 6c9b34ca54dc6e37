// A document built by hand, for tests of what comes after the pipeline.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "base/sha256.h"
#include "event/document.h"

namespace dateline::testing {

inline Span words(const std::string& text, std::string_view part) {
  const auto at = static_cast<uint32_t>(text.find(part));
  return {at, at + static_cast<uint32_t>(part.size())};
}

// "… “Three shells hit Élan square on Sunday,” mayor Nadia Öz told Radio Norda. …": one event, two claims. `number`
// makes pages that differ. Letters of two bytes stand before every span, so that bytes and code points never agree.
inline Document sample_document(int number = 0, const std::string& id = {}) {
  auto article = std::make_shared<Article>();
  article->text =
      "Élan No. " + std::to_string(number) +
      "\n\n“Three shells hit Élan square on Sunday,” mayor Nadia Öz told Radio Norda. A man, Ivo Lund, was hurt.";
  const std::string& text = article->text;
  article->id = id.empty() ? sha256_hex(text) : id;
  article->url = "https://norda.example/" + std::to_string(number);
  article->publisher = {"Norda Post", "norda.example", "norda", "NOR"};
  article->title = "Élan No. " + std::to_string(number);
  article->language = "en";
  article->published = {"2018-11-26", "day", "given"};
  const auto break_at = static_cast<uint32_t>(text.find('\n'));
  article->blocks = {{{0, break_at}, BlockKind::kTitle},
                     {{break_at + 2, static_cast<uint32_t>(text.size())}, BlockKind::kParagraph}};
  article->extra = R"({"id":"x1"})";

  auto analysis = std::make_shared<Analysis>();
  analysis->sentences = {{{break_at + 2, static_cast<uint32_t>(text.find(" A man"))}, 0, 2, 1}};
  analysis->tokens = {{words(text, "Three"), "three", "NUM", "CD", "NumType=Card", "nummod", 1, 0},
                      {words(text, "shells"), "shell", "NOUN", "NNS", "Number=Plur", "root", kNoToken, 0}};
  analysis->predicates = {
      {1, words(text, "hit"), "hit.01", {{"ARG0", {0, 2}, words(text, "Three shells")}}, 2.5F, 0.9F}};
  analysis->article = article;

  auto grounded = std::make_shared<Grounded>();
  const auto entity = [&](std::string name, EntityType type, std::string sector, std::string actor) {
    Entity e;
    e.name = std::move(name);
    e.type = type;
    e.sector = std::move(sector);
    e.actor_id = std::move(actor);
    grounded->entities.push_back(e);
  };
  entity("Norda Post", EntityType::kMedia, "MED", "norda-post");
  entity("Nadia Öz", EntityType::kPerson, "GOV", "");
  entity("Radio Norda", EntityType::kMedia, "MED", "");
  entity("Ivo Lund", EntityType::kPerson, "", "");
  grounded->entities[1].member_of = {2};
  grounded->entities[1].country = "NOR";
  grounded->publisher = 0;
  grounded->mentions = {{{0, 1}, words(text, "Nadia Öz"), 0, MentionKind::kName, "PER", 1, ""},
                        {{1, 2}, words(text, "Ivo Lund"), 1, MentionKind::kName, "PER", 3, ""}};
  grounded->times = {{{0, 1}, words(text, "Sunday"), "DATE", "2018-11-25", "2018-11-25", "2018-11-25", "published"}};
  Place place;
  place.span = words(text, "Élan square");
  place.name = "Élan square";
  place.lat = 60.123456;
  place.lon = 10.5;
  place.located = true;
  place.geonames = 42;
  place.feature = "SQR";
  place.country = "NOR";
  place.admin1 = "Vest";
  place.precision = "exact";
  place.score = 0.75;
  grounded->places = {place};
  Quantity shells;
  shells.span = words(text, "Three");
  shells.what = "munitions";
  shells.low = shells.best = shells.high = 3;
  shells.modifier = "exact";
  shells.unit = "munition";
  grounded->quantities = {shells};
  grounded->analysis = analysis;

  auto attributed = std::make_shared<Attributed>();
  Attribution said;
  said.sources = {{Link::Role::kSpeaker, 1, words(text, "mayor Nadia Öz"), true, kNone}};
  said.source_spans = {words(text, "mayor Nadia Öz")};
  said.cue_spans = {words(text, "told")};
  said.content_spans = {words(text, "Three shells hit Élan square on Sunday,")};
  said.quote = Quote::kDirect;
  said.decided_by = "lexicon:say";
  attributed->attributions = {said};
  attributed->grounded = grounded;

  Document document;
  document.attributed = attributed;
  document.quantities = grounded->quantities;
  Event event;
  event.trigger = {words(text, "hit")};
  event.mentions = {words(text, "hit"), words(text, "hurt")};
  event.type = "ASSAULT";
  event.modes = {"heavy-weapons"};
  event.contexts = {"military"};
  event.acled = "Explosions/Remote violence > Shelling/artillery/missile attack";
  event.cameo = "194";
  event.happened = Happened::kYes;
  event.arguments = {{"instrument", kNone, words(text, "Three shells"), false},
                     {"victim", 3, words(text, "Ivo Lund"), true}};
  event.effects = {{"damaged", words(text, "Élan square"), 0}};
  event.place = {0, false};
  event.time = {0, true};
  event.quantities = {0};
  event.decided_by = "bomb.01";
  event.confidence = 0.93F;
  document.events = {event};
  Claim quoted;
  quoted.event = 0;
  quoted.about = {"occurrence", "place"};
  quoted.evidence = {words(text, "Three shells hit Élan square")};
  quoted.branches = {{{Link::Role::kMedium, 2, words(text, "Radio Norda"), true, kNone},
                      {Link::Role::kSpeaker, 1, words(text, "mayor Nadia Öz"), true, 2}}};
  quoted.quote = Quote::kDirect;
  quoted.stance = Stance::kNeutral;
  quoted.said = kNone;
  quoted.decided_by = "bomb.01 < lexicon:say";
  quoted.confidence = 0.875F;
  Claim own;
  own.event = 0;
  own.about = {"casualties"};
  own.evidence = {words(text, "A man, Ivo Lund, was hurt")};
  own.decided_by = "bomb.01";
  own.confidence = 0.5F;
  document.claims = {quoted, own};
  document.lead = 0;
  return document;
}

}  // namespace dateline::testing
