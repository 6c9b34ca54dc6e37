// Writes JSON into a string, in the order it is told: the output's bytes are part of the promise of determinism.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Usage: JsonWriter w; w.begin_object(); w.key("a").value(1); w.key("b").null(); w.end_object(); w.str()
// Commas are placed by the writer; nesting errors assert in debug builds. Text must be valid UTF-8.
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(int64_t number);
  JsonWriter& value(int number) { return value(static_cast<int64_t>(number)); }
  JsonWriter& value(uint32_t number) { return value(static_cast<int64_t>(number)); }
  JsonWriter& value(double number);  // shortest form that reads back equal; integers without a point
  JsonWriter& value(bool truth);
  JsonWriter& null();
  JsonWriter& raw(std::string_view json);  // a finished JSON value, copied as it is
  // The text, or null where it is empty.
  JsonWriter& text_or_null(std::string_view text) { return text.empty() ? null() : value(text); }

  const std::string& str() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  void separate();

  std::string out_;
  std::vector<bool> first_;  // per open container: nothing written in it yet
  bool after_key_ = false;
};

void append_json_string(std::string& out, std::string_view text);  // with quotes and escapes

}  // namespace dateline
