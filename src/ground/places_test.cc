#include "ground/places_test_text.h"

namespace dateline {
namespace {

// The quarter lies in no gazetteer; several villages of Syria bear its name. "The city" is the one last spoken of.
TEST_F(Places, AQuarterLiesInItsCityAndNotInANamesake) {
  EXPECT_EQ(found_in(R"(
1  Shells   shell   NOUN  NNS _ 2 nsubj _
2  hit      hit     VERB  VBD _ 0 root  _
3  Syria    Syria   PROPN NNP _ 6 nmod:poss Name=B-LOC|SpaceAfter=No
4  's       's      PART  POS _ 3 case  _
5  northern northern ADJ  JJ  _ 6 amod  _
6  city     city    NOUN  NN  _ 2 obj   _
7  of       of      ADP   IN  _ 8 case  _
8  Aleppo   Aleppo  PROPN NNP _ 6 nmod  Name=B-LOC|SpaceAfter=No
9  .        .       PUNCT .   _ 2 punct _

1  The      the     DET   DT  _ 2 det   _
2  attack   attack  NOUN  NN  _ 3 nsubj _
3  hit      hit     VERB  VBD _ 0 root  _
4  al       al      PROPN NNP _ 6 compound Name=B-LOC|SpaceAfter=No
5  -        -       PUNCT HYPH _ 6 punct Name=I-LOC|SpaceAfter=No
6  Khalidiya Khalidiya PROPN NNP _ 7 compound Name=I-LOC
7  neighborhood neighborhood NOUN NN _ 3 obj _
8  in       in      ADP   IN  _ 13 case _
9  the      the     DET   DT  _ 13 det  _
10 government government NOUN NN _ 12 compound SpaceAfter=No
11 -        -       PUNCT HYPH _ 12 punct SpaceAfter=No
12 held     hold    VERB  VBN _ 13 amod _
13 city     city    NOUN  NN  _ 7 nmod  _
14 on       on      ADP   IN  _ 15 case _
15 Saturday Saturday PROPN NNP _ 3 obl  SpaceAfter=No
16 .        .       PUNCT .   _ 3 punct _
)"),
            "Syria | Syria | PCLI SYR  | country | place | \n"
            "Aleppo | Aleppo | PPLA SYR Aleppo | exact | place | Syria\n"
            "al-Khalidiya neighborhood | al-Khalidiya | PPLX SYR Aleppo | near | place | Aleppo\n");
}

TEST_F(Places, StatesAndCapitalsActOrLie) {
  EXPECT_EQ(found_in(R"(
1  Russia   Russia  PROPN NNP _ 2 nsubj Name=B-LOC
2  said     say     VERB  VBD _ 0 root  _
3  Ankara   Ankara  PROPN NNP _ 6 nsubj Name=B-LOC
4  was      be      AUX   VBD _ 6 cop   _
5  a        a       DET   DT  _ 6 det   _
6  guarantor guarantor NOUN NN _ 2 ccomp SpaceAfter=No
7  .        .       PUNCT .   _ 2 punct _

1  Talks    talk    NOUN  NNS _ 4 nsubj _
2  in       in      ADP   IN  _ 3 case  _
3  Ankara   Ankara  PROPN NNP _ 1 nmod  Name=B-LOC
4  ended    end     VERB  VBD _ 0 root  SpaceAfter=No
5  .        .       PUNCT .   _ 4 punct _

1  Syrian   Syrian  ADJ   JJ  _ 2 amod  Name=B-MISC
2  forces   force   NOUN  NNS _ 7 nsubj _
3  and      and     CCONJ CC  _ 6 cc    _
4  US       US      PROPN NNP _ 6 compound Name=B-LOC|SpaceAfter=No
5  -        -       PUNCT HYPH _ 6 punct SpaceAfter=No
6  led      lead    VERB  VBN _ 2 conj  _
7  warned   warn    VERB  VBD _ 0 root  _
8  Turkey   Turkey  PROPN NNP _ 7 obj   Name=B-LOC
9  by       by      ADP   IN  _ 10 case _
10 phone    phone   NOUN  NN  _ 7 obl   SpaceAfter=No
11 .        .       PUNCT .   _ 7 punct _
)"),
            "Russia | Russia | PCLI RUS  | country | actor | \n"
            "Ankara | Ankara | PPLC TUR Ankara | exact | actor | \n"
            "Ankara | Ankara | PPLC TUR Ankara | exact | place | \n"
            "Syrian | Syrian | PCLI SYR  | country | adjective | \n"
            "US | US | PCLI USA  | country | adjective | \n"
            "Turkey | Turkey | PCLI TUR  | country | actor | \n");
}

TEST_F(Places, KindWordsChooseBetweenDivisionAndTown) {
  EXPECT_EQ(found_in(R"(
1  They     they    PRON  PRP _ 2 nsubj _
2  fled     flee    VERB  VBD _ 0 root  _
3  Saraqeb  Saraqeb PROPN NNP _ 2 obj   Name=B-LOC|SpaceAfter=No
4  ,        ,       PUNCT ,   _ 7 punct _
5  a        a       DET   DT  _ 6 det   _
6  town     town    NOUN  NN  _ 3 appos _
7  in       in      ADP   IN  _ 9 case  _
8  Idlib    Idlib   PROPN NNP _ 9 compound Name=B-LOC
9  province province NOUN NN  _ 6 nmod  SpaceAfter=No
10 ,        ,       PUNCT ,   _ 11 punct _
11 Syria    Syria   PROPN NNP _ 9 appos Name=B-LOC|SpaceAfter=No
12 .        .       PUNCT .   _ 2 punct _

1  Near     near    ADP   IN  _ 3 case  _
2  Khan     Khan    PROPN NNP _ 3 compound Name=B-LOC
3  Sheikhoun Sheikhoun PROPN NNP _ 5 obl Name=I-LOC
4  they     they    PRON  PRP _ 5 nsubj _
5  stopped  stop    VERB  VBD _ 0 root  SpaceAfter=No
6  .        .       PUNCT .   _ 5 punct _

1  Jets     jet     NOUN  NNS _ 2 nsubj _
2  left     leave   VERB  VBD _ 0 root  _
3  Hmeimim  Hmeimim PROPN NNP _ 5 compound Name=B-LOC
4  air      air     NOUN  NN  _ 5 compound _
5  base     base    NOUN  NN  _ 2 obj   SpaceAfter=No
6  .        .       PUNCT .   _ 2 punct _
)"),
            "Saraqeb | Saraqeb | PPLA3 SYR Idlib | exact | place | Idlib\n"
            "Idlib province | Idlib | ADM1 SYR Idlib | admin1 | place | Syria\n"
            "Syria | Syria | PCLI SYR  | country | place | \n"
            "Khan Sheikhoun | Khan Sheikhoun | PPLA3 SYR Idlib | near | place | \n"
            "Hmeimim air base | Hmeimim | AIRB SYR  | exact | place | \n");
}

TEST_F(Places, ContainersChooseBetweenNamesakes) {
  EXPECT_EQ(found_in(R"(
1  Fire     fire    NOUN  NN  _ 2 nsubj _
2  struck   strike  VERB  VBD _ 0 root  _
3  Paris    Paris   PROPN NNP _ 2 obj   Name=B-LOC|SpaceAfter=No
4  ,        ,       PUNCT ,   _ 5 punct _
5  Texas    Texas   PROPN NNP _ 3 appos Name=B-LOC|SpaceAfter=No
6  ,        ,       PUNCT ,   _ 2 punct _
7  and      and     CCONJ CC  _ 8 cc    _
8  Athens   Athens  PROPN NNP _ 3 conj  Name=B-LOC|SpaceAfter=No
9  ,        ,       PUNCT ,   _ 10 punct _
10 Georgia  Georgia PROPN NNP _ 8 appos Name=B-LOC|SpaceAfter=No
11 .        .       PUNCT .   _ 2 punct _
)"),
            "Paris | Paris | PPLA2 USA Texas | exact | place | Texas\n"
            "Texas | Texas | ADM1 USA Texas | admin1 | place | \n"
            "Athens | Athens | PPLA2 USA Georgia | exact | place | Georgia\n"
            "Georgia | Georgia | ADM1 USA Georgia | admin1 | place | \n");
}

TEST_F(Places, WhatCannotBeFoundIsStillSaid) {
  EXPECT_EQ(found_in(R"(
1  They     they    PRON  PRP _ 2 nsubj _
2  reached  reach   VERB  VBD _ 0 root  _
3  Qwxzvort Qwxzvort PROPN NNP _ 2 obj  Name=B-LOC|SpaceAfter=No
4  .        .       PUNCT .   _ 2 punct _
)"),
            "Qwxzvort | Qwxzvort | ? | none | place | \n");
}

TEST_F(Places, SurnamesAndPronounsAreNoPlaces) {
  EXPECT_EQ(found_in(R"(
1  Paris    Paris   PROPN NNP _ 3 nsubj Name=B-PER
2  Hilton   Hilton  PROPN NNP _ 1 flat  Name=I-PER
3  told     tell    VERB  VBD _ 0 root  _
4  us       we      PRON  PRP _ 3 obj   _
5  to       to      PART  TO  _ 6 mark  _
6  march    march   VERB  VB  _ 3 xcomp SpaceAfter=No
7  .        .       PUNCT .   _ 3 punct _
)"),
            "");
}

TEST_F(Places, AnEmptyAnalysisHasNone) { EXPECT_TRUE(find_places(Analysis{}, *shipped()).empty()); }

}  // namespace
}  // namespace dateline
