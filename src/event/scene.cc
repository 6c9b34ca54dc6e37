#include <algorithm>

#include "attribute/control.h"
#include "base/utf8.h"
#include "event/draft.h"

namespace dateline {

Scene::Scene(const Tree& t, const Attributed& a, const Codebook& c)
    : tree(t), attributed(a), grounded(*a.grounded), codebook(c) {
  const size_t n = static_cast<size_t>(t.size());
  lemmas.reserve(n);
  for (const Token& token : t.analysis().tokens) lemmas.push_back(lower(token.lemma));
  mention_at.assign(n, kNone);
  predicate_at.assign(n, kNone);
  for (size_t i = 0; i < grounded.mentions.size(); ++i) {
    const Mention& m = grounded.mentions[i];
    if (m.head < 0 || static_cast<size_t>(m.head) >= n) continue;
    int& at = mention_at[static_cast<size_t>(m.head)];
    if (at == kNone || grounded.mentions[static_cast<size_t>(at)].span.size() < m.span.size()) at = static_cast<int>(i);
  }
  for (size_t i = 0; i < t.analysis().predicates.size(); ++i) {
    predicate_at[static_cast<size_t>(t.analysis().predicates[i].token)] = static_cast<int>(i);
  }
  reading_at.assign(n, nullptr);
  is_learned = c.is_learned() && t.analysis().has_event_readings;
  for (const EventReading& reading : t.analysis().event_readings) {
    if (is_learned && c.of_model(reading.type)) reading_at[static_cast<size_t>(reading.token)] = &reading;
  }
}

int Scene::entity_at(int token) const {
  if (token < 0) return kNone;
  const int m = mention_at[static_cast<size_t>(token)];
  return m == kNone ? kNone : grounded.mentions[static_cast<size_t>(m)].entity;
}

int Scene::named_around(int token) const {
  for (size_t i = 0; i < grounded.mentions.size(); ++i) {
    const Mention& m = grounded.mentions[i];
    const bool title =
        m.kind == MentionKind::kName && m.tokens.contains(token) && m.head != token && entity_at(token) == kNone;
    if (title && m.entity != kNone && grounded.entities[static_cast<size_t>(m.entity)].type == EntityType::kPerson)
      return static_cast<int>(i);
  }
  return kNone;
}

Span Scene::span_at(int token) const {
  const int m = mention_at[static_cast<size_t>(token)];
  Span span = m == kNone ? tree.core(token) : grounded.mentions[static_cast<size_t>(m)].span;
  for (const Quantity& q : grounded.quantities) {  // "at least 27", not "least 27"
    if (q.span.overlaps(span) && (q.head == token || q.tokens.contains(token))) span = cover(span, q.span);
  }
  return span;
}

bool Scene::is_time(int token) const {
  return std::any_of(grounded.times.begin(), grounded.times.end(),
                     [&](const TimeExpression& t) { return t.tokens.contains(token); });
}

bool Scene::is_nominal(int token) const {
  const std::string_view upos = tree.token(token).upos;
  return upos == "NOUN" || upos == "PROPN" || upos == "PRON" || upos == "NUM" || upos == "SYM" ||
         (upos == "DET" && !tree.has_relation(token, "det")) || (upos == "ADJ" && entity_at(token) != kNone);
}

int Scene::head_of(TokenRange range) const {
  int first = kNoToken;
  for (int i = range.first; i < range.last; ++i) {
    if (range.contains(tree.head(i)) || tree.token(i).upos == "PUNCT" || tree.token(i).upos == "ADP") continue;
    const bool core = tree.has_relation(i, "obj") || tree.has_relation(i, "nsubj");  // "a total of 59", an adjective
    if ((is_nominal(i) || core) && tree.token(i).upos != "DET") return i;
    if (first == kNoToken) first = i;
  }
  return first == kNoToken ? range.first : first;
}

int Scene::referent_of(int token) const {
  if (is_relative_pronoun(tree, token)) {
    const int noun = antecedent_of(tree, tree.head(token));
    return noun == kNoToken ? token : noun;
  }
  static constexpr std::string_view kParts[] = {
      "total",   "number", "series", "all",     "most",     "some",    "many",      "majority", "part",
      "half",    "wave",   "dozens", "dozen",   "hundreds", "hundred", "thousands", "thousand", "scores",
      "handful", "pair",   "couple", "several", "one",      "two",     "salvo",     "barrage",  "volley"};
  const std::string& lemma = lemmas[static_cast<size_t>(token)];
  if (std::find(std::begin(kParts), std::end(kParts), lemma) == std::end(kParts)) return token;
  for (int c : tree.children(token)) {
    if (tree.has_relation(c, "nmod") && tree.marker(c) == "of") return c;
  }
  return token;
}

}  // namespace dateline
