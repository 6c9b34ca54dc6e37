// Paths as the user gives them -> files, in an order that every machine agrees on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

struct InputFile {
  std::string path;   // as given; below a folder: the folder as given and what follows
  uint64_t size = 0;  // bytes; 0 if unknown
};

// Files in the order given; a folder stands for all files below it, sorted by their path's bytes. Hidden files in
// folders are left out, links to folders not followed. What does not exist stays in the list: opening it gives the
// reason.
std::vector<InputFile> list_input_files(const std::vector<std::string>& paths);

}  // namespace dateline
