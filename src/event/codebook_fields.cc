#include "event/codebook_fields.h"

#include "event/codebook_data.h"

namespace dateline {

const TomlNode* FieldReader::take(std::string_view key) {
  known_.emplace(key);
  return table_.field(key);
}

std::string FieldReader::text(std::string_view key, std::string fallback) {
  const TomlNode* node = take(key);
  if (!node) return fallback;
  if (node->kind == TomlNode::Kind::kText) return node->text;
  complain(node->line, "'" + std::string(key) + "' must be a string");
  return fallback;
}

double FieldReader::number(std::string_view key, double fallback) {
  const TomlNode* node = take(key);
  if (!node) return fallback;
  if (node->kind == TomlNode::Kind::kNumber) return node->number;
  complain(node->line, "'" + std::string(key) + "' must be a number");
  return fallback;
}

bool FieldReader::flag(std::string_view key) {
  const TomlNode* node = take(key);
  if (!node) return false;
  if (node->kind != TomlNode::Kind::kBool) complain(node->line, "'" + std::string(key) + "' must be true or false");
  return node->flag;
}

std::vector<std::string> FieldReader::list(std::string_view key) {
  const TomlNode* node = take(key);
  if (!node) return {};
  if (node->kind == TomlNode::Kind::kText) return {node->text};
  std::vector<std::string> out;
  if (node->kind != TomlNode::Kind::kList) {
    complain(node->line, "'" + std::string(key) + "' must be a list of strings");
    return out;
  }
  for (const TomlNode& item : node->items) {
    if (item.kind == TomlNode::Kind::kText) {
      out.push_back(item.text);
    } else {
      complain(item.line, "'" + std::string(key) + "' must hold strings only");
    }
  }
  return out;
}

const TomlNode* FieldReader::table(std::string_view key) {
  const TomlNode* node = take(key);
  if (!node || node->kind == TomlNode::Kind::kTable) return node;
  complain(node->line, "'" + std::string(key) + "' must be a table");
  return nullptr;
}

std::vector<const TomlNode*> FieldReader::tables(std::string_view key) {
  const TomlNode* node = take(key);
  std::vector<const TomlNode*> out;
  if (!node) return out;
  if (node->kind != TomlNode::Kind::kList) {
    complain(node->line, "'" + std::string(key) + "' must be an array of tables");
    return out;
  }
  for (const TomlNode& item : node->items) {
    if (item.kind == TomlNode::Kind::kTable) {
      out.push_back(&item);
    } else {
      complain(item.line, "'" + std::string(key) + "' must hold tables only");
    }
  }
  return out;
}

void FieldReader::finish() {
  const std::vector<std::string> names(known_.begin(), known_.end());
  for (const auto& [key, value] : table_.fields) {
    if (!known_.contains(key)) complain(value.line, "unknown key '" + key + "'" + did_you_mean(key, names));
  }
}

}  // namespace dateline
