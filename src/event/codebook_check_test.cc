#include "event/codebook_check.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "event/codebook.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// A small codebook in a folder of its own; a test overwrites the file it is about.
class CheckTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(testing::TempDir()) / (std::string("codebook_") + info->name() + "_" + std::to_string(getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "triggers");
    fs::create_directories(folder_ / "maps");
    write("codebook.toml", "name = \"small\"\ncontexts = [\"health\"]\n");
    write("types.toml", "[[type]]\nname = \"RAID\"\nmodes = [\"night\"]\n");
    write("frames.toml", "[raid]\nARG0 = \"actor\"\n");
    write("triggers/raid.toml",
          "type = \"RAID\"\n[[trigger]]\nrolesets = [\"raid.01\"]\nnouns = [\"night raid\"]\nframe = \"raid\"\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& file, const std::string& text) { std::ofstream(folder_ / file) << text; }

  // The first problem as text, "" if there is none.
  std::string first() const {
    const auto problems = check_codebook(folder_);
    return problems.empty() ? "" : problems[0].text();
  }

  fs::path folder_;
};

TEST_F(CheckTest, SoundCodebookHasNoProblems) {
  EXPECT_EQ(first(), "");
  EXPECT_TRUE(check(folder_));
  EXPECT_TRUE(Codebook::load(folder_));
}

TEST_F(CheckTest, BrokenTomlNamesTheLine) {
  write("triggers/raid.toml", "type = \"RAID\"\n\n[[trigger]\n");
  EXPECT_TRUE(first().starts_with("triggers/raid.toml:3: not TOML")) << first();
}

TEST_F(CheckTest, UnknownKey) {
  write("triggers/raid.toml", "type = \"RAID\"\n[[trigger]]\nrolesets = [\"raid.01\"]\nmoods = [\"night\"]\n");
  EXPECT_EQ(first(), "triggers/raid.toml:4: unknown key 'moods'; did you mean 'modes'?");
}

TEST_F(CheckTest, UnknownTypeModeRoleContext) {
  write("triggers/raid.toml", "[[trigger]]\ntype = \"RAJD\"\nnouns = [\"raid\"]\n");
  EXPECT_EQ(first(), "triggers/raid.toml:1: unknown type 'RAJD'; did you mean 'RAID'?");
  write("triggers/raid.toml", "type = \"RAID\"\n\n[[trigger]]\nmodes = [\"nigth\"]\nnouns = [\"raid\"]\n");
  EXPECT_EQ(first(), "triggers/raid.toml:3: unknown mode of RAID 'nigth'; did you mean 'night'?");
  write("triggers/raid.toml", "type = \"RAID\"\n[[trigger]]\narguments = { ARG0 = \"acter\" }\nnouns = [\"raid\"]\n");
  EXPECT_EQ(first(), "triggers/raid.toml:2: unknown role 'acter'; did you mean 'actor'?");
  write("triggers/raid.toml", "type = \"RAID\"\n[[trigger]]\ncontexts = [\"helth\"]\nnouns = [\"raid\"]\n");
  EXPECT_EQ(first(), "triggers/raid.toml:2: unknown context 'helth'; did you mean 'health'?");
}

TEST_F(CheckTest, UnknownFrameAndClass) {
  write("triggers/raid.toml", "type = \"RAID\"\n[[trigger]]\nframe = \"riad\"\nnouns = [\"raid\"]\n");
  EXPECT_EQ(first(), "triggers/raid.toml:2: unknown frame 'riad'; did you mean 'raid'?");
  write("triggers/raid.toml",
        "type = \"RAID\"\n[[trigger]]\nnouns = [\"raid\"]\nneeds = [{ role = \"ARG1\", class = \"ward\" }]\n");
  EXPECT_EQ(first(), "triggers/raid.toml:2: unknown class 'ward'");
}

TEST_F(CheckTest, DuplicateTrigger) {
  write("triggers/second.toml", "type = \"RAID\"\n[[trigger]]\nrolesets = [\"raid.01\"]\n");
  EXPECT_TRUE(first().starts_with("triggers/second.toml:2: 'raid.01' is coded already in triggers/raid.toml:2"))
      << first();
}

TEST_F(CheckTest, UnknownRolesetsGivenAList) {
  const fs::path list = folder_ / "rolesets.txt";
  std::ofstream(list) << "strike.01\n";
  const auto problems = check_codebook(folder_, list);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].text(), "triggers/raid.toml:2: unknown roleset 'raid.01'");
}

TEST_F(CheckTest, FailingExampleSaysWhatItGot) {
  write("examples.toml", "[[example]]\ntext = \"They came at night.\"\nwords = \"day raid\"\ntype = \"RAID\"\n");
  EXPECT_EQ(first(), "examples.toml:1: the example \"They came at night.\" expects type 'RAID' but gets ''");
}

TEST_F(CheckTest, MissingFilesAndStrangeFiles) {
  fs::remove(folder_ / "types.toml");
  write("tpyes.toml", "");
  const auto problems = check_codebook(folder_);
  std::string all;
  for (const Problem& problem : problems) all += problem.text() + "\n";
  EXPECT_NE(all.find("types.toml: missing"), std::string::npos) << all;
  EXPECT_NE(all.find("tpyes.toml: no part of a codebook"), std::string::npos) << all;
}

TEST_F(CheckTest, UnknownMapCode) {
  write("maps/other.toml", "codes = [\"A\"]\n\n[[map]]\ncode = \"B\"\ntypes = [\"RAID\"]\n");
  EXPECT_EQ(first(), "maps/other.toml:3: unknown code 'B'; did you mean 'A'?");
}

TEST_F(CheckTest, HashFollowsTheContent) {
  const auto before = Codebook::load(folder_), again = Codebook::load(folder_);
  write("types.toml", "[[type]]\nname = \"RAID\"\nmodes = [\"night\", \"day\"]\n");
  const auto after = Codebook::load(folder_);
  ASSERT_TRUE(before && again && after);
  EXPECT_EQ((*before)->hash(), (*again)->hash());
  EXPECT_NE((*before)->hash(), (*after)->hash());
}

class ShippedCodebook : public testing::TestWithParam<const char*> {};

TEST_P(ShippedCodebook, IsSoundAndItsExamplesHold) {
  for (const Problem& problem : check_codebook(codebook_folder(GetParam()))) ADD_FAILURE() << problem.text();
}

INSTANTIATE_TEST_SUITE_P(All, ShippedCodebook, testing::Values("plover", "healthcare"),
                         [](const auto& shipped) { return std::string(shipped.param); });

}  // namespace
}  // namespace dateline
