// News in XML: RSS and Atom feeds, and the agencies' NewsML-G2 and NITF -> reports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "capture/capture.h"
#include "capture/xml_tree.h"

namespace dateline {

// One report as the feed or the agency's envelope gives it.
struct NewsEntry {
  Given given;
  std::string id;    // guid, Atom id or NewsML guid; may be empty
  std::string body;  // its text as HTML; empty if there is only a summary or nothing
};

// True for the root elements that read_news_xml() understands.
bool is_news_xml(std::string_view root);

// The entries in the order of the document; an entry that the document breaks off in is left out.
// RSS: content:encoded is the text, and so is a description that is long enough to be one. Atom: content.
std::vector<NewsEntry> read_news_xml(const XmlTree& tree);

}  // namespace dateline
