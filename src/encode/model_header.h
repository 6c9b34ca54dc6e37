// Reads a weight file's JSON header.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"
#include "encode/model.h"
#include "encode/tensor_table.h"

namespace dateline {

// A weight file's JSON header, in two parts: what the tensors need, and long tables, which take as long to build as the
// tensors and can be built beside them.
class HeaderReader {
 public:
  HeaderReader();
  ~HeaderReader();

  // Fills the model's names, sizes, labels and transitions, and the table of tensors. `json` is not needed afterwards.
  Status read(std::string_view json, Model& model, TensorTable& tensors);
  // Once read() went well: fills the rolesets, hints and lemmas by word, and the word pieces.
  Status read_tables(Model& model) const;

 private:
  struct Json;
  std::unique_ptr<Json> json_;
};

// Fills the heads. Problems are left in `tensors`.
void read_heads(TensorTable& tensors, Model& model);

}  // namespace dateline
