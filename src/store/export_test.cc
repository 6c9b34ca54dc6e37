#include "store/export.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "store/sample_document_for_test.h"
#include "store/store.h"

namespace dateline {
namespace {

class ExportTest : public ::testing::Test {
 protected:
  void SetUp() override {
    path_ = ::testing::TempDir() + "export_" + ::testing::UnitTest::GetInstance()->current_test_info()->name() + "_" +
            std::to_string(getpid()) + ".db";
    clean();
    auto store = Store::open(path_);
    ASSERT_TRUE(store && store->begin_run(run_));
    for (int n : {1, 2}) {
      const Document document = testing::sample_document(n);
      PageRecord record;
      record.origin.path = std::to_string(n);
      record.document_id = document.article().id;
      record.json = document_json(document, run_);
      ASSERT_TRUE(store->put(record, {}));
    }
  }
  void TearDown() override { clean(); }
  void clean() const {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
  }

  std::string exported(ExportShape shape, RowFormat format, bool names = false) {
    auto reader = StoreReader::open(path_);
    EXPECT_TRUE(reader.has_value());
    std::string out;
    EXPECT_TRUE(export_store(*reader, {shape, format, names}, [&](std::string_view text) { out += text; }));
    return out;
  }

  Result<size_t> query(const std::string& sql, std::string& out, double seconds = 5) {
    auto reader = StoreReader::open(path_);
    return reader->query(sql, RowFormat::kCsv, seconds, [&](std::string_view text) { out += text; });
  }

  std::string path_;
  const RunInfo run_{"0.1.0", "m", "plover@x", "l"};
};

TEST_F(ExportTest, PrivatePersonsAreDescribedNotNamed) {
  for (ExportShape shape : {ExportShape::kEvents, ExportShape::kClaims, ExportShape::kAcled, ExportShape::kPlover,
                            ExportShape::kDocuments}) {
    const std::string hidden = exported(shape, RowFormat::kJsonLines);
    EXPECT_EQ(hidden.find("Lund"), std::string::npos) << hidden;
    EXPECT_FALSE(hidden.empty());
    EXPECT_NE(exported(shape, RowFormat::kJsonLines, true).find("Ivo Lund"), std::string::npos);
  }
  EXPECT_NE(exported(ExportShape::kClaims, RowFormat::kCsv).find("Nadia Öz"), std::string::npos);
  EXPECT_NE(exported(ExportShape::kEvents, RowFormat::kCsv).find("a person"), std::string::npos);
}

TEST_F(ExportTest, BlottedDocumentsKeepTheirSpans) {
  const std::string lines = exported(ExportShape::kDocuments, RowFormat::kJsonLines);
  const auto document = view::read_line(lines.substr(0, lines.find('\n')));
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->words(document->mentions[1].span), "███ ████");
  EXPECT_EQ(document->words(document->claims[0].evidence[0]), "Three shells hit Élan square");
}

TEST_F(ExportTest, AcledHasItsColumns) {
  const std::string csv = exported(ExportShape::kAcled, RowFormat::kCsv);
  const std::string header = csv.substr(0, csv.find('\n'));
  EXPECT_EQ(std::count(header.begin(), header.end(), ',') + 1, 31);
  EXPECT_NE(csv.find("Shelling/artillery/missile attack"), std::string::npos);
  EXPECT_NE(csv.find(",2018-11-25,2018,2,"), std::string::npos);  // the day was inferred
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3);
}

TEST_F(ExportTest, ClaimsHaveTheirWholeChain) {
  const std::string csv = exported(ExportShape::kClaims, RowFormat::kCsv);
  EXPECT_NE(csv.find("Norda Post > Radio Norda > Nadia Öz (for Radio Norda)"), std::string::npos) << csv;
}

TEST_F(ExportTest, QueriesOnlyRead) {
  std::string out;
  auto rows = query("SELECT count(*) AS n FROM v_event", out);
  ASSERT_TRUE(rows.has_value()) << rows.error().message;
  EXPECT_EQ(out, "n\n2\n");
  for (const char* sql : {"DELETE FROM event", "DROP TABLE event", "ATTACH 'x.db' AS x", "PRAGMA journal_mode = DELETE",
                          "SELECT 1; SELECT 2", "", "SELECT load_extension('x')", "SELECT nonsense FROM event",
                          "CREATE TEMP TABLE t(x)"}) {
    EXPECT_FALSE(query(sql, out).has_value()) << sql;
  }
  EXPECT_TRUE(query("SELECT title FROM document_fts WHERE document_fts MATCH 'shells'", out).has_value());
}

TEST_F(ExportTest, QueriesEndInTime) {
  std::string out;
  const auto rows =
      query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n", out, 0.2);
  ASSERT_FALSE(rows.has_value());
  EXPECT_NE(rows.error().message.find("--seconds"), std::string::npos);
}

TEST_F(ExportTest, DocumentsAreFoundByIdUrlAndTitle) {
  auto reader = StoreReader::open(path_);
  const std::string id = testing::sample_document(1).article().id;
  EXPECT_EQ(reader->find(id.substr(0, 8))->size(), 1u);
  EXPECT_EQ(reader->find("norda.example/2")->size(), 1u);
  EXPECT_EQ(reader->find("no. ")->size(), 2u);
  EXPECT_TRUE(reader->find("nothing like that")->empty());
  EXPECT_FALSE(StoreReader::open(path_ + ".missing").has_value());
}

TEST_F(ExportTest, AFrozenDatabaseNeedsNoFilesBesideIt) {
  const std::string odd = path_ + "?x#y%20";
  std::filesystem::rename(path_, odd);
  auto db = Database::open(odd, Database::Mode::kFrozen);
  ASSERT_TRUE(db.has_value());
  EXPECT_EQ(db->integer("SELECT count(*) FROM document").value_or(-1), 2);
  EXPECT_FALSE(std::filesystem::exists(odd + "-shm"));
  std::filesystem::remove(odd);
}

TEST(TableWriter, GuardsFormulasAndQuotes) {
  std::string out;
  TableWriter csv(RowFormat::kCsv, {"a", "b"}, [&](std::string_view text) { out += text; });
  csv.row({Cell::of("=HYPERLINK(\"x\")"), Cell::of(std::optional(-5.5))});
  csv.row({Cell::of("@cmd,\n"), Cell::null()});
  EXPECT_EQ(out, "a,b\n\"'=HYPERLINK(\"\"x\"\")\",-5.5\n\"'@cmd,\n\",\n");
}

TEST(TableWriter, TablesCannotWriteToTheTerminal) {
  std::string out;
  TableWriter table(RowFormat::kTable, {"name", "n"}, [&](std::string_view text) { out += text; });
  table.row({Cell::of("\x1b[31mÉl\nan"), Cell::of(int64_t{7})});
  table.finish();
  EXPECT_EQ(out, "name        n\n----------  -\n�[31mÉl an  7\n");
}

}  // namespace
}  // namespace dateline
