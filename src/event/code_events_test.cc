// From trees to events, on small sentences: what is one act, who acts, on whom, with what, when.
#include "event/code_events.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "event/code_for_test.h"

namespace dateline {
namespace {

TEST(CodeEvents, WhoWillNotDoItRefuses) {
  const Document d = code(R"(
1 He he PRON PRP _ 4 nsubj
2 will will AUX MD VerbForm=Fin 4 aux
3 not not PART RB _ 4 advmod
4 resign resign VERB VB _ 0 root _ Roleset=resign.01|Args=ARG0:1
5 . . PUNCT . _ 4 punct
)");
  ASSERT_EQ(d.events.size(), 1u);
  EXPECT_EQ(d.events[0].type, "REJECT");
  EXPECT_EQ(d.events[0].layer, Layer::kCurrent);
  EXPECT_EQ(d.events[0].happened, Happened::kYes);
}

// The labeller gives "accuses" the first clause's subject, and the antecedent a role of its own fancy.
TEST(CodeEvents, AnAgentIsInItsVerbsClauseAndWhomOneAccusesIsTheAccused) {
  const Document d = code(R"(
1 Jets jet NOUN NNS _ 2 nsubj
2 bombed bomb VERB VBD VerbForm=Fin 0 root _ Roleset=bomb.01|Args=ARG0:1,ARG1:3-6
3 rebels rebel NOUN NNS _ 2 obj
4 whom whom PRON WP PronType=Rel 6 obj
5 prosecutors prosecutor NOUN NNS _ 6 nsubj
6 accuse accuse VERB VBP VerbForm=Fin 3 acl:relcl _ Roleset=accuse.01|Args=ARG0:1,ARG2:3,ARG0:5
7 . . PUNCT . _ 2 punct
)");
  EXPECT_EQ(events(d),
            "ASSAULT current: bombed | instrument=Jets target=rebels\n"
            "ACCUSE current: accuse | actor=prosecutors recipient=rebels\n");
}

TEST(CodeEvents, WhoIsTakenHostageIsAbductedAndWhoIsTakenIllIsNot) {
  const std::string_view taken = R"(
1 Two two NUM CD _ 2 nummod
2 men man NOUN NNS _ 4 nsubj:pass
3 were be AUX VBD VerbForm=Fin 4 aux:pass
4 taken take VERB VBN Voice=Pass 0 root _ Roleset=take.01|Args=ARG1:1-2
)";
  const Document hostage = code(std::string(taken) + "5 hostage hostage NOUN NN _ 4 xcomp\n");
  EXPECT_EQ(events(hostage), "ASSAULT current: taken | victim=Two men\n");
  EXPECT_EQ(events(code(std::string(taken) + "5 ill ill ADJ JJ _ 4 xcomp\n")), "");
}

// The same word and the same target, but shells are fired from the ground and jets come by air.
TEST(CodeEvents, ArtilleryIsNoAirstrike) {
  const auto twice = [](std::string_view second) {
    return code(
               "1 Jets jet NOUN NNS _ 2 nsubj\n2 struck strike VERB VBD VerbForm=Fin 0 root _ "
               "Roleset=strike.01|Args=ARG0:1,ARG1:3-4\n3 the the DET DT _ 4 det\n4 rebels rebel NOUN NNS _ 2 obj\n"
               "5 . . PUNCT . _ 2 punct\n\n" +
               std::string(second) +
               " NOUN NNS _ 2 nsubj\n2 struck strike VERB VBD VerbForm=Fin 0 root _ "
               "Roleset=strike.01|Args=ARG0:1,ARG1:3-4\n3 the the DET DT _ 4 det\n4 rebels rebel NOUN NNS _ 2 obj\n"
               "5 . . PUNCT . _ 2 punct\n")
        .events.size();
  };
  EXPECT_EQ(twice("1 Jets jet"), 1u);
  EXPECT_EQ(twice("1 Artillery artillery"), 2u);
}

TEST(CodeEvents, AVerbJoinsTheActThatIsItsSubject) {
  const Document d = code(R"(
1 Airstrikes airstrike NOUN NNS Number=Plur 2 nsubj
2 destroyed destroy VERB VBD VerbForm=Fin 0 root _ Roleset=destroy.01|Args=ARG0:1,ARG1:3-4
3 two two NUM CD _ 4 nummod
4 depots depot NOUN NNS _ 2 obj _ SpaceAfter=No
5 . . PUNCT . _ 2 punct
)");
  ASSERT_EQ(d.events.size(), 1U) << events(d);
  EXPECT_EQ(words(d, d.events[0].mentions[0]), "Airstrikes");
  ASSERT_EQ(d.events[0].effects.size(), 1U);
  EXPECT_EQ(d.events[0].effects[0].what, "destroyed");
}

TEST(CodeEvents, AnOrderGivesTheActItsOrderer) {
  const Document d = code(R"(
1 The the DET DT _ 2 det
2 governor governor NOUN NN _ 3 nsubj
3 ordered order VERB VBD VerbForm=Fin 0 root _ Roleset=order.01|Args=ARG0:1-2,ARG1:4,ARG2:5-8
4 soldiers soldier NOUN NNS _ 3 obj
5 to to PART TO _ 6 mark
6 shell shell VERB VB VerbForm=Inf 3 xcomp _ Roleset=shell.02|Args=ARG0:4,ARG1:7-8
7 the the DET DT _ 8 det
8 village village NOUN NN _ 6 obj _ SpaceAfter=No
9 . . PUNCT . _ 3 punct
)");
  EXPECT_EQ(events(d), "ASSAULT requested: shell | actor=soldiers target=the village orderer=The governor\n");
}

TEST(CodeEvents, KilledInAnAirstrikeIsTheAirstrike) {
  const Document d = code(R"(
1 Nine nine NUM CD _ 2 nummod
2 people people NOUN NNS _ 4 nsubj:pass
3 were be AUX VBD VerbForm=Fin 4 aux:pass
4 killed kill VERB VBN VerbForm=Part|Voice=Pass 0 root _ Roleset=kill.01|Args=ARG1:1-2
5 in in ADP IN _ 7 case
6 an a DET DT _ 7 det
7 airstrike airstrike NOUN NN Number=Sing 4 obl _ SpaceAfter=No
8 . . PUNCT . _ 4 punct
)");
  ASSERT_EQ(d.events.size(), 1U) << events(d);
  EXPECT_EQ(words(d, d.events[0].mentions[0]), "airstrike");
  ASSERT_EQ(d.events[0].quantities.size(), 1U);
  EXPECT_EQ(d.quantities[static_cast<size_t>(d.events[0].quantities[0])].what, "killed");
}

// The agent of an infinitive stands outside it, also where its object is labelled.
TEST(CodeEvents, WhoIsCalledOnIsToCondemn) {
  const Document d = code(R"(
1 The the DET DT _ 2 det
2 envoy envoy NOUN NN _ 3 nsubj
3 called call VERB VBD VerbForm=Fin 0 root _ Roleset=call.03|Args=ARG0:1-2
4 on on ADP IN _ 5 case
5 Norway Norway PROPN NNP Number=Sing 3 obl _ Name=B-LOC
6 to to PART TO _ 7 mark
7 condemn condemn VERB VB VerbForm=Inf 3 xcomp _ Roleset=condemn.01|Args=ARG1:8-9
8 the the DET DT _ 9 det
9 raid raid NOUN NN Number=Sing 7 obj _ SpaceAfter=No
10 . . PUNCT . _ 3 punct
)");
  EXPECT_NE(events(d).find("ACCUSE requested: condemn | actor=Norway\n"), std::string::npos) << events(d);
}

// "A total of nine": an adjective that is an object is one; "at" names the target.
TEST(CodeEvents, WhatIsFiredIsNotWhereItIsFired) {
  const Document d = code(R"(
1 Ships ship NOUN NNS Number=Plur 2 nsubj
2 fired fire VERB VBD VerbForm=Fin 0 root _ Roleset=fire.01|Args=ARG0:1,ARG1:3-10
3 a a DET DT _ 4 det
4 total total ADJ JJ _ 2 obj
5 of of ADP IN _ 7 case
6 nine nine NUM CD _ 7 nummod
7 missiles missile NOUN NNS Number=Plur 4 nmod
8 at at ADP IN _ 10 case
9 the the DET DT _ 10 det
10 depot depot NOUN NN Number=Sing 2 obl _ SpaceAfter=No
11 . . PUNCT . _ 2 punct
)");
  EXPECT_NE(events(d).find("instrument=a total of nine missiles"), std::string::npos) << events(d);
  EXPECT_NE(events(d).find("target=the depot"), std::string::npos) << events(d);
}

TEST(CodeEvents, ThoseStruckAreHeldResponsibleNotTheStrikes) {
  const Document d = code(R"(
1 Norway Norway PROPN NNP Number=Sing 2 nsubj _ Name=B-LOC
2 launched launch VERB VBD VerbForm=Fin 0 root _ Roleset=launch.01|Args=ARG0:1,ARG1:3-11
3 airstrikes airstrike NOUN NNS Number=Plur 2 obj
4 against against ADP IN _ 5 case
5 rebels rebel NOUN NNS Number=Plur 3 nmod
6 it it PRON PRP Number=Sing 7 nsubj
7 blamed blame VERB VBD VerbForm=Fin 3 acl:relcl _ Roleset=blame.01|Args=ARG0:6,ARG2:8-11
8 for for SCONJ IN _ 9 mark
9 shelling shell VERB VBG VerbForm=Ger 7 advcl _ Roleset=shell.02|Args=ARG1:10-11
10 the the DET DT _ 11 det
11 market market NOUN NN _ 9 obj _ SpaceAfter=No
12 . . PUNCT . _ 2 punct
)");
  EXPECT_NE(events(d).find("shelling | target=the market actor=rebels\n"), std::string::npos) << events(d);
}

// The day is the first act's own: it is lent within its sentence, not to the next.
TEST(CodeEvents, AnActIsLentTheDayOfItsSentence) {
  const Document d = code(R"(# newblock = paragraph
1 Troops troop NOUN NNS _ 2 nsubj
2 shelled shell VERB VBD VerbForm=Fin 0 root _ Roleset=shell.02|Args=ARG0:1,ARG1:3
3 villages village NOUN NNS _ 2 obj
4 on on ADP IN _ 5 case
5 May May PROPN NNP _ 2 obl
6 3 3 NUM CD _ 5 nummod
7 , , PUNCT , _ 8 punct
8 2017 2017 NUM CD _ 5 nummod
9 and and CCONJ CC _ 11 cc
10 rebels rebel NOUN NNS _ 11 nsubj
11 abducted abduct VERB VBD VerbForm=Fin 2 conj _ Roleset=abduct.01|Args=ARG0:10,ARG1:12
12 nurses nurse NOUN NNS _ 11 obj _ SpaceAfter=No
13 . . PUNCT . _ 2 punct

1 Rebels rebel NOUN NNS _ 2 nsubj
2 abducted abduct VERB VBD VerbForm=Fin 0 root _ Roleset=abduct.01|Args=ARG0:1,ARG1:3
3 priests priest NOUN NNS _ 2 obj _ SpaceAfter=No
4 . . PUNCT . _ 2 punct
)");
  ASSERT_EQ(d.events.size(), 3U) << events(d);
  ASSERT_NE(d.events[0].time.index, kNone);
  EXPECT_FALSE(d.events[0].time.inferred);
  EXPECT_EQ(d.events[1].time.index, d.events[0].time.index);
  EXPECT_TRUE(d.events[1].time.inferred);
  EXPECT_EQ(d.events[2].time.index, kNone);
}

TEST(CodeEvents, WhatActsSaysHow) {
  const Document d = code(R"(
1 Jets jet NOUN NNS Number=Plur 2 nsubj
2 bombed bomb VERB VBD VerbForm=Fin 0 root _ Roleset=bomb.01|Args=ARG0:1,ARG1:3
3 drones drone NOUN NNS Number=Plur 2 obj _ SpaceAfter=No
4 . . PUNCT . _ 2 punct
)");
  ASSERT_EQ(d.events.size(), 1U) << events(d);
  const std::vector<std::string>& modes = d.events[0].modes;
  EXPECT_NE(std::find(modes.begin(), modes.end(), "aerial"), modes.end());
  EXPECT_EQ(std::find(modes.begin(), modes.end(), "drone"), modes.end()) << "they were hit, not hit with";
}

// What killed names its cause: the attack is theirs who killed, and done as they act.
TEST(CodeEvents, WhoKilledInAnAttackMadeIt) {
  const Document d = code(R"(
1 Two two NUM CD _ 3 nummod
2 suicide suicide NOUN NN Number=Sing 3 compound
3 bombers bomber NOUN NNS Number=Plur 4 nsubj
4 killed kill VERB VBD VerbForm=Fin 0 root _ Roleset=kill.01|Args=ARG0:3,ARG1:6
5 nine nine NUM CD _ 6 nummod
6 worshippers worshipper NOUN NNS Number=Plur 4 obj
7 in in ADP IN _ 9 case
8 an a DET DT _ 9 det
9 attack attack NOUN NN Number=Sing 4 obl
10 on on ADP IN _ 12 case
11 a a DET DT _ 12 det
12 mosque mosque NOUN NN Number=Sing 9 nmod _ SpaceAfter=No
13 . . PUNCT . _ 4 punct
)");
  ASSERT_EQ(d.events.size(), 1U) << events(d);
  const std::vector<std::string>& modes = d.events[0].modes;
  EXPECT_NE(std::find(modes.begin(), modes.end(), "suicide-attack"), modes.end());
  EXPECT_EQ(d.events[0].acled, "Explosions/Remote violence > Suicide bomb");
}

TEST(CodeEvents, WhoIsRefusedIsWhomTheActWasFor) {
  const Document d = code(R"(
1 Ministers minister NOUN NNS Number=Plur 2 nsubj
2 refused refuse VERB VBD VerbForm=Fin 0 root _ Roleset=refuse.01|Args=ARG0:1,ARG1:4
3 to to PART TO _ 4 mark
4 meet meet VERB VB VerbForm=Inf 2 xcomp _ Roleset=meet.03|Args=ARG0:1,ARG1:5
5 Brazil Brazil PROPN NNP Number=Sing 4 obj _ SpaceAfter=No
6 . . PUNCT . _ 2 punct
)");
  EXPECT_NE(events(d).find("REJECT current: refused | actor=Ministers recipient=Brazil"), std::string::npos)
      << events(d);
}

TEST(CodeEvents, WhoIsRefusedMayBeWhoAsked) {
  const Document d = code(R"(
1 Herrera Herrera PROPN NNP Number=Sing 2 nsubj
2 rejected reject VERB VBD VerbForm=Fin 0 root _ Roleset=reject.01|Args=ARG0:1,ARG1:4
3 a a DET DT _ 4 det
4 request request NOUN NN Number=Sing 2 obj _ Roleset=request.01|Args=ARG0:6
5 from from ADP IN _ 6 case
6 Brazil Brazil PROPN NNP Number=Sing 4 nmod _ SpaceAfter=No
7 . . PUNCT . _ 2 punct
)");
  EXPECT_NE(events(d).find("REJECT current: rejected | actor=Herrera recipient=Brazil"), std::string::npos)
      << events(d);
}

}  // namespace
}  // namespace dateline
