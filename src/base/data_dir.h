// Where codebooks/, lexicons/ and models/ lie.
#pragma once

#include <filesystem>

namespace dateline {

// $DATELINE_DATA if set; else share/dateline beside the installed program; else the source tree the program was built
// in.
std::filesystem::path data_dir();

}  // namespace dateline
