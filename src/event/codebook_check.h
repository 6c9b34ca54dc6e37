// Explains what is wrong with a codebook, for the people who write one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace dateline {

struct Problem {
  std::string file;     // relative to the codebook's folder
  int line = 0;         // from 1; 0 = the file as a whole
  std::string message;  // what is wrong and what would be right

  std::string text() const;  // "triggers/assault.toml:12: unknown mode 'arial' of ASSAULT; did you mean 'aerial'?"
};

// All problems of a codebook in the order of files and lines: TOML errors, unknown keys, types, modes, roles, classes,
// duplicate triggers, examples that fail. `rolesets`: a file with one known roleset id a line, against which the
// codebook's rolesets are checked; empty = they are not. An empty list means the codebook is sound.
std::vector<Problem> check_codebook(const std::filesystem::path& folder, const std::filesystem::path& rolesets = {});

// The same as an error that holds all the problems, one a line.
Status check(const std::filesystem::path& folder);

}  // namespace dateline
