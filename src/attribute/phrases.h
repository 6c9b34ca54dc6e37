// Phrases by their words alone, for the few set constructions that parsers of news text lose most: "quoted X as
// saying", "in an interview with X that was carried by Y". Token arguments are indices into Analysis::tokens.
#pragma once

#include <initializer_list>
#include <string_view>

#include "attribute/tree.h"

namespace dateline {

// The nouns with their articles, adjectives and "of" phrases that begin at `first`: "the head of the hospital in
// Melbury". Ends at a comma, a verb, or the sentence's end; empty if no noun or pronoun stands there.
TokenRange phrase_from(const Tree& tree, int first);

// The same, ending right before `last`: "[a senior officer] was quoted".
TokenRange phrase_until(const Tree& tree, int last);

// The same where an apposition in commas may follow it, "[Ann Ames], the head of the port, was quoted", or the clause
// of one who keeps his name back, "[an official] who asked not to be named was quoted". The range is that of the first
// phrase.
TokenRange named_until(const Tree& tree, int last);

// The same with another phrase joined before it by "and": "[the mayor and two doctors] were quoted".
TokenRange joined_until(const Tree& tree, int last);

// "[an official] who asked not to be named said": the phrase of one who keeps his name back, that and its auxiliaries
// standing right before `verb`; empty if there is none.
TokenRange unnamed_until(const Tree& tree, int verb);

// The noun of a range that hangs on a word outside it; kNoToken for an empty range or one without.
int head_of_phrase(const Tree& tree, TokenRange phrase);

// "[agencies and] state television": the first of the nouns that `head` is joined to; `head` itself if it is none's.
int first_conjunct(const Tree& tree, int head);

// Is token `i` one of the words, in whatever case? False past the end.
bool is_word(const Tree& tree, int i, std::initializer_list<std::string_view> words);

// "quoted [X] as saying", "[X] was quoted by M as saying": the two verbs and who stands between or before them.
struct Quoting {
  int verb = kNoToken;     // "quoted", "cited"; kNoToken: no such construction here
  int speaker = kNoToken;  // who is quoted
  int medium = kNoToken;   // who quotes
  TokenRange words;        // the whole construction, from its first phrase to "saying" and its "by" phrase
};

// The construction that `saying` ends: a word right behind "as".
Quoting quoting_of(const Tree& tree, int saying);

}  // namespace dateline
