// Problem: every rule about sources and contents asks for children, markers and phrases of a tree that is stored as
// heads. Searching all tokens for each question is quadratic in long sentences. Idea: a CSR list of children, made
// once.
#include "attribute/tree.h"

#include <algorithm>

namespace dateline {
namespace {

bool is_punct(const Token& t) { return t.upos == "PUNCT"; }

bool is_quote_mark(std::string_view w) {
  return w == "\"" || w == "“" || w == "”" || w == "‘" || w == "’" || w == "'" || w == "''" || w == "``";
}

}  // namespace

bool is_relation(std::string_view deprel, std::string_view base) {
  return deprel.starts_with(base) && (deprel.size() == base.size() || deprel[base.size()] == ':');
}

Tree::Tree(const Analysis& analysis) : analysis_(&analysis) {
  const size_t n = analysis.tokens.size();
  first_child_.assign(n + 1, 0);
  for (const Token& t : analysis.tokens) {
    if (t.head >= 0) ++first_child_[static_cast<size_t>(t.head) + 1];
  }
  for (size_t i = 0; i < n; ++i) first_child_[i + 1] += first_child_[i];
  child_.resize(static_cast<size_t>(first_child_[n]));
  std::vector<int> next(first_child_.begin(), first_child_.end() - 1);
  for (size_t i = 0; i < n; ++i) {
    if (const int h = analysis.tokens[i].head; h >= 0)
      child_[static_cast<size_t>(next[static_cast<size_t>(h)]++)] = static_cast<int>(i);
  }
  marker_.resize(n);
  for (int i = 0; i < static_cast<int>(n); ++i) {
    for (int c : children(i)) {
      if (c > i || !(has_relation(c, "case") || has_relation(c, "mark"))) continue;
      std::string text = token(c).lemma;
      for (int f : children(c)) {
        if (has_relation(f, "fixed")) text += " " + token(f).lemma;
      }
      marker_[static_cast<size_t>(i)] = std::move(text);
      break;
    }
  }
}

std::span<const int> Tree::children(int i) const {
  const auto begin = static_cast<size_t>(first_child_[static_cast<size_t>(i)]);
  const auto end = static_cast<size_t>(first_child_[static_cast<size_t>(i) + 1]);
  return std::span<const int>(child_).subspan(begin, end - begin);
}

int Tree::child(int i, std::initializer_list<std::string_view> relations) const {
  for (std::string_view relation : relations) {
    for (int c : children(i)) {
      if (has_relation(c, relation)) return c;
    }
  }
  return kNoToken;
}

std::string_view Tree::marker(int i) const { return marker_[static_cast<size_t>(i)]; }

bool Tree::has_feature(int i, std::string_view feature) const {
  const std::string_view feats = token(i).feats;
  const size_t at = feats.find(feature);
  return at != std::string_view::npos && (at == 0 || feats[at - 1] == '|') &&
         (at + feature.size() == feats.size() || feats[at + feature.size()] == '|');
}

bool Tree::is_by(int i) const { return i < size() && token(i).lemma == "by" && token(i).deprel == "case"; }

bool Tree::is_passive(int i) const {
  if (child(i, {"nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"}) != kNoToken) return true;
  if (std::any_of(children(i).begin(), children(i).end(), [&](int c) { return token(c).deprel == "nsubj"; }))
    return false;
  if (token(i).xpos == "VBD") return false;  // the tagger's tag is surer than its features
  if (has_feature(i, "Voice=Pass")) return true;
  if (token(i).xpos == "VBN" && is_by(i + 1) && child(i, {"aux"}) == kNoToken) return true;  // "carried by Reuters"
  // A bare past participle behind a noun or after "stand", "remain": "comments reported by TASS", "stands accused".
  const bool participle = has_feature(i, "VerbForm=Part") && (has_feature(i, "Tense=Past") || token(i).xpos == "VBN");
  return participle && child(i, {"nsubj", "aux"}) == kNoToken && !has_relation(i, "root") && !has_relation(i, "conj");
}

bool Tree::is_negated(int i) const {
  for (int c : children(i)) {
    const std::string& lemma = token(c).lemma;
    if ((has_relation(c, "advmod") || has_relation(c, "det") || has_relation(c, "cc")) &&
        (lemma == "not" || lemma == "never" || lemma == "no" || lemma == "n't" || lemma == "neither")) {
      return true;
    }
  }
  return false;
}

bool Tree::is_below(int i, int ancestor) const {
  for (int steps = 0; i >= 0 && steps < 1024; ++steps, i = head(i)) {
    if (i == ancestor) return true;
  }
  return false;
}

std::vector<int> Tree::subtree(int i, const std::function<bool(int)>& skip) const {
  std::vector<int> found = {i};
  for (size_t at = 0; at < found.size(); ++at) {
    for (int c : children(found[at])) {
      if (!skip || !skip(c)) found.push_back(c);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

Span Tree::span_of(int first, int last) const { return {token(first).span.begin, token(last).span.end}; }

Span Tree::phrase(int i) const {
  const auto marks = [&](int c) {
    return head(c) == i && (has_relation(c, "case") || has_relation(c, "cc") || has_relation(c, "mark"));
  };
  const std::vector<Span> spans = spans_of_tokens(*analysis_, subtree(i, marks));
  return spans.empty() ? token(i).span : cover(spans.front(), spans.back());
}

Span Tree::core(int i) const {
  const auto heavy = [&](int c) {
    return has_relation(c, "acl") || has_relation(c, "appos") || has_relation(c, "conj") ||
           has_relation(c, "parataxis") || has_relation(c, "advcl") || has_relation(c, "case") ||
           has_relation(c, "mark") || has_relation(c, "cc") || has_relation(c, "punct");
  };
  const std::vector<int> tokens = subtree(i, heavy);
  return span_of(tokens.front(), tokens.back());
}

std::vector<Span> spans_of_tokens(const Analysis& analysis, const std::vector<int>& tokens) {
  std::vector<Span> spans;
  const auto token = [&](int i) -> const Token& { return analysis.tokens[static_cast<size_t>(i)]; };
  for (size_t i = 0; i < tokens.size();) {
    size_t j = i + 1;
    while (j < tokens.size() && tokens[j] == tokens[j - 1] + 1) ++j;
    size_t first = i, last = j;
    const auto loose = [&](size_t k) {
      return is_punct(token(tokens[k])) && !is_quote_mark(analysis.words(token(tokens[k]).span));
    };
    while (first < last && loose(first)) ++first;
    while (last > first && loose(last - 1)) --last;
    if (first < last) spans.push_back({token(tokens[first]).span.begin, token(tokens[last - 1]).span.end});
    i = j;
  }
  return spans;
}

}  // namespace dateline
