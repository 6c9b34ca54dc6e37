// The command line: words in, exit code out.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"

namespace dateline {

// `words`: the arguments without the program's name. Nothing but `console` is written to; never throws.
int run_app(const std::vector<std::string>& words, const Console& console);

}  // namespace dateline
