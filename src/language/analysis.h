// What the language stage hands on: sentences, words with their syntax, names, predicates with roles, attribution
// spans.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/span.h"

namespace dateline {

inline constexpr int kNoToken = -1;

// A syntactic word (Universal Dependencies v2). The parts of a multiword token ("don't") have spans of their own.
// Label views point into the model's tables, which outlive every document.
struct Token {
  Span span;
  std::string lemma;
  std::string_view upos;    // "PROPN"
  std::string_view xpos;    // "NNP"
  std::string_view feats;   // "Number=Sing", "" for none
  std::string_view deprel;  // "nsubj:pass", "root"
  int head = kNoToken;      // index into Analysis::tokens, kNoToken for a root
  int sentence = 0;         // index into Analysis::sentences
};

// Sentences lie inside one block, in order, and do not overlap.
struct Sentence {
  Span span;
  int first = 0;  // tokens [first, last)
  int last = 0;
  int block = 0;  // index into Article::blocks
};

// A contiguous run of tokens [first, last).
struct TokenRange {
  int first = 0;
  int last = 0;
  bool contains(int token) const { return first <= token && token < last; }
};

struct NameMention {
  TokenRange tokens;
  Span span;
  std::string_view type;  // "PER", "ORG", "LOC", "MISC"
  float score = 0;
};

struct RoleArgument {
  std::string_view role;  // "ARG0", "ARG1", "ARGM-TMP", "R-ARG0", "C-ARG1"
  TokenRange tokens;
  Span span;
};

// A PropBank predicate: verbs, nouns and adjectives share one frame set.
struct Predicate {
  int token = 0;
  Span span;
  std::string roleset;  // "strike.01"; "lemma.00" where the frames do not know the lemma
  std::vector<RoleArgument> arguments;
  float factuality = 0;  // -3 (certainly did not happen) .. 3 (certainly happened), as in UDS
  float score = 0;
};

enum class AttributionRole { kSource, kCue, kContent };

// A run of words that the attribution tagger gives one role. Linking them is the attribute stage's work.
struct AttributionSpan {
  AttributionRole role = AttributionRole::kCue;
  TokenRange tokens;
  Span span;
  float score = 0;
};

// A word as the trigger of an event, as the model reads it. The labels are the public format's.
struct EventReading {
  int token = 0;
  std::string_view type;  // "ASSAULT": the likeliest type
  float score = 0;        // probability that the word is a trigger, of whatever type
  float type_score = 0;   // probability of `type`, given that it is one
  std::string_view layer, happened, force, stance;
  std::vector<RoleArgument> parties;  // roles "actor", "target", ...; in its sentence
  std::vector<float> earlier, later;  // for score_link(); empty where the model links no events
};

// Above 0 where the model takes two triggers for one event, `a` the earlier one in the text; 0 where it cannot tell.
float score_link(const EventReading& a, const EventReading& b);

// Words that count something, as the model reads them: "at least four workers", "two of them".
struct CountReading {
  TokenRange tokens;
  std::string_view what;  // "killed", "injured", ..., "other": as in the public format
  float score = 0;        // mean probability of `what` over the words
};

// Immutable. Vectors are ordered by position in the text.
struct Analysis {
  std::shared_ptr<const Article> article;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<NameMention> names;
  std::vector<Predicate> predicates;
  std::vector<AttributionSpan> attribution_spans;
  std::vector<EventReading> event_readings;  // of the words that may be triggers
  std::vector<CountReading> count_readings;
  bool has_event_readings = false;  // false: nothing read the events, which is not the same as that there are none

  std::string_view text() const { return article->text; }
  std::string_view words(Span span) const { return slice(article->text, span); }
};

}  // namespace dateline
