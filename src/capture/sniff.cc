#include "capture/sniff.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "capture/charset.h"
#include "capture/header_fields.h"
#include "capture/json_object.h"
#include "capture/news_xml.h"

namespace dateline {
namespace {

constexpr size_t kHead = 64u << 10;
constexpr int kProbedLines = 5;

constexpr auto kMagic = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"%PDF-", "a PDF"},
    {"PK\x03\x04", "a ZIP archive"},
    {"PK\x05\x06", "an empty ZIP archive"},
    {"\x04\x22\x4D\x18", "an LZ4 archive"},
    {"BZh", "a bzip2 archive"},
    {"\xFD"
     "7zXZ",
     "an xz archive"},
    {"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"},
    {"Rar!\x1A", "a RAR archive"},
    {"\x89PNG", "a PNG image"},
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"GIF8", "a GIF image"},
    {"RIFF", "a RIFF file (WebP, WAV, AVI)"},
    {"\x7F"
     "ELF",
     "a program"},
    {"SQLite format 3", "an SQLite database"},
    {"PAR1", "a Parquet file"},
    {"{\\rtf", "an RTF document"},
    {"\xD0\xCF\x11\xE0", "an old office document"},
});

constexpr auto kFeedRoots =
    std::to_array<std::string_view>({"rss", "feed", "rdf:rdf", "newsmessage", "newsitem", "nitf", "opml"});
constexpr auto kAddressLists = std::to_array<std::string_view>({"urlset", "sitemapindex"});

std::string_view without_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return trim(text);
}

// Lower-case name of the first element behind declarations and comments; empty if the text does not open with markup.
std::string root_element(std::string_view text) {
  text = without_mark(text);
  while (text.starts_with("<?") || text.starts_with("<!")) {
    const bool subset = text.starts_with("<!DOCTYPE") && text.find('[') < text.find('>');
    const std::string_view end = text.starts_with("<!--") ? "-->" : subset ? "]>" : ">";
    const size_t at = text.find(end);
    if (at == std::string_view::npos) return {};
    text = trim(text.substr(at + end.size()));
  }
  if (text.size() < 2 || text[0] != '<') return {};
  return lower(to_valid_utf8(text.substr(1, std::min<size_t>(text.find_first_of(" \t\r\n/>", 1), 33) - 1)));
}

bool is_binary(std::string_view head) {
  if (is_utf16(head)) return false;
  head = head.substr(0, 4096);
  const auto control = std::count_if(head.begin(), head.end(), [](char c) {
    const auto b = static_cast<unsigned char>(c);
    return b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1B;
  });
  return static_cast<size_t>(control) * 20 > head.size();
}

bool opens_json(std::string_view text, char bracket, std::string_view next) {
  if (!text.starts_with(bracket)) return false;
  text = trim(text.substr(1));
  return text.empty() || next.find(text[0]) != std::string_view::npos;
}

bool is_whole_object(std::string_view line) {
  line = trim(line);
  return line.starts_with("{") && json_extent(line) == line.size();
}

// One of the first lines is a whole object, or the first line is longer than what we see.
bool has_object_lines(std::string_view head) {
  if (head.find('\n') == std::string_view::npos) return true;
  for (int i = 0; i < kProbedLines && !head.empty(); ++i) {
    if (head.find('\n') == std::string_view::npos && head.size() > kHead / 2) break;  // cut by the window
    const std::string_view line = take_line(head);
    if (line.starts_with("{") && is_whole_object(line)) return true;
  }
  return false;
}

bool named(std::string_view path, std::string_view part) {
  return lower(to_valid_utf8(path.substr(path.rfind('/') + 1))).find(part) != std::string::npos;
}

}  // namespace

FileFormat sniff_format(std::string_view head, std::string_view path) {
  if (opens_warc_record(trim(head.substr(0, 16)))) return FileFormat::kWarc;
  if (head.starts_with("filedesc:")) return FileFormat::kArc;
  if (head.starts_with("PK\x03\x04")) return FileFormat::kZip;
  if (is_news_xml(root_element(head))) return FileFormat::kFeed;
  if (trim(head).empty() || !foreign_format(head).empty()) return FileFormat::kPage;
  if (named(path, ".warc")) return FileFormat::kWarc;
  if (named(path, ".arc")) return FileFormat::kArc;
  const bool named_lines = named(path, ".jsonl") || named(path, ".ndjson");
  const std::string_view text = without_mark(head);
  if (opens_json(text, '[', "{]")) return FileFormat::kJsonValues;
  if (opens_json(text, '{', "\"}")) {
    return named_lines || has_object_lines(text) ? FileFormat::kJsonLines : FileFormat::kJsonValues;
  }
  if (named_lines && !text.starts_with("<")) return FileFormat::kJsonLines;
  return FileFormat::kPage;
}

std::string_view foreign_format(std::string_view head) {
  for (const auto& [magic, name] : kMagic) {
    if (head.starts_with(magic)) return name;
  }
  if (is_binary(head)) return "binary data";
  const std::string root = root_element(head.substr(0, kHead));
  if (std::find(kFeedRoots.begin(), kFeedRoots.end(), root) != kFeedRoots.end()) return "a feed";
  if (std::find(kAddressLists.begin(), kAddressLists.end(), root) != kAddressLists.end()) {
    return "a sitemap, which lists addresses and holds no text";
  }
  const bool xml = without_mark(head.substr(0, kHead)).starts_with("<?xml");
  if (xml && !root.empty() && root != "html") return "XML, but not XHTML";
  return {};
}

bool looks_like_html(std::string_view text) {
  text = without_mark(text.substr(0, kHead));
  if (text.size() > 1 && text[0] == '<') {
    const char next = text[1];
    if (next == '!' || next == '?' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) return true;
  }
  const std::string head = lower(text);
  return head.find("<html") != std::string::npos || head.find("<!doctype html") != std::string::npos ||
         head.find("<body") != std::string::npos || head.find("</p>") != std::string::npos;
}

}  // namespace dateline
