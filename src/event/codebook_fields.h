// Reading a TOML table field by field, with a complaint for every key that nobody asked for.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "event/codebook_check.h"
#include "event/codebook_toml.h"

namespace dateline {

// The table must outlive the reader. Problems go to `problems` in the order they are met.
class FieldReader {
 public:
  FieldReader(const TomlNode& table, std::string file, std::vector<Problem>& problems)
      : table_(table), file_(std::move(file)), problems_(problems) {}
  ~FieldReader() = default;

  std::string text(std::string_view key, std::string fallback = {});
  double number(std::string_view key, double fallback = 0);
  bool flag(std::string_view key);
  // A list of strings; one string alone counts as a list of one.
  std::vector<std::string> list(std::string_view key);
  const TomlNode* table(std::string_view key);                // nullptr = absent or no table
  std::vector<const TomlNode*> tables(std::string_view key);  // an array of tables
  // Complains about keys that none of the calls above named.
  void finish();

  void complain(int line, std::string message) { problems_.push_back({file_, line, std::move(message)}); }
  const TomlNode& node() const { return table_; }
  const std::string& file() const { return file_; }
  std::vector<Problem>& problems() { return problems_; }

 private:
  const TomlNode* take(std::string_view key);

  const TomlNode& table_;
  std::string file_;
  std::vector<Problem>& problems_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace dateline
