#include <gtest/gtest.h>

#include "capture/archive_samples.h"
#include "capture/http_body.h"
#include "capture/http_date.h"
#include "capture/http_message.h"

namespace dateline {
namespace {

const std::string kPage = "<html><body><p>Shells fell on Aleppo on Saturday.</p></body></html>";

TEST(Chunks, AreJoined) {
  EXPECT_EQ(join_chunks("4\r\nWiki\r\n5\r\npedia\r\n0\r\n\r\n", true), "Wikipedia");
  EXPECT_EQ(join_chunks("4\nWiki\n5;note=x\npedia\n0\n\n", true), "Wikipedia");
  EXPECT_EQ(join_chunks("00000004\r\nWiki\r\n00000000\r\n\r\n", true), "Wiki");
}

TEST(Chunks, HeaderSaysSoButTheBodyIsNot) {
  EXPECT_EQ(join_chunks(kPage, true), kPage);
  EXPECT_EQ(join_chunks("", true), "");
}

TEST(Chunks, HeaderDoesNotSaySoButTheBodyIs) {
  EXPECT_EQ(join_chunks("4\r\nWiki\r\n5\r\npedia\r\n0\r\n\r\n", false), "Wikipedia");
  EXPECT_EQ(join_chunks("1914\nwas a year of war", false), "1914\nwas a year of war");
  EXPECT_EQ(join_chunks("0\r\n", false), "0\r\n");
}

TEST(Chunks, WhatBreaksOffKeepsTheRest) {
  EXPECT_EQ(join_chunks("4\r\nWiki\r\nnot a size\r\n", true), "Wikinot a size\r\n");
  EXPECT_EQ(join_chunks("40\r\nWiki", true), "Wiki");
  EXPECT_EQ(join_chunks("FFFFFFFF\r\nWiki", true), "Wiki");
  EXPECT_EQ(join_chunks("FFFFFFFFFF\r\nWiki", true), "FFFFFFFFFF\r\nWiki");
}

struct Coding {
  const char* name;
  std::string header;
  std::string body;
};

class Codings : public testing::TestWithParam<Coding> {};

TEST_P(Codings, GiveThePage) {
  const Result<std::string> plain = undo_codings(GetParam().body, GetParam().header, 1000);
  ASSERT_TRUE(plain) << plain.error().message;
  EXPECT_EQ(*plain, kPage);
}

// "Shells fell on Aleppo" page in brotli: an uncompressed meta-block, as RFC 7932 section 9.2 lays it out.
std::string brotli_stored(const std::string& text) {
  // WBITS=16 (one zero bit), ISLAST=0, MNIBBLES=4 (00), MLEN-1 (16 bits), ISUNCOMPRESSED=1, padding; then ISLAST,
  // ISLASTEMPTY.
  const uint32_t bits = static_cast<uint32_t>(text.size() - 1) << 4 | 1u << 20;
  std::string out;
  for (int i = 0; i < 3; ++i) out.push_back(static_cast<char>(bits >> (8 * i) & 0xFF));
  return out + text + "\x03";
}

INSTANTIATE_TEST_SUITE_P(
    All, Codings,
    testing::Values(Coding{"plain", "", kPage}, Coding{"identity", "identity", kPage},
                    Coding{"gzip", "gzip", samples::gzip(kPage)}, Coding{"xgzip", "x-gzip", samples::gzip(kPage)},
                    Coding{"gzip_unannounced", "", samples::gzip(kPage)}, Coding{"gzip_announced_only", "gzip", kPage},
                    Coding{"gzip_twice_announced_once", "gzip", samples::gzip(samples::gzip(kPage))},
                    Coding{"gzip_twice", "gzip, gzip", samples::gzip(samples::gzip(kPage))},
                    Coding{"gzip_and_rubbish", "gzip", samples::gzip(kPage) + "rubbish"},
                    Coding{"gzip_members", "gzip", samples::gzip(kPage.substr(0, 9)) + samples::gzip(kPage.substr(9))},
                    Coding{"deflate", "deflate", samples::zlib(kPage)},
                    Coding{"raw_deflate", "deflate", samples::raw_deflate(kPage)},
                    Coding{"deflate_then_gzip", "deflate, gzip", samples::gzip(samples::zlib(kPage))},
                    Coding{"deflate_announced_only", "deflate", kPage}, Coding{"zstd", "zstd", samples::zstd(kPage)},
                    Coding{"brotli", "br", brotli_stored(kPage)}, Coding{"brotli_announced_only", "br", kPage},
                    Coding{"unknown_name", "pack200", kPage}),
    [](const auto& coding) { return std::string(coding.param.name); });

TEST(UndoCodings, DamageIsMalformed) {
  std::string cut = samples::gzip(kPage);
  cut.resize(cut.size() - 9);
  EXPECT_EQ(undo_codings(cut, "gzip", 1000).error().code, ErrorCode::kMalformed);
  std::string checksum = samples::gzip(kPage);
  checksum[checksum.size() - 8] = static_cast<char>(checksum[checksum.size() - 8] ^ 1);
  EXPECT_EQ(undo_codings(checksum, "gzip", 1000).error().code, ErrorCode::kMalformed);
  EXPECT_EQ(undo_codings(std::string("\x8B\x01\x02\x03\xFF", 5), "br", 1000).error().code, ErrorCode::kMalformed);
}

TEST(UndoCodings, BombsStopAtTheLimit) {
  const std::string megabyte(1u << 20, 'a');
  for (const std::string& bomb : {samples::gzip(megabyte), samples::zstd(megabyte), megabyte}) {
    EXPECT_EQ(undo_codings(bomb, "", (1u << 20) - 1).error().code, ErrorCode::kOverLimit);
    EXPECT_TRUE(undo_codings(bomb, "", 1u << 20));
    EXPECT_TRUE(undo_codings(bomb, "", (1u << 20) + 1));
  }
  EXPECT_EQ(undo_codings(samples::zlib(megabyte), "deflate", 1000).error().code, ErrorCode::kOverLimit);
}

TEST(Http, HeaderShapes) {
  const Limits limits;
  const auto get = [&](std::string_view block) { return *parse_http(block, limits); };
  EXPECT_EQ(get("HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody").body, "body");
  EXPECT_EQ(get("HTTP/1.1 200 OK\nA: b\n\nbody").body, "body");
  EXPECT_EQ(get("HTTP/1.0 302\r\n\r\n").status, 302);
  EXPECT_EQ(get("HTTP/1.0 302 \r\r\nA: b\r\r\n\r\r\nx").body, "x");
  EXPECT_EQ(get("HTTP/1.1 xyz\r\n\r\nx").status, 0);
  EXPECT_EQ(get("HTTP/1.1 200 OK\r\nA: b\r\n  c\r\n\r\n").fields.get("a"), "b c");
  EXPECT_EQ(get("HTTP/1.1 200 OK\r\nno colon\r\nA: b\r\n\r\nx").fields.get("A"), "b");
  EXPECT_EQ(get("HTTP/1.1 200 OK\r\nA: b").body, "");
  EXPECT_EQ(get("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx").status, 200);
  EXPECT_EQ(get("<html>").body, "<html>");
  EXPECT_EQ(get("").body, "");
}

TEST(Http, HeaderLimit) {
  Limits limits;
  limits.header_bytes = 100;
  for (size_t size : {99u, 100u, 101u}) {
    std::string head = "HTTP/1.1 200 OK\r\nA: ";
    head += std::string(size - 4 - head.size(), 'x') + "\r\n\r\n";
    ASSERT_EQ(head.size(), size);
    EXPECT_EQ(parse_http(head + "body", limits).has_value(), size <= 100) << size;
  }
}

TEST(Http, MediaTypes) {
  EXPECT_EQ(parse_media_type("Text/HTML; Charset=\"UTF-8\"").name, "text/html");
  EXPECT_EQ(parse_media_type("Text/HTML; Charset=\"UTF-8\"").charset, "utf-8");
  EXPECT_EQ(parse_media_type("text/html;charset='windows-1251';q=1").charset, "windows-1251");
  EXPECT_EQ(parse_media_type("text/html; charset = koi8-r ").charset, "koi8-r");
  EXPECT_EQ(parse_media_type("").name, "");
  EXPECT_EQ(parse_media_type(";;;=;charset").charset, "");
}

TEST(HttpDate, ThreeForms) {
  EXPECT_EQ(http_date_to_iso("Sun, 25 Nov 2018 08:49:37 GMT"), "2018-11-25");
  EXPECT_EQ(http_date_to_iso("Sunday, 25-Nov-18 08:49:37 GMT"), "2018-11-25");
  EXPECT_EQ(http_date_to_iso("Wednesday, 21-Aug-96 05:14:05 GMT"), "1996-08-21");
  EXPECT_EQ(http_date_to_iso("Sun Nov  5 08:49:37 2018"), "2018-11-05");
}

TEST(HttpDate, NoDay) {
  for (const char* text :
       {"", "0", "yesterday", "Sun, 31 Feb 2018 08:49:37 GMT", "Sun, 00 Nov 2018", "Nov 2018", "-1"}) {
    EXPECT_EQ(http_date_to_iso(text), "") << text;
  }
}

}  // namespace
}  // namespace dateline
