// Problem: the head has learned from reports of conflict and finds acts in whatever it reads: in a page on a primary
// election "loyal" accuses and "tireless" threatens. The obvious way, a higher threshold everywhere, loses half of what
// reports of conflict say in words of their own. Idea: off its ground the head is unsure of nearly everything, and that
// shows: the mean score of a page's triggers is above .78 in nine of ten reports of the corpus, and below it in seven
// of ten pages on American politics (BASIL). On such pages only what it is sure of is an act.
#include <algorithm>

#include "event/draft.h"

namespace dateline {
namespace {

constexpr size_t kEnough = 5;     // triggers by which a page can be judged
constexpr float kHome = 0.72F;    // mean score from which on it is on its ground
constexpr float kAbroad = 0.85F;  // what a trigger must have elsewhere ...
constexpr float kTabled = 0.6F;   // ... and where a codebook's table has the word

}  // namespace

void keep_to_home_ground(std::vector<Draft>& drafts) {
  float sum = 0;
  size_t read = 0;
  for (const Draft& d : drafts) {
    if (!d.reading) continue;
    sum += d.reading->score;
    ++read;
  }
  if (read < kEnough || sum / static_cast<float>(read) >= kHome) return;
  std::erase_if(drafts, [](const Draft& d) {
    const bool tabled = d.trigger && !d.trigger->key.starts_with("model:");
    return d.reading && d.reading->score < (tabled ? kTabled : kAbroad);
  });
}

}  // namespace dateline
