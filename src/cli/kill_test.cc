// SIGKILL at random moments of a read: whatever was written is whole, and in the end nothing shows of it.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>

#include "cli/app_fixture_for_test.h"
#include "store/reader.h"

namespace dateline {
namespace {

class KillTest : public testing::AppTest {
 protected:
  // Starts the read in a process of its own and kills it after `delay`; true if it had ended by itself.
  bool read_and_kill(const std::vector<std::string>& words, std::chrono::microseconds delay) {
    const pid_t child = fork();
    if (child == 0) _exit(run(words));
    std::this_thread::sleep_for(delay);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status);
  }

  void expect_whole_documents() {
    auto reader = StoreReader::open(db_);
    if (!reader) return;  // killed before the schema was there
    Database& db = reader->database();
    EXPECT_EQ(
        db.integer("SELECT count(*) FROM document d WHERE NOT EXISTS (SELECT 1 FROM extraction x WHERE "
                   "x.document_id = d.id) OR NOT EXISTS (SELECT 1 FROM annotation a WHERE a.document_id = d.id) OR "
                   "NOT EXISTS (SELECT 1 FROM capture c WHERE c.document_id = d.id)")
            .value_or(-1),
        0);
    EXPECT_EQ(db.integer("SELECT 2 * (SELECT count(*) FROM document) - count(*) FROM claim").value_or(-1), 0);
    EXPECT_EQ(db.integer("SELECT count(*) FROM pragma_foreign_key_check").value_or(-1), 0);
  }
};

TEST_F(KillTest, NoDocumentIsEverHalfThereAndTheEndIsTheSame) {
  const std::vector<std::string> inputs{write_pages("a.jsonl", 150), write_pages("b.jsonl", 100, 100),
                                        write("c.txt", "page 777")};
  const auto words = [&](const std::string& db) {
    std::vector<std::string> out{"read"};
    out.insert(out.end(), inputs.begin(), inputs.end());
    out.insert(out.end(), {"--db", db, "-j", "2", "-q"});
    return out;
  };
  ASSERT_EQ(run(words(file("whole.db"))), 0);
  const std::string whole = canonical(file("whole.db"));

  pause_ = std::chrono::microseconds(400);
  std::mt19937 random(20181124);
  int kills = 0;
  for (; kills < 40; ++kills) {
    if (read_and_kill(words(db_), std::chrono::microseconds(3000 + random() % 25000))) break;
    expect_whole_documents();
  }
  EXPECT_GE(kills, 3);
  pause_ = {};
  ASSERT_EQ(run(words(db_)), 0) << err_;
  EXPECT_EQ(canonical(db_), whole) << "after " << kills << " kills";
  auto db = Database::open(db_, Database::Mode::kReadOnly);
  auto check = db->prepare("PRAGMA integrity_check");
  ASSERT_TRUE(check && check->step().value_or(false));
  EXPECT_EQ(check->text(0), "ok");
}

}  // namespace
}  // namespace dateline
