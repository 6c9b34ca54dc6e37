#include "store/document_json.h"

#include <gtest/gtest.h>

#include "store/document_view.h"
#include "store/sample_document_for_test.h"

namespace dateline {
namespace {

const RunInfo kRun{"0.1.0", "abc", "plover@def", "lex"};

// Spans count code points: "É" is one, the curly quotes are one each.
TEST(DocumentJson, WritesEveryLayerInOrder) {
  const std::string line = document_json(testing::sample_document(7), kRun);
  const std::string wanted =
      R"("sentences":[[12,86]],"tokens":[{"span":[13,18],"lemma":"three","upos":"NUM","xpos":"CD","feats":"NumType=Card",)"
      R"("head":1,"deprel":"nummod"},{"span":[19,25],"lemma":"shell","upos":"NOUN","xpos":"NNS","feats":"Number=Plur",)"
      R"("head":-1,"deprel":"root"}],)"
      R"("mentions":[{"id":"m1","span":[60,68],"kind":"name","type":"PER","entity":"e2","label":null},)"
      R"({"id":"m2","span":[94,102],"kind":"name","type":"PER","entity":"e4","label":null}],)"
      R"("entities":[{"id":"e1","name":"Norda Post","type":"MEDIA","country":null,"sector":"MED","member_of":[],)"
      R"("ids":{"wikidata":null,"geonames":null,"actor":"norda-post"}},)"
      R"({"id":"e2","name":"Nadia Öz","type":"PER","country":"NOR","sector":"GOV","member_of":["e3"],)"
      R"("ids":{"wikidata":null,"geonames":null,"actor":null}},)"
      R"({"id":"e3","name":"Radio Norda","type":"MEDIA","country":null,"sector":"MED","member_of":[],)"
      R"("ids":{"wikidata":null,"geonames":null,"actor":null}},)"
      R"({"id":"e4","name":"Ivo Lund","type":"PER","country":null,"sector":null,"member_of":[],)"
      R"("ids":{"wikidata":null,"geonames":null,"actor":null}}],)"
      R"("times":[{"id":"t1","span":[45,51],"type":"DATE","value":"2018-11-25","earliest":"2018-11-25",)"
      R"("latest":"2018-11-25","anchor":"published"}],)"
      R"("places":[{"id":"l1","span":[30,41],"name":"Élan square","lat":60.12346,"lon":10.5,"geonames":42,)"
      R"("feature":"SQR","country":"NOR","admin1":"Vest","precision":"exact","score":0.75}],)"
      R"("quantities":[{"id":"q1","span":[13,18],"what":"munitions","low":3,"best":3,"high":3,"modifier":"exact",)"
      R"("subgroup":null,"unit":"munition"}],)"
      R"("predicates":[{"id":"p1","span":[26,29],"roleset":"hit.01","arguments":[{"role":"ARG0","span":[13,25]}]}],)"
      R"("attributions":[{"id":"a1","source":[[54,68]],"cue":[[69,73]],"content":[[13,52]],"quote":"direct",)"
      R"("entity":"e2","inside":null,"decided_by":"lexicon:say"}],)"
      R"("events":[{"id":"v1","trigger":[[26,29]],"mentions":[[26,29],[108,112]],"type":"ASSAULT",)"
      R"("modes":["heavy-weapons"],"contexts":["military"],)"
      R"("codes":{"acled":"Explosions/Remote violence > Shelling/artillery/missile attack","cameo":"194"},)"
      R"("layer":"current","happened":"yes","arguments":[{"role":"instrument","entity":null,"span":[13,25],)"
      R"("inferred":false},{"role":"victim","entity":"e4","span":[94,102],"inferred":true}],)"
      R"("effects":[{"what":"damaged","span":[30,41],"claim":"c1"}],"place":{"id":"l1","inferred":false},)"
      R"("time":{"id":"t1","inferred":true},"quantities":["q1"],"decided_by":"bomb.01","confidence":0.93}],"relations":[],)"
      R"("claims":[{"id":"c1","event":"v1","about":["occurrence","place"],"evidence":[[13,41]],)"
      R"("chain":[{"role":"publisher","entity":"e1","explicit":true,"branch":0},)"
      R"({"role":"medium","entity":"e3","explicit":true,"branch":0,"span":[74,85]},)"
      R"({"role":"speaker","entity":"e2","explicit":true,"branch":0,"span":[54,68],"for":"e3"}],)"
      R"("force":"asserted","stance":"neutral","quote":"direct","said":null,"decided_by":"bomb.01 < lexicon:say","confidence":0.875},)"
      R"({"id":"c2","event":"v1","about":["casualties"],"evidence":[[87,112]],)"
      R"("chain":[{"role":"publisher","entity":"e1","explicit":true,"branch":0}],)"
      R"("force":"asserted","stance":"endorses","quote":"none","said":null,"decided_by":"bomb.01","confidence":0.5}],"lead":"v1",)"
      R"("run":{"engine":"0.1.0","model":"abc","codebook":"plover@def"},"extra":{"id":"x1"}})";
  const size_t at = line.find("\"sentences\"");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(line.substr(at), wanted);
  EXPECT_EQ(line.rfind(R"({"format":"dateline/1",)", 0), 0u);
}

TEST(DocumentJson, LeavesOutLayersThatWereNotAskedFor) {
  const auto layers = parse_layers("tokens, attributions");
  ASSERT_TRUE(layers.has_value());
  const std::string line = document_json(testing::sample_document(), kRun, *layers);
  EXPECT_NE(line.find("\"tokens\""), std::string::npos);
  EXPECT_NE(line.find("\"attributions\""), std::string::npos);
  for (const char* key : {"\"deprel\"", "\"mentions\":", "\"predicates\"", "\"events\"", "\"claims\""}) {
    EXPECT_EQ(line.find(key), std::string::npos) << key;
  }
  EXPECT_FALSE(parse_layers("tokens,trees").has_value());
}

TEST(DocumentView, ReadsBackWhatWasWritten) {
  const Document document = testing::sample_document(3);
  const auto read = view::read_line(document_json(document, kRun));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->id, document.article().id);
  ASSERT_EQ(read->claims.size(), 2u);
  EXPECT_EQ(read->words(read->claims[0].evidence[0]), "Three shells hit Élan square");
  const auto& span = read->claims[0].chain[2].span;
  if (!span) FAIL() << "the speaker has no words";
  EXPECT_EQ(read->words(*span), "mayor Nadia Öz");
  EXPECT_EQ(view::find(read->entities, read->claims[0].chain[2].entity)->name, "Nadia Öz");
  EXPECT_EQ(view::find(read->entities, "e99"), nullptr);
  EXPECT_EQ(read->places[0].geonames, 42);
  EXPECT_EQ(read->quantities[0].best, 3.0);
  EXPECT_EQ(read->events[0].place, "l1");
  EXPECT_TRUE(read->events[0].time_inferred);
}

TEST(DocumentView, RefusesWhatIsNoDocument) {
  EXPECT_FALSE(view::read_line("{").has_value());
  EXPECT_FALSE(view::read_line("[]").has_value());
  EXPECT_FALSE(view::read_line(R"({"id":"x"})").has_value());
  EXPECT_TRUE(view::read_line(R"({"id":"x","text":"","events":null})").has_value());
}

TEST(DocumentJson, ArticleAloneHasNoEvents) {
  const std::string line = article_only_json(testing::sample_document().article());
  EXPECT_NE(line.find("\"blocks\""), std::string::npos);
  EXPECT_EQ(line.find("\"events\""), std::string::npos);
}

// A page without a date tells between which days it was written, and why.
TEST(DocumentJson, AnInferredIntervalStandsInForTheDate) {
  Document document = testing::sample_document(7);
  const std::string dated = document_json(document, kRun);
  auto attributed = std::make_shared<Attributed>(*document.attributed);
  auto grounded = std::make_shared<Grounded>(*attributed->grounded);
  auto analysis = std::make_shared<Analysis>(*grounded->analysis);
  auto article = std::make_shared<Article>(*analysis->article);
  article->published = {};
  analysis->article = article;
  grounded->analysis = analysis;
  grounded->published_bounds = PublishedBounds{"2018-04-01", "", {{{0, 4}, "2018-04-01", ""}}};
  attributed->grounded = grounded;
  document.attributed = attributed;
  const std::string line = document_json(document, kRun);
  EXPECT_EQ(dated.find("\"reasons\""), std::string::npos);
  EXPECT_NE(line.find(R"("published":{"value":null,"precision":"interval","basis":"text","earliest":"2018-04-01",)"
                      R"("latest":null,"reasons":[{"span":[0,3],"from":"2018-04-01","to":null}]})"),
            std::string::npos)
      << line.substr(0, 600);
}

}  // namespace
}  // namespace dateline
