// TOML files as plain trees whose nodes know their line, so that every complaint can name it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

struct TomlField;

struct TomlNode {
  enum class Kind { kText, kNumber, kBool, kList, kTable, kOther };
  Kind kind = Kind::kOther;
  std::string text;
  double number = 0;
  bool flag = false;
  std::vector<TomlNode> items;    // of a list
  std::vector<TomlField> fields;  // of a table, in the order of their lines
  int line = 0;

  const TomlNode* field(std::string_view key) const;  // nullptr = none
};

struct TomlField {
  std::string key;
  TomlNode value;
};

// `line` of the error, when the TOML itself is broken, comes back in `error_line`.
Result<TomlNode> parse_toml(std::string_view text, int& error_line);

}  // namespace dateline
