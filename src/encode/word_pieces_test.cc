// Pieces as the base model's own tokeniser cuts them. testdata/word_pieces.tsv: a word, then the ids of its pieces, as
// `python -m dateline_train.pieces VOCABULARY < words` prints them; $DATELINE_PIECES_GOLD names a longer table of that
// form.
#include "encode/word_pieces.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/data_dir.h"
#include "encode/model.h"

namespace dateline {
namespace {

const Model* model() {
  static const auto kModel = Model::open(data_dir() / "models" / "news-l6.dlm");
  return kModel ? kModel->get() : nullptr;
}

// Number of lines that differ; the first ones are told.
int differences(const std::string& path, int& lines) {
  std::ifstream in(path);
  EXPECT_TRUE(in) << path;
  int wrong = 0;
  for (std::string line; std::getline(in, line); ++lines) {
    const size_t tab = line.find('\t');
    std::vector<int32_t> gold;
    std::istringstream numbers(line.substr(std::min(tab, line.size())));
    for (int32_t id = 0; numbers >> id;) gold.push_back(id);
    std::vector<int32_t> ids;
    model()->pieces->append(line.substr(0, tab), model()->config.max_pieces_per_word, ids);
    if (ids == gold) continue;
    if (++wrong <= 10) ADD_FAILURE() << "pieces of \"" << line.substr(0, tab) << "\": " << testing::PrintToString(ids);
  }
  return wrong;
}

TEST(WordPieces, AreThoseOfTheBaseModel) {
  ASSERT_TRUE(model()) << "models/news-l6.dlm cannot be opened";
  int lines = 0;
  EXPECT_EQ(differences(DATELINE_SOURCE_DIR "/src/encode/testdata/word_pieces.tsv", lines), 0);
  EXPECT_GT(lines, 60);
}

TEST(WordPieces, OfALongTable) {
  const char* gold = environment("DATELINE_PIECES_GOLD");
  if (!gold) GTEST_SKIP() << "DATELINE_PIECES_GOLD is not set: no longer table of words to compare with";
  ASSERT_TRUE(model()) << "models/news-l6.dlm cannot be opened";
  int lines = 0;
  EXPECT_EQ(differences(gold, lines), 0) << "of " << lines;
}

TEST(WordPieces, AnythingGivesOneToTheMost) {
  ASSERT_TRUE(model()) << "models/news-l6.dlm cannot be opened";
  for (const std::string& word :
       {std::string(), std::string("\xFF\xFE"), std::string(5000, 'q'), std::string("\0\0", 2),
        std::string("unbelievablyoverlongcompound"), std::string("\xE2\x80")}) {
    std::vector<int32_t> ids;
    model()->pieces->append(word, 3, ids);
    EXPECT_GE(ids.size(), 1u);
    EXPECT_LE(ids.size(), 3u);
    for (const int32_t id : ids) EXPECT_TRUE(id >= 0 && id < model()->pieces->size());
  }
}

}  // namespace
}  // namespace dateline
