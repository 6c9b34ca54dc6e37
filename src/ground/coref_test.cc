// Who is who, on small articles written as trees.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "base/data_dir.h"
#include "ground/entities.h"
#include "language/analysis_text.h"

namespace dateline {
namespace {

const ActorLexicon& lexicon() {
  static const Result<ActorLexicon> loaded = ActorLexicon::load(data_dir() / "lexicons");
  static const ActorLexicon empty;
  EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().message);
  return loaded ? *loaded : empty;
}

Grounded entities_of(std::string_view conllu) {
  auto analysis = read_analysis(conllu);
  EXPECT_TRUE(analysis) << (analysis ? "" : analysis.error().message);
  Grounded grounded;
  if (!analysis) return grounded;
  grounded.analysis = std::make_shared<const Analysis>(std::move(*analysis));
  add_entities(grounded, lexicon(), Limits{});
  return grounded;
}

// The entity of the n-th mention with these words, with all its mentions' words: "Igor Konashenkov: A | B | C".
std::string chain(const Grounded& g, std::string_view words, int n = 0) {
  for (const Mention& m : g.mentions) {
    if (g.analysis->words(m.span) != words || n-- > 0) continue;
    const Entity& e = g.entities[static_cast<size_t>(m.entity)];
    std::string out = e.name + ":";
    for (int i : e.mentions) {
      out += (i == e.mentions.front() ? " " : " | ") +
             std::string(g.analysis->words(g.mentions[static_cast<size_t>(i)].span));
    }
    return out;
  }
  return "no such mention";
}

Entity entity(const Grounded& g, std::string_view name) {
  for (const Entity& e : g.entities) {
    if (e.name == name) return e;
  }
  ADD_FAILURE() << "no entity called " << name;
  return {};
}

constexpr std::string_view kSpokesman = R"(# newpar
1 Russian Russian ADJ JJ _ 3 amod
2 Defense defense PROPN NNP Number=Sing 3 compound _ Name=B-ORG
3 Ministry Ministry PROPN NNP Number=Sing 4 compound _ Name=I-ORG
4 Spokesman spokesman PROPN NNP Number=Sing 7 compound
5 Major Major PROPN NNP Number=Sing 6 compound
6 General General PROPN NNP Number=Sing 7 compound
7 Igor Igor PROPN NNP Number=Sing 9 nsubj _ Name=B-PER
8 Konashenkov Konashenkov PROPN NNP Number=Sing 7 flat _ Name=I-PER
9 spoke speak VERB VBD _ 0 root
10 . . PUNCT . _ 9 punct

1 The the DET DT _ 2 det
2 spokesman spokesman NOUN NN Number=Sing 3 nsubj
3 said say VERB VBD _ 0 root
4 Russia Russia PROPN NNP Number=Sing 6 nsubj _ Name=B-LOC
5 had have AUX VBD _ 6 aux
6 warned warn VERB VBN _ 3 ccomp
7 Turkey Turkey PROPN NNP Number=Sing 6 obj _ Name=B-LOC
8 . . PUNCT . _ 3 punct

1 In in ADP IN _ 3 case
2 his he PRON PRP$ Gender=Masc|Number=Sing 3 nmod:poss
3 remarks remark NOUN NNS Number=Plur 6 obl
4 , , PUNCT , _ 3 punct
5 Konashenkov Konashenkov PROPN NNP Number=Sing 6 nsubj _ Name=B-PER
6 accused accuse VERB VBD _ 0 root
7 Ankara Ankara PROPN NNP Number=Sing 6 obj _ Name=B-LOC
8 . . PUNCT . _ 6 punct
)";

