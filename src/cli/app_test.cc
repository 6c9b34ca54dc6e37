// The commands as users call them, over a pipeline without a model.
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/app_fixture_for_test.h"

namespace dateline {
namespace {

using App = testing::AppTest;

TEST_F(App, ReadsShowsAsksAndExports) {
  const std::string pages = write_pages("pages.jsonl", 3);
  EXPECT_EQ(run({"read", pages, "--db", db_}), 0) << err_;
  EXPECT_NE(err_.find("3 documents, 3 events, 6 claims"), std::string::npos) << err_;
  EXPECT_EQ(run({"show", db_}), 0);
  EXPECT_NE(out_.find("Élan No. 2"), std::string::npos);
  EXPECT_EQ(run({"show", db_, "No. 2"}), 0);
  EXPECT_NE(out_.find("Norda Post > Radio Norda > Nadia Öz (for Radio Norda): asserted"), std::string::npos) << out_;
  EXPECT_NE(out_.find("“Three shells hit Élan square”"), std::string::npos);
  EXPECT_EQ(out_.find('\x1b'), std::string::npos);
  EXPECT_EQ(run({"query", db_, "SELECT count(*) AS n FROM v_claim"}), 0);
  EXPECT_EQ(out_, "{\"n\":6}\n");
  EXPECT_EQ(run({"export", db_, "--as", "events"}), 0);
  EXPECT_EQ(std::count(out_.begin(), out_.end(), '\n'), 4);
}

TEST_F(App, ASecondRunAddsNothing) {
  const std::string pages = write_pages("pages.jsonl", 5);
  ASSERT_EQ(run({"read", pages, "--db", db_}), 0);
  const std::string before = canonical(db_);
  EXPECT_EQ(run({"read", pages, "--db", db_}), 0) << err_;
  EXPECT_EQ(canonical(db_), before);
  // The same pages under another name: known, each with a second capture.
  const std::string copy = write_pages("copy.jsonl", 5);
  EXPECT_EQ(run({"read", copy, "--db", db_}), 0);
  EXPECT_NE(err_.find("0 documents, 0 events, 0 claims; 5 pages known already"), std::string::npos) << err_;
  run({"query", db_, "SELECT (SELECT count(*) FROM document) AS d, (SELECT count(*) FROM capture) AS c"});
  EXPECT_EQ(out_, "{\"d\":5,\"c\":10}\n");
}

// A member of a gzipped archive that is cut off: its failure is one row, however often the archive is read.
TEST_F(App, ABrokenArchiveFailsOnce) {
  std::string cut("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10);
  cut += "\x0b\x77\x0c";
  const std::string archive = write("cut.warc.gz", cut);
  const int first = run({"read", archive, "--db", db_});
  const std::string before = canonical(db_);
  EXPECT_TRUE(first == 3 || first == 4) << first;
  EXPECT_EQ(run({"read", archive, "--db", db_}), 0) << err_;
  EXPECT_EQ(canonical(db_), before);
}

TEST_F(App, ANewModelReadsEverythingAgain) {
  const std::string pages = write_pages("pages.jsonl", 2);
  ASSERT_EQ(run({"read", pages, "--db", db_}), 0);
  model_ = "better";
  ASSERT_EQ(run({"read", pages, "--db", db_}), 0);
  EXPECT_NE(err_.find("2 documents"), std::string::npos) << err_;
  run({"query", db_, "SELECT count(*) AS n, (SELECT count(*) FROM document) AS d FROM extraction"});
  EXPECT_EQ(out_, "{\"n\":4,\"d\":2}\n");
}

TEST_F(App, ThreadsDoNotShowInTheDatabase) {
  const std::string pages = write_pages("pages.jsonl", 60);
  const std::string again = write_pages("twice.jsonl", 30, 20);
  pause_ = std::chrono::microseconds(200);
  std::string first;
  for (const char* threads : {"1", "2", "7"}) {
    const std::string db = file(std::string("t") + threads + ".db");
    ASSERT_EQ(run({"read", pages, again, "--db", db, "-j", threads}), 0);
    const std::string bytes = canonical(db);
    if (first.empty()) first = bytes;
    EXPECT_EQ(bytes, first) << threads << " threads";
  }
}

TEST_F(App, FailuresAreCountedByStageAndReason) {
  const std::string pages = write("pages.jsonl",
                                  "{\"text\":\"page 1\"}\n{\"text\":\"foreign page 2\"}\n{\"text\":\"broken page 3\"}\n"
                                  "{\"text\":\"deep page 4\"}\n{\"text\":\"deep page 5\"}\n");
  EXPECT_EQ(run({"read", pages, "--db", db_, "--progress", "jsonl"}), 4);
  EXPECT_NE(err_.find("{\"summary\":{\"pages\":5,\"documents\":1,\"known\":0,\"events\":1,\"claims\":2,\"failures\":["
                      "{\"stage\":\"article\",\"reason\":\"malformed\",\"count\":1},"
                      "{\"stage\":\"article\",\"reason\":\"unsupported\",\"count\":1},"
                      "{\"stage\":\"language\",\"reason\":\"over_limit\",\"count\":2}]}}"),
            std::string::npos)
      << err_;
  run({"query", db_, "SELECT state, count(*) AS n FROM extraction GROUP BY state ORDER BY state"});
  EXPECT_EQ(out_, "{\"state\":\"done\",\"n\":1}\n{\"state\":\"failed\",\"n\":3}\n{\"state\":\"stopped\",\"n\":1}\n");
  run({"query", db_, "SELECT count(*) AS n FROM document WHERE text LIKE '%shells%'"});
  EXPECT_EQ(out_, "{\"n\":4}\n");
}

TEST_F(App, AnnotateKeepsTheOrderOfTheInput) {
  const std::string pages = write_pages("pages.jsonl", 40);
  pause_ = std::chrono::microseconds(300);
  ASSERT_EQ(run({"annotate", pages, "-j", "4", "--no-tokens", "--timings"}), 0);
  EXPECT_EQ(out_.find("\"tokens\""), std::string::npos);
  EXPECT_NE(err_.find("language"), std::string::npos);
  size_t at = 0;
  for (int i = 1; i <= 40; ++i) {
    at = out_.find("\"title\":\"Élan No. " + std::to_string(i) + "\"", at);
    ASSERT_NE(at, std::string::npos) << i;
  }
  EXPECT_EQ(run({"annotate", pages, "--layers", "trees"}), 2);
  EXPECT_NE(err_.find("choose among"), std::string::npos);
}

TEST_F(App, ExitCodes) {
  const std::string pages = write_pages("pages.jsonl", 1);
  EXPECT_EQ(run({"--help"}), 0);
  EXPECT_NE(out_.find("Exit codes"), std::string::npos);
  EXPECT_EQ(run({"--version"}), 0);
  EXPECT_EQ(out_, std::string("dateline ") + DATELINE_VERSION + "\n");
  for (const char* command : {"read", "annotate", "extract", "bench", "show", "query", "export"}) {
    EXPECT_EQ(run({command, "--help"}), 0) << command;
    EXPECT_NE(out_.find("Examples:"), std::string::npos) << command << out_;
    EXPECT_EQ(run({command}), 2) << command;
  }
  EXPECT_EQ(run({}), 2);
  EXPECT_EQ(run({"nonsense"}), 2);
  EXPECT_EQ(run({"read", pages}), 2);
  EXPECT_EQ(run({"read", pages, "--db", db_, "--progress", "loud"}), 2);
  EXPECT_EQ(run({"read", file("missing.html"), "--db", db_}), 3);
  EXPECT_NE(err_.find("missing.html"), std::string::npos);
  std::filesystem::create_directories(folder_ / "empty");
  EXPECT_EQ(run({"read", file("empty"), "--db", db_}), 1);
  EXPECT_EQ(run({"read", pages, file("missing.html"), "--db", db_}), 4);
  EXPECT_EQ(run({"show", file("missing.db")}), 3);
  EXPECT_EQ(run({"show", pages}), 3);  // no database
  EXPECT_EQ(run({"show", db_, "nothing like that"}), 1);
  EXPECT_EQ(run({"query", db_, "SELECT 1 WHERE 0"}), 1);
  EXPECT_EQ(run({"query", db_, "DROP TABLE event"}), 2);
  EXPECT_EQ(run({"export", db_, "--as", "poems"}), 2);
  EXPECT_EQ(run({"read", pages, "--db", file("no/such/folder.db")}), 3);
  EXPECT_NE(err_.find("folder.db"), std::string::npos);
}

// Quiet is "no messages but errors": an input that cannot be read is one.
TEST_F(App, QuietStillNamesWhatCannotBeRead) {
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"read", "-q", file("missing.html"), "--db", db_},
        std::vector<std::string>{"annotate", "-q", file("missing.html")}}) {
    EXPECT_EQ(run(command), 3);
    EXPECT_NE(err_.find("missing.html"), std::string::npos) << command[0];
  }
}

