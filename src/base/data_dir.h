// Where codebooks/, lexicons/ and models/ lie.
#pragma once

#include <filesystem>

namespace dateline {

// $DATELINE_DATA if set; else share/dateline beside the installed program; else the source tree the program was built
// in.
std::filesystem::path data_dir();

// The value of an environment variable, null where it is not set or empty. Nothing here ever sets the environment.
const char* environment(const char* name);

}  // namespace dateline
