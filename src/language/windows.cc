#include "language/windows.h"

#include "encode/word_shape.h"
#include "language/tokenise.h"

namespace dateline {
namespace {

bool is_stop(std::string_view word) {
  return word == "." || word == "!" || word == "?" || word == "…" || word.starts_with("...") ||
         word.starts_with("?!") || word.starts_with("!!");
}

bool closes(std::string_view word) {
  return word == "\"" || word == "”" || word == "’" || word == "'" || word == "»" || word == ")" || word == "]" ||
         word == "''";
}

// Marks where sentences may end: behind a stop and the quotes and brackets that close after it, and at line ends.
void mark_candidates(std::string_view text, std::vector<Word>& words, size_t first) {
  bool after_stop = false;
  for (size_t i = first; i < words.size(); ++i) {
    const std::string_view word = slice(text, words[i].span);
    after_stop = is_stop(word) || (after_stop && closes(word));
    if (after_stop && i > first && closes(word)) words[i - 1].may_end_sentence = false;
    words[i].may_end_sentence = after_stop;
    if (i > first) {
      const Span gap{words[i - 1].span.end, words[i].span.begin};
      if (slice(text, gap).find('\n') != std::string_view::npos) words[i - 1].may_end_sentence = true;
    }
  }
}

// The dateline is no part of the sentence behind it: "ALEPPO, Syria (AP) - Shells hit ...".
void part_dateline(Span dateline, std::vector<Word>& words, size_t first) {
  for (size_t i = first; i + 1 < words.size(); ++i) {
    const bool last = words[i].span.end <= dateline.end && words[i + 1].span.begin >= dateline.end;
    if (last && words[i].span.begin >= dateline.begin) words[i].ends_block = true;
  }
}

class Planner {
 public:
  Planner(const std::vector<Word>& words, const std::vector<int>& sizes, int limit)
      : words_(words), sizes_(sizes), limit_(limit) {}

  std::vector<WindowPlan> plan() {
    for (int first = 0; first < count();) {
      int last = first;
      int pieces = 1;  // [SEP]
      while (last == first || words_[static_cast<size_t>(last - 1)].block == words_[static_cast<size_t>(first)].block) {
        if (last >= count()) break;
        if (words_[static_cast<size_t>(last)].block != words_[static_cast<size_t>(first)].block) break;
        pieces += sizes_[static_cast<size_t>(last++)];
      }
      add_block(first, last, pieces);
      first = last;
    }
    close();
    return std::move(plans_);
  }

 private:
  int count() const { return static_cast<int>(words_.size()); }

  void close() {
    if (open_.last > open_.first) plans_.push_back(open_);
    open_ = {open_.last, open_.last, 1};  // [CLS]
  }

  void add_block(int first, int last, int pieces) {
    if (open_.pieces + pieces > limit_) close();
    while (open_.pieces + pieces > limit_) {
      const int cut = cut_point(first, last);
      int part = 1;
      for (int i = first; i < cut; ++i) part += sizes_[static_cast<size_t>(i)];
      open_.last = cut;
      open_.pieces += part;
      close();
      pieces -= part - 1;
      first = cut;
    }
    open_.last = last;
    open_.pieces += pieces;
  }

  // Where the words from `first`, too many for one window, are cut: behind the last candidate that fits.
  int cut_point(int first, int last) const {
    int room = limit_ - 2;
    int candidate = first;
    int i = first;
    for (; i < last && sizes_[static_cast<size_t>(i)] <= room; ++i) {
      room -= sizes_[static_cast<size_t>(i)];
      if (words_[static_cast<size_t>(i)].may_end_sentence) candidate = i + 1;
    }
    if (candidate > first) return candidate;
    return i > first ? i : first + 1;
  }

  const std::vector<Word>& words_;
  const std::vector<int>& sizes_;
  int limit_;
  std::vector<WindowPlan> plans_;
  WindowPlan open_{0, 0, 1};
};

}  // namespace

std::vector<Word> words_of(const Article& article) {
  std::vector<Word> words;
  std::vector<Span> spans;
  for (size_t b = 0; b < article.blocks.size(); ++b) {
    const Block& block = article.blocks[b];
    if (block.kind == BlockKind::kBoilerplate || block.kind == BlockKind::kBreadcrumb) continue;
    spans.clear();
    tokenise(article.text, block.span, spans);
    const size_t first = words.size();
    for (Span span : spans) words.push_back({span, static_cast<int>(b), false, false});
    mark_candidates(article.text, words, first);
    if (words.size() > first) words.back().ends_block = true;
    if (article.dateline) part_dateline(article.dateline->span, words, first);
  }
  return words;
}

std::vector<WindowPlan> plan_windows(const std::vector<Word>& words, const std::vector<int>& sizes, int limit) {
  return Planner(words, sizes, limit).plan();
}

WordInputs inputs_of(std::string_view text, const std::vector<Word>& words, const Model& model) {
  WordInputs out;
  QuoteState quotes;
  for (const Word& word : words) {
    const std::string_view form = slice(text, word.span);
    out.begins.push_back(static_cast<int>(out.pieces.size()));
    model.pieces->append(form, model.config.max_pieces_per_word, out.pieces);
    out.shape.push_back(static_cast<uint8_t>(shape_of(form)));
    out.quote.push_back(quotes.next(form));
    if (word.ends_block) quotes = {};
  }
  out.begins.push_back(static_cast<int>(out.pieces.size()));
  return out;
}

void append_window(const std::vector<Word>& words, const WordInputs& inputs, const WindowPlan& plan,
                   const WordPieces& pieces, EncoderInput& input, std::vector<int>& rows) {
  auto put = [&](int32_t piece, int shape, int quote) {
    input.pieces.push_back(piece);
    input.cases.push_back(static_cast<uint8_t>(shape));
    input.quotes.push_back(static_cast<uint8_t>(quote));
  };
  input.begins.push_back(input.size());
  put(pieces.cls(), 0, 0);
  for (int w = plan.first; w < plan.last; ++w) {
    const auto word = static_cast<size_t>(w);
    rows.push_back(input.size());
    for (int p = inputs.begins[word]; p < inputs.begins[word + 1]; ++p) {
      put(inputs.pieces[static_cast<size_t>(p)], 2 * inputs.shape[word] + (p > inputs.begins[word] ? 1 : 0),
          inputs.quote[word]);
    }
    if (words[word].ends_block || w + 1 == plan.last) put(pieces.sep(), 0, 0);
  }
}

}  // namespace dateline
