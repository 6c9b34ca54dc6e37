// Problem: the rules of main_text.cc know what speaks against a block; what says that a short line without a mark is
// text is its neighbours and many small things together, and weighing those by hand is guesswork. Obvious way: let a
// model decide about every block. Trained on the one set of pages that may train what we ship, which has few
// newspapers, it loses on news what it gains on blogs. Idea: the rules choose, and a logistic regression over the
// blocks that they left out inside the article's part, which sees what they chose around, brings back those that it is
// sure of (docs/decisions/0011). Reference: Kohlschuetter et al. 2010 (shallow features); Vogels et al. 2018 (labels of
// neighbouring blocks).
#include "article/block_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <numeric>
#include <unordered_map>

#include "article/line_kinds.h"
#include "base/strings.h"

namespace dateline {

BlockLook look_of(const BlockSight& sight) {
  const TextBlock& b = sight.block;
  const std::string_view text = b.text, tag = sight.tag;
  const auto size = static_cast<float>(std::max<size_t>(text.size(), 1));
  auto is = [](bool yes) { return yes ? 1.0F : 0.0F; };
  auto has = [&](Signs sign) { return is(sight.signs & sign); };
  auto few = [](uint32_t count) { return static_cast<float>(std::min(count, 4u)) / 4; };
  auto count = [&](auto kind) { return static_cast<float>(std::count_if(text.begin(), text.end(), kind)); };
  return {is(sight.choice == RuleChoice::kText),
          is(sight.choice == RuleChoice::kCaption),
          std::log1p(size) / 6,
          static_cast<float>(b.link_bytes) / size,
          few(b.stops),
          few(b.commas),
          static_cast<float>(b.bold_bytes) / size,
          is(b.heading > 0),
          has(kBadSigns),
          is(is_boilerplate_line(text)),
          has(kCaptionSign),
          has(kCreditSign),
          has(kFigureSign),
          has(kListSign),
          has(kTableSign),
          has(kDekSign),
          has(kBodySign),
          has(kArticleSign),
          is(tag == "p"),
          is(tag == "li"),
          is(tag == "div"),
          is(tag == "td"),
          is(tag == "span"),
          is(tag == "a"),
          is(tag == "dd"),
          is(tag == "blockquote"),
          static_cast<float>(sight.shares[0]),
          static_cast<float>(sight.shares[1]),
          static_cast<float>(sight.shares[2]),
          is(ends_sentence(text)),
          is(text.ends_with(':')),
          is(!text.empty() && text[0] >= 'A' && text[0] <= 'Z'),
          count([](char c) { return c >= '0' && c <= '9'; }) / size,
          is(count([](char c) { return c == ' '; }) <= 2),
          is(sight.before),
          is(sight.behind)};
}

namespace {

// The whole field is one finite number.
bool read_weight(std::string_view field, float& weight) {
  const auto [stopped, error] = std::from_chars(field.data(), field.data() + field.size(), weight);
  return error == std::errc{} && stopped == field.data() + field.size() && std::isfinite(weight);
}

}  // namespace

Result<BlockModel> BlockModel::load(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return fail(ErrorCode::kUnreadable, "article", file.string() + " cannot be read.");
  BlockModel model;
  std::unordered_map<std::string, float*> missing;
  for (size_t w = 0; w < kWeights; ++w) missing.emplace(name_of(w), &model.weights_[w]);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string_view> fields = split(line, '\t');
    const auto weight = fields.size() == 2 ? missing.find(std::string(fields[0])) : missing.end();
    if (weight == missing.end() || !read_weight(fields[1], *weight->second)) {
      return fail(
          ErrorCode::kMalformed, "article",
          file.string() + ", line " + std::to_string(number) + ": expected the name of a weight, once, and a number.");
    }
    missing.erase(weight);
  }
  if (!missing.empty())
    return fail(ErrorCode::kMalformed, "article", file.string() + " lacks the weight " + missing.begin()->first + ".");
  return model;
}

std::string BlockModel::name_of(size_t weight) {
  if (weight + 1 == kWeights) return "bias";
  if (weight < kLooks) return kLookNames[weight];
  const size_t seat = (weight - kLooks) / kContextLooks;
  const std::string away = seat < kNear ? "-" + std::to_string(kNear - seat) : "+" + std::to_string(seat - kNear + 1);
  return kLookNames[(weight - kLooks) % kContextLooks] + away;
}

std::array<float, BlockModel::kWeights> BlockModel::numbers_of(const Around& around) {
  std::array<float, kWeights> numbers{};
  std::copy(around[kNear]->begin(), around[kNear]->end(), numbers.begin());
  for (size_t seat = 0; seat < 2 * kNear; ++seat) {
    const BlockLook* look = around[seat < kNear ? seat : seat + 1];
    if (look) std::copy_n(look->begin(), kContextLooks, numbers.begin() + kLooks + seat * kContextLooks);
  }
  numbers.back() = 1;
  return numbers;
}

double BlockModel::probability(const Around& around) const {
  const auto numbers = numbers_of(around);
  return 1 / (1 + std::exp(-std::inner_product(numbers.begin(), numbers.end(), weights_.begin(), 0.0)));
}

}  // namespace dateline
