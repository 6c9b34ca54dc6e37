#include "store/table_writer.h"

#include <algorithm>

#include "base/json_writer.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr size_t kWidest = 60;

bool is_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

std::string csv_cell(const Cell& cell) {
  if (cell.kind == Cell::Kind::kNull) return {};
  std::string text = cell.kind != Cell::Kind::kNumber && is_formula(cell.text) ? "'" + cell.text : cell.text;
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  return quoted + "\"";
}

bool reorders(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

std::string cut_to(const std::string& text, size_t width) {
  if (width_of(text) <= width) return text;
  size_t at = 0;
  for (size_t n = 0; n + 1 < width && at < text.size(); ++n) (void)decode(text, at);
  return text.substr(0, at) + "…";
}

}  // namespace

Result<RowFormat> parse_row_format(std::string_view name) {
  if (name == "csv") return RowFormat::kCsv;
  if (name == "jsonl") return RowFormat::kJsonLines;
  if (name == "table") return RowFormat::kTable;
  return fail(ErrorCode::kInvalid, "store",
              "There is no format \"" + std::string(name) + "\"; choose among table, csv, jsonl.");
}

Cell Cell::of(std::optional<double> number) {
  if (!number) return {};
  JsonWriter json;
  json.value(*number);
  return {Kind::kNumber, json.take()};
}

TableWriter::TableWriter(RowFormat format, std::vector<std::string> columns, std::function<void(std::string_view)> out)
    : format_(format), columns_(std::move(columns)), out_(std::move(out)) {
  if (format_ != RowFormat::kCsv) return;
  std::vector<Cell> header;
  for (const std::string& c : columns_) header.push_back(Cell::of(c));
  csv_row(header);
}

void TableWriter::csv_row(const std::vector<Cell>& cells) {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) line += (i ? "," : "") + csv_cell(cells[i]);
  out_(line + "\n");
}

void TableWriter::json_row(const std::vector<Cell>& cells) {
  JsonWriter json;
  json.begin_object();
  for (size_t i = 0; i < cells.size() && i < columns_.size(); ++i) {
    json.key(columns_[i]);
    switch (cells[i].kind) {
      case Cell::Kind::kNull:
        json.null();
        break;
      case Cell::Kind::kText:
        json.value(cells[i].text);
        break;
      default:
        json.raw(cells[i].text);
    }
  }
  json.end_object();
  out_(json.take() + "\n");
}

void TableWriter::row(const std::vector<Cell>& cells) {
  ++rows_;
  if (format_ == RowFormat::kCsv) return csv_row(cells);
  if (format_ == RowFormat::kJsonLines) return json_row(cells);
  std::vector<std::string> texts;
  for (const Cell& c : cells) texts.push_back(cut_to(printable(c.text, true), kWidest));
  held_.push_back(std::move(texts));
}

void TableWriter::finish() {
  if (format_ != RowFormat::kTable) return;
  std::vector<size_t> widths;
  for (const std::string& c : columns_) widths.push_back(width_of(c));
  for (const auto& row : held_) {
    for (size_t i = 0; i < row.size() && i < widths.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  const auto line = [&](const std::vector<std::string>& texts) {
    std::string out;
    for (size_t i = 0; i < texts.size() && i < widths.size(); ++i) {
      out += texts[i] + std::string(i + 1 < widths.size() ? widths[i] - width_of(texts[i]) + 2 : 0, ' ');
    }
    out_(out + "\n");
  };
  line(columns_);
  std::vector<std::string> rules;
  for (size_t width : widths) rules.emplace_back(width, '-');
  line(rules);
  for (const auto& row : held_) line(row);
  held_.clear();
}

std::string printable(std::string_view text, bool one_line) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    char32_t c = decode(text, at);
    if (c == '\n' || c == '\t') {
      c = one_line || c == '\t' ? U' ' : c;
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || reorders(c)) {
      c = kReplacement;
    }
    append_utf8(out, c);
  }
  return out;
}

size_t width_of(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace dateline
