#include "store/shared_text.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "store/migrations.h"
#include "store/store.h"

namespace dateline {
namespace {

const std::vector<std::string> kWire = {
    "Three shells fell on the market of Norda early on Sunday, the mayor said by telephone.",
    "At least 12 people were hurt and the roof of the fish hall came down on the stalls.",
    "Both sides had agreed a week ago to keep heavy guns out of reach of the town.",
    "A spokesman for the northern command denied that its batteries had fired anything.",
    "The observers of the truce will visit the place on Monday if the road is open."};

class SharedTextTest : public ::testing::Test {
 protected:
  void SetUp() override {
    path_ = (std::filesystem::path(::testing::TempDir()) /
             ("shared_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()) +
              std::to_string(getpid()) + ".db"))
                .string();
    std::filesystem::remove(path_);
    store_.emplace(std::move(*Store::open(path_)));
    ASSERT_TRUE(store_->begin_run({"0.1.0", "model", "plover@x", "lex"}));
  }
  void TearDown() override {
    store_.reset();
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
  }

  void put(const std::string& id, const std::string& published, const std::vector<std::string>& paragraphs) {
    std::string text, blocks;
    for (const std::string& p : paragraphs) {
      blocks += (blocks.empty() ? "" : ",") + std::string("{\"span\":[") + std::to_string(text.size()) + "," +
                std::to_string(text.size() + p.size()) + "],\"kind\":\"paragraph\"}";
      text += p + " ";
    }
    PageRecord record;
    record.document_id = id;
    record.origin.path = id;
    record.json = "{\"id\":\"" + id + "\",\"publisher\":{\"name\":\"" + id + " Post\"},\"published\":{\"value\":\"" +
                  published + "\"},\"text\":\"" + text + "\",\"blocks\":[" + blocks + "]}";
    const auto done = store_->put(record, {});
    ASSERT_TRUE(done.has_value()) << done.error().message;
  }

  int64_t count(const std::string& sql) {
    auto db = Database::open(path_, Database::Mode::kReadOnly);
    auto value = db->integer(sql);
    EXPECT_TRUE(value.has_value()) << (value ? "" : value.error().message);
    return value.value_or(-1);
  }

  std::string path_;
  std::optional<Store> store_;
};

TEST_F(SharedTextTest, AnEditedCopyIsACopyAndItsOtherNumberIsReported) {
  auto copy = kWire;
  copy[0] = "NORDA (AP) - " + copy[0];
  copy[1] = "At least 19 people were hurt and the roof of the fish hall came down on the stalls.";
  copy.pop_back();
  copy.push_back("Our newspaper has asked both commands for comment and will print what they answer.");
  put("b", "2026-01-05", copy);
  put("a", "2026-01-04", kWire);
  EXPECT_EQ(count("SELECT count(*) FROM shared_text"), 1);
  EXPECT_EQ(
      count("SELECT count(*) FROM v_copy WHERE is_copy AND publisher = 'a Post' AND later_publisher = 'b Post' AND "
            "sentences >= 3 AND other_numbers = 1"),
      1);
  EXPECT_EQ(
      count("SELECT count(*) FROM v_copy_number WHERE numbers IN ('12', '19') AND other_numbers IN ('12', '19') AND "
            "words LIKE 'At least%' AND other_words LIKE 'At least%'"),
      1);
}

TEST_F(SharedTextTest, AnExcerptIsTheLongerTextsCopy) {
  put("a", "2026-01-04", kWire);
  put("b", "2026-01-04", {kWire[1], kWire[2]});
  EXPECT_EQ(count("SELECT count(*) FROM v_copy WHERE is_copy AND sentences = 2 AND max(share, later_share) = 1.0"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM v_copy WHERE min(share, later_share) < 0.5"), 1);
}

TEST_F(SharedTextTest, OneCommonSentenceAmongManyIsNone) {
  put("a", "2026-01-04", kWire);
  put("b", "2026-01-04",
      {"The harvest was poor for the third year, growers along the lower river told the paper.", kWire[3],
       "Prices for barley rose by a fifth between the spring and the end of the summer.",
       "The ministry has promised help to those who lost more than half of what they sowed.",
       "Nobody in the valley expects the money to come before the roads are closed by snow."});
  EXPECT_EQ(count("SELECT count(*) FROM shared_text"), 0);
}

TEST_F(SharedTextTest, TheSamePairsInAnyOrder) {
  auto half = kWire;
  half.resize(3);
  const std::vector<std::vector<std::string>> texts = {kWire, half, {kWire[0], kWire[4]}, {kWire[1]}};
  std::vector<size_t> order = {0, 1, 2, 3};
  std::string first;
  do {
    TearDown();
    SetUp();
    for (const size_t i : order) put(std::string(1, static_cast<char>('a' + i)), "2026-01-04", texts[i]);
    auto db = Database::open(path_, Database::Mode::kReadOnly);
    auto rows = db->prepare(
        "SELECT a || ' ' || b || ' ' || sentences || ' ' || share_a || ' ' || share_b FROM shared_text "
        "ORDER BY a, b");
    ASSERT_TRUE(rows.has_value());
    std::string all;
    while (*rows->step()) all += std::string(rows->text(0)) + "\n";
    if (first.empty()) first = all;
    EXPECT_EQ(all, first);
  } while (std::ranges::next_permutation(order).found);
  EXPECT_GE(std::ranges::count(first, '\n'), 4);
}

TEST_F(SharedTextTest, ANewRunReplacesTheRows) {
  put("a", "2026-01-04", kWire);
  put("b", "2026-01-04", kWire);
  ASSERT_TRUE(store_->begin_run({"0.2.0", "model", "plover@x", "lex"}));
  put("b", "2026-01-04", {"The harvest was poor for the third year, growers along the lower river told the paper."});
  EXPECT_EQ(count("SELECT count(*) FROM shared_text"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM document_sentence"), 6);
}

}  // namespace
}  // namespace dateline
