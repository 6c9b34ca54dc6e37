// The shipped tables, and what the loader says of broken ones.
#include "ground/actor_lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

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

TEST_F(ShippedActors, DatesAreDatesAndInOrder) {
  const auto date = [](const std::string& d) {
    const auto digit = [&](size_t i) { return d[i] >= '0' && d[i] <= '9'; };
    if (d.size() != 4 && d.size() != 7 && d.size() != 10) return false;
    for (size_t i = 0; i < d.size(); ++i) {
      if (i == 4 || i == 7 ? d[i] != '-' : !digit(i)) return false;
    }
    return true;
  };
  for (int i = 0; i < lexicon().size(); ++i) {
    const Actor& a = lexicon().actor(i);
    EXPECT_TRUE(a.valid_from.empty() || date(a.valid_from)) << a.id;
    EXPECT_TRUE(a.valid_to.empty() || date(a.valid_to)) << a.id;
    const size_t known = std::min(a.valid_from.size(), a.valid_to.size());
    EXPECT_LE(a.valid_from.substr(0, known), a.valid_to.substr(0, known)) << a.id;
  }
}

// Outlets apart, a name is one actor's; what two share needs a country in the article to be told apart.
TEST_F(ShippedActors, NamesDoNotCollide) {
  const std::set<std::string> shared = {"jem", "cpc", "peoples democratic party"};
  for (int i = 0; i < lexicon().size(); ++i) {
    const Actor& actor = lexicon().actor(i);
    if (actor.type == EntityType::kMedia) continue;
    const std::string key = actor_key(actor.name);
    for (int other : lexicon().called(key)) {
      const EntityType type = lexicon().actor(other).type;
      EXPECT_TRUE(other == i || type == EntityType::kMedia || shared.contains(key))
          << actor.id << " and " << lexicon().actor(other).id << " are both called " << key;
    }
  }
}

TEST_F(ShippedActors, OfficesHaveTheirHoldersOfTheDay) {
  const auto holder = [](std::string_view of, std::string_view office, std::string_view day) {
    const int person = lexicon().holder(of, office, day);
    return person == kNone ? std::string("nobody") : lexicon().actor(person).id;
  };
  EXPECT_EQ(holder("syr", "president", "2018-11-25"), "bashar_al_assad");
  EXPECT_EQ(holder("syr", "president", "2025-06-01"), "ahmed_al_sharaa");
  EXPECT_EQ(holder("syr", "president", "2024-12-20"), "nobody");
  EXPECT_EQ(holder("usa", "president", "2019"), "donald_trump");
  EXPECT_EQ(holder("usa", "president", "2017"), "nobody");  // two of them
  EXPECT_EQ(holder("usa", "secretary of state", "2015-03-02"), "john_kerry");
  EXPECT_EQ(holder("gbr", "foreign secretary", "2018-07-09T12:00"), "nobody");
  EXPECT_EQ(holder("united_nations", "secretary general", "2016-12-31"), "ban_ki_moon");
  EXPECT_EQ(holder("syr", "president", ""), "nobody");
}

TEST_F(ShippedActors, StatesHaveTheirNumbers) {
  const Actor& yemen = lexicon().actor(lexicon().state_of("YEM"));
  EXPECT_EQ(yemen.cow, "679");
  EXPECT_EQ(yemen.gw, "678");
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
