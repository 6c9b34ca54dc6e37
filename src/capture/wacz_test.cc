// WACZ files built here byte by byte, whole and damaged; and PDF text where the program for it is installed.
#include <gtest/gtest.h>

#include "capture/archive_samples.h"
#include "capture/pdf_text.h"
#include "capture/reader.h"

namespace dateline {
namespace {

std::string le(uint64_t value, int width) {
  std::string out;
  for (int i = 0; i < width; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

struct Entry {
  std::string name, bytes;
  uint16_t method = 0;
};

std::string zip(const std::vector<Entry>& entries) {
  std::string out, directory;
  for (const Entry& e : entries) {
    const std::string common = le(20, 2) + le(0, 2) + le(e.method, 2) + le(0, 8) + le(e.bytes.size(), 4) +
                               le(e.bytes.size(), 4) + le(e.name.size(), 2) + le(0, 2);
    directory +=
        "PK\x01\x02" + le(20, 2) + common + le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4) + le(out.size(), 4) + e.name;
    out += "PK\x03\x04" + common + e.name + e.bytes;
  }
  const size_t at = out.size();
  return out + directory + "PK\x05\x06" + le(0, 4) + le(entries.size(), 2) + le(entries.size(), 2) +
         le(directory.size(), 4) + le(at, 4) + le(0, 2);
}

std::string page(const std::string& url, const std::string& text) {
  return samples::warc_page(url, "<p>" + text + "</p>");
}

std::string sample() {
  return zip(
      {{"datapackage.json", "{}"},
       {"archive/a.warc.gz", samples::gzip(page("http://x/1", "one")) + samples::gzip(page("http://x/2", "two"))},
       {"pages/pages.jsonl", "{}"},
       {"archive/b.warc", page("http://x/3", "three")},
       {"archive/c.warc", samples::raw_deflate(page("http://x/4", "four")), 8}});
}

TEST(Wacz, ReadsItsArchivesInPlace) {
  const std::string bytes = sample();
  RecordCounts counts;
  const auto items = read_bytes(bytes, "x.wacz", {}, &counts);
  ASSERT_EQ(items.size(), 4u);
  for (size_t i = 0; i < items.size(); ++i) {
    ASSERT_TRUE(items[i].capture.has_value()) << items[i].capture.error().message;
    EXPECT_EQ(items[i].capture->given.url, "http://x/" + std::to_string(i + 1));
  }
  EXPECT_EQ(counts.captures, 4u);
  EXPECT_EQ(bytes.substr(items[1].origin.offset, 2), "\x1f\x8b");
  EXPECT_EQ(bytes.substr(items[2].origin.offset, 5), "WARC/");
}

TEST(Wacz, EveryItemCanBeReadAgainFromItsCursor) {
  const std::string bytes = sample();
  const auto all = read_bytes(bytes, "x.wacz", {});
  for (size_t i = 0; i < all.size(); ++i) {
    const auto rest = read_bytes(bytes, "x.wacz", {}, nullptr, all[i].cursor);
    ASSERT_EQ(rest.size(), all.size() - i);
    EXPECT_EQ(rest[0].capture->id, all[i].capture->id);
    EXPECT_EQ(read_bytes(bytes, "x.wacz", {}, nullptr, all[i].next_offset).size(), all.size() - i - 1);
  }
}

TEST(Wacz, EveryTruncationAndEveryChangedByteEnds) {
  const std::string bytes = sample();
  for (size_t size = 4; size < bytes.size(); size += 7) {
    const auto items = read_bytes(std::string_view(bytes).substr(0, size), "x.wacz", {});
    ASSERT_FALSE(items.empty());
    EXPECT_FALSE(items[0].capture.has_value());
  }
  for (size_t at = 4; at < bytes.size(); at += 3) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0xFF);
    EXPECT_FALSE(read_bytes(changed, "x.wacz", {}).empty()) << at;
  }
}

TEST(Wacz, OtherZipFilesAreRefused) {
  const auto items = read_bytes(zip({{"word/document.xml", "<x/>"}}), "x.docx", {});
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].capture.error().code, ErrorCode::kUnsupported);
}

TEST(Pdf, LinesBecomeParagraphs) {
  EXPECT_EQ(join_pdf_lines("PRESS RELEASE\n\nThe minis-\ntry said on\nSunday.\n\n- 2 -\n\nEnd.\n"),
            "PRESS RELEASE\n\nThe ministry said on Sunday.\n\nEnd.");
}

const std::string kPdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 48>>stream\nBT /F 12 Tf 20 200 Td (Shells fell on Aleppo.) Tj ET\nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n";

// As a file, and as crawls hold it.
TEST(Pdf, IsReadOrRefusedWithAReason) {
  const auto items = read_bytes(kPdf, "x.pdf", {});
  RecordCounts counts;
  const auto crawled = read_bytes(samples::warc("response", "http://x/1.pdf", samples::http("application/pdf", kPdf)),
                                  "x.warc", {}, &counts);
  ASSERT_EQ(crawled.size(), 1u);
  EXPECT_EQ(counts.other_content, 0u);
  ASSERT_EQ(items.size(), 1u);
  if (!items[0].capture && items[0].capture.error().code == ErrorCode::kUnsupported) {
    EXPECT_NE(items[0].capture.error().message.find("pdftotext"), std::string::npos);
    GTEST_SKIP() << "pdftotext is not installed";
  }
  ASSERT_TRUE(items[0].capture.has_value()) << items[0].capture.error().message;
  EXPECT_EQ(items[0].capture->body, "Shells fell on Aleppo.");
  ASSERT_TRUE(crawled[0].capture.has_value()) << crawled[0].capture.error().message;
  EXPECT_EQ(crawled[0].capture->body, "Shells fell on Aleppo.");
  EXPECT_EQ(crawled[0].capture->id, items[0].capture->id);
  EXPECT_EQ(crawled[0].capture->given.url, "http://x/1.pdf");
  EXPECT_FALSE(read_bytes("%PDF-1.4 rubbish", "y.pdf", {})[0].capture.has_value());
}

}  // namespace
}  // namespace dateline
