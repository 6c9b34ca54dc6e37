#include "ground/mention_syntax.h"

#include <algorithm>

#include "base/utf8.h"

namespace dateline {
namespace {

bool plain_modifier(std::string_view relation) {
  for (std::string_view r :
       {"det", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod:desc", "nmod:unmarked", "goeswith"}) {
    if (relation.starts_with(r)) return true;
  }
  return false;
}

}  // namespace

Syntax::Syntax(const Analysis& analysis) : analysis_(analysis), children_(analysis.tokens.size()) {
  folded_.reserve(analysis.tokens.size());
  lemmas_.reserve(analysis.tokens.size());
  for (size_t i = 0; i < analysis.tokens.size(); ++i) {
    const Token& token = analysis.tokens[i];
    folded_.push_back(fold(analysis.words(token.span)));
    lemmas_.push_back(fold(token.lemma));
    if (token.head >= 0 && token.head < size() && token.head != static_cast<int>(i)) {
      children_[static_cast<size_t>(token.head)].push_back(static_cast<int>(i));
    }
  }
}

bool Syntax::is(int i, std::string_view relation) const {
  const std::string_view own = token(i).deprel;
  return own.starts_with(relation) && (own.size() == relation.size() || own[relation.size()] == ':');
}

bool Syntax::has_feat(int i, std::string_view feat) const {
  const std::string_view feats = token(i).feats;
  const size_t at = feats.find(feat);
  return at != std::string_view::npos && (at == 0 || feats[at - 1] == '|');
}

bool Syntax::capital(int i) const {
  size_t at = 0;
  const std::string_view w = word(i);
  return !w.empty() && is_upper(decode(w, at));
}

int Syntax::child(int i, std::string_view relation) const {
  for (int c : children(i)) {
    if (is(c, relation)) return c;
  }
  return kNoToken;
}

bool Syntax::has_child(int i, std::string_view relation) const { return child(i, relation) != kNoToken; }

int Syntax::head_of(TokenRange range) const {
  int found = kNoToken;
  for (int i = range.first; i < range.last; ++i) {
    if (!range.contains(token(i).head) && token(i).upos != "PUNCT" && token(i).upos != "ADP") found = i;
    if (found != kNoToken && token(found).upos != "DET" && token(found).upos != "ADJ") break;
  }
  return found == kNoToken ? range.last - 1 : found;
}

bool Syntax::below(int i, int ancestor) const {
  for (int steps = 0; i >= 0 && i < size() && steps < 12; ++steps, i = token(i).head) {
    if (i == ancestor) return true;
  }
  return false;
}

int Syntax::first_conjunct(int i) const {
  for (int steps = 0; steps < 8 && is(i, "conj") && token(i).head >= 0; ++steps) i = token(i).head;
  return i;
}

int Syntax::subject_of(int i) const {
  const int first = first_conjunct(i);
  return token(first).deprel == "nsubj" ? token(first).head : kNoToken;
}

int Syntax::governor(int i) const {
  int at = token(i).head;
  for (int steps = 0; steps < 12 && at >= 0 && at < size(); ++steps, at = token(at).head) {
    if (token(at).upos == "VERB" || has_child(at, "cop")) return at;
  }
  return kNoToken;
}

const Predicate* Syntax::predicate_at(int i) const {
  const auto& predicates = analysis_.predicates;
  const auto at =
      std::lower_bound(predicates.begin(), predicates.end(), i, [](const Predicate& p, int t) { return p.token < t; });
  return at != predicates.end() && at->token == i ? &*at : nullptr;
}

bool Syntax::is_predicate(int i) const { return predicate_at(i) != nullptr; }

bool Syntax::is_agent(int i) const {
  const Predicate* predicate = predicate_at(token(i).head);
  if (!predicate) return false;
  return std::any_of(predicate->arguments.begin(), predicate->arguments.end(),
                     [&](const RoleArgument& a) { return a.role == "ARG0" && a.tokens.contains(i); });
}

int Syntax::left_edge(int head) const {
  int first = head;
  for (int i = head - 1; i >= analysis_.sentences[static_cast<size_t>(token(head).sentence)].first && head - i < 24;
       --i) {
    int top = i;
    for (int steps = 0; steps < 8 && token(top).head != head && token(top).head >= 0; ++steps) top = token(top).head;
    if (token(top).head != head || top > head || !plain_modifier(token(top).deprel)) {
      const bool joins =
          token(i).head == head && (token(i).upos == "PUNCT" && (word(i) == "-" || word(i) == "'" || word(i) == "\""));
      if (!joins) break;
      continue;
    }
    first = i;
  }
  return first;
}

TokenRange Syntax::before_head(int head) const { return {owner_before(left_edge(head)), head + 1}; }

// "Halicor's lawyer told": the first word of an owner whom the parser hung elsewhere, `first` if there is none.
int Syntax::owner_before(int first) const {
  const int mark = first - 1, owner = first - 2;
  if (owner < 0 || token(owner).sentence != token(first).sentence || token(mark).deprel != "case" ||
      token(mark).head < 0 || token(mark).head > owner || token(mark).head < owner - 3 ||
      token(token(mark).head).upos == "VERB")
    return first;
  const std::string_view sign = word(mark);
  if (sign != "'s" && sign != "’s" && sign != "'" && sign != "’") return first;
  int edge = left_edge(token(mark).head);
  for (int steps = 0; steps < 4 && edge >= 2 && word(edge - 1) == "-"; ++steps) edge = left_edge(edge - 2);
  return edge;
}

Span Syntax::span(TokenRange range) const {
  if (range.first >= range.last) return {};
  return {token(range.first).span.begin, token(range.last - 1).span.end};
}

}  // namespace dateline
