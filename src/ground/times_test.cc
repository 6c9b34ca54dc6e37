#include "ground/times.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <cstdlib>
#include <ctime>
#include <fstream>

#include "base/data_dir.h"
#include "base/json_writer.h"
#include "base/utf8.h"
#include "ground/time_test_text.h"

namespace dateline {
namespace {

const TimeGrammar& grammar() {
  static const Result<TimeGrammar> loaded = TimeGrammar::load(data_dir() / "lexicons" / "times");
  if (!loaded) ADD_FAILURE() << loaded.error().message;
  return *loaded;
}

struct Marked {
  std::string text;
  std::vector<Span> spans;
};

// "He left [today]." -> the text without brackets, and where they were.
Marked marked(std::string_view sentence) {
  Marked out;
  for (const char c : sentence) {
    const auto here = static_cast<uint32_t>(out.text.size());
    if (c == '[')
      out.spans.push_back({here, here});
    else if (c == ']')
      out.spans.back().end = here;
    else
      out.text.push_back(c);
  }
  return out;
}

std::string shown(const Analysis& analysis, const std::vector<TimeExpression>& times) {
  std::string out;
  for (const TimeExpression& t : times)
    out += " [" + std::string(analysis.words(t.span)) + "]=" + t.type + ":" + t.value;
  return out;
}

const TimeExpression* at(const std::vector<TimeExpression>& times, Span span) {
  for (const TimeExpression& time : times) {
    if (time.span == span) return &time;
  }
  return nullptr;
}

TEST(Times, EveryFamilyHoldsItsExamples) {
  for (const TimeExample& example : grammar().examples()) {
    const Marked m = marked(example.sentence);
    const Analysis analysis = analysis_of_text(m.text, example.published);
    const auto times = find_times(analysis, grammar());
    SCOPED_TRACE(example.file + ":" + std::to_string(example.line) + ": " + example.sentence + " ->" +
                 shown(analysis, times));
    for (const Span span : m.spans) EXPECT_NE(at(times, span), nullptr);
    EXPECT_TRUE(example.type != "-" || times.empty());
    const TimeExpression* first = m.spans.empty() ? nullptr : at(times, m.spans[0]);
    if (first == nullptr) continue;
    EXPECT_EQ(first->type, example.type);
    EXPECT_EQ(first->value, example.value);
  }
}

struct Case {
  const char* sentence;
  const char* published;
  const char* value;  // of the first bracket; "" where nothing may be found
  const char* earliest;
  const char* latest;
};

void check(const Case& c) {
  const Marked m = marked(c.sentence);
  const Analysis analysis = analysis_of_text(m.text, c.published);
  const auto times = find_times(analysis, grammar());
  SCOPED_TRACE(std::string(c.sentence) + " ->" + shown(analysis, times));
  if (m.spans.empty()) {
    EXPECT_TRUE(times.empty());
    return;
  }
  const TimeExpression* found = at(times, m.spans[0]);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->value, c.value);
  EXPECT_EQ(found->earliest, c.earliest);
  EXPECT_EQ(found->latest, c.latest);
}

TEST(Times, WeekdaysLookBackUnlessAPlanSpeaks) {
  const Case cases[] = {
      {"Rockets hit the port [Sunday].", "2018-11-25", "2018-11-25", "2018-11-25", "2018-11-25"},
      {"Rockets hit the port on [Monday].", "2018-11-25", "2018-11-19", "2018-11-19", "2018-11-19"},
      {"The envoy is due to arrive on [Monday].", "2018-11-25", "2018-11-26", "2018-11-26", "2018-11-26"},
      {"It reported that [Sunday]'s raids were the first.", "2018-11-25", "2018-11-25", "2018-11-25", "2018-11-25"},
      {"Talks are scheduled for [Tuesday].", "2018-11-25", "2018-11-27", "2018-11-27", "2018-11-27"},
      {"Rebels must leave by [Friday].", "2018-11-25", "2018-11-30", "2018-11-30", "2018-11-30"},
      {"On [Friday], the court will rule.", "2018-11-25", "2018-11-30", "2018-11-30", "2018-11-30"},
      {"The spokesman said on [Friday] that talks will go on.", "2018-11-25", "2018-11-23", "2018-11-23", "2018-11-23"},
      {"The attack hit the district on [Saturday].", "", "XXXX-WXX-6", "", ""},
      {"It was raided [Saturday night].", "", "XXXX-WXX-6TNI", "", ""},
  };
  for (const Case& c : cases) check(c);
}

TEST(Times, DatesWithoutAPublicationDay) {
  const Case cases[] = {
      {"The convoy left on [24 November].", "", "XXXX-11-24", "", ""},
      {"The convoy left on [May 7]", "", "XXXX-05-07", "", ""},  // the text ends with one digit
      {"SANTIAGO, [18 MAY 90] (AFP) -- Talks went on.", "", "1990-05-18", "1990-05-18", "1990-05-18"},
      {"On [18 May] 90 people met.", "2018-11-25", "2018-05-18", "2018-05-18", "2018-05-18"},
      {"The convoy left [yesterday].", "", "XXXX-XX-XX", "", ""},
      {"It was signed in [April 2017].", "", "2017-04", "2017-04-01", "2017-04-30"},
      {"It began in 2003. Bombs fell in May 2003. By June 2003 all was over. On [7 August] a truck blew up.", "",
       "2003-08-07", "2003-08-07", "2003-08-07"},
      {"In April 2017, ships fired missiles. [About a year later], leaders approved a second strike.", "", "2018-04",
       "2018-04-01", "2018-04-30"},
  };
  for (const Case& c : cases) check(c);
}

TEST(Times, ChroniclesCountFromTheYearTheyTellOf) {
  const std::string years = "It began in 1939 and spread in 1940, 1941 and 1942. In 1943 they sailed. ";
  const auto last = [](const std::string& text, const char* published) {
    const auto times = find_times(analysis_of_text(text, published), grammar());
    return times.empty() ? std::string() : times.back().value;
  };
  EXPECT_EQ(last(years + "On 10 June they landed.", "2009-12-19"), "1943-06-10");
  EXPECT_EQ(last(years + "The next year they landed.", "2009-12-19"), "1944");
  EXPECT_EQ(last(years + "They have rested since last year.", "2009-12-19"), "2008");
  EXPECT_EQ(last(years + "On 10 June they landed. The next day it fell.", "2009-12-19"), "1943-06-11");
  EXPECT_EQ(last(years + "The mayor said today that Monday's vote, set for tomorrow, will take place on 10 June.",
                 "2009-12-19"),
            "2010-06-10");
  EXPECT_EQ(last(years + "On 10 June they landed.", "1944-01-03"), "1943-06-10");
}

TEST(Times, RangesReachTheirSecondEnd) {
  const Case cases[] = {
      {"Shelling went on from [5] to 7 July 2016.", "", "2016-07-05", "2016-07-05", "2016-07-07"},
      {"Shelling went on from [24 July] until 26 November 1938.", "", "1938-07-24", "1938-07-24", "1938-11-26"},
      {"The war of [1980]-88 left scars.", "", "1980", "1980-01-01", "1988-12-31"},
      {"Between [March 1965] and November 1968, they flew.", "", "1965-03", "1965-03-01", "1968-11-30"},
      {"In [the past two months], prices doubled.", "2018-11-25", "P2M", "2018-09-25", "2018-11-25"},
  };
  for (const Case& c : cases) check(c);
}

TEST(Times, LookAlikesAreNoTimes) {
  const Case cases[] = {
      {"Theresa May met the envoy.", "2018-11-25", "", "", ""},
      {"Troops may march on the city.", "2018-11-25", "", "", ""},
      {"They used T-72 tanks and Su-35 jets.", "2018-11-25", "", "", ""},
      {"A 12-year-old was hurt.", "2018-11-25", "", "", ""},
      {"He was 42 years old.", "2018-11-25", "", "", ""},
      {"About 2000 people fled.", "2018-11-25", "", "", ""},
      {"Mirage 2000-5 jets flew over.", "2018-11-25", "", "", ""},
      {"He watched the CBS Evening News.", "2018-11-25", "", "", ""},
      {"Version 2.1 of the tool failed.", "2018-11-25", "", "", ""},
      {"Under Resolution 2254 they met.", "2018-11-25", "", "", ""},
  };
  for (const Case& c : cases) check(c);
}

TEST(Times, NamesKeepTheirWords) {
  Analysis analysis = analysis_of_text("In May, Theresa May spoke.", "2018-11-25");
  NameMention name;
  name.tokens = {3, 5};
  name.span = {8, 19};
  name.type = "PER";
  analysis.names.push_back(name);
  const auto times = find_times(analysis, grammar());
  ASSERT_EQ(times.size(), 1u);
  EXPECT_EQ(times[0].value, "2018-05");
  EXPECT_EQ(times[0].anchor, "published");
}

TEST(Times, NamesOfAnOddFileAreErrorsWithTheirLine) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "times_grammar";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "dates.tsv") << "june\tMONTH\t6\nMONTH\tsomething\tIn [June].\tDATE\t2018-06\n";
  const auto loaded = TimeGrammar::load(folder);
  ASSERT_FALSE(loaded.has_value());
  EXPECT_NE(loaded.error().message.find("dates.tsv:2"), std::string::npos);
}