TEST(Coreference, SpokesmanPronounAndSurnameAreOnePerson) {
  const Grounded g = entities_of(kSpokesman);
  EXPECT_EQ(chain(g, "The spokesman"),
            "Igor Konashenkov: Russian Defense Ministry Spokesman Major General Igor Konashenkov | The spokesman | his "
            "| Konashenkov");
  const Entity& person = entity(g, "Igor Konashenkov");
  EXPECT_EQ(person.type, EntityType::kPerson);
  EXPECT_EQ(person.country, "RUS");
  ASSERT_FALSE(person.member_of.empty());
  const Entity& ministry = g.entities[static_cast<size_t>(person.member_of[0])];
  EXPECT_EQ(ministry.name, "Russian Defense Ministry");
  EXPECT_EQ(ministry.sector, "MIL");
  ASSERT_EQ(ministry.member_of.size(), 1u);
  EXPECT_EQ(g.entities[static_cast<size_t>(ministry.member_of[0])].name, "Russia");
}

TEST(Coreference, CapitalThatActsIsTheState) {
  EXPECT_EQ(chain(entities_of(kSpokesman), "Ankara"), "Turkey: Turkey | Ankara");
}

constexpr std::string_view kGroup = R"(# publisher = Example Times
# newpar
1 Officials official NOUN NNS Number=Plur 2 nsubj
2 said say VERB VBD _ 0 root
3 the the DET DT _ 7 det
4 so so ADV RB _ 6 advmod SpaceAfter=No
5 - - PUNCT HYPH _ 6 punct SpaceAfter=No
6 called call VERB VBN _ 8 amod
7 White White PROPN NNP Number=Sing 8 compound _ Name=B-ORG
8 Helmets Helmet PROPN NNPS Number=Plur 10 nsubj _ Name=I-ORG
9 were be AUX VBD _ 10 aux
10 staging stage VERB VBG _ 2 ccomp
11 attacks attack NOUN NNS Number=Plur 10 obj
12 to to PART TO _ 13 mark
13 blame blame VERB VB _ 10 advcl
14 Syrian Syrian ADJ JJ _ 16 amod
15 government government NOUN NN Number=Sing 16 compound
16 forces force NOUN NNS Number=Plur 13 obj
17 . . PUNCT . _ 2 punct

1 The the DET DT _ 2 det
2 group group NOUN NN Number=Sing 4 nsubj
3 has have AUX VBZ _ 4 aux
4 denied deny VERB VBN _ 0 root
5 working work VERB VBG _ 4 xcomp
6 with with ADP IN _ 8 case
7 Takfiri takfiri ADJ JJ _ 8 amod
8 terrorists terrorist NOUN NNS Number=Plur 5 obl
9 . . PUNCT . _ 4 punct

1 State state NOUN NN Number=Sing 2 compound
2 television television NOUN NN Number=Sing 3 nsubj
3 showed show VERB VBD _ 0 root
4 doctors doctor NOUN NNS Number=Plur 3 obj
5 . . PUNCT . _ 3 punct
)";

TEST(Coreference, TheGroupIsTheSalientOrganisation) {
  const Grounded g = entities_of(kGroup);
  EXPECT_EQ(chain(g, "The group"), "White Helmets: White Helmets | The group");
  EXPECT_EQ(g.mentions[static_cast<size_t>(entity(g, "White Helmets").mentions[0])].label, "so-called");
}

TEST(Coreference, LabelsStayWithTheirWords) {
  const Grounded g = entities_of(kGroup);
  const Entity& group = entity(g, "Takfiri terrorists");
  EXPECT_EQ(group.type, EntityType::kArmedGroup);
  EXPECT_EQ(g.mentions[static_cast<size_t>(group.mentions[0])].label, "Takfiri terrorists");
}

// The tagger knows half of the one name and nothing of the other.
constexpr std::string_view kOutlets = R"(# newpar
1 Radio Radio PROPN NNP Number=Sing 3 nsubj
2 Ostrel Ostrel PROPN NNP Number=Sing 1 flat
3 cited cite VERB VBD _ 0 root
4 the the DET DT _ 6 det
5 Tornfeld Tornfeld PROPN NNP Number=Sing 6 compound _ Name=B-LOC
6 Times Times PROPN NNP Number=Sing 3 obj
7 . . PUNCT . _ 3 punct
)";

