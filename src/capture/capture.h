// What the capture stage hands on: one page's bytes, where they came from, and where they lie.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace dateline {

enum class ContentKind { kHtml, kText, kArticleJson };

// What the user or a JSON line already knows of a bare text. Empty strings mean "not given".
struct Given {
  std::string url;
  std::string title;
  std::string outlet;     // a name ("Press TV") or a domain ("presstv.com")
  std::string published;  // a date or date-time, as ISO 8601 or RFC 822
  std::string byline = {};
  bool from_feed = false;  // said by a feed's entry or an agency's envelope
};

// Where the bytes lie: the chain of custody.
struct Origin {
  std::string path;                // file name as the user gave it ("-" for standard input)
  uint64_t offset = 0;             // byte offset of the record (of its gzip member) in that file
  uint64_t length = 0;             // bytes of the record in that file; 0 = unknown
  std::string record_id;           // WARC-Record-ID, or empty
  std::string fetched_at;          // WARC-Date, or empty
  std::string http_last_modified;  // as ISO date, or empty
};

// One page as captured. Immutable; owns its bytes.
struct Capture {
  std::string id;  // lower-case hex SHA-256 of the captured bytes (of HTML or text as delivered, before decoding)
  ContentKind kind = ContentKind::kText;
  std::string body;     // valid UTF-8: HTML source or plain text
  std::string charset;  // what it was decoded from ("utf-8", "windows-1251", ...)
  Given given;
  Origin origin;
  std::string extra = "{}";  // JSON object passed through to the output under "extra"
};

}  // namespace dateline
