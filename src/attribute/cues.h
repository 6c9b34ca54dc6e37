// Cues in their trees: which words attribute, who speaks, and which words are said.
#pragma once

#include <string>
#include <vector>

#include "attribute/cue_lexicon.h"
#include "attribute/tree.h"

namespace dateline {

// One cue with what hangs on it. Token lists are sorted; `content` may have gaps ("The bridge, he said, was hit").
struct CueHit {
  const CueSense* sense = nullptr;  // nullptr: the tagger found it, the lexicon does not know it
  int token = kNoToken;             // the cue's head word
  std::vector<int> cue;             // the cue's words: auxiliaries, particles, the word itself
  std::vector<int> sources;         // heads of parallel sources; none = nobody named
  std::vector<int> media;           // heads of relays, outermost first
  std::vector<int> told;            // heads of those it was said to: media, if they are any
  std::vector<int> content;
  int content_head = kNoToken;  // the content's word, as the cue's grammar has it, whose head lies outside
  int accused = kNoToken;       // head of the accused
  bool host = false;            // the content is the clause that the cue stands in, not one below it
  std::string decided_by;
};

// All cues of the lexicon that have a content, in text order.
std::vector<CueHit> find_cues(const Tree& tree, const CueLexicon& lexicon);

// The lexicon's sense of a word in its place, whatever content it has; nullptr if it is no cue.
const CueSense* sense_of(const Tree& tree, const CueLexicon& lexicon, int token);

// Who speaks at this cue: heads of parallel sources, by subject, by-phrase, possessor or control; empty = nobody named.
std::vector<int> find_sources(const Tree& tree, const CueSense& sense, int cue);

// The words that the cue's sense makes its content.
struct Content {
  std::vector<int> tokens;  // none: no content here, so no attribution
  std::string_view kind;    // where it stands: "clause", "object", ... as in lexicons/cues.toml; a view into the sense
  bool host = false;        // it is the clause that the cue stands in, not one below it
};
Content find_content(const Tree& tree, const CueSense& sense, int cue);

// The first word of the content whose head lies outside it; kNoToken for none.
int head_of_content(const Tree& tree, const std::vector<int>& content);

// Whom an accusing cue accuses: its object, passive subject, antecedent or "against" phrase; kNoToken = nobody.
int find_accused(const Tree& tree, const CueSense& sense, int cue);

// Moves relays from the sources to the media: "quoted by X", "X reported, citing Y", "X, which cited Y", "in comments
// carried by X"; and notes to whom it was said: "told X", "in an interview with X".
void find_relays(const Tree& tree, CueHit& hit);

// `head` and the conjuncts below it that can be parallel sources.
std::vector<int> with_conjuncts(const Tree& tree, int head);

}  // namespace dateline
