// A small learned model of a page's blocks, with the blocks beside each as context.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "article/html_tree.h"
#include "article/text_blocks.h"
#include "base/result.h"

namespace dateline {

// What the model sees of one block: numbers, most of them 0 or 1. The first kContextLooks are seen of its neighbours,
// too.
inline constexpr std::array kLookNames = {
    "text",        "caption",    "size",       "links",        "stops",        "commas",
    "bold",        "heading",    "other_part", "furniture",    "caption_part", "credit_part",
    "figure_part", "list_part",  "table_part", "dek_part",     "body_part",    "article_part",
    "p",           "li",         "div",        "td",           "span",         "a",
    "dd",          "blockquote", "share",      "parent_share", "far_share",    "sentence",
    "colon",       "capital",    "digits",     "few_words",    "before",       "behind"};
inline constexpr size_t kLooks = kLookNames.size();
inline constexpr size_t kContextLooks = 9;
using BlockLook = std::array<float, kLooks>;

// How a block came out of the rules.
enum class RuleChoice { kLeftOut, kText, kCaption };

struct BlockSight {
  const TextBlock& block;
  RuleChoice choice;
  Signs signs;           // own and inherited
  std::string_view tag;  // of the element that holds it
  double shares[3];      // of the page's prose, that below its element, its parent, and two above that
  bool before, behind;   // all that the rules took
};
BlockLook look_of(const BlockSight& sight);

// Immutable after loading.
class BlockModel {
 public:
  static constexpr size_t kNear = 2;                                          // blocks on each side
  static constexpr size_t kWeights = kLooks + 2 * kNear * kContextLooks + 1;  // the last is added to every sum

  // Reads models/blocks.tsv: a line for each weight, its name and value. Errors: kUnreadable, kMalformed (with file and
  // line; names that are missing).
  static Result<BlockModel> load(const std::filesystem::path& file);

  // kNear looks before a block, its own, kNear behind it; null where the page has none.
  using Around = std::array<const BlockLook*, 2 * kNear + 1>;
  // The probability that the block is the article's text.
  double probability(const Around& around) const;

  // For training: what each weight is called ("links", "links-1" of the block before, "bias"), and what it is
  // multiplied with.
  static std::string name_of(size_t weight);
  static std::array<float, kWeights> numbers_of(const Around& around);

 private:
  std::array<float, kWeights> weights_{};
};

}  // namespace dateline
