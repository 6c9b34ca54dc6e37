// The model's say: see block_model.cc.
#include <algorithm>
#include <unordered_map>

#include "article/page_choices.h"

namespace dateline {
namespace {

// The model brings back what it gives this probability. By cross-validation on its training pages .5 is best, on
// newspapers' pages .8.
constexpr double kSure = 0.8;

BlockLook look_at(const PageChoices& c, size_t i, size_t first, size_t last) {
  const BlockKind kind = c.choices[i].kind;
  const bool caption = kind == BlockKind::kCaption || kind == BlockKind::kCredit;
  auto share = [&](int32_t node) { return c.page.prose[static_cast<size_t>(node)] / std::max(c.page.prose[0], 1.0); };
  auto above = [&](int32_t node) { return std::max(c.tree[node].parent, 0); };
  const int32_t node = c.blocks[i].node, parent = above(node);
  const RuleChoice left =
      c.choices[i].keep ? (caption ? RuleChoice::kCaption : RuleChoice::kText) : RuleChoice::kLeftOut;
  BlockSight sight{c.blocks[i], left, c.signs(i), c.tree[node].tag, {share(node), share(parent)}, false, false};
  sight.shares[2] = share(above(above(parent)));
  sight.before = i < first;
  sight.behind = i > last;
  return look_of(sight);
}

}  // namespace

void bring_back_doubtful(PageChoices& c, const BlockModel& model,
                         const std::function<void(const DoubtfulBlock&)>& listen) {
  const auto kept = [](const BlockChoice& choice) { return choice.keep; };
  const auto first = static_cast<size_t>(std::find_if(c.choices.begin(), c.choices.end(), kept) - c.choices.begin());
  const auto behind = static_cast<size_t>(c.choices.rend() - std::find_if(c.choices.rbegin(), c.choices.rend(), kept));
  if (behind == 0) return;
  std::unordered_map<size_t, BlockLook> looks;
  std::vector<size_t> sure;
  for (size_t i = 0; i < c.blocks.size(); ++i) {
    const TextBlock& b = c.blocks[i];
    if (c.choices[i].keep || c.choices[i].barred || !c.in_root(b) || (c.signs(i) & kBadSigns) || c.is_title(b))
      continue;
    DoubtfulBlock doubtful{b, {}};
    for (size_t seat = 0; seat < doubtful.around.size(); ++seat) {
      const size_t at = i + seat - BlockModel::kNear;  // wraps below 0
      if (at >= c.blocks.size()) continue;
      const auto [known, fresh] = looks.try_emplace(at);
      if (fresh) known->second = look_at(c, at, first, behind - 1);
      doubtful.around[seat] = &known->second;
    }
    if (listen) listen(doubtful);
    if (model.probability(doubtful.around) > kSure) sure.push_back(i);
  }
  for (size_t i : sure) {
    const bool list = c.signs(i) & kListSign;
    c.choices[i] = {true, c.blocks[i].heading > 0 ? BlockKind::kHeading
                          : list                  ? BlockKind::kList
                                                  : BlockKind::kParagraph};
  }
}

}  // namespace dateline
