// Problem: which event a sentence without a word for it is about ("Two of his men, he conceded, had been at the spot")
// hangs on what was told last, on the lead, on its words and on who speaks, and no order of rules holds. Idea: each
// clue is a hashed feature and weights learnt from annotated reports add them up, as for who is who
// (ground/coref_features.cc); "about no event" is a candidate like any other. After Denis & Baldridge (2008).
#include <algorithm>
#include <array>

#include "base/hashed_weights.h"
#include "event/bare_sayings.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 17> kAspects = {
    "actor",  "target", "weapon", "place", "time",   "casualties", "count",        "occurrence", "recipient",
    "origin", "effect", "means",  "cause", "motive", "order",      "participants", "topic"};

// Kinds of feature: none 1.., aspects 30.., events 60... The numbers tell them apart in one table.
enum First : uint64_t { kNoneFirst = 1, kAspectFirst = 30 };

constexpr size_t kBefore = 12, kBehind = 4;  // candidates
constexpr ptrdiff_t kLookBack = 400;         // mentions
constexpr int kNever = 9;                    // rank of what was not mentioned before

int bucket(int n) { return n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 20 ? 6 : 7; }

template <typename T>
void add_once(std::vector<T>& to, const T& value) {
  if (std::find(to.begin(), to.end(), value) == to.end()) to.push_back(value);
}

template <typename T>
int shared(const std::vector<T>& a, const std::vector<T>& b) {
  return static_cast<int>(
      std::count_if(a.begin(), a.end(), [&](const T& x) { return std::find(b.begin(), b.end(), x) != b.end(); }));
}

bool has_content(std::string_view upos) {
  return upos == "NOUN" || upos == "VERB" || upos == "ADJ" || upos == "PROPN" || upos == "NUM" || upos == "ADV";
}

bool is_small(std::string_view upos) {
  return upos == "PRON" || upos == "DET" || upos == "PART" || upos == "ADP" || upos == "SCONJ";
}

}  // namespace

std::span<const std::string_view> bare_aspects() { return kAspects; }

BareFeatures::BareFeatures(const Scene& scene, const Document& document) : scene_(scene), document_(document) {
  for (size_t e = 0; e < document.events.size(); ++e) {
    told_.push_back(told_of(static_cast<int>(e)));
    for (Span m : document.events[e].mentions) history_.emplace_back(m.begin, static_cast<int>(e));
  }
  std::sort(history_.begin(), history_.end());
}

BareFeatures::Told BareFeatures::told_of(int index) const {
  const Event& event = document_.events[static_cast<size_t>(index)];
  Told told;
  told.type = word_hash(event.type);
  const EventType* type = scene_.codebook.type(event.type);
  told.quad = type ? type->quad : 0;
  for (const EventArgument& a : event.arguments) {
    if (a.entity != kNone) add_once(told.parties, a.entity);
    const TokenRange words = a.span.empty() ? TokenRange{} : tokens_under(scene_.tree, a.span);
    for (int i = words.first; i < words.last; ++i) {
      const std::string_view upos = scene_.tree.token(i).upos;
      if (upos == "NOUN" || upos == "PROPN") add_once(told.words, word_hash(scene_.lemmas[static_cast<size_t>(i)]));
    }
  }
  for (int q : event.quantities) add_once(told.counts, word_hash(document_.quantities[static_cast<size_t>(q)].what));
  for (const Claim& c : document_.claims) {
    if (c.event != index) continue;
    ++told.claims;
    for (const Branch& b : c.branches) {
      for (const Link& l : b) add_once(told.speakers, l.entity);
    }
  }
  return told;
}

void BareFeatures::decide(int event) {
  const std::pair<uint32_t, int> said{look_.begin, event};
  history_.insert(std::upper_bound(history_.begin(), history_.end(), said), said);
  decided_.push_back(said);
}

void BareFeatures::consider(const BareSaying& saying) {
  Look l;
  l.own = saying.attribution == kNone;
  l.follows = saying.goes_on != kNone;
  l.begin = saying.spans.front().begin;
  l.sentence = scene_.tree.token(saying.head).sentence;
  l.block = scene_.tree.analysis().sentences[static_cast<size_t>(l.sentence)].block;
  read_words(saying, l);
  read_speaker(l.own ? saying.goes_on : saying.attribution, l);
  find_candidates(l);
  look_ = std::move(l);
}

