// From trees to claims, on small sentences: what is said to have happened, what is taken for granted, on whose word.
#include <gtest/gtest.h>

#include <string>

#include "event/code_events.h"
#include "event/code_for_test.h"

namespace dateline {
namespace {

TEST(LayersAndClaims, AParticleVerbCarriesAndIsNoCue) {
  const Document d = code(R"(
1 Soldiers soldier NOUN NNS _ 2 nsubj
2 carried carry VERB VBD VerbForm=Fin 0 root _ Roleset=carry.01|Args=ARG0:1,ARG1:4
3 out out ADP RP _ 2 compound:prt
4 airstrikes airstrike NOUN NNS Number=Plur 2 obj
5 against against ADP IN _ 6 case
6 militants militant NOUN NNS _ 4 nmod _ SpaceAfter=No
7 . . PUNCT . _ 2 punct
)");
  EXPECT_EQ(events(d), "ASSAULT current: airstrikes | target=militants actor=Soldiers\n");
  EXPECT_EQ(claims(d), "asserted:: Soldiers carried out airstrikes against militants\n");
}

// Inside what the mayor says, "thought" is a cue that the lexicon alone knows.
std::string listed(std::string_view thought) {
  const Document d = code(
      "1 The the DET DT _ 2 det\n2 mayor mayor NOUN NN Number=Sing 3 nsubj\n"
      "3 said say VERB VBD VerbForm=Fin 0 root _ Attr=B-cue|Roleset=say.01|Args=ARG0:1-2\n"
      "4 officers officer NOUN NNS _ 5 nsubj _ Attr=B-content\n"
      "5 thought think VERB VBD VerbForm=Fin 3 ccomp _ Attr=I-content|Roleset=think.01\n" +
      std::string(thought));
  std::string cues;
  const auto& all = d.sources().attributions;
  for (size_t i = 0; i < all.size(); ++i) cues += d.listed[i] ? all[i].cue_lemma + " " : "";
  return cues;
}

TEST(LayersAndClaims, ACueOfTheLexiconInsideAnothersWordsIsListedWhereAClaimRestsOnIt) {
  EXPECT_EQ(listed(R"(6 rebels rebel NOUN NNS _ 7 nsubj _ Attr=I-content
7 bombed bomb VERB VBD VerbForm=Fin 5 ccomp _ Attr=I-content|Roleset=bomb.01|Args=ARG0:6,ARG1:8
8 markets market NOUN NNS _ 7 obj _ Attr=I-content
)"),
            "say think ");
  EXPECT_EQ(listed(R"(6 it it PRON PRP _ 7 nsubj _ Attr=I-content
7 rained rain VERB VBD VerbForm=Fin 5 ccomp _ Attr=I-content
)"),
            "say ");
}

TEST(LayersAndClaims, AClauseThatTellsOfANounBeginsWithIt) {
  const Document d = code(R"(
1 Men man NOUN NNS _ 6 nsubj
2 arrested arrest VERB VBN VerbForm=Part 1 acl _ Roleset=arrest.01|Args=ARG1:1
3 on on ADP IN _ 4 case
4 Monday Monday PROPN NNP _ 2 obl
5 were be AUX VBD _ 6 aux
6 waiting wait VERB VBG VerbForm=Ger 0 root
7 . . PUNCT . _ 6 punct
)");
  EXPECT_EQ(claims(d), "asserted:: Men arrested on Monday\n");
}

// A verb that hands nothing on states the act that it takes.
TEST(LayersAndClaims, AVerbThatHandsNothingOnStatesWhatItTakes) {
  const Document d = code(R"(
1 Rebels rebel NOUN NNS _ 2 nsubj
2 escaped escape VERB VBD VerbForm=Fin 0 root
3 a a DET DT _ 4 det
4 bombing bombing NOUN NN _ 2 obj
5 yesterday yesterday ADV RB _ 2 advmod
6 . . PUNCT . _ 2 punct
)");
  EXPECT_EQ(claims(d), "asserted:: Rebels escaped a bombing yesterday\n");
}

// What is said of others at length is left to their claims.
TEST(LayersAndClaims, WhatIsSaidAtLengthIsNoEvidenceOfTheSaying) {
  const Document d = code(R"(
1 Families family NOUN NNS _ 2 nsubj _ Attr=B-source
2 demanded demand VERB VBD VerbForm=Fin 0 root _ Attr=B-cue|Roleset=demand.01|Args=ARG0:1,ARG1:3-13
3 that that SCONJ IN _ 6 mark
4 the the DET DT _ 5 det _ Attr=B-content
5 government government NOUN NN _ 6 nsubj _ Attr=I-content
6 release release VERB VB VerbForm=Inf 2 ccomp _ Attr=I-content|Roleset=release.01|Args=ARG0:4-5,ARG1:7-8
7 eleven eleven NUM CD _ 8 nummod _ Attr=I-content
8 detainees detainee NOUN NNS _ 6 obj _ Attr=I-content
9 from from ADP IN _ 12 case _ Attr=I-content
10 two two NUM CD _ 12 nummod _ Attr=I-content
11 crowded crowded ADJ JJ _ 12 amod _ Attr=I-content
12 prisons prison NOUN NNS _ 8 nmod _ Attr=I-content
13 . . PUNCT . _ 2 punct
)");
  EXPECT_EQ(claims(d),
            "asserted:: Families demanded\n"
            "requested: > Families: the government release eleven detainees from two crowded prisons\n");
}

// The toll's claim is the number with its noun and what is said of it, not the act before it.
TEST(LayersAndClaims, ATollIsSaidInItsOwnWords) {
  const Document d = code(R"(
1 Rebels rebel NOUN NNS _ 2 nsubj
2 shelled shell VERB VBD VerbForm=Fin 0 root _ Roleset=shell.02|Args=ARG0:1,ARG1:3-4
3 the the DET DT _ 4 det
4 market market NOUN NN _ 2 obj
5 with with ADP IN _ 7 case
6 64 64 NUM CD _ 7 nummod
7 deaths death NOUN NNS Number=Plur 2 obl
8 . . PUNCT . _ 2 punct
)");
  EXPECT_EQ(claims(d), "asserted:: Rebels shelled the market with 64 deaths\nasserted:: 64 deaths\n");
}

TEST(LayersAndClaims, BlameIsTheAccusersWordAndTheActIsTakenForGranted) {
  const Document d = code(R"(
1 The the DET DT _ 2 det
2 mayor mayor NOUN NN _ 3 nsubj
3 blamed blame VERB VBD VerbForm=Fin 0 root _ Roleset=blame.01|Args=ARG0:1-2,ARG1:4,ARG2:5-8
4 rebels rebel NOUN NNS _ 3 obj
5 for for SCONJ IN _ 6 mark
6 shelling shell VERB VBG VerbForm=Ger 3 advcl _ Roleset=shell.02|Args=ARG1:7-8
7 the the DET DT _ 8 det
8 market market NOUN NN _ 6 obj _ SpaceAfter=No
9 . . PUNCT . _ 3 punct
)");
  const std::string all = claims(d);
  EXPECT_NE(all.find("accused: > The mayor: rebels for shelling the market\n"), std::string::npos) << all;
  EXPECT_NE(all.find("presupposed:: shelling the market\n"), std::string::npos) << all;
  EXPECT_NE(events(d).find("ASSAULT current: shelling | target=the market actor=rebels\n"), std::string::npos)
      << events(d);
}

TEST(LayersAndClaims, WhatSomebodyIsAccusedOfIsAlleged) {
  const Document d = code(R"(
1 Rebels rebel NOUN NNS _ 3 nsubj:pass
2 were be AUX VBD VerbForm=Fin 3 aux:pass
3 accused accuse VERB VBN VerbForm=Part|Voice=Pass 0 root _ Roleset=accuse.01|Args=ARG1:1,ARG2:4-7
4 of of SCONJ IN _ 5 mark
5 shelling shell VERB VBG VerbForm=Ger 3 advcl _ Roleset=shell.02|Args=ARG1:6-7
6 the the DET DT _ 7 det
7 market market NOUN NN _ 5 obj _ SpaceAfter=No
8 . . PUNCT . _ 3 punct
)");
  EXPECT_EQ(events(d), "ASSAULT alleged: shelling | target=the market actor=Rebels\n");  // nobody accuses: no ACCUSE
  EXPECT_EQ(claims(d), "accused: > -: shelling the market\n");
}

// The model reads paragraphs; what the clause itself says is stronger.
TEST(LayersAndClaims, OrdersConditionsAndDenialsAreNotCurrentWhateverTheModelReads) {
  const auto shelled = [](const std::string& verb_feature, const std::string& before, int head) {
    const std::string at = std::to_string(head);
    return code(before + at + " shell shell VERB VB " + verb_feature +
                    " 0 root _ Roleset=shell.01|Args=ARG1:" + std::to_string(head + 2) + "\n" +
                    std::to_string(head + 1) + " the the DET DT _ " + std::to_string(head + 2) + " det\n" +
                    std::to_string(head + 2) + " depot depot NOUN NN Number=Sing " + at + " obj _ SpaceAfter=No\n" +
                    std::to_string(head + 3) + " . . PUNCT . _ " + at + " punct\n",
                head - 1);
  };
  const auto reading_of = [](const Document& d) {
    if (d.events.size() != 1) return std::string("no event or several");
    return std::string(layer_name(d.events[0].layer)) + " " + happened_name(d.events[0].happened);
  };
  const std::string rebels = "1 Rebels rebel NOUN NNS Number=Plur 3 nsubj\n";
  EXPECT_EQ(reading_of(shelled("Mood=Imp|VerbForm=Fin", "", 1)), "requested no");
  EXPECT_EQ(reading_of(shelled("VerbForm=Inf", rebels + "2 will will AUX MD VerbForm=Fin 3 aux\n", 3)), "planned no");
  EXPECT_EQ(reading_of(shelled("VerbForm=Inf", rebels + "2 would would AUX MD VerbForm=Fin 3 aux\n", 3)),
            "hypothetical no");
  EXPECT_EQ(reading_of(shelled("VerbForm=Fin", "1 if if SCONJ IN _ 3 mark\n2 rebels rebel NOUN NNS _ 3 nsubj\n", 3)),
            "hypothetical no");
  EXPECT_EQ(reading_of(shelled("VerbForm=Fin", rebels + "2 never never ADV RB _ 3 advmod\n", 3)), "alleged no");
  EXPECT_EQ(reading_of(shelled("VerbForm=Fin", rebels + "2 again again ADV RB _ 3 advmod\n", 3)), "current yes");
}

TEST(LayersAndClaims, ThatOthersOnlyPretendIsAnAllegation) {
  const std::string staged = R"(
1 The the DET DT _ 2 det
2 ministry ministry NOUN NN _ 3 nsubj
3 said say VERB VBD VerbForm=Fin 0 root _ Roleset=say.01|Args=ARG0:1-2,ARG1:4-8
4 rebels rebel NOUN NNS Number=Plur 6 nsubj
5 were be AUX VBD VerbForm=Fin 6 aux
6 fabricating fabricate VERB VBG VerbForm=Part 3 ccomp _ Roleset=fabricate.01|Args=ARG0:4,ARG1:7-8
7 chemical chemical ADJ JJ _ 8 amod
8 attacks attack NOUN NNS Number=Plur 6 obj _ SpaceAfter=No
9 . . PUNCT . _ 3 punct
)";
  const Document d = code(staged);
  EXPECT_NE(events(d).find("COERCE alleged: fabricating chemical attacks"), std::string::npos) << events(d);
  EXPECT_NE(claims(d).find("alleged: > The ministry: rebels were fabricating"), std::string::npos) << claims(d);
  // A model that sees the attacks and not that they are made up is not believed.
  EXPECT_NE(events(code(staged, 7)).find("COERCE alleged: fabricating chemical attacks"), std::string::npos)
      << events(code(staged, 7));
}

TEST(LayersAndClaims, PicturesFromTheFilesShowNoNews) {
  const std::string words = R"(1 The the DET DT _ 3 det
2 undated undated ADJ JJ _ 3 amod
3 photo photo NOUN NN Number=Sing 4 nsubj
4 shows show VERB VBZ VerbForm=Fin 0 root _ Roleset=show.01|Args=ARG0:1-3,ARG1:5-8
5 rebels rebel NOUN NNS Number=Plur 4 obj
6 shelling shell VERB VBG VerbForm=Part 5 acl _ Roleset=shell.02|Args=ARG0:5,ARG1:7-8
7 the the DET DT _ 8 det
8 market market NOUN NN Number=Sing 6 obj _ SpaceAfter=No
9 . . PUNCT . _ 4 punct
)";
  EXPECT_EQ(events(code("# newblock = caption\n" + words)), "");
  EXPECT_NE(events(code("# newblock = paragraph\n" + words)).find("ASSAULT"), std::string::npos);
}

