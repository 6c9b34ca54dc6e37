// What the ground stage hands on: who is who, where, when, how many.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/analysis.h"

namespace dateline {

enum class MentionKind { kName, kNominal, kPronoun };
enum class EntityType { kPerson, kOrganisation, kState, kArmedGroup, kPlace, kMedia, kGroup, kUnnamed };

const char* mention_kind_name(MentionKind kind);  // "name", "nominal", "pronoun"
const char* entity_type_name(
    EntityType type);  // "PER", "ORG", "STATE", "ARMED_GROUP", "PLACE", "MEDIA", "GROUP", "UNNAMED"

inline constexpr int kNone = -1;

// A place in the text that refers to an entity. `head` is the token that carries the reference ("strikes" in
// "the Russian strikes"); `tokens` the whole noun phrase's core without trailing clauses.
struct Mention {
  TokenRange tokens;
  Span span;
  int head = 0;
  MentionKind kind = MentionKind::kName;
  std::string type;    // "PER", "ORG", "LOC", "MISC"
  int entity = kNone;  // index into Grounded::entities
  std::string label;   // a loaded word used of the entity ("so-called", "terrorist"), or empty
};

struct Entity {
  std::string name;  // the longest or canonical name; for groups the head phrase ("militants")
  EntityType type = EntityType::kGroup;
  std::string country;         // ISO 3166 alpha-3, or empty
  std::string sector;          // PLOVER sector ("MIL", "GOV", ...), or empty
  std::vector<int> member_of;  // entity indices (a spokesman's ministry, a ministry's state)
  std::string actor_id;        // id in our actor lexicon, or empty
  std::string wikidata;
  std::string geonames;
  std::string cow, gw;        // a state's numbers in the lists of Correlates of War and of Gleditsch & Ward
  std::vector<int> mentions;  // mention indices, in text order
};

// TIMEX3 with the interval it stands for. Dates are ISO 8601 ("2018-11-24") or empty when unresolved.
struct TimeExpression {
  TokenRange tokens;
  Span span;
  std::string type;   // "DATE", "TIME", "DURATION", "SET"
  std::string value;  // TIMEX3 value; unresolved weekdays stay "XXXX-WXX-6"
  std::string earliest;
  std::string latest;
  std::string anchor;  // "published", "text", "none"
  int lean = 0;        // undated articles: -1 if the words around it surely look back, 1 ahead, else 0
};

// When an undated text was written: closed interval of ISO dates; an empty one is open. Each reason is a place in the
// text that moved a bound ("President Clinton": from 1993-01-20 to 2001-01-20).
struct PublishedBounds {
  struct Reason {
    Span span;
    std::string from, to;  // empty: says nothing about that side
  };
  std::string earliest, latest;
  std::vector<Reason> reasons;
};

struct Place {
  TokenRange tokens;
  Span span;
  std::string name;    // as the text has it, without case markers: "al-Khalidiya"
  std::string within;  // the containing place named beside it ("Aleppo"), or empty
  double lat = 0, lon = 0;
  bool located = false;  // lat/lon hold something
  int64_t geonames = 0;  // 0 = none
  std::string feature;   // GeoNames feature code: "PPLX", "PCLI", "ADM1"
  std::string country;   // ISO alpha-3
  std::string admin1;
  std::string precision;  // "exact", "near", "admin2", "admin1", "country", "none"
  double score = 0;
  // How the name is used here: a place, the government or people behind it, an adjective of it, or where the report
  // was written ("BEIRUT (AP) -"), which is not where things happened.
  enum class Use { kPlace, kActor, kAdjective, kDateline } use = Use::kPlace;
};

// A number of things or people. Absent bounds are nullopt: NULL is not 0.
struct Quantity {
  TokenRange tokens;
  Span span;
  int head = kNoToken;  // the counted noun's token, or the number's own
  std::string what;     // "killed", "injured", ... "other"; filled where the words themselves say it, else "other"
  std::optional<double> low, best, high;
  std::string modifier;  // "exact", "about", "at_least", "at_most", "range", "vague"
  std::string subgroup;  // "children", "women", "civilians", "combatants", ..., or empty
  std::string unit;      // "person", "munition", ..., or empty
};

// Do these numbers count people whom violence or coercion hit? `what` as in Quantity.
inline bool is_toll(std::string_view what) {
  return what == "killed" || what == "injured" || what == "hospitalised" || what == "displaced" || what == "detained";
}

// Immutable. Vectors are ordered by position in the text; entities by first mention.
struct Grounded {
  std::shared_ptr<const Analysis> analysis;
  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::vector<TimeExpression> times;
  std::vector<Place> places;
  std::vector<Quantity> quantities;
  std::optional<PublishedBounds> published_bounds;  // only where the article has no date and the text tells something
  int publisher = kNone;                            // entity index of the publisher, kNone when unknown
  int agency = kNone;  // entity index of the wire agency that the text is credited to; kNone if that is the publisher

  const Article& article() const { return *analysis->article; }
};

}  // namespace dateline