void BareFeatures::read_words(const BareSaying& saying, Look& l) const {
  const Tree& tree = scene_.tree;
  const Span whole = cover(saying.spans.front(), saying.spans.back());
  const auto lemma = [&](int i) { return word_hash(scene_.lemmas[static_cast<size_t>(i)]); };
  l.size = bucket(saying.tokens.last - saying.tokens.first);
  l.root = lemma(saying.head);
  l.upos = word_hash(tree.token(saying.head).upos);
  l.first = lemma(saying.tokens.first);
  for (int i = saying.tokens.first; i < saying.tokens.last; ++i) {
    if (has_content(tree.token(i).upos)) add_once(l.words, lemma(i));
    if (is_small(tree.token(i).upos)) add_once(l.small, lemma(i));
  }
  for (const EventReading& r : tree.analysis().event_readings) {
    if (saying.tokens.contains(r.token)) l.trigger = std::max(l.trigger, static_cast<int>(r.score * 10));
  }
  for (const Quantity& q : document_.quantities) {
    if (q.span.overlaps(whole)) add_once(l.counts, word_hash(q.what));
  }
  for (const Mention& m : scene_.grounded.mentions) {
    if (m.entity != kNone && m.span.overlaps(whole)) add_once(l.entities, m.entity);
  }
  const auto inside = [&](const auto& x) { return x.span.overlaps(whole); };
  l.time = std::any_of(scene_.grounded.times.begin(), scene_.grounded.times.end(), inside);
  l.place = std::any_of(scene_.grounded.places.begin(), scene_.grounded.places.end(), inside);
  l.claimed = std::any_of(document_.claims.begin(), document_.claims.end(),
                          [&](const Claim& c) { return c.evidence.front().overlaps(whole); });
}

void BareFeatures::read_speaker(int attribution, Look& l) const {
  if (attribution == kNone) return;
  const Attribution& a = scene_.attributed.attributions[static_cast<size_t>(attribution)];
  l.cue = word_hash(a.cue_lemma);
  l.decided = word_hash(std::string_view(a.decided_by).substr(0, a.decided_by.find(':')));
  l.force = static_cast<int>(a.force);
  l.stance = static_cast<int>(a.stance);
  l.quote = static_cast<int>(a.quote);
  l.source = !a.sources.empty();
  l.hands_over = a.hands_over && !a.presupposes;
  l.speaker = a.sources.empty() ? kNone : a.sources.front().entity;
}

void BareFeatures::about_saying(std::vector<uint32_t>& out, uint64_t first) const {
  const Look& l = look_;
  add_feature(out, first, l.own, l.hands_over);
  add_feature(out, first + 1, l.own, l.cue);
  add_feature(out, first + 2, l.own, l.root);
  add_feature(out, first + 3, l.own, l.upos);
  add_feature(out, first + 4, l.own, l.size);
  add_feature(out, first + 5, l.decided, l.source);
  add_feature(out, first + 6, l.own, l.quote, l.source);
  add_feature(out, first + 7, l.own, bucket(l.block));
  add_feature(out, first + 8, l.own, l.force, l.stance);
  add_feature(out, first + 9, l.own, l.first);
  add_feature(out, first + 10, l.time, l.place, l.claimed);
  add_feature(out, first + 11, l.own, l.trigger);
  add_feature(out, first + 12, l.own, l.claimed, l.counts.empty());
  for (uint64_t w : l.words) add_feature(out, first + 13, w, l.own);
  for (uint64_t w : l.small) add_feature(out, first + 14, w);
  for (uint64_t w : l.counts) add_feature(out, first + 15, w);
}

std::vector<uint32_t> BareFeatures::of_none() const {
  std::vector<uint32_t> out;
  about_saying(out, kNoneFirst);
  return out;
}

std::vector<uint32_t> BareFeatures::of_aspect(size_t aspect) const {
  std::vector<uint32_t> out, plain;
  about_saying(plain, kAspectFirst);
  for (uint32_t f : plain) add_feature(out, kAspectFirst + 20, aspect, f);
  return out;
}

void BareFeatures::find_candidates(Look& l) const {
  const auto here = std::lower_bound(history_.begin(), history_.end(), std::pair{l.begin, kNone});
  const auto looked = std::min<ptrdiff_t>(here - history_.begin(), kLookBack);
  for (auto at = here; at != here - looked && l.candidates.size() < kBefore;) add_once(l.candidates, (--at)->second);
  l.before = l.candidates.size();
  for (auto at = here; at != history_.end() && l.candidates.size() < l.before + kBehind; ++at)
    add_once(l.candidates, at->second);
  if (document_.lead != kNone) add_once(l.candidates, document_.lead);
}

