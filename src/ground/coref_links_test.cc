// What grammar makes one though the parser parts it: owners, names between commas, relative pronouns, offices.
#include <gtest/gtest.h>

#include <memory>

#include "base/data_dir.h"
#include "ground/entities.h"
#include "language/analysis_text.h"

namespace dateline {
namespace {

// Each entity on a line, all its mentions' words: "Teona Diasadze: its spokeswoman | Teona Diasadze".
std::string entities_of(std::string_view conllu) {
  static const Result<ActorLexicon> lexicon = ActorLexicon::load(data_dir() / "lexicons");
  auto analysis = read_analysis(conllu);
  EXPECT_TRUE(lexicon && analysis);
  if (!lexicon || !analysis) return {};
  Grounded g;
  g.analysis = std::make_shared<const Analysis>(std::move(*analysis));
  add_entities(g, *lexicon, Limits{});
  std::string out;
  for (const Entity& e : g.entities) {
    out += e.name + ":";
    for (int m : e.mentions)
      out += (m == e.mentions.front() ? " " : " | ") +
             std::string(g.analysis->words(g.mentions[static_cast<size_t>(m)].span));
    out += '\n';
  }
  return out;
}

TEST(CorefLinks, AnOwnerHungElsewhereStaysWithItsNoun) {
  EXPECT_EQ(entities_of(R"(# newpar
1 Halicor Halicor PROPN NNP Number=Sing 4 nsubj _ Name=B-ORG|SpaceAfter=No
2 's 's PART POS _ 1 case
3 lawyer lawyer NOUN NN Number=Sing 4 nsubj
4 resigned resign VERB VBD _ 0 root
5 . . PUNCT . _ 4 punct
)"),
            "Halicor's lawyer: Halicor's lawyer\nHalicor: Halicor\n");
}

TEST(CorefLinks, ANameBetweenCommasIsWhomTheNounMeans) {
  EXPECT_EQ(entities_of(R"(# newpar
1 The the DET DT _ 2 det
2 spokesman spokesman NOUN NN Number=Sing 7 nsubj
3 , , PUNCT , _ 4 punct
4 Abbakar Abbakar PROPN NNP Number=Sing 2 flat _ Name=B-PER
5 Tirab Tirab PROPN NNP Number=Sing 4 flat _ Name=I-PER
6 , , PUNCT , _ 2 punct
7 resigned resign VERB VBD _ 0 root
8 . . PUNCT . _ 7 punct
)"),
            "Abbakar Tirab: The spokesman | Abbakar Tirab\n");
}

TEST(CorefLinks, AFirmsNameMakesItsNounAFirm) {
  EXPECT_EQ(entities_of(R"(# newpar
1 The the DET DT _ 2 det
2 developer developer NOUN NN Number=Sing 7 nsubj
3 , , PUNCT , _ 5 punct
4 Bluewater Bluewater PROPN NNP Number=Sing 5 compound _ Name=B-ORG
5 Gate Gate PROPN NNP Number=Sing 2 appos _ Name=I-ORG
6 , , PUNCT , _ 2 punct
7 signed sign VERB VBD _ 0 root
8 . . PUNCT . _ 7 punct
)"),
            "Bluewater Gate: The developer | Bluewater Gate\n");
}

TEST(CorefLinks, WhoIsTheConjunctRightBefore) {
  EXPECT_EQ(entities_of(R"(# newpar
1 Police police NOUN NNS Number=Plur 7 nsubj
2 and and CCONJ CC _ 3 cc
3 relatives relative NOUN NNS Number=Plur 1 conj
4 , , PUNCT , _ 3 punct
5 who who PRON WP PronType=Rel 6 nsubj
6 watched watch VERB VBD _ 1 acl:relcl
7 left leave VERB VBD _ 0 root
8 . . PUNCT . _ 7 punct
)"),
            "Police: Police\nrelatives: relatives | who\n");
}

TEST(CorefLinks, AnOfficeComesBeforeItsHoldersName) {
  EXPECT_EQ(entities_of(R"(# newpar
1 The the DET DT _ 2 det
2 mayor mayor NOUN NN Number=Sing 3 nsubj
3 resigned resign VERB VBD _ 0 root
4 . . PUNCT . _ 3 punct

1 Mayor Mayor PROPN NNP Number=Sing 2 compound
2 Stelmakh Stelmakh PROPN NNP Number=Sing 3 nsubj _ Name=B-PER
3 left leave VERB VBD _ 0 root
4 . . PUNCT . _ 3 punct
)"),
            "Stelmakh: The mayor | Mayor Stelmakh\n");
}

TEST(CorefLinks, ASideOfACountryIsItsState) {
  EXPECT_EQ(entities_of(R"(# newpar
1 Russia Russia PROPN NNP Number=Sing 2 nsubj _ Name=B-LOC
2 agreed agree VERB VBD _ 0 root
3 . . PUNCT . _ 2 punct

1 The the DET DT _ 3 det
2 Russian Russian ADJ JJ _ 3 amod
3 side side NOUN NN Number=Sing 4 nsubj
4 said say VERB VBD _ 0 root
5 nothing nothing PRON NN Number=Sing 6 nsubj
6 burned burn VERB VBD _ 4 ccomp
7 . . PUNCT . _ 4 punct
)"),
            "Russia: Russia | The Russian side\n");
}

TEST(CorefLinks, PoliceTaggedAsAPronounAreThePoliceAgain) {
  EXPECT_EQ(entities_of(R"(# newpar
1 Police police NOUN NNS Number=Plur 2 nsubj
2 arrived arrive VERB VBD _ 0 root
3 . . PUNCT . _ 2 punct

1 Shots shot NOUN NNS Number=Plur 2 nsubj
2 rang ring VERB VBD _ 0 root
3 , , PUNCT , _ 5 punct
4 police police PRON PRP Number=Sing 5 nsubj
5 said say VERB VBD _ 2 parataxis
6 . . PUNCT . _ 2 punct
)"),
            "Police: Police | police\nShots: Shots\n");
}

TEST(CorefLinks, WhoSpeaksIsNotNamedAnewByANounBelow) {
  EXPECT_EQ(entities_of(R"(# newpar
1 Mayor mayor PROPN NNP Number=Sing 2 nmod:desc
2 Ruth Ruth PROPN NNP Number=Sing 4 nsubj _ Name=B-PER
3 Askwell Askwell PROPN NNP Number=Sing 2 flat _ Name=I-PER
4 said say VERB VBD _ 0 root
5 that that SCONJ IN _ 8 mark
6 the the DET DT _ 7 det
7 mayor mayor NOUN NN Number=Sing 8 nsubj
8 lied lie VERB VBD _ 4 ccomp
9 . . PUNCT . _ 4 punct
)"),
            "Ruth Askwell: Mayor Ruth Askwell\nmayor: the mayor\n");
}

TEST(CorefLinks, ThisPaperAndItsReporterAreThePublisher) {
  EXPECT_EQ(entities_of(R"(# publisher = Kessler Newswire
# newpar
1 This this DET DT _ 2 det
2 newspaper newspaper NOUN NN Number=Sing 3 nsubj
3 asked ask VERB VBD _ 0 root
4 a a DET DT _ 6 det
5 Kessler Kessler PROPN NNP Number=Sing 6 compound _ Name=B-ORG
6 reporter reporter NOUN NN Number=Sing 3 obj
7 . . PUNCT . _ 3 punct
)"),
            "Kessler Newswire: This newspaper | a Kessler reporter\nKessler: Kessler\n");
}

TEST(CorefLinks, BothAreTheTwoThatWereCounted) {
  EXPECT_EQ(entities_of(R"(# newpar
1 Two two NUM CD _ 2 nummod
2 officers officer NOUN NNS Number=Plur 4 nsubj:pass
3 were be AUX VBD _ 4 aux:pass
4 arrested arrest VERB VBN _ 0 root
5 . . PUNCT . _ 4 punct

1 Both both PRON DT _ 2 nsubj
2 deny deny VERB VBP _ 0 root
3 that that SCONJ IN _ 5 mark
4 soldiers soldier NOUN NNS Number=Plur 5 nsubj
5 saw see VERB VBD _ 2 ccomp
6 them they PRON PRP Case=Acc|Number=Plur|Person=3|PronType=Prs 5 obj
7 . . PUNCT . _ 2 punct
)"),
            "Two officers: Two officers | Both | them\nsoldiers: soldiers\n");
}

// A turn of talk speaks to whoever answers; the "you" of the last paragraph is anybody.
TEST(CorefLinks, YouIsWhoAnswers) {
  EXPECT_EQ(entities_of(R"(# newpar
1 Ruth Ruth PROPN NNP Number=Sing 4 dep _ Name=B-PER
2 : : PUNCT : _ 1 punct
3 You you PRON PRP Case=Nom|Person=2|PronType=Prs 4 nsubj
4 lied lie VERB VBD _ 0 root
5 . . PUNCT . _ 4 punct

# newpar
1 Paul Paul PROPN NNP Number=Sing 4 dep _ Name=B-PER
2 : : PUNCT : _ 1 punct
3 You you PRON PRP Case=Nom|Person=2|PronType=Prs 4 nsubj
4 asked ask VERB VBD _ 0 root
5 . . PUNCT . _ 4 punct

# newpar
1 You you PRON PRP Case=Nom|Person=2|PronType=Prs 3 nsubj
2 never never ADV RB _ 3 advmod
3 know know VERB VBP _ 0 root
4 . . PUNCT . _ 3 punct
)"),
            "Ruth: Ruth | You\nPaul: You | Paul\n");
}

TEST(CorefLinks, ALetterIsARecordAndATitleIsPartOfItsName) {
  EXPECT_EQ(entities_of(R"(# newpar
1 Superintendent superintendent NOUN NN Number=Sing 2 nmod:desc
2 Gama Gama PROPN NNP Number=Sing 3 nsubj _ Name=B-PER
3 hid hide VERB VBD _ 0 root
4 a a DET DT _ 5 det
5 letter letter NOUN NN Number=Sing 3 obj
6 . . PUNCT . _ 3 punct
)"),
            "Gama: Superintendent Gama\nletter: a letter\n");
}

TEST(CorefLinks, NobodyAndSomeAreNoHe) {
  EXPECT_EQ(entities_of(R"(# newpar
1 Ruth Ruth PROPN NNP Number=Sing 2 nsubj _ Name=B-PER
2 saw see VERB VBD _ 0 root
3 no no DET DT _ 4 det
4 officer officer NOUN NN Number=Sing 2 obj
5 . . PUNCT . _ 2 punct

1 Some some PRON DT _ 2 nsubj
2 said say VERB VBD _ 0 root
3 he he PRON PRP Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs 4 nsubj
4 lied lie VERB VBD _ 2 ccomp
5 . . PUNCT . _ 2 punct
)"),
            "Ruth: Ruth | he\nofficer: no officer\nSome: Some\n");
}

}  // namespace
}  // namespace dateline
