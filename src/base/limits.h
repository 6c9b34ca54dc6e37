// Every bound that hostile input is held to, in one place. Passing one makes the document a failure row that names it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline {

struct Limits {
  size_t record_bytes = 8u << 20;   // one captured record, inflated (absolute: deflate reaches 1,029:1)
  size_t header_bytes = 64u << 10;  // an HTTP or WARC header block
  size_t html_depth = 512;          // nesting of elements; deeper ones become siblings
  size_t html_nodes = 500'000;
  size_t text_bytes = 1u << 20;  // an article's text
  size_t sentences = 5'000;
  size_t sentence_tokens = 1'024;
  size_t mentions = 4'000;       // mentions of a document that coreference looks at
  size_t nesting = 16;           // attributions inside attributions
  uint32_t document_ms = 2'000;  // wall clock for one document
};

}  // namespace dateline
