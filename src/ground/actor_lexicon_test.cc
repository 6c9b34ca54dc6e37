// The shipped tables, and what the loader says of broken ones.
#include "ground/actor_lexicon.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/data_dir.h"

namespace dateline {
namespace {

class ShippedActors : public testing::Test {
 protected:
  static const ActorLexicon& lexicon() {
    static const Result<ActorLexicon> loaded = ActorLexicon::load(data_dir() / "lexicons");
    static const ActorLexicon empty;
    EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().message);
    return loaded ? *loaded : empty;
  }
  static std::string only(std::string_view name) {
    const auto& found = lexicon().called(actor_key(name));
    return found.size() == 1 ? lexicon().actor(found[0]).id : std::to_string(found.size()) + " actors";
  }
};

TEST_F(ShippedActors, KnowActorsOfTheNewsByTheirNames) {
  EXPECT_EQ(only("White Helmets"), "white_helmets");
  EXPECT_EQ(only("the Syria Civil Defence"), "white_helmets");
  EXPECT_EQ(only("OPCW"), "organisation_for_the_prohibition_of_chemical_weapons");
  EXPECT_EQ(only("United Nations"), "united_nations");
  EXPECT_EQ(only("Ansar Allah"), "houthis");
  EXPECT_EQ(only("Hezbollah"), "hezbollah");
}

TEST_F(ShippedActors, RenamingsLeadToTheLastName) {
  const int nusra = lexicon().by_id("al_nusra_front");
  ASSERT_NE(nusra, kNone);
  EXPECT_EQ(lexicon().actor(nusra).renamed_to, "jabhat_fateh_al_sham");
  EXPECT_EQ(lexicon().actor(nusra).valid_to, "2016-07-28");
  EXPECT_EQ(lexicon().actor(lexicon().latest(nusra)).id, "hayat_tahrir_al_sham");
}

TEST_F(ShippedActors, EveryReferenceIsKnown) {
  for (int i = 0; i < lexicon().size(); ++i) {
    const Actor& actor = lexicon().actor(i);
    const auto known = [&](const std::string& id) { return id.empty() || lexicon().by_id(id) != kNone; };
    EXPECT_TRUE(known(actor.parent)) << actor.id << " has the parent " << actor.parent;
    EXPECT_TRUE(known(actor.renamed_to)) << actor.id << " became " << actor.renamed_to;
    EXPECT_TRUE(actor.country.empty() || actor.country.size() == 3u)
        << actor.id << " has the country " << actor.country;
  }
}

TEST_F(ShippedActors, WordsOfCountriesAndOrgans) {
  const CountryWord* word = lexicon().country_word("ankara");
  ASSERT_NE(word, nullptr);
  EXPECT_EQ(word->kind, CountryWord::Kind::kSeat);
  EXPECT_EQ(lexicon().actor(word->state).country, "TUR");
  ASSERT_NE(lexicon().organ("defense ministry"), kNone);
  EXPECT_EQ(lexicon().organ("defense ministry"), lexicon().organ("ministry of defence"));
  EXPECT_NE(lexicon().organ("foreign ministry"), lexicon().organ("defence ministry"));
}

TEST_F(ShippedActors, RolesAndLabels) {
  const RoleNoun* militant = lexicon().role("militant");
  ASSERT_NE(militant, nullptr);
  EXPECT_EQ(militant->sector, "REB");
  ASSERT_NE(lexicon().role("state television"), nullptr);
  EXPECT_EQ(lexicon().role("state television")->type, EntityType::kMedia);
  EXPECT_TRUE(lexicon().is_label("takfiri"));
  EXPECT_TRUE(lexicon().is_label("so called"));
  EXPECT_FALSE(lexicon().is_label("doctor"));
}

TEST(ActorLexicon, MissingAndBrokenTablesAreNamed) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "broken_actors";
  const auto missing = ActorLexicon::load(folder);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kUnreadable);
  std::filesystem::create_directories(folder / "actors");
  std::ofstream(folder / "actors" / "states.tsv") << "# head\nrus\tRussia\n";
  const auto broken = ActorLexicon::load(folder);
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, ErrorCode::kMalformed);
  EXPECT_NE(broken.error().message.find("states.tsv, line 2"), std::string::npos);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace dateline
