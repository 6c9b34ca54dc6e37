// Problem: "the group", "he", "the ministry": rules that each see one clue must be ordered, and the order is wrong for
// some word or other. Idea: every clue is a feature, also what the rules would do, and weights learnt from annotated
// articles add them up (training/dateline_train/coref.py); the best sum wins, "somebody new" is a candidate like any
// other. Features are hashed, so a feature costs no string. After Denis & Baldridge (2008), who rank candidates instead
// of judging pairs, and Durrett & Klein (2013), whose plain features of surface and syntax are those here.
#include "ground/coref_features.h"

#include <algorithm>

#include "article/article.h"
#include "base/hashed_weights.h"

namespace dateline {
namespace {

int bucket(int n) { return n < 0 ? 9 + std::min(-n, 3) : n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 20 ? 6 : 7; }

std::string_view last_word(std::string_view key) { return key.substr(key.rfind(' ') + 1); }

// 0 unknown on a side, 1 equal, 2 different.
template <typename T>
int agree(const T& a, const T& b, const T& unknown) {
  return a == unknown ? (b == unknown ? 0 : 3) : b == unknown ? 4 : a == b ? 1 : 2;
}

}  // namespace

CorefFeatures::CorefFeatures(EntityTable& table)
    : t_(table),
      x_(table.syntax()),
      quoted_(static_cast<size_t>(x_.size()), false),
      source_(static_cast<size_t>(x_.size()), false) {
  bool open = false;
  int sentence = 0;
  for (int i = 0; i < x_.size(); ++i) {
    const std::string_view word = x_.word(i);
    if (x_.token(i).sentence > sentence + 3) open = false;  // a quote that never ends
    if (word == "\"" || word == "“" || word == "”" || word == "``" || word == "''") {
      open = word == "“" || word == "``" || (word == "\"" && !open);
      sentence = x_.token(i).sentence;
    }
    quoted_[static_cast<size_t>(i)] = open;
  }
  for (const AttributionSpan& span : x_.analysis().attribution_spans) {
    if (span.role != AttributionRole::kSource) continue;
    for (int i = span.tokens.first; i < span.tokens.last; ++i) source_[static_cast<size_t>(i)] = true;
  }
  for (int d = 0; d < t_.drafts(); ++d) looks_.push_back(look(d));
  look_back();
}

// Whom a report is about stays the same from sentence to sentence, and who spoke last mostly speaks on.
void CorefFeatures::look_back() {
  int speaker = kNone, earlier = kNone, subject = kNone, subject_before = kNone, sentence = -1;
  for (int d = 0; d < t_.drafts(); ++d) {
    Look& own = looks_[static_cast<size_t>(d)];
    if (t_.sentence(d) != sentence) {
      subject_before = subject;
      subject = kNone;
      sentence = t_.sentence(d);
    }
    own.speaker = speaker;
    own.earlier_speaker = earlier;
    own.subject = subject_before;
    const int head = t_.draft(d).mention.head;
    if (own.source && !t_.draft(d).modifier) {
      earlier = speaker;
      speaker = d;
    }
    if (subject == kNone && x_.is(x_.first_conjunct(head), "nsubj")) subject = d;
  }
}

int CorefFeatures::grammar(int token) const {
  const int first = x_.first_conjunct(token);
  static constexpr std::string_view kRelations[] = {"nsubj", "obj",   "iobj", "obl",       "nmod", "compound",
                                                    "amod",  "appos", "root", "parataxis", "conj", "ccomp"};
  if (x_.is(first, "nmod:poss")) return 20;
  if (x_.is(first, "nsubj") && x_.token(first).deprel != "nsubj") return 21;
  for (size_t i = 0; i < std::size(kRelations); ++i) {
    if (x_.is(first, kRelations[i])) return static_cast<int>(i) + 1;
  }
  return 0;
}

CorefFeatures::Look CorefFeatures::look(int d) const {
  const MentionDraft& m = t_.draft(d);
  const int head = m.mention.head;
  Look look;
  look.grammar = grammar(head);
  look.quoted = quoted_[static_cast<size_t>(head)];
  look.source = source_[static_cast<size_t>(head)];
  const int next = m.mention.tokens.last;
  look.label = next < x_.size() && x_.word(next) == ":" &&
               m.mention.tokens.first == x_.analysis().sentences[static_cast<size_t>(x_.token(head).sentence)].first;
  for (const Block& block : x_.analysis().article->blocks) {
    if (block.span.begin > m.mention.span.begin) break;
    look.paragraph = static_cast<int>(&block - x_.analysis().article->blocks.data());
    look.title = block.kind == BlockKind::kTitle && m.mention.span.begin < block.span.end;
  }
  if (m.mention.kind == MentionKind::kPronoun) {
    look.kind = word_hash(m.pronoun);
    look.word = look.kind;
  } else {
    const int start = m.possessor != kNone ? 1 : m.counted ? 2 : m.definite ? 3 : m.modifier ? 4 : 0;
    const std::string& first = x_.folded(m.mention.tokens.first);
    const bool indefinite = first == "a" || first == "an" || first == "another" || first == "some";
    look.kind = static_cast<uint64_t>(indefinite ? 5 : start) * 2 + m.plural;
    look.word = word_hash(m.role);
  }
  return look;
}

int CorefFeatures::head_match(int d, int e) const {
  const MentionDraft& m = t_.draft(d);
  const EntityState& other = t_.entity(e);
  if (m.role.empty() || m.mention.kind == MentionKind::kPronoun) return 0;
  if (other.head == m.role) return 1;
  if (other.roles.contains(m.role)) return 2;
  const std::string_view last = last_word(m.role);
  if (other.named && std::find(other.words.begin(), other.words.end(), last) != other.words.end())
    return other.words.back() == last ? 3 : 4;
  if (last_word(other.head) == last) return 5;
  for (const std::string& role : other.roles) {
    if (last_word(role) == last) return 6;
  }
  return 0;
}

int CorefFeatures::modifiers_match(int d, int e) const {
  const auto& own = t_.draft(d).modifiers;
  const auto& theirs = t_.entity(e).modifiers;
  if (own.empty()) return theirs.empty() ? 0 : 1;
  if (own == theirs) return 2;
  const auto& words = t_.entity(e).words;
  const auto known = [&](const std::string& w) {
    return std::find(theirs.begin(), theirs.end(), w) != theirs.end() ||
           std::find(words.begin(), words.end(), w) != words.end();
  };
  return std::all_of(own.begin(), own.end(), known) ? 3 : theirs.empty() ? 4 : 5;
}

uint64_t CorefFeatures::nature(const EntityState& e) const {
  return (static_cast<uint64_t>(e.type) * 2 + e.named) * 2 + e.plural;
}

void CorefFeatures::agreement(std::vector<uint32_t>& out, int d, int e, int match) const {
  const MentionDraft& m = t_.draft(d);
  const EntityState& other = t_.entity(e);
  const Look& own = looks_[static_cast<size_t>(d)];
  add_feature(out, 10, own.kind, agree(m.gender, other.gender, char{0}), nature(other));
  if (m.mention.kind == MentionKind::kPronoun) return;
  const std::string none;
  add_feature(out, 11, own.kind, agree(m.country, other.country, none), match);
  add_feature(out, 12, own.kind, agree(m.sector, other.sector, none), match);
  add_feature(out, 13, own.kind, modifiers_match(d, e), match);
  add_feature(out, 14, own.kind, agree(t_.of(m.possessor), other.possessor, kNone), match);
  add_feature(out, 15, own.kind, agree(t_.of(m.holder), other.holder, kNone), match);
  add_feature(out, 16, static_cast<int>(m.type), nature(other));
  add_feature(out, 17, m.plural, other.plural, match);
  add_feature(out, 18, own.word, word_hash(other.sector));
  add_feature(out, 19, own.word, word_hash(other.head), other.named);
}

void CorefFeatures::place(std::vector<uint32_t>& out, int d, int near, int match) const {
  const MentionDraft& m = t_.draft(d);
  const MentionDraft& other = t_.draft(near);
  const Look& own = looks_[static_cast<size_t>(d)];
  const Look& theirs = looks_[static_cast<size_t>(near)];
  const int gap = bucket(t_.sentence(d) - t_.sentence(near));
  const bool same = gap == 0;
  const int head = m.mention.head, theirs_head = other.mention.head;
  const bool coargument = x_.governor(head) != kNoToken && x_.governor(head) == x_.governor(theirs_head);
  const bool nested = same && (x_.below(head, theirs_head) || x_.below(theirs_head, head));
  add_feature(out, 30, own.kind, gap, match);
  add_feature(out, 31, own.kind, own.grammar, theirs.grammar, same);
  add_feature(out, 32, own.kind, own.quoted, theirs.quoted, theirs.source, gap);
  add_feature(out, 33, own.kind, own.source, theirs.source, gap);
  add_feature(out, 34, own.kind, coargument, own.grammar == 20, nested, other.modifier);
  add_feature(out, 35, own.kind, static_cast<int>(other.mention.kind), other.as_place, theirs.grammar);
  add_feature(out, 36, own.kind, theirs.label, gap);
  add_feature(out, 37, own.kind, theirs.title, match);
  add_feature(out, 38, own.kind, other.mention.kind == MentionKind::kPronoun ? theirs.kind : 0, gap);
}

void CorefFeatures::speakers(std::vector<uint32_t>& out, int d, int e, int match) const {
  const Look& own = looks_[static_cast<size_t>(d)];
  const auto is = [&](int draft) { return draft == kNone ? 2 : static_cast<int>(t_.of(draft) == e); };
  const bool here = own.speaker != kNone && looks_[static_cast<size_t>(own.speaker)].paragraph == own.paragraph;
  const int gap = own.speaker == kNone ? 0 : bucket(t_.sentence(d) - t_.sentence(own.speaker));
  add_feature(out, 22, own.kind, own.source, is(own.speaker), is(own.earlier_speaker));
  add_feature(out, 23, own.kind, own.source, is(own.speaker), gap);
  add_feature(out, 24, own.kind, own.source, is(own.speaker), here, match);
  add_feature(out, 25, own.kind, own.grammar, is(own.subject), match);
}

std::vector<uint32_t> CorefFeatures::of(int d, int e, int near, int rank, int fellows, CorefRule rule,
                                        double margin) const {
  std::vector<uint32_t> out;
  out.reserve(48);
  const EntityState& other = t_.entity(e);
  const Look& own = looks_[static_cast<size_t>(d)];
  const int match = head_match(d, e);
  const int size = bucket(static_cast<int>(other.drafts.size()));
  add_feature(out, 1, own.kind, nature(other));
  add_feature(out, 2, own.kind, match);
  add_feature(out, 3, own.word, nature(other));
  add_feature(out, 4, own.word, match);
  add_feature(out, 5, own.kind, bucket(rank), match);
  add_feature(out, 6, own.kind, size, other.named);
  add_feature(out, 7, own.kind, static_cast<int>(rule), match);
  add_feature(out, 8, own.word, static_cast<int>(rule));
  add_feature(out, 20, own.kind, own.source, nature(other));
  add_feature(out, 21, own.kind, own.source, std::any_of(other.drafts.begin(), other.drafts.end(), [&](int m) {
                return looks_[static_cast<size_t>(m)].source;
              }));
  add_feature(out, 26, own.kind, match, bucket(fellows));
  add_feature(out, 9, own.kind, std::max(-20, static_cast<int>(margin * 2)));
  agreement(out, d, e, match);
  speakers(out, d, e, match);
  if (e == t_.publisher()) {
    add_feature(out, 40, own.kind, match, own.quoted);
    add_feature(out, 41, own.word, own.quoted);
    add_feature(out, 42, own.kind, own.source, near == kNone);
  }
  if (near != kNone) place(out, d, near, match);
  return out;
}

std::vector<uint32_t> CorefFeatures::of_new(int d, bool same_head_before, CorefRule rule, double thing) const {
  std::vector<uint32_t> out;
  const MentionDraft& m = t_.draft(d);
  const Look& own = looks_[static_cast<size_t>(d)];
  add_feature(out, 50, own.kind, static_cast<int>(m.type), same_head_before);
  add_feature(out, 51, own.word, same_head_before);
  add_feature(out, 52, own.word, own.kind);
  add_feature(out, 53, own.kind, own.grammar);
  add_feature(out, 54, own.kind, m.modifiers.size() > 2 ? 3 : m.modifiers.size(), same_head_before);
  add_feature(out, 55, own.kind, !m.country.empty(), m.holder != kNone, m.possessor != kNone);
  add_feature(out, 56, own.kind, own.source, own.quoted, own.title);
  add_feature(out, 57, own.kind, static_cast<int>(thing));
  add_feature(out, 58, own.kind, static_cast<int>(rule), same_head_before);
  add_feature(out, 59, own.kind, bucket(t_.sentence(d)));
  const int head = m.mention.head;
  const bool told = x_.has_child(head, "acl") || x_.has_child(head, "nmod") || x_.has_child(head, "appos");
  add_feature(out, 60, own.kind, told, same_head_before);
  return out;
}

}  // namespace dateline
