// Who does what a verb says when the verb itself does not say it: relative clauses, participles, infinitives, passives.
#pragma once

#include "attribute/tree.h"

namespace dateline {

// A relative pronoun ("which", "who", "that" of "the group that ...").
bool is_relative_pronoun(const Tree& tree, int token);

// The noun that the relative clause or participle around `verb` speaks of; kNoToken if it is in none.
int antecedent_of(const Tree& tree, int verb);

// The by-phrase of a passive; kNoToken if there is none.
int agent_of(const Tree& tree, int verb);

// The head of the verb's subject, its own or the one it shares with its governor; antecedents instead of relative
// pronouns. kNoToken if there is none.
int subject_of(const Tree& tree, int verb);

// The verb's own subject. Of several side by side, as parsers leave "Ministry Spokesman General X said", the last
// before the verb: names end such chains. kNoToken if the verb has none.
int own_subject(const Tree& tree, int verb);

// ", [the mayor] said," that parsers join to the clause told before it as one more conjunct: who speaks; kNoToken where
// the verb is no such conjunct.
int strayed_speaker(const Tree& tree, int verb);

// "Students, [X] said, marched", "X claimed that ..., [the Times] reported", "that [X] had confirmed that ...": parsers
// give the verb another subject, or its own to a later verb. The noun right before it; kNoToken where the verb has it.
int speaker_beside(const Tree& tree, int verb);

// ", [a person close to the talks] alleged", "[an official who asked not to be named] told us": parsers make the verb a
// part of what tells of its speaker, or give it none. Who speaks; kNoToken where the words do not say so.
int speaker_above(const Tree& tree, int verb);

// "Teachers, [X] said in remarks carried by M, picketed the school": a saying put between a doer and what he did, which
// parsers take for the main verb. All kNoToken where `verb` is no such saying.
struct Parenthesis {
  int doer = kNoToken;     // who acts by what is said
  int speaker = kNoToken;  // who says so
  int act = kNoToken;      // the verb of the act
};
Parenthesis parenthesis_of(const Tree& tree, int verb);

}  // namespace dateline