// How many other events were mentioned or meant since.
int BareFeatures::rank(int event) const {
  const auto end = look_.candidates.begin() + static_cast<ptrdiff_t>(look_.before);
  const auto at = std::find(look_.candidates.begin(), end, event);
  return at == end ? kNever : static_cast<int>(at - look_.candidates.begin());
}

void BareFeatures::about_place(std::vector<uint32_t>& out, int event) const {
  const Look& l = look_;
  const Event& e = document_.events[static_cast<size_t>(event)];
  const Told& t = told_[static_cast<size_t>(event)];
  const Analysis& analysis = scene_.tree.analysis();
  Span near = e.mentions.front();
  for (Span m : e.mentions) {
    if (m.begin < l.begin) near = m;
  }
  const auto at = std::upper_bound(analysis.sentences.begin(), analysis.sentences.end(), near.begin,
                                   [](uint32_t p, const Sentence& s) { return p < s.span.begin; });
  const int there = std::max(0, static_cast<int>(at - analysis.sentences.begin()) - 1);
  const int sentences = std::clamp(l.sentence - there, -1, 8);
  const int blocks = std::clamp(l.block - analysis.sentences[static_cast<size_t>(there)].block, -1, 5);
  const int r = rank(event);
  const bool lead = document_.lead == event;
  const int mentions = bucket(static_cast<int>(e.mentions.size()));
  add_feature(out, 61, l.own, std::min(r, 6));
  add_feature(out, 62, l.own, sentences);
  add_feature(out, 63, l.own, blocks);
  add_feature(out, 64, l.own, lead, std::min(r, 4));
  add_feature(out, 65, std::min(r, 3), t.quad);
  add_feature(out, 66, sentences == 0, near.begin < l.begin);
  add_feature(out, 67, blocks == 0, r == 0);
  add_feature(out, 68, mentions, bucket(t.claims));
  const bool meant = !decided_.empty() && decided_.back().second == event;
  add_feature(out, 69, l.own, meant, decided_.empty());
  const auto times = std::count_if(decided_.begin(), decided_.end(), [&](const auto& d) { return d.second == event; });
  add_feature(out, 70, l.own, std::min<int>(3, static_cast<int>(times)));
}

std::vector<uint32_t> BareFeatures::of_event(int event, bool goes_on) const {
  std::vector<uint32_t> out;
  out.reserve(64);
  const Look& l = look_;
  const Event& e = document_.events[static_cast<size_t>(event)];
  const Told& t = told_[static_cast<size_t>(event)];
  const auto layer = static_cast<int>(e.layer), happened = static_cast<int>(e.happened);
  add_feature(out, 60, l.own);
  about_place(out, event);
  add_feature(out, 71, l.own, t.type);
  add_feature(out, 72, layer, happened);
  add_feature(out, 73, l.cue, t.type);
  add_feature(out, 74, l.cue, layer);
  add_feature(out, 75, l.root, t.type);
  add_feature(out, 76, t.quad, layer);
  add_feature(out, 77, l.force, t.quad, happened);
  add_feature(out, 78, std::min(2, shared(t.parties, l.entities)));
  const bool party = std::find(t.parties.begin(), t.parties.end(), l.speaker) != t.parties.end();
  const bool spoke = std::find(t.speakers.begin(), t.speakers.end(), l.speaker) != t.speakers.end();
  add_feature(out, 79, l.speaker == kNone ? 2 : party, l.speaker == kNone ? 2 : spoke, l.force);
  add_feature(out, 80, std::min(3, shared(t.words, l.words)));
  for (uint64_t w : l.words) add_feature(out, 81, w, t.type);
  for (uint64_t w : l.counts) add_feature(out, 82, w, t.type);
  add_feature(out, 83, t.counts.empty(), l.counts.empty(), shared(t.counts, l.counts) > 0);
  if (!l.own) return out;
  add_feature(out, 84, goes_on, l.quote);
  add_feature(out, 85, goes_on, l.cue);
  add_feature(out, 86, goes_on, l.source, l.size);
  add_feature(out, 87, goes_on, l.first);
  add_feature(out, 88, goes_on, l.follows);
  for (uint64_t w : l.small) add_feature(out, 89, goes_on, w);
  return out;
}

}  // namespace dateline
