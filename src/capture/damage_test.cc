// Archives that are broken: every fault is a failure with its place, and reading goes on behind it.
#include <gtest/gtest.h>

#include <chrono>

#include "capture/archive_samples.h"
#include "capture/reader.h"

namespace dateline {
namespace {

using samples::gzip;
using samples::http;
using samples::warc;
using samples::warc_page;

const std::string kA = warc_page("http://x/a", "<p>a</p>");
const std::string kB = warc_page("http://x/b", "<p>b</p>");

std::string outcome(std::string_view bytes, const std::string& path = "x.warc") {
  std::string out;
  for (const CaptureItem& item : read_bytes(bytes, path, {})) {
    if (!out.empty()) out += ' ';
    out += item.capture ? item.capture->given.url.substr(9) : error_name(item.capture.error().code);
  }
  return out;
}

std::string with_length(std::string record, size_t length) {
  const size_t at = record.find("Content-Length: ") + 16;
  return record.replace(at, record.find('\r', at) - at, std::to_string(length));
}

TEST(Damage, GarbageBetweenRecords) {
  EXPECT_EQ(outcome(kA + "rubbish\r\n" + kB), "a malformed b");
  EXPECT_EQ(outcome("rubbish\n" + kA + kB), "malformed a b");
  EXPECT_EQ(outcome(kA + kB + "rubbish"), "a b malformed");
  EXPECT_EQ(outcome(gzip(kA) + gzip("rubbish") + gzip(kB)), "a malformed b");
  EXPECT_EQ(outcome(gzip(kA) + "rubbish" + gzip(kB)), "a malformed b");
  EXPECT_EQ(outcome(gzip(kA) + gzip(kB) + "rubbish"), "a b malformed");
}

TEST(Damage, WrongLengths) {
  for (size_t length : {0u, 1u, 50u}) EXPECT_EQ(outcome(with_length(kA, length) + kB), "malformed b") << length;
  const size_t right = http("text/html; charset=utf-8", "<p>a</p>").size();
  for (size_t length : {right + 7, right + 100, size_t{7'000'000}, size_t{99'999'999'999}}) {
    EXPECT_EQ(outcome(with_length(kA, length) + kB), "malformed b") << length;
    EXPECT_EQ(outcome(gzip(with_length(kA, length)) + gzip(kB)), "malformed b") << length;
  }
}

TEST(Damage, HeadersThatSayTooLittle) {
  EXPECT_EQ(outcome("WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n\r\n" + kB), "malformed b");
  EXPECT_EQ(outcome("WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n" + kB), "malformed b");
  EXPECT_EQ(outcome("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n\r\n\r\n" + kB), "malformed b");
  EXPECT_EQ(outcome("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\n" + kB),
            "malformed b");
  EXPECT_EQ(outcome("WARC/1.0"), "malformed");
}

TEST(Damage, ChecksumOfOneMember) {
  std::string bad = gzip(kA);
  bad[bad.size() - 6] = static_cast<char>(bad[bad.size() - 6] ^ 0x40);
  EXPECT_EQ(outcome(bad + gzip(kB)), "malformed b");
  EXPECT_EQ(outcome(gzip(kB) + bad), "b malformed");
  EXPECT_EQ(outcome(gzip(kB) + bad + gzip(kB)), "b malformed b");
}

TEST(Damage, EveryBitOfAMember) {
  const std::string good = gzip(kA);
  const std::string rest = gzip(kB);
  for (size_t bit = 32; bit < good.size() * 8; ++bit) {
    std::string bad = good;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
    const std::string seen = outcome(bad + rest);
    EXPECT_TRUE(seen.ends_with("b")) << bit << ": " << seen;
  }
}

TEST(Damage, TruncationAtEveryByte) {
  const std::string pair = kA + kB;
  const std::string files[] = {pair, gzip(kA) + gzip(kB), gzip(pair), samples::zstd(kA) + samples::zstd(kB)};
  for (const std::string& whole : files) {
    EXPECT_EQ(outcome(whole), "a b");
    for (size_t size = 0; size < whole.size(); ++size) {
      const std::string seen = outcome(std::string_view(whole).substr(0, size));
      EXPECT_TRUE(seen.size() <= 30 && !seen.empty()) << size << ": " << seen;
      EXPECT_FALSE(seen.ends_with("b") && size + 4 < whole.size()) << size << ": " << seen;
    }
  }
}

TEST(Damage, EveryStartOfAFile) {
  for (const std::string& whole : {kA + kB, gzip(kA) + gzip(kB)}) {
    for (size_t start = 0; start < whole.size(); ++start) outcome(std::string_view(whole).substr(start));
  }
}

TEST(Damage, BodiesOfARecord) {
  std::string cut = gzip("<p>a</p>");
  cut.resize(cut.size() - 9);
  const std::string record = warc("response", "http://x/a", http("text/html", cut, "Content-Encoding: gzip\r\n"));
  EXPECT_EQ(outcome(record + kB), "malformed b");
}

// Files built to make a reader look at the same bytes over and over. Each takes well under a second; the square of
// their size would take minutes.
TEST(Damage, HostileRepetitionStaysLinear) {
  const std::string units[] = {"\nWARC/1.0",
                               "\nWARC/1.0\r\nWARC-Type: response\r\nContent-Length: 8000000\r\n\r\n",
                               "\nhttp://x/ 1 20180425112508 text/html 8000000",
                               "\n",
                               "{\"a\":",
                               "[{",
                               "<!--",
                               "<meta ",
                               std::string("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10),
                               gzip(""),
                               "\x1f\x8b\x08"};
  for (const std::string& unit : units) {
    std::string repeated;
    while (repeated.size() < 2'000'000) repeated += unit;
    for (const char* path : {"x.warc", "x.arc", "x.jsonl", "x"}) {
      const auto start = std::chrono::steady_clock::now();
      read_bytes(repeated, path, {});
      const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
      EXPECT_LT(seconds.count(), 10) << unit.substr(0, 20) << " as " << path;
    }
  }
}

TEST(Damage, FailuresSayWhereAndWhat) {
  std::string cut = gzip("<p>a</p>");
  cut.resize(cut.size() - 9);
  const std::string record = warc("response", "http://x/a", http("text/html", cut, "Content-Encoding: gzip\r\n"));
  const auto items = read_bytes(kB + record, "dir/x.warc", {});
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[1].origin.path, "dir/x.warc");
  EXPECT_EQ(items[1].origin.offset, kB.size());
  EXPECT_TRUE(items[1].origin.record_id.starts_with("urn:test:"));
  EXPECT_EQ(items[1].id_hint, items[1].origin.record_id);
  EXPECT_TRUE(items[1].capture.error().message.starts_with("dir/x.warc: "));
  EXPECT_EQ(items[1].next_offset, kB.size() + record.size());
}

TEST(Damage, CutOffGzipPage) {
  std::string cut = gzip("<p>a page that is long enough to be cut off somewhere</p>");
  cut.resize(cut.size() / 2);
  EXPECT_EQ(outcome(cut, "x.html.gz"), "malformed");
}

TEST(Damage, UnsupportedFiles) {
  EXPECT_EQ(outcome("PK\x03\x04 archive/data.warc.gz", "x.wacz"), "malformed");
  EXPECT_EQ(outcome("<?xml version='1.0'?><urlset></urlset>", "x"), "unsupported");
  EXPECT_EQ(outcome("<?xml version='1.0'?><rss version='2.0'></rss>", "x"), "empty");
  EXPECT_EQ(outcome(std::string_view("\x04\x22\x4D\x18 lz4", 8), "x.warc.lz4"), "unsupported");
  EXPECT_EQ(outcome(std::string(300, '\x01'), "x.txt"), "unsupported");
  EXPECT_EQ(outcome("", "x.warc"), "empty");
}

}  // namespace
}  // namespace dateline