TEST(LayersAndClaims, WhatIsAskedForIsNotAnAct) {
  const Document d = code(R"(
1 The the DET DT _ 2 det
2 ministry ministry NOUN NN _ 3 nsubj
3 called call VERB VBD VerbForm=Fin 0 root _ Roleset=call.03|Args=ARG0:1-2
4 on on ADP IN _ 6 case
5 the the DET DT _ 6 det
6 council council NOUN NN _ 3 obl
7 to to PART TO _ 8 mark
8 condemn condemn VERB VB VerbForm=Inf 3 advcl _ Roleset=condemn.01|Args=ARG0:5-6,ARG1:9-10
9 the the DET DT _ 10 det
10 bombing bombing NOUN NN Number=Sing 8 obj _ SpaceAfter=No
11 . . PUNCT . _ 3 punct
)");
  const std::string all = events(d);
  EXPECT_NE(all.find("ACCUSE requested: condemn"), std::string::npos) << all;
  EXPECT_NE(all.find("ASSAULT current: bombing"), std::string::npos) << all;  // condemned, so taken for granted
  EXPECT_NE(claims(d).find("presupposed: > The ministry: the bombing\n"), std::string::npos) << claims(d);
}

TEST(LayersAndClaims, AStatementIsTheWordOfWhoGaveIt) {
  const Document d = code(R"(
1 A a DET DT _ 2 det
2 statement statement NOUN NN Number=Sing 6 nsubj
3 from from ADP IN _ 5 case
4 the the DET DT _ 5 det
5 ministry ministry NOUN NN Number=Sing 2 nmod
6 said say VERB VBD VerbForm=Fin 0 root
7 airstrikes airstrike NOUN NNS Number=Plur 8 nsubj
8 destroyed destroy VERB VBD VerbForm=Fin 6 ccomp _ Roleset=destroy.01|Args=ARG0:7,ARG1:9
9 mills mill NOUN NNS _ 8 obj _ SpaceAfter=No
10 . . PUNCT . _ 6 punct
)");
  EXPECT_EQ(claims(d), "asserted: > the ministry: airstrikes destroyed mills\n");
}

