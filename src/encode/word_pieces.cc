// Reference: Devlin et al. 2019, and the behaviour of the `tokenizers` package's
// BertWordPieceTokenizer(lowercase=True), which the training side uses.
#include "encode/word_pieces.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace dateline {
namespace {

constexpr size_t kLongestWord = 100;    // code points
constexpr size_t kLongestPiece = 1024;  // bytes

bool is_cjk(char32_t c) {
  static constexpr std::array<std::pair<char32_t, char32_t>, 8> kRanges{{{0x4E00, 0x9FFF},
                                                                         {0x3400, 0x4DBF},
                                                                         {0x20000, 0x2A6DF},
                                                                         {0x2A700, 0x2B73F},
                                                                         {0x2B740, 0x2B81F},
                                                                         {0x2B820, 0x2CEAF},
                                                                         {0xF900, 0xFAFF},
                                                                         {0x2F800, 0x2FA1F}}};
  return c >= 0x3400 &&
         std::any_of(kRanges.begin(), kRanges.end(), [c](auto r) { return r.first <= c && c <= r.second; });
}

bool is_removed(char32_t c) {
  if (c == 0 || c == kReplacement) return true;
  const uint32_t other = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK | U_GC_CN_MASK | U_GC_CS_MASK;
  return c != '\t' && c != '\n' && c != '\r' && (U_MASK(u_charType(static_cast<UChar32>(c))) & other) != 0;
}

// Code points of the canonical decomposition of `c`, marks left out, lower-cased.
void append_plain(std::u32string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return;
  }
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* nfd = unorm2_getNFDInstance(&error);
  std::array<UChar, 32> units{};
  int32_t n =
      U_FAILURE(error) ? -1 : unorm2_getDecomposition(nfd, static_cast<UChar32>(c), units.data(), units.size(), &error);
  if (U_FAILURE(error) || n < 0) {
    n = 0;
    U16_APPEND_UNSAFE(units.data(), n, c);
  }
  for (int32_t i = 0; i < n;) {
    UChar32 part = 0;
    U16_NEXT(units.data(), i, n, part);
    if (u_charType(part) != U_NON_SPACING_MARK) out.push_back(static_cast<char32_t>(u_tolower(part)));
  }
}

}  // namespace

Result<WordPieces> WordPieces::make(std::vector<std::string> vocabulary) {
  WordPieces out;
  out.vocabulary_ = std::move(vocabulary);
  out.first_.reserve(out.vocabulary_.size());
  for (size_t i = 0; i < out.vocabulary_.size(); ++i) {
    const std::string_view piece = out.vocabulary_[i];
    if (piece.size() > kLongestPiece) return fail(ErrorCode::kMalformed, "encode", "a word piece is too long");
    const bool later = piece.size() > 2 && piece.starts_with("##");
    (later ? out.later_ : out.first_).emplace(later ? piece.substr(2) : piece, static_cast<int32_t>(i));
    out.longest_ = std::max(out.longest_, piece.size());
  }
  const std::pair<const char*, int32_t*> special[] = {
      {"[CLS]", &out.cls_}, {"[SEP]", &out.sep_}, {"[UNK]", &out.unknown_}};
  for (const auto& [name, id] : special) {
    const auto found = out.first_.find(name);
    if (found == out.first_.end())
      return fail(ErrorCode::kMalformed, "encode", std::string("the vocabulary lacks ") + name);
    *id = found->second;
  }
  return out;
}

void WordPieces::append(std::string_view word, int most, std::vector<int32_t>& ids) const {
  const size_t before = ids.size();
  size_t points = 0;
  std::u32string plain;
  for (size_t i = 0; i < word.size() && points <= kLongestWord; ++points) {
    const char32_t c = decode(word, i);
    if (!is_removed(c)) append_plain(plain, c);
  }
  if (points > kLongestWord) {
    ids.push_back(unknown_);
    return;
  }
  std::string part;
  auto flush = [&] {
    if (!part.empty()) append_part(part, ids);
    part.clear();
  };
  for (char32_t c : plain) {
    const bool alone = is_punctuation(c) || is_cjk(c);
    if (alone || is_space(c)) flush();
    if (!is_space(c)) append_utf8(part, c);
    if (alone) flush();
  }
  flush();
  if (ids.size() == before) ids.push_back(unknown_);
  ids.resize(std::min(ids.size(), before + static_cast<size_t>(std::max(1, most))));
}

// The longest piece that `rest` begins with.
bool WordPieces::match(std::string_view rest, bool later, int32_t& id, size_t& length) const {
  const auto& table = later ? later_ : first_;
  for (length = std::min(rest.size(), longest_); length > 0; --length) {
    if (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0) == 0x80) continue;
    const auto found = table.find(rest.substr(0, length));
    if (found == table.end()) continue;
    id = found->second;
    return true;
  }
  return false;
}

void WordPieces::append_part(std::string_view part, std::vector<int32_t>& ids) const {
  const size_t before = ids.size();
  for (size_t at = 0; at < part.size();) {
    int32_t id = 0;
    size_t length = 0;
    if (!match(part.substr(at), at > 0, id, length)) {
      ids.resize(before);
      ids.push_back(unknown_);
      return;
    }
    ids.push_back(id);
    at += length;
  }
}

}  // namespace dateline
