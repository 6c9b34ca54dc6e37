// The problem: an agency's report is printed by many outlets, with another headline, cut short, with a paragraph of the
// outlet's own, a toll brought up to date. The obvious ways: a hash of the text, which one changed letter breaks; a
// SimHash or MinHash of the whole text, which says how alike two texts are but not that one is contained in the other,
// nor where, and loses the changed number. The idea: a text is a list of sentences, and a sentence is known by the
// smallest hash among its runs of five words, with every number read as the same word. The smallest of many stays the
// smallest when a dateline is put before the sentence or one word is changed; what two texts share is then a join over
// an index; and the sentences that differ in nothing but a number are found with both numbers.
// Reference: Broder, "On the resemblance and containment of documents" (1997); Schleimer, Wilkerson and Aiken,
// "Winnowing" (2003), for the smallest hash of a window.
#include "store/sentence_marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "base/utf8.h"
#include "ground/number_pieces.h"
#include "ground/number_words.h"

namespace dateline {
namespace {

constexpr size_t kRun = 5;           // words whose hashes are put together
constexpr size_t kLeastWords = 8;    // a shorter sentence is taken together with the next of its block
constexpr size_t kMostMarks = 4096;  // of one text
constexpr uint64_t kNumberWord = 0x9E3779B97F4A7C15;

uint64_t mixed(uint64_t h) {
  h = (h ^ (h >> 33)) * 0xFF51AFD7ED558CCD;
  h = (h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53;
  return h ^ (h >> 33);
}

uint64_t hash_of(std::string_view word) {
  uint64_t h = 0xCBF29CE484222325;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return mixed(h);
}

bool is_word(const Piece& piece) {
  const char c = piece.norm.empty() ? ' ' : piece.norm.front();
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool ends_sentence(const std::vector<Piece>& pieces, size_t at) {
  const std::string& norm = pieces[at].norm;
  if (norm != "." && norm != "!" && norm != "?" && norm != "...") return false;
  return at + 1 == pieces.size() || !pieces[at + 1].glued || !is_word(pieces[at + 1]);
}

std::string written(const NumberMatch& number) {
  if (number.vague) return fmt::format("{:.0f}-{:.0f}", number.low, number.high);
  return fmt::format("{}", number.value);
}

class Marker {
 public:
  explicit Marker(const view::Document& document) : document_(document) {}

  std::vector<SentenceMark> marks() {
    for (const view::Block& block : document_.blocks) {
      if (block.kind == "paragraph" || block.kind == "quote" || block.kind == "list") read(block.span);
    }
    return std::move(marks_);
  }

 private:
  void read(view::Range block) {
    const std::string_view text = document_.words(block);
    const CodePoints code_points(text);
    pieces_of(text, pieces_);
    start();
    uint32_t begin = 0;
    for (size_t at = 0; at < pieces_.size();) {
      if (words_.empty()) begin = pieces_[at].span.begin;
      const size_t next = take(at);
      const uint32_t end = pieces_[next - 1].span.end;
      const bool last = next == pieces_.size();
      if ((last && words_.size() >= kRun) || (ends_sentence(pieces_, at) && words_.size() >= kLeastWords)) {
        finish({block.start + code_points.at(begin), block.start + code_points.at(end)});
      }
      at = next;
    }
  }

  // Reads what stands at `at` and says where the next piece is.
  size_t take(size_t at) {
    if (const auto number = match_number(pieces_, at)) {
      words_.push_back(kNumberWord);
      numbers_ += (numbers_.empty() ? "" : " ") + written(*number);
      return at + static_cast<size_t>(number->pieces);
    }
    const std::string& norm = pieces_[at].norm;
    if (is_word(pieces_[at]))
      words_.push_back(hash_of(static_cast<unsigned char>(norm[0]) < 0x80 ? norm : lower(norm)));
    return at + 1;
  }

  void start() {
    words_.clear();
    numbers_.clear();
  }

  void finish(view::Range span) {
    const auto mark = smallest();
    if (mark && marks_.size() < kMostMarks) {
      marks_.push_back({span, *mark, static_cast<int>(words_.size()), std::move(numbers_)});
    }
    start();
  }

  // Runs of mere numbers (tables) are alike everywhere and count for nothing. The top bit is cleared: SQLite's integers
  // are signed, and a mark should read as one number everywhere.
  std::optional<int64_t> smallest() const {
    constexpr uint64_t kNone = std::numeric_limits<uint64_t>::max();
    uint64_t least = kNone;
    for (size_t i = 0; i + kRun <= words_.size(); ++i) {
      const auto first = words_.begin() + static_cast<ptrdiff_t>(i);
      if (std::count(first, first + kRun, kNumberWord) > 2) continue;
      uint64_t run = 0;
      for (size_t k = 0; k < kRun; ++k) run = run * 0x9E3779B97F4A7C15 + words_[i + k];
      least = std::min(least, mixed(run));
    }
    if (least == kNone) return std::nullopt;
    return static_cast<int64_t>(least & std::numeric_limits<int64_t>::max());
  }

  const view::Document& document_;
  std::vector<SentenceMark> marks_;
  std::vector<Piece> pieces_;
  std::vector<uint64_t> words_;
  std::string numbers_;
};

}  // namespace

std::vector<SentenceMark> sentence_marks(const view::Document& document) { return Marker(document).marks(); }

}  // namespace dateline