TEST(Coreference, PapersAndStationsAreKnownByTheirNames) {
  const Grounded g = entities_of(kOutlets);
  EXPECT_EQ(entity(g, "Radio Ostrel").type, EntityType::kMedia);
  EXPECT_EQ(entity(g, "Tornfeld Times").type, EntityType::kMedia);
}

TEST(Coreference, StateTelevisionIsNotThePublisher) {
  const Grounded g = entities_of(kGroup);
  const Entity& television = entity(g, "State television");
  EXPECT_EQ(television.type, EntityType::kMedia);
  EXPECT_EQ(television.country, "");
  ASSERT_NE(g.publisher, kNone);
  const Entity& publisher = g.entities[static_cast<size_t>(g.publisher)];
  EXPECT_EQ(publisher.name, "Example Times");
  EXPECT_EQ(publisher.type, EntityType::kMedia);
  EXPECT_TRUE(publisher.mentions.empty());
}

TEST(Coreference, GovernmentForcesAreAnOrganOfTheirCountry) {
  const Entity& forces = entity(entities_of(kGroup), "Syrian government forces");
  EXPECT_EQ(forces.country, "SYR");
  EXPECT_EQ(forces.sector, "MIL");
}

constexpr std::string_view kMilitants = R"(# newpar
1 Russian Russian ADJ JJ _ 2 amod
2 strikes strike NOUN NNS Number=Plur 3 nsubj
3 hit hit VERB VBD _ 0 root
4 militants militant NOUN NNS Number=Plur 3 obj
5 . . PUNCT . _ 3 punct

1 Moscow Moscow PROPN NNP Number=Sing 2 nsubj _ Name=B-LOC
2 said say VERB VBD _ 0 root
3 militant militant NOUN NN Number=Sing 4 compound
4 hideouts hideout NOUN NNS Number=Plur 6 nsubj:pass
5 were be AUX VBD _ 6 aux:pass
6 destroyed destroy VERB VBN _ 2 ccomp
7 because because SCONJ IN _ 10 mark
8 they they PRON PRP Number=Plur 10 nsubj
9 could could AUX MD _ 10 aux
10 use use VERB VB _ 6 advcl
11 gas gas NOUN NN Number=Sing 10 obj
12 . . PUNCT . _ 2 punct

1 Three three NUM CD _ 2 nummod
2 militants militant NOUN NNS Number=Plur 3 nsubj
3 died die VERB VBD _ 0 root
4 in in ADP IN _ 5 case
5 Damascus Damascus PROPN NNP Number=Sing 3 obl _ Name=B-LOC
6 . . PUNCT . _ 3 punct
)";

TEST(Coreference, GroupsMeetByTheirNounButCountsAreNew) {
  const Grounded g = entities_of(kMilitants);
  EXPECT_EQ(chain(g, "they"), "militants: militants | militant | they");
  EXPECT_EQ(chain(g, "Three militants"), "Three militants: Three militants");
}

TEST(Coreference, AdjectiveAndCapitalAreTheStateButACityIsAPlace) {
  const Grounded g = entities_of(kMilitants);
  EXPECT_EQ(chain(g, "Moscow"), "Russia: Russian | Moscow");
  EXPECT_EQ(entity(g, "Damascus").type, EntityType::kPlace);
}

constexpr std::string_view kAgency = R"(# newpar
1 The the DET DT _ 3 det
2 news news NOUN NN Number=Sing 3 compound
3 agency agency NOUN NN Number=Sing 5 nsubj
4 Reuters Reuters PROPN NNP Number=Sing 3 appos _ Name=B-ORG
5 quoted quote VERB VBD _ 0 root
6 the the DET DT _ 7 det
7 U.S. U.S. PROPN NNP Number=Sing 8 compound _ Name=B-LOC
8 Navy Navy PROPN NNP Number=Sing 5 obj _ Name=B-ORG
9 . . PUNCT . _ 5 punct

