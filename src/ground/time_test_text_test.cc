#include "ground/time_test_text.h"

#include <memory>

#include "base/utf8.h"

namespace dateline {
namespace {

bool word_at(std::string_view text, size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

// A word, with inner dots, commas, colons and hyphens, or one punctuation mark.
size_t token_end(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size()) {
    if (static_cast<unsigned char>(text[end]) >= 0x80) {
      size_t next = end;
      const char32_t c = decode(text, next);
      if (is_space(c) || is_punctuation(c)) return end == at ? next : end;
      end = next;
    } else if (word_at(text, end) || (end > at && end + 1 < text.size() && word_at(text, end + 1) &&
                                      std::string_view(".,:-").find(text[end]) != std::string_view::npos)) {
      ++end;
    } else {
      break;
    }
  }
  if (end == at) return text.substr(at, 2) == "'s" ? at + 2 : at + 1;
  const bool abbreviation = end < text.size() && text[end] == '.' &&
                            text.substr(at, end - at).find('.') != std::string_view::npos &&
                            !(text[at] >= '0' && text[at] <= '9');
  return abbreviation ? end + 1 : end;
}

bool ends_sentence(std::string_view text, const std::vector<Token>& tokens, size_t at) {
  const std::string_view mark = slice(text, tokens[at].span);
  if (mark != "." && mark != "!" && mark != "?") return false;
  const size_t next = tokens[at].span.end;
  if (next + 1 >= text.size() || text[next] != ' ') return next + 1 >= text.size() || text[next] == '\n';
  const std::string_view before = at > 0 ? slice(text, tokens[at - 1].span) : std::string_view();
  return before.size() > 4 || (!before.empty() && !(before[0] >= 'A' && before[0] <= 'Z'));
}

}  // namespace

Analysis analysis_of_text(std::string text, std::string published) {
  auto article = std::make_shared<Article>();
  article->text = std::move(text);
  article->published.value = std::move(published);
  Analysis analysis;
  const std::string_view all = article->text;
  bool open = false;
  const auto close = [&] {
    if (open) analysis.sentences.back().last = static_cast<int>(analysis.tokens.size());
    if (open) analysis.sentences.back().span.end = analysis.tokens.back().span.end;
    open = false;
  };
  for (size_t at = 0; at < all.size();) {
    if (all.substr(at, 2) == "\n\n") close();
    size_t next = at;
    if (is_space(decode(all, next))) {
      at = next;
      continue;
    }
    const size_t end = token_end(all, at);
    if (!open) {
      Sentence sentence;
      sentence.span.begin = static_cast<uint32_t>(at);
      sentence.first = static_cast<int>(analysis.tokens.size());
      analysis.sentences.push_back(sentence);
      open = true;
    }
    Token token;
    token.span = {static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
    token.sentence = static_cast<int>(analysis.sentences.size()) - 1;
    analysis.tokens.push_back(std::move(token));
    if (ends_sentence(all, analysis.tokens, analysis.tokens.size() - 1)) close();
    at = end;
  }
  close();
  analysis.article = article;
  return analysis;
}

}  // namespace dateline
