// Problem: tests of the later stages need analyses that a person can read and write, with exact spans into a text that
// nobody typed. Writing spans by hand goes wrong; so the text is built from the words, and the spans fall out of it.
// Labels must outlive the analysis: they are interned in the article, which every analysis keeps alive.
// Reference: https://universaldependencies.org/format.html
#include "language/analysis_text.h"

#include <fmt/format.h>

#include <charconv>
#include <set>
#include <vector>

#include "base/strings.h"

namespace dateline {
namespace {

struct LabelledArticle : Article {
  std::set<std::string, std::less<>> labels;
};

struct Row {
  std::string_view id, form, lemma, upos, xpos, feats, head, deprel, misc;
};

std::vector<std::string_view> columns_of(std::string_view line) {
  if (line.find('\t') != std::string_view::npos) return split(line, '\t');
  std::vector<std::string_view> columns = split(line, ' ');
  std::erase_if(columns, [](std::string_view c) { return c.empty(); });
  return columns;
}

std::string_view unless_blank(std::string_view field) { return field == "_" ? std::string_view() : field; }

template <typename Number>
bool parse_number(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

// "3-5" -> 3, 5; "3" -> 3, 3.
bool parse_range(std::string_view text, int& first, int& last) {
  const size_t dash = text.find('-');
  if (!parse_number(text.substr(0, dash), first)) return false;
  if (dash == std::string_view::npos) {
    last = first;
    return true;
  }
  return parse_number(text.substr(dash + 1), last) && first <= last;
}

std::string_view misc_value(std::string_view misc, std::string_view key) {
  for (std::string_view entry : split(misc, '|')) {
    if (entry.starts_with(key) && entry.size() > key.size() && entry[key.size()] == '=')
      return entry.substr(key.size() + 1);
  }
  return {};
}

class Reader {
 public:
  Reader() : article_(std::make_shared<LabelledArticle>()) {
    article_->language = "en";
    article_->published.basis = "none";
  }

  Result<Analysis> read(std::string_view text) {
    int number = 0;
    for (std::string_view line : split(text, '\n')) {
      ++number;
      if (!read_line(line))
        return fail(ErrorCode::kMalformed, "language", fmt::format("line {}: {}", number, problem_));
    }
    if (!end_sentence()) return fail(ErrorCode::kMalformed, "language", fmt::format("line {}: {}", number, problem_));
    end_block();
    out_.article = article_;
    return std::move(out_);
  }

 private:
  bool problem(std::string what) {
    problem_ = std::move(what);
    return false;
  }

  std::string_view intern(std::string_view label) { return *article_->labels.emplace(unless_blank(label)).first; }

  bool read_line(std::string_view line) {
    line = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    const std::string_view trimmed = trim(line);
    if (trimmed.empty()) return end_sentence();
    if (trimmed.front() == '#' && rows_.empty()) return read_comment(trim(trimmed.substr(1)));
    const auto columns = columns_of(line.find('\t') == std::string_view::npos ? trimmed : line);
    if (columns.size() < 2) return problem("a word needs at least an ID and a form");
    auto column = [&](size_t i) { return i < columns.size() ? columns[i] : std::string_view("_"); };
    const std::string_view misc = columns.size() > 8 ? columns.back() : std::string_view("_");
    rows_.push_back({column(0), column(1), column(2), column(3), column(4), column(5), column(6), column(7), misc});
    return true;
  }

  bool read_comment(std::string_view comment) {
    const size_t equals = comment.find('=');
    const std::string_view key = trim(comment.substr(0, equals));
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view() : trim(comment.substr(equals + 1));
    if (key == "newpar" || key.starts_with("newpar ")) return new_block("paragraph");
    if (key == "newblock") return new_block(value);
    std::string* field = article_field(key);
    if (field) *field = value;
    if (field == &article_->published.value) {
      article_->published.precision = "day";
      article_->published.basis = "given";
    }
    return true;
  }

  std::string* article_field(std::string_view key) {
    if (key == "url") return &article_->url;
    if (key == "title") return &article_->title;
    if (key == "publisher") return &article_->publisher.name;
    if (key == "domain") return &article_->publisher.domain;
    if (key == "country") return &article_->publisher.country;
    if (key == "agency") return &article_->agency;
    if (key == "published") return &article_->published.value;
    return nullptr;
  }

  bool new_block(std::string_view kind) {
    for (int k = 0; k <= static_cast<int>(BlockKind::kBoilerplate); ++k) {
      if (kind != block_name(static_cast<BlockKind>(k))) continue;
      end_block();
      next_kind_ = static_cast<BlockKind>(k);
      return true;
    }
    return problem(fmt::format("no block is called \"{}\"", kind));
  }

  void end_block() {
    if (in_block_) article_->blocks.back().span.end = static_cast<uint32_t>(article_->text.size());
    in_block_ = false;
  }

  void begin_text() {
    std::string& text = article_->text;
    if (!in_block_) {
      if (!text.empty()) text += "\n\n";
      article_->blocks.push_back({{static_cast<uint32_t>(text.size()), 0}, next_kind_});
      next_kind_ = BlockKind::kParagraph;
      in_block_ = true;
    } else if (space_after_) {
      text += ' ';
    }
  }

  Span append(std::string_view form) {
    const auto begin = static_cast<uint32_t>(article_->text.size());
    article_->text += form;
    return {begin, static_cast<uint32_t>(article_->text.size())};
  }

  bool end_sentence() {
    if (rows_.empty()) return true;
    begin_text();
    first_ = static_cast<int>(out_.tokens.size());
    words_.clear();
    for (size_t i = 0; i < rows_.size();) {
      if (i > 0 && space_after_) article_->text += ' ';
      if (!append_word(i)) return false;
    }
    const int last = static_cast<int>(out_.tokens.size());
    if (first_ == last) return problem("a sentence without words");
    const Span span = cover(out_.tokens[static_cast<size_t>(first_)].span, out_.tokens.back().span);
    out_.sentences.push_back({span, first_, last, static_cast<int>(article_->blocks.size()) - 1});
    for (size_t i = 0; i < words_.size(); ++i) {
      if (!annotate(words_[i], first_ + static_cast<int>(i))) return false;
    }
    rows_.clear();
    return true;
  }

  // Appends the word, or the multiword token with its parts, that begins at row `i`; moves `i` behind it.
  bool append_word(size_t& i) {
    int first = 0;
    int last = 0;
    const Row& row = rows_[i];
    if (row.id.find('.') != std::string_view::npos) return problem("empty nodes have no place in a text");
    if (!parse_range(row.id, first, last)) return problem(fmt::format("\"{}\" is no word ID", row.id));
    space_after_ = misc_value(row.misc, "SpaceAfter") != "No";
    if (first == last) return push_token(rows_[i++], append(row.form));
    const auto parts = static_cast<size_t>(last - first + 1);
    if (i + parts >= rows_.size()) return problem("a multiword token lacks its parts");
    const Span whole = append(row.form);
    std::string joined;
    for (size_t p = 1; p <= parts; ++p) joined += rows_[i + p].form;
    uint32_t at = whole.begin;
    for (size_t p = 1; p <= parts; ++p) {
      const auto size = static_cast<uint32_t>(rows_[i + p].form.size());
      if (!push_token(rows_[i + p], joined == row.form ? Span{at, at + size} : whole)) return false;
      at += size;
    }
    i += parts + 1;
    return true;
  }

  bool push_token(const Row& row, Span span) {
    const int position = static_cast<int>(words_.size()) + 1;
    int id = 0;
    if (!parse_number(row.id, id) || id != position)
      return problem(fmt::format("expected word {}, found {}", position, row.id));
    int head = 0;
    if (row.head != "_" && !parse_number(row.head, head)) return problem(fmt::format("\"{}\" is no head", row.head));
    if (head < 0 || head > static_cast<int>(rows_.size())) return problem("a head outside its sentence");
    out_.tokens.push_back({span, std::string(row.lemma == "_" && row.form != "_" ? std::string_view() : row.lemma),
                           intern(row.upos), intern(row.xpos), intern(row.feats), intern(row.deprel),
                           head == 0 ? kNoToken : first_ + head - 1, static_cast<int>(out_.sentences.size())});
    words_.push_back(row);
    return true;
  }

  Span span_of(TokenRange range) const {
    return cover(out_.tokens[static_cast<size_t>(range.first)].span,
                 out_.tokens[static_cast<size_t>(range.last - 1)].span);
  }

  bool annotate(const Row& row, int token) {
    return head_is_inside(token) && annotate_name(misc_value(row.misc, "Name"), token) &&
           annotate_attribution(misc_value(row.misc, "Attr"), token) && annotate_predicate(row, token);
  }

  bool head_is_inside(int token) {
    const int head = out_.tokens[static_cast<size_t>(token)].head;
    return head == kNoToken || head < first_ + static_cast<int>(words_.size()) ||
           problem("a head outside its sentence");
  }

  bool annotate_name(std::string_view tag, int token) {
    if (tag.empty()) return true;
    const std::string_view type = tag.substr(std::min<size_t>(2, tag.size()));
    if (tag.starts_with("B-")) {
      out_.names.push_back({{token, token + 1}, span_of({token, token + 1}), intern(type), 1.0F});
      return true;
    }
    const bool goes_on =
        !out_.names.empty() && out_.names.back().tokens.last == token && out_.names.back().type == type;
    if (!tag.starts_with("I-") || !goes_on) return problem(fmt::format("\"{}\" continues no name", tag));
    out_.names.back().tokens.last = token + 1;
    out_.names.back().span = span_of(out_.names.back().tokens);
    return true;
  }

  bool annotate_attribution(std::string_view tag, int token) {
    if (tag.empty()) return true;
    const std::string_view name = tag.substr(std::min<size_t>(2, tag.size()));
    AttributionRole role = AttributionRole::kContent;
    if (name == "source")
      role = AttributionRole::kSource;
    else if (name == "cue")
      role = AttributionRole::kCue;
    else if (name != "content")
      return problem(fmt::format("\"{}\" is no attribution tag", tag));
    auto& spans = out_.attribution_spans;
    if (tag.starts_with("B-")) {
      spans.push_back({role, {token, token + 1}, span_of({token, token + 1}), 1.0F});
      return true;
    }
    const bool goes_on = !spans.empty() && spans.back().tokens.last == token && spans.back().role == role;
    if (!tag.starts_with("I-") || !goes_on) return problem(fmt::format("\"{}\" continues no span", tag));
    spans.back().tokens.last = token + 1;
    spans.back().span = span_of(spans.back().tokens);
    return true;
  }

  bool annotate_predicate(const Row& row, int token) {
    const std::string_view roleset = misc_value(row.misc, "Roleset");
    if (roleset.empty()) return true;
    Predicate predicate{token, span_of({token, token + 1}), std::string(roleset), {}, 3.0F, 1.0F};
    const std::string_view factuality = misc_value(row.misc, "Factuality");
    if (!factuality.empty() && !parse_number(factuality, predicate.factuality))
      return problem("Factuality is no number");
    const std::string_view arguments = misc_value(row.misc, "Args");
    for (std::string_view argument : split(arguments, ',')) {
      if (argument.empty()) continue;
      const size_t colon = argument.find(':');
      int first = 0;
      int last = 0;
      if (colon == std::string_view::npos || !parse_range(argument.substr(colon + 1), first, last) || first < 1 ||
          last > static_cast<int>(words_.size())) {
        return problem(fmt::format("\"{}\" is no argument", argument));
      }
      const TokenRange range{first_ + first - 1, first_ + last};
      predicate.arguments.push_back({intern(argument.substr(0, colon)), range, span_of(range)});
    }
    out_.predicates.push_back(std::move(predicate));
    return true;
  }

  std::shared_ptr<LabelledArticle> article_;
  Analysis out_;
  std::string problem_;
  std::vector<Row> rows_;   // lines of the sentence being read
  std::vector<Row> words_;  // its words, without the lines of multiword tokens
  BlockKind next_kind_ = BlockKind::kParagraph;
  bool in_block_ = false;
  bool space_after_ = true;
  int first_ = 0;  // first token of the sentence
};

}  // namespace

Result<Analysis> read_analysis(std::string_view conllu) { return Reader().read(conllu); }

}  // namespace dateline
