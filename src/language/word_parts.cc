// The lists follow the guidelines of UD English EWT (words with bound prefixes stay whole, compounds are cut at the
// hyphen) and hold what newspapers abbreviate with a period.
#include "language/word_parts.h"

#include <algorithm>
#include <array>
#include <string>

namespace dateline {
namespace {

using Text = std::u32string_view;

constexpr auto kAbbreviations = std::to_array<Text>({
    // titles and ranks
    U"mr.",
    U"mrs.",
    U"ms.",
    U"dr.",
    U"prof.",
    U"rev.",
    U"hon.",
    U"fr.",
    U"st.",
    U"sr.",
    U"jr.",
    U"esq.",
    U"messrs.",
    U"gen.",
    U"lt.",
    U"col.",
    U"maj.",
    U"capt.",
    U"sgt.",
    U"cpl.",
    U"pvt.",
    U"brig.",
    U"adm.",
    U"cmdr.",
    U"cdr.",
    U"cmdt.",
    U"comdr.",
    U"supt.",
    U"insp.",
    U"det.",
    U"spc.",
    U"pfc.",
    U"gov.",
    U"sen.",
    U"rep.",
    U"reps.",
    U"sens.",
    U"pres.",
    U"amb.",
    U"atty.",
    U"asst.",
    U"assoc.",
    U"dept.",
    U"min.",
    U"ph.d.",
    U"m.d.",
    // months and days that are no words
    U"jan.",
    U"feb.",
    U"apr.",
    U"aug.",
    U"sept.",
    U"sep.",
    U"oct.",
    U"nov.",
    U"dec.",
    U"mon.",
    U"tues.",
    U"wed.",
    U"thurs.",
    U"thur.",
    U"fri.",
    // companies and places
    U"inc.",
    U"corp.",
    U"ltd.",
    U"co.",
    U"cos.",
    U"bros.",
    U"plc.",
    U"ave.",
    U"blvd.",
    U"rd.",
    U"mt.",
    U"ft.",
    U"calif.",
    U"fla.",
    U"ariz.",
    U"conn.",
    U"ill.",
    U"mass.",
    U"mich.",
    U"minn.",
    U"tenn.",
    U"tex.",
    U"va.",
    U"pa.",
    U"ky.",
    U"wis.",
    U"ga.",
    U"okla.",
    U"colo.",
    U"ala.",
    U"md.",
    U"n.y.",
    U"d.c.",
    U"univ.",
    // others
    U"a.m.",
    U"p.m.",
    U"vs.",
    U"v.",
    U"etc.",
    U"e.g.",
    U"i.e.",
    U"cf.",
    U"al.",
    U"ca.",
    U"approx.",
    U"est.",
    U"ext.",
    U"fig.",
    U"figs.",
    U"vol.",
    U"pp.",
    U"ed.",
    U"eds.",
    U"et.",
    U"seq.",
    U"op.",
    U"viz.",
    U"nos.",
    U"tel.",
    U"sq.",
    U"lbs.",
    U"oz.",
    U"hrs.",
    U"mins.",
    U"yrs.",
    U"intl.",
    U"int'l.",
    U"gov't.",
    U"natl.",
});

constexpr auto kPrefixes = std::to_array<Text>({
    U"anti",  U"arch",  U"bio",   U"co",    U"counter", U"cross",  U"e",      U"ex",    U"extra", U"inter",
    U"intra", U"macro", U"mega",  U"micro", U"mid",     U"mini",   U"multi",  U"neo",   U"non",   U"over",
    U"para",  U"post",  U"pre",   U"pro",   U"proto",   U"pseudo", U"psycho", U"quasi", U"re",    U"semi",
    U"socio", U"sub",   U"super", U"trans", U"tri",     U"ultra",  U"un",
});

constexpr auto kUnits = std::to_array<Text>({
    U"am",  U"pm", U"m",   U"k",   U"b",  U"bn",   U"mn",  U"tn", U"mm", U"cm", U"km",  U"kms",
    U"ft",  U"kg", U"kgs", U"g",   U"mg", U"lb",   U"lbs", U"oz", U"t",  U"hz", U"mph", U"kph",
    U"kmh", U"gb", U"mb",  U"hrs", U"hr", U"mins", U"min", U"sq", U"mw", U"kw", U"kt",
});

struct Fused {
  Text word;
  size_t cut;
};

// Words written in one that are two.
constexpr auto kFused = std::to_array<Fused>({
    {U"cannot", 3}, {U"gonna", 3},  {U"wanna", 3}, {U"gotta", 3},   {U"gimme", 3},   {U"lemme", 3},    {U"'tis", 2},
    {U"'twas", 2},  {U"dont", 2},   {U"didnt", 3}, {U"doesnt", 4},  {U"isnt", 2},    {U"wasnt", 3},    {U"arent", 3},
    {U"werent", 4}, {U"havent", 4}, {U"hasnt", 3}, {U"couldnt", 5}, {U"wouldnt", 5}, {U"shouldnt", 6}, {U"cant", 2},
    {U"wont", 2},   {U"im", 1},     {U"ive", 1},   {U"thats", 4},   {U"theres", 5},  {U"youre", 3},    {U"hes", 2},
    {U"outta", 3},  {U"lotta", 3},  {U"alot", 1},  {U"c'mon", 3},
});

template <typename List>
bool holds(const List& list, Text word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr bool is_plain_letter(char32_t c) { return (c >= U'a' && c <= U'z') || c >= 0xAA; }

// Length of the clitic that `word` ends with, or 0.
size_t final_clitic(Text word) {
  static constexpr auto kClitics = std::to_array<Text>({U"'s", U"'m", U"'re", U"'ve", U"'ll", U"'d"});
  if (word.size() > 3 && word.ends_with(U"n't")) return 3;
  for (Text clitic : kClitics) {
    if (word.size() > clitic.size() && word.ends_with(clitic)) return clitic.size();
  }
  return 0;
}

}  // namespace

std::vector<size_t> clitic_cuts(Text word) {
  if (word.size() < 2) return {};
  for (const Fused& fused : kFused) {
    if (fused.word == word) return {fused.cut};
  }
  std::vector<size_t> cuts;
  while (const size_t clitic = final_clitic(word)) {
    word.remove_suffix(clitic);
    const bool decade = std::none_of(word.begin(), word.end(), is_plain_letter);  // "1990's"
    if (decade) break;
    cuts.insert(cuts.begin(), word.size());
  }
  return cuts;
}

bool is_abbreviation(Text word) {
  if (word.size() < 2 || word.back() != U'.') return false;
  bool letters = true;  // "j.", "u.s.", "p.k.k.": single letters, each with its period
  for (size_t i = 0; i < word.size(); ++i) letters &= i % 2 == 0 ? is_plain_letter(word[i]) : word[i] == U'.';
  return (letters && word.size() % 2 == 0) || holds(kAbbreviations, word);
}

bool is_bound_prefix(Text word) { return holds(kPrefixes, word); }

bool is_unit(Text word) { return holds(kUnits, word); }

}  // namespace dateline