1 Trump Trump PROPN NNP Number=Sing 2 nsubj _ Name=B-PER
2 said say VERB VBD _ 0 root
3 he he PRON PRP Gender=Masc|Number=Sing 4 nsubj
4 agreed agree VERB VBD _ 2 ccomp
5 . . PUNCT . _ 2 punct
)";

TEST(Coreference, AgencyAndItsNameAreOne) {
  EXPECT_EQ(chain(entities_of(kAgency), "Reuters"), "Reuters: The news agency | Reuters");
}

TEST(Coreference, SurnameOfAnOfficeHolderWhoseCountryIsNamed) {
  const Grounded g = entities_of("# published = 2018-11-25\n" + std::string(kAgency));
  EXPECT_EQ(chain(g, "he"), "Donald Trump: Trump | he");
  EXPECT_EQ(entity(g, "U.S. Navy").country, "USA");
}

constexpr std::string_view kMinistries = R"(# newpar
1 Syria Syria PROPN NNP Number=Sing 4 nmod:poss _ Name=B-LOC|SpaceAfter=No
2 's 's PART POS _ 1 case
3 Foreign foreign PROPN NNP Number=Sing 4 compound _ Name=B-ORG
4 Ministry Ministry PROPN NNP Number=Sing 5 nsubj _ Name=I-ORG
5 urged urge VERB VBD _ 0 root
6 the the DET DT _ 9 det
7 UN UN PROPN NNP Number=Sing 9 compound _ Name=B-ORG
8 Security Security PROPN NNP Number=Sing 9 compound _ Name=I-ORG
9 Council Council PROPN NNP Number=Sing 5 obj _ Name=I-ORG
10 to to PART TO _ 11 mark
11 act act VERB VB _ 5 xcomp
12 . . PUNCT . _ 5 punct

1 The the DET DT _ 6 det
2 Syrian Syrian ADJ JJ _ 4 amod
3 Defence defence PROPN NNP Number=Sing 4 compound
4 Ministry Ministry PROPN NNP Number=Sing 5 nsubj
5 said say VERB VBD _ 0 root
6 it it PRON PRP Number=Sing 7 nsubj
7 agreed agree VERB VBD _ 5 ccomp
8 . . PUNCT . _ 5 punct

1 Jabhat Jabhat PROPN NNP Number=Sing 4 nsubj _ Name=B-ORG
2 Fateh Fateh PROPN NNP Number=Sing 1 flat _ Name=I-ORG
3 al-Sham al-Sham PROPN NNP Number=Sing 1 flat _ Name=I-ORG
4 left leave VERB VBD _ 0 root
5 . . PUNCT . _ 4 punct

1 Al-Nusra al-Nusra PROPN NNP Number=Sing 2 compound _ Name=B-ORG
2 Front Front PROPN NNP Number=Sing 3 nsubj _ Name=I-ORG
3 denied deny VERB VBD _ 0 root
4 it it PRON PRP Number=Sing 3 obj
5 . . PUNCT . _ 3 punct
)";

TEST(Coreference, MinistriesOfOneStateStayApart) {
  const Grounded g = entities_of(kMinistries);
  EXPECT_EQ(chain(g, "Syria's Foreign Ministry"), "Syria's Foreign Ministry: Syria's Foreign Ministry");
  EXPECT_EQ(chain(g, "it"), "Syrian Defence Ministry: Syrian Defence Ministry | it");
}

TEST(Coreference, RenamedGroupIsOne) {
  const Grounded g = entities_of(kMinistries);
  const Entity& group = entity(g, "Jabhat Fateh al-Sham");
  EXPECT_EQ(group.type, EntityType::kArmedGroup);
  EXPECT_GE(group.mentions.size(), 2u);
}

constexpr std::string_view kPresident = R"(
# newpar
1 The the DET DT _ 3 det
2 Syrian Syrian ADJ JJ _ 3 amod
3 president president NOUN NN Number=Sing 4 nsubj
4 spoke speak VERB VBD _ 0 root
5 . . PUNCT . _ 4 punct

