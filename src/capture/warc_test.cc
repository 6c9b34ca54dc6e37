#include <gtest/gtest.h>

#include "base/sha256.h"
#include "capture/archive_samples.h"
#include "capture/reader.h"

namespace dateline {
namespace {

using samples::gzip;
using samples::http;
using samples::warc;
using samples::warc_page;

const std::string kHtml = "<html><head><title>T</title></head><body><p>Shells fell on Aleppo.</p></body></html>";

struct Outcome {
  std::vector<CaptureItem> items;
  RecordCounts counts;
};

Outcome read(std::string_view bytes, const std::string& path = "x.warc") {
  Outcome outcome;
  outcome.items = read_bytes(bytes, path, {}, &outcome.counts);
  return outcome;
}

std::vector<std::string> urls(const Outcome& outcome) {
  std::vector<std::string> out;
  for (const CaptureItem& item : outcome.items) {
    out.push_back(item.capture ? item.capture->given.url : error_name(item.capture.error().code));
  }
  return out;
}

using Urls = std::vector<std::string>;

TEST(Warc, ResponseBecomesCapture) {
  const std::string record =
      warc("response", "<http://x/1>", http("text/html", kHtml, "Last-Modified: Sat, 24 Nov 2018 10:00:00 GMT\r\n"));
  const Outcome outcome = read(record);
  ASSERT_EQ(outcome.items.size(), 1u);
  const Capture& c = outcome.items[0].capture.value();
  EXPECT_EQ(c.id, sha256_hex(kHtml));
  EXPECT_EQ(c.body, kHtml);
  EXPECT_EQ(c.kind, ContentKind::kHtml);
  EXPECT_EQ(c.given.url, "http://x/1");
  EXPECT_EQ(c.origin.path, "x.warc");
  EXPECT_EQ(c.origin.offset, 0u);
  EXPECT_EQ(c.origin.length, record.size());
  EXPECT_EQ(c.origin.fetched_at, "2018-11-25T08:00:00Z");
  EXPECT_EQ(c.origin.http_last_modified, "2018-11-24");
  EXPECT_TRUE(c.origin.record_id.starts_with("urn:test:"));
}

TEST(Warc, OtherRecordsAreCountedAndPassed) {
  const std::string file =
      warc("warcinfo", "", "software: x\r\n") + warc("request", "http://x/1", "GET / HTTP/1.1\r\n\r\n") +
      warc_page("http://x/1", kHtml) + warc("revisit", "http://x/2", http("text/html", "")) +
      warc("response", "http://x/3", http("image/png", "\x89PNG")) +
      warc("response", "http://x/4", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + kHtml) +
      warc("response", "http://x/5", http("text/plain", "Plain words.")) +
      warc("resource", "http://x/6", kHtml, "Content-Type: text/html\r\n");
  const Outcome outcome = read(file);
  EXPECT_EQ(urls(outcome), (Urls{"http://x/1", "http://x/5"}));
  EXPECT_EQ(outcome.counts.records, 8u);
  EXPECT_EQ(outcome.counts.captures, 2u);
  EXPECT_EQ(outcome.counts.revisits, 1u);
  EXPECT_EQ(outcome.counts.other_content, 1u);
  EXPECT_EQ(outcome.counts.other_status, 1u);
  EXPECT_EQ(outcome.counts.other_types, 3u);
  EXPECT_EQ(outcome.counts.failures, 0u);
}

TEST(Warc, HtmlResourceIsAPage) {
  const std::string record =
      "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: http://x/\r\nContent-Type: text/html\r\n"
      "Content-Length: " +
      std::to_string(kHtml.size()) + "\r\n\r\n" + kHtml + "\r\n\r\n";
  EXPECT_EQ(urls(read(record)), Urls{"http://x/"});
}

TEST(Warc, ResponseWithoutHttpHeader) {
  EXPECT_EQ(urls(read(warc("response", "http://x/1", kHtml))), Urls{"http://x/1"});
  EXPECT_EQ(read(warc("response", "http://x/1", http("", "\x89PNG\r\n"))).counts.other_content, 1u);
}

// One record as it is, and the same in every packing.
TEST(Warc, AllPackingsGiveTheSame) {
  const std::string a = warc_page("http://x/a", kHtml);
  const std::string b = warc_page("http://x/b", kHtml + "b");
  const std::string c = warc_page("http://x/c", kHtml + "c");
  const std::string all = a + b + c;
  const std::string files[] = {all,
                               gzip(a) + gzip(b) + gzip(c),
                               gzip(all),
                               gzip(all.substr(0, 100)) + gzip(all.substr(100, 500)) + gzip(all.substr(600)),
                               gzip(a) + gzip("") + gzip(b + c),
                               gzip(a) + std::string(100, '\0') + gzip(b) + gzip(c),
                               samples::zstd(a) + samples::zstd(b) + samples::zstd(c),
                               samples::zstd(all)};
  for (size_t i = 0; i < std::size(files); ++i) {
    const Outcome outcome = read(files[i]);
    EXPECT_EQ(urls(outcome), (Urls{"http://x/a", "http://x/b", "http://x/c"})) << i;
    for (size_t from = 0; from < outcome.items.size(); ++from) {
      const auto again = read_bytes(files[i], "x.warc", {}, nullptr, outcome.items[from].cursor);
      ASSERT_EQ(again.size(), 3 - from) << i << " " << from;
      EXPECT_EQ(again[0].capture->given.url, outcome.items[from].capture->given.url);
      for (const CaptureItem& item : again) {
        EXPECT_EQ(item.next_offset,
                  outcome.items[3 - again.size() + static_cast<size_t>(&item - again.data())].next_offset)
            << i;
      }
      EXPECT_EQ(read_bytes(files[i], "x.warc", {}, nullptr, outcome.items[from].next_offset).size(), 2 - from) << i;
    }
  }
}

TEST(Warc, ZstdWithDictionary) {
  const std::string dictionary = warc_page("http://x/", kHtml);
  const std::string a = samples::zstd_with(dictionary, warc_page("http://x/a", kHtml));
  const std::string b = samples::zstd_with(dictionary, warc_page("http://x/b", kHtml));
  for (const std::string& carried : {dictionary, samples::zstd(dictionary)}) {
    std::string file = samples::dictionary_frame(carried);
    file.append(a).append(b);
    const Outcome outcome = read(file);
    ASSERT_EQ(urls(outcome), (Urls{"http://x/a", "http://x/b"}));
    EXPECT_EQ(outcome.items[1].origin.offset, file.size() - b.size());
    EXPECT_EQ(read_bytes(file, "x", {}, nullptr, outcome.items[1].cursor).size(), 1u);
  }
  EXPECT_EQ(urls(read(samples::dictionary_frame(dictionary).substr(0, 50), "x")), Urls{"malformed"});
}

TEST(Warc, MemberOffsetsAreTheOrigin) {
  const std::string a = gzip(warc_page("http://x/a", kHtml));
  const std::string b = gzip(warc_page("http://x/b", kHtml));
  const Outcome outcome = read(a + b);
  ASSERT_EQ(outcome.items.size(), 2u);
  EXPECT_EQ(outcome.items[1].origin.offset, a.size());
  EXPECT_EQ(outcome.items[1].origin.length, b.size());
  EXPECT_EQ(outcome.items[0].next_offset, a.size());
}

TEST(Warc, HeaderShapes) {
  const std::string block = http("text/html", kHtml);
  const std::string length = std::to_string(block.size());
  const std::string shapes[] = {
      "WARC/1.0\nWARC-Type: response\nWARC-Target-URI: http://x/\nContent-Length: " + length + "\n\n" + block + "\n\n",
      "warc/1.0\r\nwarc-type: Response\r\nWARC-TARGET-URI: http://x/\r\ncontent-length:" + length + "\r\n\r\n" + block +
          "\r\n\r\n",
      "WARC/1.0\r\nWARC-Type:\r\n response\r\nWARC-Target-URI: http://x/\r\nContent-Length: " + length + "\r\n\r\n" +
          block + "\r\n\r\n",
      "WARC/0.18\r\r\nWARC-Type: response\r\r\nWARC-Target-URI: <http://x/>\r\r\nContent-Length: " + length +
          "\r\r\n\r\r\n" + block,
      "\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://x/\r\nContent-Length: " + length +
          "\r\n\r\n" + block + "\r\n",
  };
  for (const std::string& shape : shapes) EXPECT_EQ(urls(read(shape)), Urls{"http://x/"}) << shape.substr(0, 80);
}

TEST(Warc, CodedBodies) {
  const std::string chunk = "10\r\n" + kHtml.substr(0, 16) + "\r\n" + "40\r\n" + kHtml.substr(16, 64) + "\r\n";
  const std::string body = chunk + "4\r\n" + kHtml.substr(80) + "\r\n0\r\n\r\n";
  ASSERT_EQ(kHtml.size(), 84u);
  for (const char* more : {"Transfer-Encoding: chunked\r\n", "", "Content-Length: 7\r\n"}) {
    const Outcome outcome = read(warc("response", "http://x/", http("text/html", body, more)));
    ASSERT_EQ(outcome.items.size(), 1u);
    EXPECT_EQ(outcome.items[0].capture->body, kHtml) << more;
  }
  const std::string packed = http("text/html", gzip(kHtml), "Content-Encoding: gzip\r\nContent-Length: 5\r\n");
  EXPECT_EQ(read(warc("response", "http://x/", packed)).items[0].capture->id, sha256_hex(kHtml));
}

TEST(Warc, CharsetOfTheHttpHeader) {
  const std::string html = "<p>\xCC\xE8\xED\xEE\xE1\xEE\xF0\xEE\xED\xFB</p>";
  const Outcome outcome = read(warc("response", "http://x/", http("text/html; charset=windows-1251", html)));
  EXPECT_EQ(outcome.items[0].capture->body, "<p>Минобороны</p>");
}

TEST(Warc, FormatsThatArePagesOnlyByName) {
  const Outcome outcome = read(warc("response", "http://x/", http("text/html", "\x89PNG\r\n\x1A\n...")) +
                               warc("response", "http://y/", http("text/html", "")));
  EXPECT_EQ(urls(outcome), (Urls{"unsupported", "empty"}));
}

TEST(Arc, VersionsOneAndTwo) {
  const std::string block = http("text/html", kHtml);
  const std::string length = std::to_string(block.size());
  const std::string about = "1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n";
  const std::string head =
      "filedesc://x.arc 0.0.0.0 20180425112508 text/plain " + std::to_string(about.size()) + "\n" + about + "\n";
  const std::string file = head + "http://x/a b 1.2.3.4 20180425112508 text/html " + length + "\n" + block + "\n" +
                           "http://x/c 1.2.3.4 20180425112508 text/html 200 - - 1234 x.arc " + length + "\n" + block +
                           "\n" + "http://x/d 1.2.3.4 20180425112508 image/png 3\nabc\n";
  for (const std::string& bytes : {file, gzip(file)}) {
    const Outcome outcome = read(bytes, "x");
    EXPECT_EQ(urls(outcome), (Urls{"http://x/a b", "http://x/c"}));
    EXPECT_EQ(outcome.counts.records, 4u);
    EXPECT_EQ(outcome.items[0].origin.fetched_at, "2018-04-25T11:25:08Z");
  }
}

TEST(Arc, GarbageBetweenRecords) {
  const std::string record = "http://x/a 1.2.3.4 20180425112508 text/html 13\n<p>x y z.</p>\n";
  const Outcome outcome = read(record + "rubbish here\nmore\n" + record, "x.arc");
  EXPECT_EQ(urls(outcome), (Urls{"http://x/a", "malformed", "http://x/a"}));
}

}  // namespace
}  // namespace dateline