TEST_F(App, BenchTellsEachStagesSpeed) {
  ASSERT_EQ(run({"bench", write_pages("pages.jsonl", 3), "--runs", "2"}), 0) << err_;
  EXPECT_NE(out_.find("3 pages with"), std::string::npos) << out_;
  for (const char* line :
       {"\narticle ", "\nlanguage ", "\nground ", "\nattribute ", "\nevent ", "\noutput ", "\nall "}) {
    EXPECT_NE(out_.find(line), std::string::npos) << line << out_;
  }
  EXPECT_NE(out_.find("start-up"), std::string::npos);
  EXPECT_EQ(run({"bench", write("broken.txt", "broken")}), 1);
  EXPECT_EQ(run({"bench", file("missing.html")}), 3);
}

TEST_F(App, AnInterruptedReadGoesOn) {
  const std::string pages = write_pages("pages.jsonl", 50);
  ASSERT_EQ(run({"read", pages, "--db", file("whole.db")}), 0);
  const std::string whole = canonical(file("whole.db"));
  set_interrupted(true);
  EXPECT_EQ(run({"read", pages, "--db", db_}), 130);
  set_interrupted(false);
  ASSERT_EQ(run({"read", write_pages("pages.jsonl", 50), "--db", db_}), 0);
  EXPECT_EQ(canonical(db_), whole);
}

}  // namespace
}  // namespace dateline
