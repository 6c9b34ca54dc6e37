// The blocks of web pages that the rules leave in doubt, with what the model of blocks sees of each, for training
// (dateline_train/blocks.py reads them and knows which are text).
//   block_examples < pages.jsonl > blocks.jsonl
// pages.jsonl: {"html": ...}. First line out: the names of the weights; then a line a page, in order: a list of
// {"text", "numbers"}.
#include <fmt/format.h>

#include <iostream>

#include "article/html_tree.h"
#include "article/main_text.h"
#include "article/page_metadata.h"
#include "article/text_blocks.h"
#include "base/json_writer.h"
#include "capture/json_page.h"

namespace dateline {
namespace {

std::string blocks_of(const std::string& line) {
  JsonWriter w;
  w.begin_array();
  const JsonPage page = parse_json_page(line, InputOptions{});
  const auto tree =
      page.capture ? HtmlTree::parse(page.capture->body, Limits{}) : std::unexpected(page.capture.error());
  if (tree) {
    const std::string title = page_title(*tree, read_statements(*tree));
    main_text(*tree, text_blocks(*tree), title, BlockModel{}, [&](const DoubtfulBlock& doubtful) {
      w.begin_object();
      w.key("text").value(doubtful.block.text);
      w.key("numbers").begin_array();
      for (const float number : BlockModel::numbers_of(doubtful.around)) w.value(double(number));
      w.end_array();
      w.end_object();
    });
  }
  w.end_array();
  return w.str();
}

}  // namespace
}  // namespace dateline

int main() {
  using namespace dateline;
  for (size_t w = 0; w < BlockModel::kWeights; ++w) std::cout << (w ? "\t" : "") << BlockModel::name_of(w);
  std::cout << "\n";
  for (std::string line; std::getline(std::cin, line);) std::cout << blocks_of(line) << "\n";
}
