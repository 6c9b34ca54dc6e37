#include "base/json_writer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace dateline {
namespace {

TEST(JsonWriter, PlacesCommas) {
  JsonWriter w;
  w.begin_object().key("a").value(1).key("b").begin_array().value("x").null().value(true).begin_object().end_object();
  w.end_array().key("c").begin_object().key("d").value(2.5).end_object().end_object();
  EXPECT_EQ(w.str(), R"({"a":1,"b":["x",null,true,{}],"c":{"d":2.5}})");
}

TEST(JsonWriter, EmptyContainersAndBareValues) {
  EXPECT_EQ(JsonWriter().begin_array().end_array().str(), "[]");
  EXPECT_EQ(JsonWriter().value("x").str(), "\"x\"");
}

TEST(JsonWriter, EscapesWhatMustBeEscaped) {
  EXPECT_EQ(JsonWriter().value("\"\\/\n\r\t").str(), R"("\"\\/\n\r\t")");
  EXPECT_EQ(JsonWriter().value(std::string_view("\0\x1f\x7f", 3)).str(), R"("\u0000\u001f\u007f")");
  EXPECT_EQ(JsonWriter().value("Алеппо 😀").str(), "\"Алеппо 😀\"");
  EXPECT_EQ(JsonWriter().begin_object().key("a\"b").null().end_object().str(), R"({"a\"b":null})");
}

TEST(JsonWriter, Numbers) {
  EXPECT_EQ(JsonWriter().value(std::numeric_limits<int64_t>::min()).str(), "-9223372036854775808");
  EXPECT_EQ(JsonWriter().value(uint32_t{4294967295u}).str(), "4294967295");
  EXPECT_EQ(JsonWriter().value(1.0).str(), "1");
  EXPECT_EQ(JsonWriter().value(0.1).str(), "0.1");
  EXPECT_EQ(JsonWriter().value(36.22).str(), "36.22");
  EXPECT_EQ(JsonWriter().value(std::nan("")).str(), "null");
  EXPECT_EQ(JsonWriter().value(HUGE_VAL).str(), "null");
}

TEST(JsonWriter, NumbersReadBackEqual) {
  for (double number : {0.1, 1.0 / 3, 1e300, 5e-324, -2.5e-7, 123456789.123456789, 1e15, 1e15 + 0.5}) {
    EXPECT_EQ(std::strtod(JsonWriter().value(number).str().c_str(), nullptr), number);
  }
}

TEST(JsonWriter, RawAndTextOrNull) {
  JsonWriter w;
  w.begin_array().raw("{\"x\":1}").raw("2").text_or_null("").text_or_null("t").end_array();
  EXPECT_EQ(w.take(), R"([{"x":1},2,null,"t"])");
}

}  // namespace
}  // namespace dateline
