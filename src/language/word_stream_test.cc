// Vectors come in the order of the words, whatever is dropped in between, and are those that the encoder gives each
// window by itself.
#include "language/word_stream.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/data_dir.h"

namespace dateline {
namespace {

std::shared_ptr<const Model> model() {
  static const auto kModel = Model::open(data_dir() / "models" / "news-l6.dlm");
  return kModel ? *kModel : nullptr;
}

Article article_of(int sentences) {
  Article article;
  for (int i = 0; i < sentences; ++i) article.text += "The army shelled the town of Abdi on Monday, killing nine. ";
  article.blocks.push_back({{0, static_cast<uint32_t>(article.text.size() - 1)}, BlockKind::kParagraph});
  return article;
}

TEST(WordStream, GivesEachWordOfEachWindowItsVector) {
  ASSERT_TRUE(model()) << "models/news-l6.dlm cannot be opened";
  const Article article = article_of(120);
  const std::vector<Word> words = words_of(article);
  const WordInputs inputs = inputs_of(article.text, words, *model());
  for (const int window : {64, 384}) {
    Buffer<float> wanted;
    std::vector<int> sizes;
    for (size_t w = 0; w < words.size(); ++w) sizes.push_back(inputs.size_of(static_cast<int>(w)));
    for (const WindowPlan& plan : plan_windows(words, sizes, window)) {
      EncoderInput input;
      std::vector<int> rows;
      append_window(words, inputs, plan, *model()->pieces, input, rows);
      Buffer<float> out;
      Encoder(model(), model()->stack).run(input, out);
      for (const int row : rows) {
        const auto from = out.begin() + static_cast<ptrdiff_t>(row) * model()->config.hidden;
        wanted.insert(wanted.end(), from, from + model()->config.hidden);
      }
    }
    WordStream stream(words, inputs, model(), model()->stack, window);
    Buffer<float> got;
    size_t word = 0;
    while (!stream.is_done()) {
      EXPECT_GT(stream.advance(), 0);
      const size_t leave = std::min<size_t>(stream.is_done() ? 0 : 5, stream.waiting());  // some words wait
      const size_t take = stream.waiting() - leave;
      got.insert(got.end(), stream.vector(0), stream.vector(0) + take * static_cast<size_t>(model()->config.hidden));
      word += take;
      stream.drop(take);
      EXPECT_EQ(stream.reached(), word + leave);
    }
    EXPECT_EQ(word, words.size());
    EXPECT_TRUE(got == wanted) << "windows of " << window;
  }
}

TEST(WordStream, OfNoWordsIsDoneAtOnce) {
  ASSERT_TRUE(model()) << "models/news-l6.dlm cannot be opened";
  const std::vector<Word> words;
  const WordInputs inputs = inputs_of("", words, *model());
  const WordStream stream(words, inputs, model(), model()->stack, 128);
  EXPECT_TRUE(stream.is_done());
  EXPECT_EQ(stream.waiting(), 0u);
}

}  // namespace
}  // namespace dateline
