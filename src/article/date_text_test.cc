#include "article/date_text.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

std::string parse(std::string_view text, bool month_first = false) {
  const auto d = parse_date(text, month_first);
  return d ? d->value + " " + d->precision : "none";
}

TEST(DateText, Spellings) {
  const std::pair<const char*, const char*> cases[] = {
      {"2018-11-25", "2018-11-25 day"},
      {"2018-11-25T10:00:00+03:30", "2018-11-25T10:00:00+03:30 second"},
      {"2018-11-25T10:00:00.000Z", "2018-11-25T10:00:00Z second"},
      {"2018-11-25 10:00:00 -0500", "2018-11-25T10:00:00-05:00 second"},
      {"2018-11-24T21:52+0000", "2018-11-24T21:52+00:00 minute"},
      {"Sun, 25 Nov 2018 10:00:00 GMT", "2018-11-25T10:00:00Z second"},
      {"Nov. 25, 2018 10:05 p.m. ET", "2018-11-25T22:05 minute"},
      {"November 25th, 2018", "2018-11-25 day"},
      {"25 November 2018 12:30 AM", "2018-11-25T00:30 minute"},
      {"Sunday, 25 November 2018", "2018-11-25 day"},
      {"Published: 25 Nov, 2018 05:12", "2018-11-25T05:12 minute"},
      {"2018/11/25", "2018-11-25 day"},
      {"25.11.2018", "2018-11-25 day"},
      {"25/11/2018 - 10:31", "2018-11-25T10:31 minute"},
      {"20181125", "2018-11-25 day"},
      {"November 2018", "2018-11 month"},
      {"1543140000", "2018-11-25T10:00:00Z second"},
      {"1543140000000", "2018-11-25T10:00:00Z second"},
      {"2018-02-30", "2018-02 month"},
      {"31.02.2018", "none"},
      {"yesterday", "none"},
      {"", "none"},
      {"9999999999999", "none"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(parse(text), expected) << text;
}

TEST(DateText, DayAndMonth) {
  EXPECT_EQ(parse("05/06/2018"), "2018-06-05 day");
  EXPECT_EQ(parse("05/06/2018", true), "2018-05-06 day");
  EXPECT_EQ(parse("11/25/2018"), "2018-11-25 day");
}

TEST(DateText, InAddresses) {
  const std::pair<const char*, const char*> cases[] = {
      {"https://e.org/2018/11/25/story", "2018-11-25 day"},
      {"https://e.org/en/20181125-story-of-it", "2018-11-25 day"},
      {"https://e.org/mideast/201811241070102178-x/", "2018-11-24 day"},
      {"https://e.org/world/2018/nov/25/x", "2018-11-25 day"},
      {"https://e.org/news/2018/11/x", "2018-11 month"},
      {"https://e.org/story-1543159987/", "none"},
      {"https://e.org/top-10-of-2018", "none"},
      {"https://e.org/", "none"},
  };
  for (const auto& [url, expected] : cases) {
    const auto d = date_in_url(url);
    EXPECT_EQ(d ? d->value + " " + d->precision : "none", expected) << url;
  }
}

}  // namespace
}  // namespace dateline
