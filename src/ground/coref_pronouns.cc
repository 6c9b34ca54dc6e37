// Pronouns, after Lappin & Leass (1994): candidates of the last sentences that agree, weighed by how near, how
// prominent and how parallel they are. Two things are the news's own: inside a report, a subject pronoun is most often
// the reporter
// ("the ministry said it planned ..."), and a state or body is "it" where a person never is.
#include <algorithm>
#include <tuple>

#include "ground/coref.h"

namespace dateline {
namespace {

constexpr int kLookBack = 50;  // mentions
constexpr int kSentences = 4;

}  // namespace

bool Coreference::agrees(const MentionDraft& pronoun, const EntityState& entity, const MentionDraft& last) const {
  using enum EntityType;
  if (pronoun.gender != 0) {
    const bool person = entity.type == kPerson || (entity.type == kUnnamed && !entity.plural);
    return person && (entity.gender == 0 || entity.gender == pronoun.gender);
  }
  if (pronoun.plural) {
    if (entity.type == kGroup) return true;
    if (entity.type == kPerson || entity.type == kUnnamed || entity.type == kState || entity.type == kPlace)
      return entity.plural;
    return entity.plural || entity.type == kArmedGroup;
  }
  if (entity.type == kPerson || entity.type == kUnnamed || entity.type == kGroup || last.plural) return false;
  if (entity.plural && !entity.named) return false;
  return true;
}

double Coreference::fitness(int d, int candidate, int distance) {
  const MentionDraft& pronoun = t_.draft(d);
  const MentionDraft& other = t_.draft(candidate);
  const int head = pronoun.mention.head, theirs = other.mention.head;
  const int gap = t_.sentence(d) - t_.sentence(candidate);
  const bool possessive = x_.is(head, "nmod:poss");
  const bool reflexive = pronoun.pronoun.ends_with("self") || pronoun.pronoun.ends_with("selves");
  // The arguments of one verb are different parties, unless the pronoun says otherwise.
  if (!possessive && !reflexive && x_.governor(head) != kNoToken && x_.governor(head) == x_.governor(theirs) &&
      !other.modifier)
    return -1;
  const int first = x_.first_conjunct(theirs);
  double score = 10.0 - 2.5 * gap - 0.05 * distance;
  if (x_.is(first, "nsubj")) score += 2.0;
  if (x_.is(first, "obj")) score += 0.8;
  if (other.modifier || x_.is(theirs, "nmod:poss")) score -= 1.2;
  if (other.as_place || other.type == EntityType::kPlace) score -= 2.5;
  const bool subject = x_.is(head, "nsubj");
  if (subject && x_.is(first, "nsubj")) score += 1.0;
  // "X said it ...": the pronoun's verb is what X's verb reports.
  if (gap == 0 && subject && x_.is(first, "nsubj")) {
    const int verb = x_.token(head).head;
    if (verb >= 0 && x_.is(verb, "ccomp") && x_.token(verb).head == x_.token(first).head) score += 3.0;
  }
  score += 0.3 * static_cast<double>(std::min<size_t>(5, t_.entity(t_.of(candidate)).drafts.size()));
  return score;
}

// How well the best thing that is no mention ("the attack", "weapons") would fit "it" or "they"; 0 if none. What does
// something to an object is taken for an agent and looks for no thing.
double Coreference::thing_before(int d) {
  const MentionDraft& pronoun = t_.draft(d);
  const int head = pronoun.mention.head;
  const bool subject = x_.is(head, "nsubj");
  const int verb = x_.token(head).head;
  if (pronoun.gender != 0 || verb < 0) return 0;
  const bool agent =
      subject && x_.token(head).deprel == "nsubj" &&
      (x_.is_agent(head) || x_.has_child(verb, "obj") || x_.has_child(verb, "ccomp") || x_.has_child(verb, "xcomp"));
  if (agent || (pronoun.plural && x_.is(head, "nmod:poss"))) return 0;
  const int sentence = x_.token(head).sentence;
  double best = 0;
  for (int i = head - 1; i >= 0 && head - i < 60 && sentence - x_.token(i).sentence <= 1; --i) {
    if (x_.token(i).upos != "NOUN" || t_.heads(i) || x_.has_feat(i, "Number=Plur") != pronoun.plural) continue;
    const bool nsubj = x_.is(i, "nsubj"), object = x_.is(i, "obj");
    if (!nsubj && !object) continue;
    if (x_.governor(i) == x_.governor(head) && !x_.is(head, "nmod:poss")) continue;
    const double score =
        10.0 - 2.5 * (sentence - x_.token(i).sentence) + (nsubj ? 2.0 : 0.8) + (nsubj && subject ? 1.0 : 0);
    best = std::max(best, score);
  }
  return best;
}

// "I" is whoever is said to speak in this sentence.
int Coreference::speaker(int d) {
  const int sentence = t_.sentence(d);
  for (int back = d - 1; back >= 0 && d - back < kLookBack && sentence - t_.sentence(back) <= 1; --back) {
    const int e = t_.of(back);
    if (e == kNone || (t_.entity(e).type != EntityType::kPerson && t_.entity(e).type != EntityType::kUnnamed)) continue;
    const int verb = x_.subject_of(t_.draft(back).mention.head);
    if (verb == kNoToken) continue;
    const std::string& lemma = x_.lemma_key(verb);
    if (lemma == "say" || lemma == "tell" || lemma == "add" || lemma == "state" || lemma == "write" ||
        lemma == "explain")
      return e;
  }
  return kNone;
}

std::pair<int, CorefRule> Coreference::pronoun_rules(int d, std::unordered_map<int, double>& scores) {
  const MentionDraft& draft = t_.draft(d);
  if (first_person(draft)) {
    const int e = speaker(d);
    return {e, e == kNone ? CorefRule::kNothing : CorefRule::kSpeaker};
  }
  int best = kNone;
  double best_score = thing_before(d);
  for (int back = d - 1, distance = 0; back >= 0 && distance < kLookBack; --back, ++distance) {
    if (t_.sentence(d) - t_.sentence(back) > kSentences) break;
    const int e = t_.of(back);
    if (e == kNone || !agrees(draft, t_.entity(e), t_.draft(back))) continue;
    const double score = fitness(d, back, distance);
    const auto [at, fresh] = scores.try_emplace(e, score);
    if (!fresh) at->second = std::max(at->second, score);
    if (score > best_score) std::tie(best, best_score) = std::pair(e, score);
  }
  return {best, best == kNone ? CorefRule::kNothing : CorefRule::kFitness};
}

// The label before each block's colon ("HOST: We ..."), as a draft.
std::vector<int> Coreference::labels_of_turns() const {
  const auto& blocks = x_.analysis().article->blocks;
  std::vector<int> labels(blocks.size(), kNone);
  for (int d = 0; d < t_.drafts(); ++d) {
    const MentionDraft& m = t_.draft(d);
    if (m.mention.kind == MentionKind::kPronoun || m.mention.tokens.last >= x_.size()) continue;
    const auto block = static_cast<size_t>(block_of(d));
    if (x_.word(m.mention.tokens.last) == ":" && m.mention.span.begin == blocks[block].span.begin &&
        labels[block] == kNone)
      labels[block] = d;
  }
  return labels;
}

int Coreference::block_of(int d) const { return x_.analysis().sentences[static_cast<size_t>(t_.sentence(d))].block; }

int Coreference::speaker_of_turn(int block) {
  const int label = block < 0 || block >= static_cast<int>(turns_.size()) ? kNone : turns_[static_cast<size_t>(block)];
  return label == kNone ? kNone : t_.of(label);
}

// "We" and "I" outside quotes: the speaker whose name heads the paragraph ("HOST: We ..."), or the publisher.
int Coreference::own_voice(int d) {
  if (const int e = speaker_of_turn(block_of(d)); e != kNone) return e;
  return features_.is_quoted(t_.draft(d).mention.head) ? kNone : t_.publisher();
}

// Whom a turn of talk speaks to: who answers, else who spoke before.
int Coreference::addressee(int d) {
  const int own = speaker_of_turn(block_of(d));
  for (const int block : {block_of(d) + 1, block_of(d) - 1}) {
    if (const int other = speaker_of_turn(block); other != kNone && other != own) return other;
  }
  return kNone;
}

void Coreference::pronoun(int d) {
  const MentionDraft& draft = t_.draft(d);
  if (const int given = t_.of(draft.same_as); given != kNone) return t_.attach(given, d);
  if (second_person(draft)) {
    if (const int e = addressee(d); e != kNone) t_.attach(e, d);
    return;
  }
  if (first_person(draft)) {
    if (const int e = own_voice(d); e != kNone) return t_.attach(e, d);
  }
  std::unordered_map<int, double> scores;
  const auto rule = pronoun_rules(d, scores);
  const int found = choose(d, rule, scores, first_person(draft) ? 0 : thing_before(d));
  if (found != kNone) return t_.attach(found, d);
  // Somebody who is said to speak or whom only a person's word names is somebody, if nobody known.
  if (draft.gender == 0 && !features_.is_source(d)) return;
  t_.draft(d).type = draft.plural ? EntityType::kGroup : EntityType::kUnnamed;
  t_.create(d);
}

}  // namespace dateline
