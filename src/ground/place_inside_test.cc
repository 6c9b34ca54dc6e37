#include "ground/place_parts.h"
#include "ground/places_test_text.h"

namespace dateline {
namespace {

std::string parts_of(std::string_view name) {
  constexpr std::array<const char*, 3> kKinds = {"whole", "side", "site"};
  std::string out;
  for (const PlacePart& p : place_parts(name))
    out += fmt::format("{} {}; ", kKinds[static_cast<size_t>(p.kind)], p.name);
  return out;
}

TEST(PlaceParts, ComeOffInFrontAndBehind) {
  EXPECT_EQ(parts_of("north London"), "side London; ");
  EXPECT_EQ(parts_of("north-central Ohio"), "side Ohio; ");
  EXPECT_EQ(parts_of("North West England"), "side England; ");
  EXPECT_EQ(parts_of("Greer City Hall"), "site Greer City; site Greer; ");
  EXPECT_EQ(parts_of("South Arlington High School"),
            "side Arlington High School; site Arlington High; site Arlington; ");
  EXPECT_EQ(parts_of("Tadmur/Palmyra"), "whole Tadmur; whole Palmyra; ");
  EXPECT_EQ(parts_of("City of Edwardsville"), "whole Edwardsville; ");
}

TEST(PlaceParts, NothingComesOffAPlainName) {
  for (const char* name : {"", "Aleppo", "Tal Abyad", "North", "Main Street", "a b c d e f g h i park"}) {
    EXPECT_EQ(parts_of(name), "") << name;
  }
}

// A body's name says where it is, but no event is there for that: its use is an adjective's.
TEST_F(Places, BodiesAreNamedAfterTheirPlaces) {
  EXPECT_EQ(found_in(R"(
1  Richmond Richmond PROPN NNP _ 3 compound Name=B-ORG
2  Police   Police   PROPN NNP _ 3 compound Name=I-ORG
3  Department Department PROPN NNP _ 4 nsubj Name=I-ORG
4  asked    ask      VERB  VBD _ 0 root  _
5  the      the      DET   DT  _ 6 det   _
6  University University PROPN NNP _ 4 obj Name=B-ORG
7  of       of       ADP   IN  _ 8 case  Name=I-ORG
8  Virginia Virginia PROPN NNP _ 6 nmod  Name=I-ORG
9  and      and      CCONJ CC  _ 10 cc   _
10 Johnson  Johnson  PROPN NNP _ 6 conj  Name=B-ORG
11 &        &        CCONJ CC  _ 12 cc   Name=I-ORG
12 Johnson  Johnson  PROPN NNP _ 10 conj Name=I-ORG|SpaceAfter=No
13 .        .        PUNCT .   _ 4 punct _
)"),
            "Richmond | Richmond | PPLA USA Virginia | exact | adjective | \n"
            "Virginia | Virginia | ADM1 USA Virginia | admin1 | adjective | \n");
}

TEST_F(Places, CommonWordsInBodiesAreNoTowns) {
  EXPECT_EQ(found_in(R"(
1  Central  Central  PROPN NNP _ 2 compound Name=B-ORG
2  Bank     Bank     PROPN NNP _ 3 nsubj Name=I-ORG
3  told     tell     VERB  VBD _ 0 root  _
4  the      the      DET   DT  _ 5 det   _
5  Department Department PROPN NNP _ 3 obj Name=B-ORG
6  of       of       ADP   IN  _ 8 case  Name=I-ORG
7  Homeland Homeland PROPN NNP _ 8 compound Name=I-ORG
8  Security Security PROPN NNP _ 5 nmod  Name=I-ORG|SpaceAfter=No
9  .        .        PUNCT .   _ 3 punct _
)"),
            "");
}

TEST_F(Places, PartsAndSitesLieNearTheirTown) {
  EXPECT_EQ(found_in(R"(
1  They     they     PRON  PRP _ 2 nsubj _
2  met      meet     VERB  VBD _ 0 root  _
3  at       at       ADP   IN  _ 5 case  _
4  Aleppo   Aleppo   PROPN NNP _ 6 compound Name=B-LOC
5  City     City     PROPN NNP _ 6 compound Name=I-LOC
6  Hall     Hall     PROPN NNP _ 2 obl   Name=I-LOC
7  in       in       ADP   IN  _ 9 case  _
8  northern northern ADJ   JJ  _ 9 amod  Name=B-LOC
9  Syria    Syria    PROPN NNP _ 6 nmod  Name=I-LOC|SpaceAfter=No
10 .        .        PUNCT .   _ 2 punct _
)"),
            "Aleppo City Hall | Aleppo City Hall |  SYR Aleppo | near | place | northern Syria\n"
            "northern Syria | northern Syria | PCLI SYR  | country | place | \n");
}

// The tagger took all three for people.
TEST_F(Places, DatelinesConstituenciesAndDescribedVillages) {
  EXPECT_EQ(found_in(R"(
1  DAMASCUS Damascus PROPN NNP _ 4 nsubj Name=B-PER
2  –        –        PUNCT :   _ 1 punct _
3  Shells   shell    NOUN  NNS _ 4 nsubj _
4  hit      hit      VERB  VBD _ 0 root  _
5  Qwxzvort Qwxzvort PROPN NNP _ 4 obj   Name=B-PER|SpaceAfter=No
6  ,        ,        PUNCT ,   _ 9 punct _
7  a        a        DET   DT  _ 9 det   _
8  Syrian   Syrian   ADJ   JJ  _ 9 amod  _
9  village  village  NOUN  NN  _ 5 appos SpaceAfter=No
10 .        .        PUNCT .   _ 4 punct _

1  Sen.     Sen.     PROPN NNP _ 7 nsubj _
2  Lee      Lee      PROPN NNP _ 1 flat  Name=B-PER|SpaceAfter=No
3  ,        ,        PUNCT ,   _ 6 punct _
4  R        R        PROPN NNP _ 6 compound Name=B-PER|SpaceAfter=No
5  -        -        PUNCT HYPH _ 6 punct Name=I-PER|SpaceAfter=No
6  Utah     Utah     PROPN NNP _ 1 appos Name=I-PER|SpaceAfter=No
7  ,        ,        PUNCT ,   _ 8 punct _
8  left     leave    VERB  VBD _ 0 root  SpaceAfter=No
9  .        .        PUNCT .   _ 8 punct _
)"),
            "DAMASCUS | DAMASCUS | PPLC SYR Dimashq | exact | dateline | \n"
            "Qwxzvort | Qwxzvort | ? | none | place | \n"
            "Syrian village | Syrian | PCLI SYR  | country | place | \n"
            "Utah | Utah | ADM1 USA Utah | admin1 | place | \n");
}

}  // namespace
}  // namespace dateline
