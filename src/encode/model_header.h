// Reads a weight file's JSON header.
#pragma once

#include <string_view>

#include "base/result.h"
#include "encode/model.h"
#include "encode/tensor_table.h"

namespace dateline {

// Fills the model's names, sizes, labels, transitions, rolesets and word pieces, and the table of tensors.
Status read_header(std::string_view json, Model& model, TensorTable& tensors);

// Fills the heads. Problems are left in `tensors`.
void read_heads(TensorTable& tensors, Model& model);

}  // namespace dateline