1 Officials official NOUN NNS Number=Plur 2 nsubj
2 thanked thank VERB VBD _ 0 root
3 Assad Assad PROPN NNP Number=Sing 2 obj _ Name=B-PER
4 . . PUNCT . _ 2 punct
)";

TEST(Coreference, AnOfficeIsWhoeverHeldItThatDay) {
  const auto president = [](std::string_view day) {
    return chain(entities_of("# published = " + std::string(day) + std::string(kPresident)), "The Syrian president");
  };
  EXPECT_EQ(president("2018-11-25"), "Bashar al-Assad: The Syrian president | Assad");
  EXPECT_TRUE(president("2025-06-01").starts_with("Ahmed al-Sharaa: The Syrian president"));
  EXPECT_TRUE(president("2024-12-20").starts_with("Syrian president"));  // nobody held it
}

TEST(Coreference, WeOutsideQuotesIsThePublisher) {
  constexpr std::string_view kText = R"(# publisher = Example Times
# newpar
1 We we PRON PRP Number=Plur 2 nsubj
2 counted count VERB VBD _ 0 root
3 craters crater NOUN NNS Number=Plur 2 obj
4 . . PUNCT . _ 2 punct

1 It it PRON PRP Number=Sing 4 nsubj
2 is be AUX VBZ _ 4 cop
3 our we PRON PRP$ Number=Plur 4 nmod:poss
4 count count NOUN NN Number=Sing 0 root
5 . . PUNCT . _ 4 punct
)";
  const Grounded g = entities_of(kText);
  ASSERT_NE(g.publisher, kNone);
  EXPECT_EQ(chain(g, "We"), "Example Times: We | our");
}

TEST(Coreference, OddTreesDoNoHarm) {
  const auto whole =
      read_analysis(std::string(kSpokesman) + "\n" + std::string(kGroup) + "\n" + std::string(kMinistries));
  ASSERT_TRUE(whole);
  uint32_t state = 1;
  for (int round = 0; round < 200; ++round) {
    Analysis analysis = *whole;
    const int tokens = static_cast<int>(analysis.tokens.size());
    for (Token& token : analysis.tokens) {
      state = state * 1664525u + 1013904223u;
      token.head = static_cast<int>(state >> 8) % (tokens + 1) - 1;
      token.deprel = analysis.tokens[(state >> 4) % analysis.tokens.size()].deprel;
    }
    Grounded g;
    g.analysis = std::make_shared<const Analysis>(std::move(analysis));
    add_entities(g, lexicon(), Limits{});
    for (const Mention& m : g.mentions) {
      ASSERT_GE(m.entity, 0);
      ASSERT_LT(m.entity, static_cast<int>(g.entities.size()));
    }
  }
}

TEST(Coreference, MentionsBeyondTheLimitAreLeftOut) {
  auto analysis = read_analysis(kMilitants);
  ASSERT_TRUE(analysis);
  Limits limits;
  for (size_t limit : {size_t{0}, size_t{1}, size_t{3}}) {
    limits.mentions = limit;
    Grounded g;
    g.analysis = std::make_shared<const Analysis>(*analysis);
    add_entities(g, lexicon(), limits);
    EXPECT_LE(g.mentions.size(), limit);
  }
}

TEST(Entities, PartyAndStateAreNoneOfAName) {
  const Grounded g = entities_of(R"(# newpar
1 Joe Joe PROPN NNP Number=Sing 5 nsubj _ Name=B-PER
2 Berrigan Berrigan PROPN NNP Number=Sing 1 flat _ SpaceAfter=No|Name=I-PER
3 ( ( PUNCT -LRB- _ 4 punct _ SpaceAfter=No|Name=I-PER
4 D-N.Y. D-N.Y. PROPN NNP Number=Sing 1 appos _ Name=I-PER
5 spoke speak VERB VBD _ 0 root _ SpaceAfter=No
6 . . PUNCT . _ 5 punct
)");
  EXPECT_EQ(chain(g, "Joe Berrigan"), "Joe Berrigan: Joe Berrigan");
}

}  // namespace
}  // namespace dateline
