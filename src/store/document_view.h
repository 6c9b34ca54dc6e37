// A document's public JSON line read back as plain values: what the store's rows, `show` and the exports are made of.
//
// Everything after the pipeline speaks the public format, so that a line from any machine or run can be stored, shown
// and exported alike. Offsets are code points of `text`; ids are the line's own ("e1"); empty strings stand for null.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline::view {

struct Range {
  uint32_t start = 0, stop = 0;
};

struct Block {
  Range span;
  std::string kind;
};

struct Mention {
  std::string id, kind, type, entity, label;
  Range span;
};

struct Entity {
  std::string id, name, type, country, sector, wikidata, geonames, actor;
  std::vector<std::string> member_of;
};

struct Time {
  std::string id, type, value, earliest, latest, anchor;
  Range span;
};

struct Place {
  std::string id, name, feature, country, admin1, precision;
  std::optional<double> lat, lon;
  std::optional<int64_t> geonames;
  double score = 0;
  Range span;
};

struct Quantity {
  std::string id, what, modifier, subgroup, unit;
  std::optional<double> low, best, high;
  Range span;
};

struct Attribution {
  std::string id, quote, entity, inside;
  std::vector<Range> source, cue, content;
};

struct Argument {
  std::string role, entity;
  std::optional<Range> span;
  bool inferred = false;
};

struct Effect {
  std::string what, claim;
  std::optional<Range> span;
};

struct Event {
  std::string id, type, acled, cameo, layer, happened;
  std::vector<Range> trigger, mentions;
  std::vector<std::string> modes, contexts, quantities;
  std::vector<Argument> arguments;
  std::vector<Effect> effects;
  std::string place, time;
  bool place_inferred = false, time_inferred = false;
  double confidence = 0;
};

struct Relation {
  std::string a, b, kind;
};

struct Link {
  std::string role, entity, on_behalf_of;
  bool is_explicit = true;
  int branch = 0;
  std::optional<Range> span;
};

struct Claim {
  std::string id, event, force, stance, quote, said;
  std::vector<std::string> about;
  std::vector<Range> evidence;
  std::vector<Link> chain;
  double confidence = 0;
  std::string decided_by;  // roleset, noun, neighbour or head, then the cue: "strike.01 < lexicon:say"
};

struct Document {
  std::string id, url, title, byline, language, text, lead;
  std::string publisher_name, publisher_domain, publisher_id;
  std::string published, published_precision, published_basis, modified;
  std::vector<std::string> marks;
  std::vector<Block> blocks;
  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::vector<Time> times;
  std::vector<Place> places;
  std::vector<Quantity> quantities;
  std::vector<Attribution> attributions;
  std::vector<Event> events;
  std::vector<Relation> relations;
  std::vector<Claim> claims;

  // The words under a range of code points; a view into `text`.
  std::string_view words(Range range) const;
  std::vector<uint32_t> byte_of;  // byte offset of each code point, and of the end
};

// The row with that id, or nullptr ("" never matches). Ids number the rows, so the row is usually found at once.
template <typename Row>
const Row* find(const std::vector<Row>& rows, std::string_view id) {
  if (id.empty()) return nullptr;
  size_t number = 0;
  for (char c : id.substr(1)) number = number * 10 + static_cast<size_t>(c - '0');
  if (number >= 1 && number <= rows.size() && rows[number - 1].id == id) return &rows[number - 1];
  for (const Row& row : rows) {
    if (row.id == id) return &row;
  }
  return nullptr;
}

// Reads one line. kMalformed where it is no JSON or lacks id and text; other fields may be missing.
Result<Document> read_line(std::string_view json);

}  // namespace dateline::view
