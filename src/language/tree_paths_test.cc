// The features of the way through the tree beside those that training computes, which made testdata/tree_paths.tsv.
#include "language/tree_paths.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <string>

#include "base/strings.h"

namespace dateline {
namespace {

constexpr uint32_t kRows = 1 << 14;
constexpr int kFirst = 7;  // of the sentence's tokens in the document

struct File {
  std::vector<std::vector<std::string>> lines;  // columns; comments are left out but for "# sentence"
};

File read_file() {
  std::ifstream in(std::string(DATELINE_SOURCE_DIR) + "/src/language/testdata/tree_paths.tsv");
  File file;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("#") && line != "# sentence") continue;
    file.lines.emplace_back();
    for (const std::string_view column : split(line, '\t')) file.lines.back().emplace_back(column);
  }
  return file;
}

Token token_of(const std::vector<std::string>& columns) {
  Token t;
  t.lemma = columns[1];
  t.upos = columns[2];
  t.head = columns[3] == "0" ? kNoToken : kFirst + std::stoi(columns[3]) - 1;
  t.deprel = columns[4];
  return t;
}

TEST(TreePaths, FeaturesAreThoseOfTraining) {
  const File file = read_file();
  std::vector<Token> sentence;
  int checked = 0;
  for (const std::vector<std::string>& line : file.lines) {
    if (line[0] == "# sentence") {
      sentence.clear();
    } else if (line[0] != "=") {
      sentence.push_back(token_of(line));
    } else {
      std::vector<uint32_t> wanted, found;
      for (size_t i = 3; i < line.size(); ++i) wanted.push_back(static_cast<uint32_t>(std::stoul(line[i])));
      const auto features = path_features(sentence, kFirst, std::stoi(line[1]));
      for (const uint32_t f : features[std::stoul(line[2])]) found.push_back(f % kRows);
      EXPECT_EQ(found, wanted) << "predicate " << line[1] << ", word " << line[2];
      ++checked;
    }
  }
  EXPECT_GT(checked, 30);
}

// Heads that point outside, at themselves or in circles must not hang or crash: trees are mended after decoding.
TEST(TreePaths, AnyHeadsAreReadable) {
  std::mt19937 draw(1);
  for (int round = 0; round < 2000; ++round) {
    std::vector<Token> sentence(1 + draw() % 9);
    for (Token& t : sentence) {
      t.deprel = "obj";
      t.head = static_cast<int>(draw() % 14) - 2;
    }
    const auto features = path_features(sentence, 2, static_cast<int>(draw() % sentence.size()));
    ASSERT_EQ(features.size(), sentence.size());
    for (const auto& word : features) ASSERT_TRUE(word.size() == 1 || word.size() == 9);
  }
}

}  // namespace
}  // namespace dateline
