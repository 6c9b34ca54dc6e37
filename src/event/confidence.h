// How likely events and claims are right, from what the heads and the ranks gave them.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dateline {

// Immutable after loading. Of kinds: "event once", "event again" (mentioned more than once), "claim mention", "claim
// beside", "claim number".
class Confidences {
 public:
  // Reads lines "kind<TAB>from<TAB>probability", each kind's by rising `from`; "#" begins a comment. kUnreadable or
  // kMalformed names file and line.
  static Result<Confidences> load(const std::filesystem::path& file);

  // The probability of the kind's last line whose `from` is not above the score; the score itself where there is none.
  float of(std::string_view kind, float score) const;

 private:
  std::map<std::string, std::vector<std::pair<float, float>>, std::less<>> steps_;
};

}  // namespace dateline
