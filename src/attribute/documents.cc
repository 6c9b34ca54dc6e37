// Problem: "A statement from the Defence Ministry said": the tree's subject is the statement, and a chain that ends
// with it hides who spoke. Idea: a document has no word of its own; whoever gives it speaks, if the text names him
// beside it. Pictures and footage are not among these: they show, whoever spreads them.
#include "attribute/documents.h"

#include <algorithm>
#include <array>

#include "attribute/control.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 27> kDocuments = {
    "statement", "communique", "communiqué", "letter",   "message", "leaflet", "note",   "report",      "bulletin",
    "post",      "tweet",      "memo",       "circular", "text",    "release", "notice", "declaration", "dispatch",
    "telegram",  "pamphlet",   "manifesto",  "briefing", "summary", "update",  "email",  "comment",     "remark"};
constexpr std::array<std::string_view, 12> kGiving = {"sign", "issue",     "release",    "publish", "write",  "send",
                                                      "post", "circulate", "distribute", "draft",   "author", "hand"};

template <size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool can_speak(const Grounded& grounded, int token) {
  return std::any_of(grounded.mentions.begin(), grounded.mentions.end(), [&](const Mention& m) {
    return m.tokens.contains(token) && m.tokens.contains(m.head) && m.entity >= 0 && m.kind != MentionKind::kPronoun &&
           grounded.entities[static_cast<size_t>(m.entity)].type != EntityType::kPlace;
  });
}

bool gives(const Tree& tree, int c) {
  const std::string_view marker = tree.marker(c);
  const bool phrase = tree.has_relation(c, "nmod") && (marker == "from" || marker == "by" || marker == "of");
  return phrase || tree.has_relation(c, "nmod:poss") || tree.token(c).deprel == "nmod:poss" ||
         tree.has_relation(c, "compound");
}

}  // namespace

int author_of(const Tree& tree, const Grounded& grounded, int token) {
  const Token& word = tree.token(token);
  if (word.upos != "NOUN" || !is_one_of(word.lemma, kDocuments)) return kNoToken;
  for (int c : tree.children(token)) {
    if (gives(tree, c) && can_speak(grounded, c)) return c;
    if (!tree.has_relation(c, "acl") || !tree.is_passive(c) || !is_one_of(tree.token(c).lemma, kGiving)) continue;
    const int by = agent_of(tree, c);
    if (by != kNoToken && can_speak(grounded, by)) return by;
  }
  return kNoToken;
}

}  // namespace dateline
