// Words that may say something of an event without naming it: "He calls it an accident.", "The charge weighed 80
// kilos."
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "event/draft.h"

namespace dateline {

inline constexpr int kBareBits = 18;  // of the table of weights

struct BareSaying {
  int attribution = kNone;  // whose content it is; kNone: a sentence that no saying holds
  int goes_on = kNone;      // of such a sentence: the saying before it in its paragraph
  TokenRange tokens;        // of its content's first to last word
  std::vector<Span> spans;  // its words
  int head = kNoToken;
};

// The contents of sayings and the sentences outside of them that hold no mention of an event and are not mostly claimed
// already (for their casualties), in the order of the text.
std::vector<BareSaying> find_bare_sayings(const Scene& scene, const Document& document);

// The tokens that the span touches.
TokenRange tokens_under(const Tree& tree, Span span);

// The aspects that such words may be about, as in FORMAT.md.
std::span<const std::string_view> bare_aspects();

// What speaks for a saying being about no event, about one of the events, and about one of the aspects.
class BareFeatures {
 public:
  // Views of all three must outlive it; events and claims as they are before the bare ones are added.
  BareFeatures(const Scene& scene, const Document& document);

  // Sayings come in the order of the text; the functions below speak of the last one considered.
  void consider(const BareSaying& saying);
  // The events that it may mean: those last mentioned or meant before it, the next ones behind it, the main one. At
  // most a fixed number, so that long pages cost no more a saying than short ones.
  const std::vector<int>& candidates() const { return look_.candidates; }
  std::vector<uint32_t> of_none() const;
  // `goes_on`: who spoke before the sentence is taken for its speaker.
  std::vector<uint32_t> of_event(int event, bool goes_on) const;
  std::vector<uint32_t> of_aspect(size_t aspect) const;  // an index into bare_aspects()
  // What was decided counts for the sayings behind.
  void decide(int event);

 private:
  struct Look {                   // of a saying
    std::vector<uint64_t> words;  // content words
    std::vector<uint64_t> small;  // pronouns, negations, prepositions
    std::vector<uint64_t> counts;
    std::vector<int> entities;
    uint64_t cue = 0, root = 0, upos = 0, decided = 0, first = 0;
    int size = 0, force = 0, stance = 0, quote = 0, trigger = 0;
    bool own = false, source = false, hands_over = false, time = false, place = false, claimed = false, follows = false;
    int speaker = kNone, sentence = 0, block = 0;
    uint32_t begin = 0;
    std::vector<int> candidates;  // by how lately they were mentioned, then those behind
    size_t before = 0;            // how many of them were mentioned before it
  };
  struct Told {           // of an event
    std::vector<int> at;  // sentences of its mentions
    std::vector<uint32_t> begins;
    std::vector<int> parties;
    std::vector<uint64_t> words, counts;
    std::vector<int> speakers;
    uint64_t type = 0;
    int quad = 0, claims = 0;
  };
  Told told_of(int event) const;
  void read_words(const BareSaying& saying, Look& look) const;
  void read_speaker(int attribution, Look& look) const;
  void about_saying(std::vector<uint32_t>& out, uint64_t first) const;
  void about_place(std::vector<uint32_t>& out, int event) const;
  int rank(int event) const;
  void find_candidates(Look& look) const;

  const Scene& scene_;
  const Document& document_;
  Look look_;
  std::vector<Told> told_;
  std::vector<std::pair<uint32_t, int>> history_;  // where which event was mentioned or meant, in text order
  std::vector<std::pair<uint32_t, int>> decided_;
};

}  // namespace dateline