void write_times(JsonWriter& w, const Analysis& analysis, const std::vector<TimeExpression>& times) {
  const CodePoints points(analysis.text());
  w.key("times").begin_array();
  for (const TimeExpression& t : times) {
    w.begin_object().key("span").begin_array().value(points.at(t.span.begin)).value(points.at(t.span.end)).end_array();
    w.key("type").value(t.type).key("value").value(t.value).key("earliest").text_or_null(t.earliest);
    w.key("latest").text_or_null(t.latest).key("anchor").value(t.anchor).end_object();
  }
  w.end_array();
}

// Reads $DATELINE_TIME_GOLD (JSON Lines of id, text, dct), tells the speed and writes $DATELINE_TIME_OUT as the public
// format's lines.
TEST(Times, GoldSetForTheScorer) {
  const char* gold = environment("DATELINE_TIME_GOLD");
  const char* target = environment("DATELINE_TIME_OUT");
  if (gold == nullptr || target == nullptr) GTEST_SKIP() << "DATELINE_TIME_GOLD and DATELINE_TIME_OUT are not set";
  constexpr int kRuns = 5;
  const bool dated = environment("DATELINE_TIME_UNDATED") == nullptr;
  std::ifstream in(gold);
  std::ofstream out(target);
  simdjson::dom::parser parser;
  double seconds = 0;
  size_t bytes = 0;
  for (std::string line; std::getline(in, line);) {
    const simdjson::dom::element record = parser.parse(line);
    const auto field = [&](const char* name) {
      std::string_view value;
      return record[name].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
    };
    const Analysis analysis = analysis_of_text(field("text"), dated ? field("dct") : "");
    const std::clock_t start = std::clock();  // processor time: others may work on the machine
    for (int again = 1; again < kRuns; ++again) find_times(analysis, grammar());
    const auto times = find_times(analysis, grammar());
    seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / kRuns;
    bytes += analysis.text().size();
    JsonWriter w;
    w.begin_object().key("extra").begin_object().key("doc").value(field("id")).end_object();
    w.key("text").value(analysis.text());
    write_times(w, analysis, times);
    w.end_object();
    out << w.str() << "\n";
  }
  std::cout << bytes << " bytes, " << static_cast<double>(bytes) / 1e6 / seconds << " MB/s\n";
}

}  // namespace
}  // namespace dateline
