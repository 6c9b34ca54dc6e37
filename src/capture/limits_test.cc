// The limits that concern capture, each one below, at and above its value.
#include <gtest/gtest.h>

#include "capture/archive_samples.h"
#include "capture/reader.h"

namespace dateline {
namespace {

constexpr size_t kLimit = 5000;

std::string page_of(size_t size) { return "<p>" + std::string(size - 7, 'x') + "</p>"; }

InputOptions options() {
  InputOptions options;
  options.limits.record_bytes = kLimit;
  options.limits.header_bytes = 1000;
  return options;
}

// Reads a file that holds one page within or over the limit, perhaps with a second page behind.
void expect(const std::string& bytes, const std::string& path, bool within, size_t items = 1) {
  const std::vector<CaptureItem> read = read_bytes(bytes, path, options());
  ASSERT_EQ(read.size(), items) << path;
  EXPECT_EQ(read[0].capture.has_value(), within) << path;
  if (!within) {
    EXPECT_EQ(read[0].capture.error().code, ErrorCode::kOverLimit) << read[0].capture.error().message;
    EXPECT_NE(read[0].capture.error().message.find("_bytes"), std::string::npos);
  }
  if (items > 1) {
    EXPECT_TRUE(read[1].capture) << path;
  }
}

class RecordBytes : public testing::TestWithParam<size_t> {};

TEST_P(RecordBytes, OfFiles) {
  const std::string page = page_of(GetParam());
  expect(page, "x.html", GetParam() <= kLimit);
  expect(samples::gzip(page), "x.html.gz", GetParam() <= kLimit);
  expect(samples::zstd(page), "x.html.zst", GetParam() <= kLimit);
}

TEST_P(RecordBytes, OfRecords) {
  const std::string after = samples::warc_page("http://x/b", "<p>b</p>");
  const std::string page = page_of(GetParam());
  const std::string plain = samples::http("text/html", page);
  const std::string packed = samples::http("text/html", samples::gzip(page), "Content-Encoding: gzip\r\n");
  for (const std::string& block : {plain, packed}) {
    const std::string record = samples::warc("response", "http://x/a", block);
    expect(record + after, "x.warc", GetParam() <= kLimit, 2);
    expect(samples::gzip(record) + samples::gzip(after), "x.warc.gz", GetParam() <= kLimit, 2);
    expect(samples::gzip(record + after), "x.warc.gz", GetParam() <= kLimit, 2);
  }
}

TEST_P(RecordBytes, OfJsonBodies) {
  const std::string json = "{\"text\":\"" + std::string(GetParam() - 11, 'x') + "\"}\n";
  expect(json + "{\"text\":\"y\"}\n", "x.jsonl", json.size() - 1 <= kLimit, 2);
}

INSTANTIATE_TEST_SUITE_P(Around, RecordBytes, testing::Values(kLimit - 1, kLimit, kLimit + 1, 50 * kLimit));

TEST(HeaderBytes, OfWarcRecords) {
  for (size_t size : {999u, 1000u, 1001u}) {
    const std::string block = samples::http("text/html", "<p>a</p>");
    const size_t bare = samples::warc("response", "http://x/a", block, "X: \r\n").size() - block.size() - 4;
    const std::string more = "X: " + std::string(size - bare, 'x') + "\r\n";
    expect(samples::warc("response", "http://x/a", block, more) + samples::warc_page("http://x/b", "<p>b</p>"),
           "x.warc", size <= 1000, 2);
  }
}

TEST(HeaderBytes, OfHttp) {
  for (size_t size : {999u, 1000u, 1001u}) {
    const size_t bare = samples::http("text/html", "", "X: \r\n").size();
    const std::string block = samples::http("text/html", "<p>a</p>", "X: " + std::string(size - bare, 'x') + "\r\n");
    expect(samples::warc("response", "http://x/a", block), "x.warc", size <= 1000);
  }
}

TEST(HeaderBytes, RecordsBeyondAllBoundsArePassedOver) {
  const std::string huge = samples::warc("response", "http://x/a", samples::http("text/html", page_of(1u << 20)));
  const std::string image = samples::warc("resource", "http://x/i", std::string(1u << 20, 'i'));
  const std::string after = samples::warc_page("http://x/b", "<p>b</p>");
  expect(huge + after, "x.warc", false, 2);
  expect(samples::gzip(huge) + samples::gzip(after), "x.warc.gz", false, 2);
  const std::vector<CaptureItem> read = read_bytes(image + after, "x.warc", options());
  EXPECT_EQ(read.size(), 1u);
}

TEST(Bombs, StopAtTheAbsoluteLimit) {
  const std::string bomb = samples::gzip(std::string(100u << 20, 'a'));
  const std::vector<CaptureItem> file = read_bytes(bomb, "x.html.gz", {});
  ASSERT_EQ(file.size(), 1u);
  EXPECT_EQ(file[0].capture.error().code, ErrorCode::kOverLimit);
  const std::string block = samples::http("text/html", bomb, "Content-Encoding: gzip\r\n");
  const std::vector<CaptureItem> record = read_bytes(samples::warc("response", "http://x/", block), "x.warc", {});
  ASSERT_EQ(record.size(), 1u);
  EXPECT_EQ(record[0].capture.error().code, ErrorCode::kOverLimit);
}

}  // namespace
}  // namespace dateline
