// Words into word pieces, as BERT's uncased tokeniser cuts them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace dateline {

// Immutable; all threads share one.
class WordPieces {
 public:
  // Fails where a special piece is missing or a piece is longer than 1,024 bytes.
  static Result<WordPieces> make(std::vector<std::string> vocabulary);
  WordPieces(WordPieces&&) = default;
  WordPieces& operator=(WordPieces&&) = default;
  WordPieces(const WordPieces&) = delete;
  WordPieces& operator=(const WordPieces&) = delete;
  ~WordPieces() = default;

  // Appends the ids of one word's pieces: at least one, at most `most`. Marks are dropped, letters lower-cased,
  // punctuation and CJK characters stand alone; what the vocabulary cannot spell, and any word over 100 code points, is
  // [UNK].
  void append(std::string_view word, int most, std::vector<int32_t>& ids) const;

  int32_t cls() const { return cls_; }
  int32_t sep() const { return sep_; }
  int size() const { return static_cast<int>(vocabulary_.size()); }

 private:
  WordPieces() = default;
  bool match(std::string_view rest, bool later, int32_t& id, size_t& length) const;
  void append_part(std::string_view part, std::vector<int32_t>& ids) const;

  std::vector<std::string> vocabulary_;
  // Views into the vocabulary, whose strings stay where they are when the object is moved.
  std::unordered_map<std::string_view, int32_t> first_;  // pieces that begin a word
  std::unordered_map<std::string_view, int32_t> later_;  // "##" pieces, without the mark
  size_t longest_ = 0;
  int32_t cls_ = 0;
  int32_t sep_ = 0;
  int32_t unknown_ = 0;
};

}  // namespace dateline
