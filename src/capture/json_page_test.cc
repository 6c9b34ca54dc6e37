#include "capture/json_page.h"

#include <gtest/gtest.h>

#include "base/sha256.h"
#include "capture/json_object.h"
#include "capture/reader.h"

namespace dateline {
namespace {

Capture page(std::string_view json, const InputOptions& options = {}) {
  JsonPage parsed = parse_json_page(json, options);
  EXPECT_TRUE(parsed.capture) << json << ": " << (parsed.capture ? "" : parsed.capture.error().message);
  return parsed.capture ? *parsed.capture : Capture{};
}

ErrorCode error(std::string_view json) {
  const JsonPage parsed = parse_json_page(json, {});
  EXPECT_FALSE(parsed.capture) << json;
  return parsed.capture ? ErrorCode::kInternal : parsed.capture.error().code;
}

TEST(JsonPage, FieldsAreTaken) {
  const Capture c = page(R"({"id": "a1", "url": "http://x/1", "title": "T", "published": "2018-11-25",
                             "publisher": "Press TV", "text": "Shells fell."})");
  EXPECT_EQ(c.body, "Shells fell.");
  EXPECT_EQ(c.kind, ContentKind::kText);
  EXPECT_EQ(c.given.url, "http://x/1");
  EXPECT_EQ(c.given.title, "T");
  EXPECT_EQ(c.given.published, "2018-11-25");
  EXPECT_EQ(c.given.outlet, "Press TV");
  EXPECT_EQ(c.extra, R"({"id":"a1"})");
}

TEST(JsonPage, OtherNamesAndOurOwnOutput) {
  EXPECT_EQ(page(R"({"text":"x","date":"2018-11-25","outlet":"TASS"})").given.published, "2018-11-25");
  EXPECT_EQ(page(R"({"text":"x","date":"2018-11-25","outlet":"TASS"})").given.outlet, "TASS");
  const Capture own =
      page(R"({"text":"x","publisher":{"name":"TASS","domain":"tass.com"},"published":{"value":"2018-11-25"}})");
  EXPECT_EQ(own.given.outlet, "TASS");
  EXPECT_EQ(own.given.published, "2018-11-25");
  EXPECT_EQ(page(R"({"text":"x","publisher":{"domain":"tass.com"}})").given.outlet, "tass.com");
}

TEST(JsonPage, UnknownMembersComeBackAsWritten) {
  const Capture c = page(
      "{\"text\":\"x\", \"n\": 1.0, \"big\": 123456789012345678901234567890,\n"
      " \"deep\": {\"a\": [1, {\"b\" : null}], \"extra\": {}}, \"s\": \"a \\u0444 \\/ b\", \"e\": 1e5}");
  EXPECT_EQ(c.extra,
            "{\"n\":1.0,\"big\":123456789012345678901234567890,"
            "\"deep\":{\"a\":[1,{\"b\":null}],\"extra\":{}},\"s\":\"a ф / b\",\"e\":1e5}");
}

TEST(JsonPage, MembersThatAreNoUsePassThrough) {
  EXPECT_EQ(page(R"({"text":"x","title":17,"date":"2018","published":"2019"})").extra, R"({"title":17,"date":"2018"})");
  EXPECT_EQ(page(R"({"text":"x","title":null,"url":""})").extra, "{}");
  EXPECT_EQ(page(R"({"id":17,"text":"x"})").extra, R"({"id":17})");
  EXPECT_EQ(parse_json_page(R"({"id":17,"text":"x"})", {}).id, "17");
}

TEST(JsonPage, Bodies) {
  EXPECT_EQ(page(R"({"html":"<p>x</p>"})").kind, ContentKind::kHtml);
  EXPECT_EQ(page(R"({"html":"<p>x</p>","text":"x"})").body, "<p>x</p>");
  EXPECT_EQ(page(R"({"html_base64":"PHA+6TwvcD4="})").body, "<p>é</p>");
  EXPECT_EQ(page(R"({"html_base64":"PHA+6TwvcD4="})").charset, "windows-1252");
  EXPECT_EQ(page(R"({"html_base64":"PHA-6TwvcD4"})").body, "<p>é</p>");
  EXPECT_EQ(error(R"({"html_base64":"PHA+6TwvcD4=!"})"), ErrorCode::kMalformed);
  EXPECT_EQ(error(R"({"html_base64":"A"})"), ErrorCode::kMalformed);
  EXPECT_EQ(error(R"({"title":"x"})"), ErrorCode::kEmpty);
  EXPECT_EQ(error(R"({"text":""})"), ErrorCode::kEmpty);
}

TEST(JsonPage, SurrogatesAndControlCharacters) {
  EXPECT_EQ(page(R"({"text":"\ud83d\ude00 \ud83d x \ude00 \ud83d\ud83d\ude00"})").body, "😀 \uFFFD x \uFFFD \uFFFD😀");
  EXPECT_EQ(page(R"({"text":"a\u0000b"})").body, "a\uFFFDb");
  EXPECT_EQ(page("{\"text\":\"a\tb\"}").body, "a\tb");
  EXPECT_EQ(page("{\"text\":\"x\",\"k\":\"\\ud83d\t\xFF\"}").extra, "{\"k\":\"\uFFFD\\t\uFFFD\"}");
}

TEST(JsonPage, IdIsTheSameForTheSamePage) {
  EXPECT_EQ(page(R"({"text":"abc"})").id, sha256_hex("abc"));
  EXPECT_EQ(page(R"({"id":1,"text":"\u0061bc"})").id, page(R"({"text":"abc","id":2})").id);
  EXPECT_NE(page(R"({"text":"abc"})").id, page(R"({"text":"abc","title":"t"})").id);
  EXPECT_NE(page(R"({"text":"abc","url":"t"})").id, page(R"({"text":"abc","title":"t"})").id);
}

TEST(JsonPage, BrokenJsonIsMalformed) {
  for (const char* json :
       {"{", "{\"text\":\"x\"", "{\"text\":\"x\",}", "{\"text\" \"x\"}", "{\"text\":\"x\"} y", "[]", "7",
        "{\"text\":\"x\",\"n\":01}", "{\"text\":\"x\",\"n\":1.}", "{\"text\":\"x\",\"n\":NaN}", "{,}",
        "{\"text\":\"\\x\"}", "{\"text\":\"\\u12g4\"}", "{\"text\":\"x}", "{text:1}", "{\"a\":[1}"}) {
    EXPECT_EQ(error(json), ErrorCode::kMalformed) << json;
  }
}

TEST(JsonPage, NestingIsBounded) {
  for (int depth : {510, 511, 512, 513, 100'000}) {
    const std::string json = "{\"text\":\"x\",\"k\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
    const JsonPage parsed = parse_json_page(json, {});
    EXPECT_EQ(parsed.capture.has_value(), depth <= 511) << depth;
    if (!parsed.capture) {
      EXPECT_EQ(parsed.capture.error().code, ErrorCode::kOverLimit);
    }
  }
}

TEST(JsonPage, CommandLineFillsTheGaps) {
  InputOptions options;
  options.given = {"http://given/", "Given", "Given Outlet", "2000-01-01"};
  const Capture c = page(R"({"text":"x","title":"Own"})", options);
  EXPECT_EQ(c.given.title, "Own");
  EXPECT_EQ(c.given.outlet, "Given Outlet");
}

std::vector<std::string> bodies(std::string_view bytes, const std::string& path) {
  std::vector<std::string> out;
  for (const CaptureItem& item : read_bytes(bytes, path, {})) {
    out.push_back(item.capture ? item.capture->body : error_name(item.capture.error().code));
  }
  return out;
}

using Bodies = std::vector<std::string>;

TEST(JsonFile, Lines) {
  EXPECT_EQ(bodies("{\"text\":\"a\"}\n{\"text\":\"b\"}\n", "x"), (Bodies{"a", "b"}));
  EXPECT_EQ(bodies("\xEF\xBB\xBF{\"text\":\"a\"}\r\n\r\n \n{\"text\":\"b\"}", "x"), (Bodies{"a", "b"}));
  EXPECT_EQ(bodies("{\"text\":\"a\"", "x.jsonl"), (Bodies{"malformed"}));
  EXPECT_EQ(bodies("{broken\n{\"text\":\"b\"}\nrubbish\n{\"text\":\"c\"}", "x.jsonl"),
            (Bodies{"malformed", "b", "malformed", "c"}));
  EXPECT_EQ(bodies("{\"text\":\n{\"text\":\"b\"}\n", "x"), (Bodies{"malformed", "b"}));
}

TEST(JsonFile, ArraysAndPrettyObjects) {
  EXPECT_EQ(bodies("[{\"text\":\"a\"},\n {\"text\":\"b]}\"}]", "x.json"), (Bodies{"a", "b]}"}));
  EXPECT_EQ(bodies("{\n \"text\": \"a\",\n \"k\": {\"l\": [1]}\n}\n{\n \"text\": \"b\"\n}\n", "x.json"),
            (Bodies{"a", "b"}));
  EXPECT_EQ(bodies("[\n{\"text\": \"a\"},\n{\"text\": ", "x.json"), (Bodies{"a", "malformed"}));
  EXPECT_EQ(bodies("[]", "x.json"), Bodies{});
}

TEST(JsonFile, TextThatOnlyLooksLikeJson) {
  EXPECT_EQ(bodies("[Reuters] Shells fell.", "x"), Bodies{"[Reuters] Shells fell."});
  EXPECT_EQ(bodies("{sic} Shells fell.", "x"), Bodies{"{sic} Shells fell."});
}

TEST(JsonFile, ResumesAtEveryItem) {
  for (const std::string& file : {std::string("{\"text\":\"a\"}\nrubbish\n{\"text\":\"b\"}\n\n{\"text\":\"c\"}\n"),
                                  std::string("[{\"text\":\"a\"}, {\"te\":\"b\"},{\"text\":\"c\"}]")}) {
    const std::vector<CaptureItem> all = read_bytes(file, "x.jsonl", {});
    for (size_t i = 0; i < all.size(); ++i) {
      EXPECT_EQ(read_bytes(file, "x.jsonl", {}, nullptr, all[i].cursor).size(), all.size() - i);
      EXPECT_EQ(read_bytes(file, "x.jsonl", {}, nullptr, all[i].next_offset).size(), all.size() - i - 1);
    }
  }
}

TEST(JsonFile, LineLimit) {
  InputOptions options;
  options.limits.record_bytes = 100;
  for (const char* frame : {"", "["}) {
    for (size_t size : {99u, 100u, 101u}) {
      const std::string line = "{\"text\":\"" + std::string(size - 11, 'x') + "\"}";
      ASSERT_EQ(line.size(), size);
      const auto items = read_bytes(frame + line + "\n{\"text\":\"y\"}\n", "x.json", options);
      ASSERT_EQ(items.size(), 2u) << frame << size;
      EXPECT_EQ(items[0].capture.has_value(), size <= 100) << frame << size;
      if (!items[0].capture) {
        EXPECT_EQ(items[0].capture.error().code, ErrorCode::kOverLimit);
      }
      EXPECT_EQ(items[1].capture->body, "y");
    }
  }
}

}  // namespace
}  // namespace dateline