// The tagger reads "staging" as a noun, so that no verb says what is done to the attacks.
const std::string kStaged = R"(
1 The the DET DT _ 2 det
2 general general NOUN NN Number=Sing 3 nsubj
3 warned warn VERB VBD VerbForm=Fin 0 root
4 that that SCONJ IN _ 9 mark
5 medics medic NOUN NNS Number=Plur 9 nsubj
6 were be AUX VBD VerbForm=Fin 9 cop
7 staging staging NOUN NN Number=Sing 9 compound
8 gas gas NOUN NN Number=Sing 9 compound
9 attacks attack NOUN NNS Number=Plur 3 ccomp _ SpaceAfter=No
10 . . PUNCT . _ 3 punct
)";

TEST(LayersAndClaims, StagingAttacksIsAllegedWhateverTheTaggerReads) {
  const Document d = code(kStaged);
  ASSERT_EQ(d.events.size(), 1U) << events(d);
  EXPECT_EQ(d.events[0].layer, Layer::kAlleged);
  ASSERT_EQ(d.claims.size(), 1U);
  EXPECT_EQ(d.claims[0].force, Force::kAlleged);
}

TEST(LayersAndClaims, AStagedAttackIsNotTheRealOne) {
  const Document d = code(R"(
1 Gas gas NOUN NN Number=Sing 2 compound
2 attacks attack NOUN NNS Number=Plur 3 nsubj
3 shook shake VERB VBD VerbForm=Fin 0 root
4 Aleppo Aleppo PROPN NNP Number=Sing 3 obj _ SpaceAfter=No
5 . . PUNCT . _ 3 punct
)" + kStaged);
  ASSERT_EQ(d.events.size(), 2U) << events(d);
  EXPECT_EQ(d.events[0].layer, Layer::kCurrent);
  EXPECT_EQ(d.events[1].layer, Layer::kAlleged);
}

}  // namespace
}  // namespace dateline
