#include "event/codebook_toml.h"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>

namespace dateline {
namespace {

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

TomlNode convert(const toml::node& node);

void convert_table(const toml::table& table, TomlNode& out) {
  out.kind = TomlNode::Kind::kTable;
  for (auto&& [key, value] : table) {
    out.fields.push_back({std::string(key.str()), convert(value)});
    // An array of tables carries no line of its own; its key does.
    const int key_line = static_cast<int>(key.source().begin.line);
    if (out.fields.back().value.line == 0) out.fields.back().value.line = key_line;
  }
  std::stable_sort(out.fields.begin(), out.fields.end(),
                   [](const auto& a, const auto& b) { return a.value.line < b.value.line; });
}

TomlNode convert(const toml::node& node) {
  TomlNode out;
  out.line = line_of(node);
  if (const auto* table = node.as_table()) {
    convert_table(*table, out);
  } else if (const auto* list = node.as_array()) {
    out.kind = TomlNode::Kind::kList;
    for (const toml::node& item : *list) out.items.push_back(convert(item));
  } else if (const auto* text = node.as_string()) {
    out.kind = TomlNode::Kind::kText;
    out.text = text->get();
  } else if (const auto* flag = node.as_boolean()) {
    out.kind = TomlNode::Kind::kBool;
    out.flag = flag->get();
  } else if (node.is_number()) {
    out.kind = TomlNode::Kind::kNumber;
    out.number = node.value<double>().value_or(0);
  }
  return out;
}

}  // namespace

const TomlNode* TomlNode::field(std::string_view key) const {
  for (const auto& [name, value] : fields) {
    if (name == key) return &value;
  }
  return nullptr;
}

Result<TomlNode> parse_toml(std::string_view text, int& error_line) {
  const toml::parse_result result = toml::parse(text);
  if (result) return convert(result.table());
  error_line = static_cast<int>(result.error().source().begin.line);
  return fail(ErrorCode::kMalformed, "event", std::string(result.error().description()));
}

}  // namespace dateline
