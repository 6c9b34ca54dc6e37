// One JSON object -> Capture.
#pragma once

#include <string>
#include <string_view>

#include "capture/item.h"

namespace dateline {

struct JsonPage {
  std::string id;  // the object's own id, for messages; empty if it has none
  Result<Capture> capture;
};

// Reads an object with the keys url, title, published (or date), publisher (or outlet; a string, or an object with name
// or domain) and html, html_base64 or text. Of several bodies the page counts (html before text). Every member that was
// not used comes back in `extra` as it was written; `id` always does.
// The capture's id is the hash of the body and of what is given beside it, so that a page read twice is one document.
// `capture.origin` is left to the caller.
// Keys of common crawls are understood as well: maintext, content, body; link; date_publish, publish_date;
// source_domain, hostname, sitename, outletName; author, authors, byline (news-please, newspaper, trafilatura, GDELT).
// A line that has an address and no text (GDELT's lists of articles) fails with kEmpty and names the address.
JsonPage parse_json_page(std::string_view json, const InputOptions& options);

// The hash under which a body with what is given beside it is one document.
std::string page_hash(std::string_view body, const Given& given);

}  // namespace dateline
