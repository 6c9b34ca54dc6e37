#include "store/store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "store/canonical.h"
#include "store/migrations.h"
#include "store/sample_document_for_test.h"

namespace dateline {
namespace {

class StoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) /
              ("store_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()) + "_" +
               std::to_string(getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    path_ = folder_ / "events.db";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static PageRecord page(int number, const RunInfo& run) {
    const Document document = testing::sample_document(number);
    PageRecord record;
    record.origin.path = "pages/" + std::to_string(number) + ".txt";
    record.url = document.article().url;
    record.document_id = document.article().id;
    record.json = document_json(document, run);
    record.elapsed_us = 1000 + number;
    return record;
  }

  std::string canonical() {
    auto db = Database::open(path_, Database::Mode::kReadOnly);
    EXPECT_TRUE(db && check_schema(*db));
    std::string out;
    EXPECT_TRUE(canonical_export(*db, [&](std::string_view line) { out.append(line).append("\n"); }));
    return out;
  }

  int64_t count(const std::string& sql) {
    auto db = Database::open(path_, Database::Mode::kReadOnly);
    return db->integer(sql).value_or(-1);
  }

  std::filesystem::path folder_;
  std::string path_;
  const RunInfo run_{"0.1.0", "model", "plover@x", "lex"};
};

TEST_F(StoreTest, SpreadsADocumentOverItsTables) {
  auto store = Store::open(path_);
  ASSERT_TRUE(store.has_value()) << store.error().message;
  ASSERT_TRUE(store->begin_run(run_));
  auto put = store->put(page(1, run_), InputCursor{"pages/1.txt", 10, 20, 10, true});
  ASSERT_TRUE(put.has_value()) << put.error().message;
  EXPECT_EQ(*put, PutResult::kNew);
  EXPECT_EQ(count("SELECT count(*) FROM event WHERE type = 'ASSAULT'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM claim_link"), 4);
  EXPECT_EQ(count("SELECT count(*) FROM place_box"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM document_fts WHERE document_fts MATCH 'oz'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM v_claim WHERE chain = 'Norda Post > Radio Norda > Nadia Öz' AND "
                  "words = 'Three shells hit Élan square'"),
            1);
  EXPECT_EQ(count("SELECT count(*) FROM v_event WHERE words = 'hit' AND place = 'Élan square'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM input WHERE state = 'done'"), 1);
  EXPECT_EQ(count("PRAGMA application_id"), kApplicationId);
  EXPECT_EQ(count("PRAGMA page_size"), 8192);
}

TEST_F(StoreTest, ThePageReadTwiceIsOneDocumentWithTwoCaptures) {
  auto store = Store::open(path_);
  ASSERT_TRUE(store && store->begin_run(run_));
  PageRecord record = page(1, run_);
  ASSERT_TRUE(store->put(record, {}));
  record.origin.path = "elsewhere.txt";
  EXPECT_EQ(*store->put(record, {}), PutResult::kKnown);
  EXPECT_EQ(*store->put(record, {}), PutResult::kKnown);
  EXPECT_EQ(count("SELECT count(*) FROM document"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM capture"), 2);
  EXPECT_EQ(count("SELECT count(*) FROM event"), 1);
  EXPECT_TRUE(*store->has_document(record.document_id));
}

TEST_F(StoreTest, ANewRunRenewsRowsAndKeepsTheOldAnnotation) {
  auto store = Store::open(path_);
  ASSERT_TRUE(store && store->begin_run(run_));
  ASSERT_TRUE(store->put(page(1, run_), {}));
  const RunInfo later{"0.1.0", "better", "plover@x", "lex"};
  ASSERT_TRUE(store->begin_run(later));
  EXPECT_FALSE(*store->has_document(page(1, later).document_id));
  ASSERT_TRUE(store->put(page(1, later), {}));
  EXPECT_EQ(count("SELECT count(*) FROM event"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM annotation"), 2);
  EXPECT_EQ(count("SELECT count(*) FROM extraction"), 2);
  EXPECT_EQ(count("SELECT count(*) FROM capture"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM document_fts WHERE document_fts MATCH 'shells'"), 1);
}

TEST_F(StoreTest, FailuresAreRows) {
  auto store = Store::open(path_);
  ASSERT_TRUE(store && store->begin_run(run_));
  PageRecord broken;
  broken.origin.path = "a.warc.gz";
  broken.origin.offset = 77;
  broken.error = Error{ErrorCode::kMalformed, "capture", "a.warc.gz: the record at 77 is cut off."};
  ASSERT_TRUE(store->put(broken, {}));
  ASSERT_TRUE(store->put(broken, {}));
  EXPECT_EQ(count("SELECT count(*) FROM extraction WHERE state = 'failed' AND error_code = 'malformed' AND "
                  "error_stage = 'capture' AND document_id IS NULL"),
            1);
  PageRecord foreign = page(2, run_);
  foreign.json = article_only_json(testing::sample_document(2).article());
  foreign.error = Error{ErrorCode::kUnsupported, "article", "It is not in English."};
  ASSERT_TRUE(store->put(foreign, {}));
  EXPECT_EQ(count("SELECT count(*) FROM extraction WHERE state = 'stopped'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM document WHERE length(text) > 50"), 1);
}

TEST_F(StoreTest, CursorsBelongToTheFileAsItWas) {
  auto store = Store::open(path_);
  ASSERT_TRUE(store && store->begin_run(run_));
  ASSERT_TRUE(store->set_cursor({"x.jsonl", 100, 5, 40, false}));
  const auto cursor = store->cursor("x.jsonl", 100, 5);
  ASSERT_TRUE(cursor);
  const auto& found = *cursor;
  if (!found) FAIL() << "no cursor";
  EXPECT_EQ(found->next_offset, 40);
  EXPECT_FALSE(store->cursor("x.jsonl", 101, 5)->has_value());
  EXPECT_FALSE(store->cursor("x.jsonl", 100, 6)->has_value());
}

TEST_F(StoreTest, TheCanonicalExportDoesNotDependOnTheOrderOfWriting) {
  const auto fill = [&](const std::vector<int>& order) {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
    auto store = Store::open(path_);
    EXPECT_TRUE(store && store->begin_run(run_));
    for (int n : order) EXPECT_TRUE(store->put(page(n, run_), {}));
    EXPECT_TRUE(store->end_run());
  };
  fill({1, 2, 3, 4});
  const std::string first = canonical();
  fill({4, 2, 1, 3, 3});
  EXPECT_EQ(canonical(), first);
  EXPECT_NE(first.find("\"table\":\"claim_link\""), std::string::npos);
}

TEST_F(StoreTest, ForeignAndLaterFilesAreRefused) {
  {
    auto db = Database::open(path_, Database::Mode::kReadWrite);
    ASSERT_TRUE(db && db->exec("CREATE TABLE theirs(x)"));
  }
  auto refused = Store::open(path_);
  ASSERT_FALSE(refused.has_value());
  EXPECT_NE(refused.error().message.find("not written by Dateline"), std::string::npos);
  std::filesystem::remove(path_);
  { ASSERT_TRUE(Store::open(path_).has_value()); }
  {
    auto db = Database::open(path_, Database::Mode::kReadWrite);
    ASSERT_TRUE(db && db->exec("PRAGMA user_version = 999"));
  }
  EXPECT_NE(Store::open(path_).error().message.find("later version"), std::string::npos);
  EXPECT_FALSE(Store::open(folder_ / "no" / "such" / "folder.db").has_value());
}

// A database that cannot grow behaves as a full disk does.
TEST_F(StoreTest, AFullDiskIsACleanErrorAndNothingIsHalfWritten) {
  auto store = Store::open(path_);
  ASSERT_TRUE(store && store->begin_run(run_));
  ASSERT_TRUE(store->put(page(0, run_), {}));
  ASSERT_TRUE(store->limit_pages_for_test(60));
  Status failed;
  int written = 1;
  for (; written < 200; ++written) {
    auto put = store->put(page(written, run_), {});
    if (put) continue;
    failed = std::unexpected(put.error());
    break;
  }
  ASSERT_FALSE(failed.has_value());
  EXPECT_NE(failed.error().message.find("Free some space"), std::string::npos);
  EXPECT_EQ(count("SELECT count(*) FROM document"), written);
  EXPECT_EQ(count("SELECT count(*) FROM extraction"), written);
  EXPECT_EQ(count("SELECT count(*) FROM event"), written);
  ASSERT_TRUE(store->limit_pages_for_test(100000));
  EXPECT_TRUE(store->put(page(written, run_), {}));
}

}  // namespace
}  // namespace dateline
