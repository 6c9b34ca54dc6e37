// Problem: straight quotes open and close with one character, apostrophes look like closing marks, and an editor's
// scare quotes look like speech. Idea: pair marks within a block, take a single mark for a quotation mark only where it
// is a token of its own at a word's border and has a partner within a few words, and call a stretch without a verb
// scare quotes.
#include "attribute/quotes.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr int kScareWords = 4;

enum class Mark { kNone, kDouble, kSingle };

Mark mark_of(std::string_view word, bool* opens, bool* closes) {
  *opens = *closes = true;
  if (word == "\"") return Mark::kDouble;
  if (word == "“" || word == "„" || word == "«" || word == "``") return *closes = false, Mark::kDouble;
  if (word == "''") return Mark::kDouble;  // old wires and papers open with it, too
  if (word == "”" || word == "»") return *opens = false, Mark::kDouble;
  if (word == "'") return Mark::kSingle;
  if (word == "‘") return *closes = false, Mark::kSingle;
  if (word == "’") return *opens = false, Mark::kSingle;
  return Mark::kNone;
}

bool has_verb(const Analysis& analysis, TokenRange range) {
  for (int i = range.first; i < range.last; ++i) {
    const Token& t = analysis.tokens[static_cast<size_t>(i)];
    if (t.upos == "AUX" || (t.upos == "VERB" && t.feats.find("VerbForm=Fin") != std::string_view::npos)) return true;
  }
  return false;
}

}  // namespace

std::vector<QuotedStretch> find_quoted(const Analysis& analysis) {
  std::vector<QuotedStretch> found;
  int open[2] = {kNoToken, kNoToken};  // by kind of mark
  int block = -1;
  const auto close = [&](int kind, int end) {
    const TokenRange range{open[kind] + 1, end};
    open[kind] = kNoToken;
    if (range.first >= range.last) return;
    const bool scare = range.last - range.first <= kScareWords && !has_verb(analysis, range);
    if (kind == 1 && !scare && range.last - range.first > 60) return;
    found.push_back({range, scare});
  };
  for (size_t i = 0; i < analysis.tokens.size(); ++i) {
    const Token& t = analysis.tokens[i];
    const int at = static_cast<int>(i);
    if (const int b = analysis.sentences[static_cast<size_t>(t.sentence)].block; b != block) {
      if (open[0] != kNoToken) close(0, at);
      open[0] = open[1] = kNoToken;
      block = b;
    }
    bool opens = false, closes = false;
    const Mark mark = mark_of(analysis.words(t.span), &opens, &closes);
    if (mark == Mark::kNone) continue;
    const int kind = mark == Mark::kDouble ? 0 : 1;
    if (open[kind] != kNoToken && closes) {
      close(kind, at);
    } else if (opens) {
      // A straight single mark opens only where a word follows without a space.
      const bool glued = i + 1 < analysis.tokens.size() && analysis.tokens[i + 1].span.begin == t.span.end;
      if (kind == 0 || glued) open[kind] = at;
    }
  }
  if (open[0] != kNoToken) close(0, static_cast<int>(analysis.tokens.size()));
  std::sort(found.begin(), found.end(),
            [](const QuotedStretch& a, const QuotedStretch& b) { return a.tokens.first < b.tokens.first; });
  return found;
}

Quote quote_of(const std::vector<QuotedStretch>& quoted, const std::vector<int>& content) {
  size_t inside = 0;
  for (int t : content) {
    inside += std::any_of(quoted.begin(), quoted.end(),
                          [&](const QuotedStretch& q) { return !q.scare && q.tokens.contains(t); });
  }
  if (inside == 0) return Quote::kIndirect;
  return inside * 10 >= content.size() * 8 ? Quote::kDirect : Quote::kMixed;
}

}  // namespace dateline
