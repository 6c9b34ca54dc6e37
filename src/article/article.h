// What the article stage hands on: the page's text as it will be shown and quoted, its blocks, and who published it
// when.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "capture/capture.h"

namespace dateline {

enum class BlockKind { kTitle, kParagraph, kHeading, kList, kCaption, kCredit, kQuote, kBreadcrumb, kBoilerplate };

// "title", "paragraph", ... as in the public format.
const char* block_name(BlockKind kind);

// A run of the text with one role; blocks are in order and do not overlap.
struct Block {
  Span span;
  BlockKind kind = BlockKind::kParagraph;
};

struct Publisher {
  std::string name;     // "Press TV"; empty if unknown
  std::string domain;   // "presstv.com"; empty if unknown
  std::string id;       // the outlet registry's id, shared by an outlet's mirrors; empty if not registered
  std::string country;  // ISO 3166 alpha-3 of the outlet, from the registry; empty if unknown
};

// A calendar date with what is known of it.
struct PageDate {
  std::string value;      // ISO 8601, "2018-11-25" or "2018-11-25T10:00:00+03:30"
  std::string precision;  // "second", "minute", "day", "month"
  std::string basis;      // "json-ld", "meta", "url", "feed", "http", "text", "given"; "none" when value is empty
};

// "ALEPPO, Syria (AP) —" at the head of a text.
struct DatelineLine {
  Span span;
  std::string place;
  std::string date;    // as written, or empty
  std::string agency;  // "AP", or empty
};

// Immutable; owns its text. Every span of every later stage is a byte range of `text`.
struct Article {
  std::string id;
  std::string url;
  Publisher publisher;
  std::string title;
  std::string byline;
  std::vector<std::string> section;
  std::string language;  // ISO 639-1, "en"
  PageDate published;
  PageDate modified;
  std::optional<DatelineLine> dateline;
  std::vector<std::string> marks;  // "amp", "live_blog", "paywall"; see page_metadata.h
  std::string agency;              // wire agency credited for the whole text ("AFP"), or empty
  std::string text;                // valid UTF-8
  std::vector<Block> blocks;
  Origin origin;
  std::string extra = "{}";
};

}  // namespace dateline
