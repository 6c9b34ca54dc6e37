#include "article/block_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <set>

#include "article/main_text.h"
#include "base/data_dir.h"

namespace dateline {
namespace {

// A model whose weights are 0 but for some; `lines` are added behind them, whatever they say.
Result<BlockModel> model_with(const std::vector<std::pair<std::string, std::string>>& weights,
                              const std::string& lines = "") {
  const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "blocks.tsv";
  std::ofstream out(file);
  out << "# name, weight\n";
  for (size_t w = 0; w < BlockModel::kWeights; ++w) {
    std::string value = "0";
    for (const auto& [name, given] : weights) value = name == BlockModel::name_of(w) ? given : value;
    if (!value.empty()) out << BlockModel::name_of(w) << '\t' << value << '\n';
  }
  out << lines;
  out.close();
  return BlockModel::load(file);
}

TEST(BlockModel, EveryWeightHasANameOfItsOwn) {
  std::set<std::string> names;
  for (size_t w = 0; w < BlockModel::kWeights; ++w) names.insert(BlockModel::name_of(w));
  EXPECT_EQ(names.size(), BlockModel::kWeights);
  EXPECT_TRUE(names.contains("links-2") && names.contains("links+1") && names.contains("bias"));
}

TEST(BlockModel, RefusesWhatIsNoTableOfItsWeights) {
  EXPECT_TRUE(model_with({}));
  EXPECT_EQ(BlockModel::load("/nonexistent").error().code, ErrorCode::kUnreadable);
  const auto lacks = model_with({{"links", ""}});
  ASSERT_FALSE(lacks);
  EXPECT_NE(lacks.error().message.find("lacks the weight links"), std::string::npos) << lacks.error().message;
  for (const char* line : {"links\t1\n", "size\n", "colour\t1\n"}) {
    const auto model = model_with({}, line);
    ASSERT_FALSE(model) << line;
    EXPECT_NE(model.error().message.find("line " + std::to_string(BlockModel::kWeights + 2)), std::string::npos)
        << model.error().message;
  }
  for (const char* number : {"much", "1x", "1 ", "1e999", "nan", "inf"}) {
    const auto model = model_with({{"bias", number}});
    ASSERT_FALSE(model) << number;
    EXPECT_NE(model.error().message.find("expected the name of a weight, once, and a number"), std::string::npos)
        << model.error().message;
  }
}

TEST(BlockModel, SumsOverABlockAndItsNeighbours) {
  const auto model = model_with({{"stops", "2"}, {"text-1", "1"}, {"text+2", "0.5"}, {"bias", "-1"}});
  ASSERT_TRUE(model) << model.error().message;
  const TextBlock block{.text = "He fled. They fired.", .stops = 2};
  const auto look = [&](RuleChoice choice) { return look_of({block, choice, 0, "p", {0.5, 0.5, 1}, false, false}); };
  const BlockLook left_out = look(RuleChoice::kLeftOut), text = look(RuleChoice::kText);
  EXPECT_NEAR(model->probability({nullptr, nullptr, &left_out, nullptr, nullptr}), 0.5, 1e-6);  // 2 * 2/4 - 1
  EXPECT_NEAR(model->probability({nullptr, &text, &left_out, nullptr, &text}), 1 / (1 + std::exp(-1.5)), 1e-6);
  EXPECT_NEAR(model->probability({&text, nullptr, &left_out, &text, nullptr}), 0.5, 1e-6);
}

TEST(BlockModel, BringsBackWhatItIsSureOfAndNothingElse) {
  const std::string p = "<p>The first shell fell before dawn, the mayor said, and nobody had been warned of it.</p>";
  const auto tree = HtmlTree::parse("<body><article><h1>A town under fire</h1>" + p + p + "<div>Near Mill Row</div>" +
                                        p + "<div class=share>Share it now</div></article><div>About us</div></body>",
                                    Limits{});
  ASSERT_TRUE(tree);
  const auto lines = [&](const BlockModel& model) {
    std::vector<std::string> short_lines;
    for (const PageBlock& block : main_text(*tree, text_blocks(*tree), "A town under fire", model)) {
      if (block.text.size() < 40) short_lines.push_back(block.text);
    }
    return short_lines;
  };
  EXPECT_EQ(lines(BlockModel{}), std::vector<std::string>{});
  EXPECT_EQ(lines(*model_with({{"bias", "5"}})), std::vector<std::string>{"Near Mill Row"});
}

TEST(BlockModel, ThePublishedWeightsLoad) {
  const auto model = BlockModel::load(data_dir() / "models" / "blocks.tsv");
  EXPECT_TRUE(model) << model.error().message;
}

}  // namespace
}  // namespace dateline
